// States and their peoples written with a slip of one letter: Ukranian, Phillipines.
import file from '../../data/places.yaml';
import type { Block } from '../text/block';
import { numberAt } from '../text/list';
import { foldText, SPACE } from '../text/normalize';
import { quotedSpans } from '../text/regions';
import type { InexactName } from './bodies';
import * as english from './english';
import { isInside, readVisible } from './mentions';
import { isOneLetterFrom } from './namesakes';
import { soundOf } from './traces/sounds';
import type { Words } from './words';

const lists = file as Readonly<Record<'places' | 'peoples' | 'ordinary' | 'others', string>>;

/** What is compared with the words of drafts: the names by first letter and length, and all that are no slips. */
interface Places {
  readonly near: ReadonlyMap<number, readonly string[]>;
  readonly peoples: ReadonlySet<string>;
  readonly known: ReadonlySet<string>;
  /** What is of them and no other word of the language, by its hash. */
  readonly adjectives: ReadonlyMap<number, string>;
}

let places: Places | undefined;

function createPlaces(): Places {
  const near = new Map<number, string[]>();
  const names = [...lists.places.split(' '), ...lists.peoples.split(' ')];
  for (const name of names) {
    const key = keyOf(name, name.length);
    near.set(key, [...(near.get(key) ?? []), name]);
  }
  return {
    near,
    peoples: new Set(lists.peoples.split(' ')),
    adjectives: new Map(
      lists.peoples
        .split(' ')
        .flatMap((name) => (ordinary.has(name) ? [] : [[english.hashOf(foldText(name)), name] as const])),
    ),
    known: new Set([...names, ...lists.others.split(' ')].map(foldText)),
  };
}

function keyOf(name: string, length: number): number {
  return (name.charCodeAt(0) << 8) | length;
}

/** Those that are other words as well, in small letters. */
const ordinary: ReadonlySet<string> = new Set(lists.ordinary.split(' '));

/** In short words one letter makes another word, and of a short state the name of a person. */
const SHORTEST = 7;
const SHORTEST_STATE = 8;
const LONGEST = 16;
/** Fewer letters make a word of other languages as well. */
const SHORTEST_SMALL = 6;

/** The states and peoples in a block that are written with a slip, in order. `words` are those of the block. */
export function findPlaceSlips(
  block: Block,
  { count, hashes, starts, ends, separators }: Words,
): readonly InexactName[] {
  if (block.quoted) return [];
  places ??= createPlaces();
  const found: InexactName[] = [];
  let quoted: ReturnType<typeof quotedSpans> | undefined;
  for (let word = 0; word < count; word++) {
    const [start, end] = [numberAt(starts, word), numberAt(ends, word)];
    const first = block.text.charCodeAt(start);
    // A capital, and length enough: all that most words ever cost.
    const isSmall = first >= 0x61 && first <= 0x7a;
    if (isSmall ? end - start < SHORTEST_SMALL : first < 0x41 || first > 0x5a || end - start < SHORTEST) continue;
    if (end - start > LONGEST) continue;
    const right = isSmall ? adjectiveAt(word) : rightFor(readVisible(block, start, end), describes(word));
    if (right === undefined) continue;
    quoted ??= quotedSpans(block);
    const slip = readVisible(block, start, end);
    if (!isInside(quoted, start)) found.push({ start, end, right, slip, ...(isSmall ? { variety: 'plainly' } : {}) });
  }
  return found;

  /** What is of a people, where a word of it stands among others in small letters: the canadian ships. */
  function adjectiveAt(word: number): string | undefined {
    const right = places!.adjectives.get(numberAt(hashes, word));
    return right !== undefined && separators[word] === SPACE && separators[word + 1] === SPACE ? right : undefined;
  }

  /** Whether a word describes the noun in small letters that follows it. */
  function describes(word: number): boolean {
    const next = word + 1;
    if (next >= count || separators[next] !== SPACE) return false;
    const [start, end] = [numberAt(starts, next), numberAt(ends, next)];
    const is = english.classOf(numberAt(hashes, next), block.text, start, end);
    const isLower = block.text.charCodeAt(start) >= 0x61;
    return isLower && !english.isGrammatical(numberAt(hashes, next)) && (is & english.NOUN) !== 0;
  }
}

/** What a word is a slip for, or undefined. `isDescription`: it describes a noun. */
function rightFor(written: string, isDescription: boolean): string | undefined {
  places ??= createPlaces();
  const { near, peoples, known } = places;
  const folded = foldText(written);
  const single = folded.replace(/(?<=[^s])s$/, '');
  if (known.has(folded) || known.has(single) || !/^\p{Lu}\p{Ll}+$/u.test(written)) return undefined;
  return slipFor(folded, '') ?? (single === folded ? undefined : slipFor(single, 's'));

  function slipFor(name: string, ending: string): string | undefined {
    for (let length = name.length - 1; length <= name.length + 1; length++)
      for (const right of near.get(keyOf(written, length)) ?? [])
        if (isWanted(right, length < name.length) && isSlip(name, foldText(right)))
          return english.lookUp(name) === 0 ? right + ending : undefined;
    return undefined;
  }

  /** Of a people what describes something is looked for, and a short name only with a letter too many. */
  function isWanted(right: string, isLonger: boolean): boolean {
    if (!peoples.has(right)) return right.length >= SHORTEST_STATE;
    return isDescription && (right.length >= SHORTEST || isLonger);
  }
}

/** Whether a word is one letter from another, or has a wrong one of two letters doubled. */
function isSlip(written: string, right: string): boolean {
  return isOneLetterFrom(written, right) || (soundOf(written) === soundOf(right) && written.at(-1) === right.at(-1));
}
