// Names of several words, by their initials and by their words in any order.
import { HASH_SEED } from '../../glossary/names';
import type { Block } from '../../text/block';
import { numberAt } from '../../text/list';
import { foldUnit, HYPHEN, SPACE } from '../../text/normalize';
import * as english from '../english';
import type { Words } from '../words';
import { isAllCapitals, isCapital } from './capitals';
import { INITIALS, SPELLED_OUT } from './forms';
import { AND, IN, OF, PRIME, singular, THE } from './keys';
import { makeRoom, put, putNear } from './put';
import { BY_AMPERSAND } from './separators';
import { A_TRACE } from './traces';

/** Puts names of several words with capitals, and what may be the initials of such: Federal Example Agency, FEA. */
export function putInitials(at: number, { text }: Block, words: Words): number {
  const { count, hashes, starts, ends, separators } = words;
  /** Where the name begins that goes on, or -1; how many words with capitals it has, and the hash of their initials. */
  let first = -1;
  let size = 0;
  let initials = HASH_SEED;
  /** That of the initials of all its words but articles and “and”: DOE, for Department of Energy. */
  let all = HASH_SEED;
  /** That of what follows its first “of”: HUD, for Department of Housing and Urban Development. */
  let rest = HASH_SEED;
  /** The sum of its words, whatever their order, and whether others join them. */
  let telling = 0;
  let isJoined = false;
  /** The last word of it with a capital. */
  let last = -1;
  for (let word = 0; word <= count; word++) {
    const isAnd = separators[word] === BY_AMPERSAND;
    const isNext = word < count && first >= 0 && (isAnd || separators[word] === SPACE || separators[word] === HYPHEN);
    const start = word < count ? numberAt(starts, word) : 0;
    const isPart = word < count && isCapital(text, start) && !english.isGrammatical(numberAt(hashes, word));
    if (isNext && !isPart && separators[word] === SPACE && joinsName(word)) {
      // Where a body is belongs to its name in some places only.
      if (hashes[word] === IN) at = putTelling();
      continue;
    }
    if (!(isNext && isPart)) {
      if (size >= SHORTEST) at = putName(initials);
      if (size >= SHORTEST && all !== initials) at = putName(all);
      if (size > FEWEST_INITIALS && rest !== HASH_SEED) at = putName(rest);
      at = putTelling();
      first = isPart ? word : -1;
      size = telling = 0;
      isJoined = false;
      initials = all = rest = HASH_SEED;
    }
    if (!isPart) continue;
    const end = numberAt(ends, word);
    if (end - start >= SHORTEST && isAllCapitals(text, start, end)) {
      makeRoom(at + A_TRACE);
      at = put(at, numberAt(hashes, word) ^ INITIALED, INITIALS, start, end);
    }
    for (let joiner = last + 1; size > 0 && joiner < word; joiner++)
      if (!unspelled.has(numberAt(hashes, joiner))) all = addInitial(all, joiner);
    if (rest !== HASH_SEED || (size === 1 && last === word - 2 && hashes[word - 1] === OF))
      rest = addInitial(rest, word);
    initials = addInitial(initials, word);
    all = addInitial(all, word);
    telling = (telling + singular(numberAt(hashes, word), text, end)) | 0;
    if (size > 0 && (isAnd || last < word - 1)) isJoined = true;
    size++;
    last = word;
  }
  return at;

  /** Whether a name goes on with a word; after “and the” another one begins. */
  function joinsName(word: number): boolean {
    const hash = numberAt(hashes, word);
    return joining.has(hash) && !(hash === THE && hashes[word - 1] === AND);
  }

  /** Puts a name by its words, whatever their order and what joins them. */
  function putTelling(): number {
    const isLong = size >= FEWEST_TELLING || (size > 1 && isJoined && turned.has(numberAt(hashes, first)));
    if (!isLong) return at;
    makeRoom(at + A_TRACE);
    return putNear(at, telling ^ OF_THE_SAME_WORDS, text, numberAt(starts, first), numberAt(ends, last));
  }

  function putName(key: number): number {
    makeRoom(at + A_TRACE);
    return put(at, key ^ INITIALED, SPELLED_OUT, numberAt(starts, first), numberAt(ends, last));
  }

  function addInitial(hash: number, word: number): number {
    return Math.imul(hash ^ foldUnit(text.charCodeAt(numberAt(starts, word))), PRIME);
  }
}

/** The fewest words of a name that has initials, and the fewest of these. */
const SHORTEST = 2;

/** The fewest words of a name that is known again in another order; with the kind of its body before them one is enough. */
const FEWEST_TELLING = 3;
const turned = new Set(english.wordsOf('turned').map(english.hashOf));
const OF_THE_SAME_WORDS = 0x6b43a9b5;
const unspelled = new Set(['the', 'and'].map(english.hashOf));

/** The fewest words of a name that is called by those after its first “of”. */
const FEWEST_INITIALS = 3;
const INITIALED = 0x2f0b4a87;
const joining = new Set(english.wordsOf('joining').map(english.hashOf));
