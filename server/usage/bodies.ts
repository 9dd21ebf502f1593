// Names of well-known bodies that a block writes nearly right: a word dropped, swapped or misspelt, another preposition.
import file from '../../data/bodies.yaml';
import type { Block } from '../text/block';
import { areAlike, itemAt, numberAt } from '../text/list';
import { foldText, foldUnit, HYPHEN, isLetter, SPACE } from '../text/normalize';
import { quotedSpans } from '../text/regions';
import { overlaps, type Span } from '../text/span';
import * as english from './english';
import { isInside, readVisible } from './mentions';
import type { Words } from './words';

/** A name that is nearly that of a body. Offsets in the block. */
export interface InexactName extends Span {
  /** The name as the body writes it. */
  readonly right: string;
  /** What is written, where letters of it are wrong. */
  readonly slip?: string;
  /** Set where only the spelling is that of another English than the body writes; `softly` where many write it so. */
  readonly variety?: 'plainly' | 'softly';
}

/** A name as its words: those that tell, and what joins them. Folded. */
interface Name {
  readonly text: string;
  /** As the body writes it, where that is joined otherwise, and how surely that is wrong. */
  readonly right?: string;
  readonly variety?: InexactName['variety'];
  /** The words that tell, with a capital. */
  readonly telling: readonly string[];
  /** The words that join others, less “the”, with the number of telling words before each. */
  readonly joiners: readonly string[];
  /** All of it as it is compared: the same for the two varieties of English. */
  readonly plain: string;
}

/** A body in the index, with the word that was left out of its key: -1 where none was. */
interface KnownBody {
  readonly body: Name;
  readonly dropped: number;
}

/** The fewest telling words of a name: of two each is too much of it, so that no more than its article is looked for. */
const FEWEST = 3;
const SHORTEST = 2;
/** The longest run of words with capitals that is looked into. */
const MOST = 16;

/** By the sum of the keys of their telling words, whatever their order. */
let index: ReadonlyMap<number, readonly KnownBody[]> | undefined;
/** The same of names of two words, of which no more than their capitals are looked for. */
let pairs: ReadonlyMap<number, readonly KnownBody[]> | undefined;

/** The keys of the first telling words of all of these. */
const firsts = new Set<number>();

/** The roots of the telling words of all bodies; few drafts ask for them. */
let roots: ReadonlySet<string> | undefined;

const names = file as Readonly<Record<'bodies' | 'pairs', Readonly<Record<string, readonly string[]>>>>;

function createPairs(): ReadonlyMap<number, readonly KnownBody[]> {
  const entries = new Map<number, KnownBody[]>();
  for (const body of Object.values(names.pairs).flat().map(readName)) {
    const [first = 0, ...others] = body.telling.map((word) => keyOf(word, 0, word.length));
    firsts.add(first);
    const key = others.reduce(sum, first);
    entries.set(key, [...(entries.get(key) ?? []), { body, dropped: -1 }]);
  }
  return entries;
}

function createIndex(): ReadonlyMap<number, readonly KnownBody[]> {
  const entries = new Map<number, KnownBody[]>();
  const add = (key: number, entry: KnownBody) => {
    const known = entries.get(key);
    if (known) known.push(entry);
    else entries.set(key, [entry]);
  };
  for (const body of bodyNames().flatMap(readBody)) {
    const keys = body.telling.map((word) => keyOf(word, 0, word.length));
    const all = keys.reduce(sum, 0);
    firsts.add(itemAt(keys, 0));
    add(all, { body, dropped: -1 });
    if (keys.length < FEWEST) continue;
    keys.forEach((key, dropped) => add(sum(all, -key), { body, dropped }));
  }
  return entries;
}

/** The names of all bodies, as they write them. */
function bodyNames(): readonly string[] {
  return Object.values(names.bodies).flat();
}

let shorts: ReadonlySet<string> | undefined;

/**
 * Whether a word of capitals is what a body is called by its initials, with or without “of” and the kind of its department, or
 * is in the name of one: USAID, DOE, HHS, ASEAN. Such a body is known beyond the draft.
 */
export function isBodyShort(word: string): boolean {
  shorts ??= new Set(bodyNames().flatMap(shortsOf));
  return word.length >= FEWEST && shorts.has(word);
}

/** The initials that a name may be called by, and the words of capitals in it. */
function shortsOf(text: string): readonly string[] {
  const words = text.split(' ');
  const initialsOf = (some: readonly string[]) => some.map((word) => word.charAt(0).toUpperCase()).join('');
  const telling = (some: readonly string[]) => some.filter((word) => !isJoiner(word.toLowerCase()));
  const from = /^\S+ of (?:the )?/.exec(text)?.[0].split(' ').length ?? 1;
  return [
    initialsOf(telling(words)),
    initialsOf(words.filter((word) => word === 'of' || !isJoiner(word.toLowerCase()))),
    initialsOf(telling(words.slice(from - 1))),
    ...words.filter((word) => /^\p{Lu}{3,}$/u.test(word)),
  ];
}

/** A body by its name, and by that with its words joined otherwise: Cooperation, Co-operation; Southeast, South East. */
function readBody(text: string): readonly Name[] {
  const joined = text.replace(/(?<!\p{L})Co(-o|o)(?=peration)/u, (_, joint) => (joint === 'o' ? 'Co-o' : 'Coo'));
  const divided = text.replace(/(?<=North|South)[ew](?=ast|est)/u, (letter) => ` ${letter.toUpperCase()}`);
  const others: readonly Name[] = [
    { ...readName(joined), right: text },
    { ...readName(divided), right: text, variety: 'plainly' },
  ];
  return [readName(text), ...others.filter((other) => other.text !== text)];
}

function sum(a: number, b: number): number {
  return (a + b) | 0;
}

function readName(text: string): Name {
  const folded = foldText(text);
  const words = folded.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');
  const telling: string[] = [];
  const joiners: string[] = [];
  for (const word of words) {
    if (!isJoiner(word)) telling.push(word);
    else if (word !== 'the') joiners.push(`${telling.length} ${word}`);
  }
  return {
    text,
    telling,
    joiners,
    // Of the thousand names few are ever compared.
    get plain() {
      return folded.split(' ').map(oneSpelling).join(' ');
    },
  };
}

function isJoiner(word: string): boolean {
  return english.isGrammatical(english.hashOf(word));
}

/** What is the same for a telling word, its plural, and its spelling in another variety of English. */
function rootOf(word: string): string {
  return singular(oneSpelling(word));
}

/** How many letters of a word no plural and no variety of English changes. */
const LETTERS = 3;

/** The key of a word: a hash of its first letters, so that sums of several differ. What it finds is compared word by word. */
function keyOf(text: string, start: number, end: number): number {
  let hash = 0;
  for (let at = start, letters = 0; at < end && letters < LETTERS; at++) {
    const unit = foldUnit(text.charCodeAt(at));
    if (!isLetter(unit)) continue;
    hash = Math.imul(hash + unit, 0x2c1b3c6d);
    letters++;
  }
  return hash ^ (hash >>> 15);
}

function singular(word: string): string {
  return word.replace(/ies$/, 'y').replace(/(?<=[^s])s$/, '');
}

/** One spelling for the two varieties of English, of a folded word. */
export function oneSpelling(word: string): string {
  // So are nearly all.
  if (!/is|ence|our|mme|tre|^co-|'/.test(word)) return word;
  return word
    .replace(/is(?=ation|e$|ed$|ing$)/, 'iz')
    .replace(/ence(?=s?$)/, 'ense')
    .replace(/our(?=s?$)/, 'or')
    .replace(/mme(?=s?$)/, 'm')
    .replace(/tre(?=s?$)/, 'ter')
    .replace(/^co-(?=op)/, 'co')
    .replace(/'/g, '');
}

/** A run of words with capitals and of what joins them: the telling ones, as words of the block. */
interface Run {
  readonly telling: readonly number[];
  /** Whether a name may begin, or end, at each of them: at the ends of the run, and beside “and”. */
  readonly opens: readonly boolean[];
  readonly closes: readonly boolean[];
  /** Whether no word of a name joins each of them to the one before it: officials from the Department. */
  readonly parts: readonly boolean[];
}

/** The names in a block that are nearly those of bodies, in order. `words` are those of the block. */
export function findInexactNames(block: Block, words: Words): readonly InexactName[] {
  if (block.quoted) return [];
  const small = findSmall(block, words);
  const found = [...small];
  for (const run of findRuns(block, words))
    found.push(...readRun(block, words, run).filter((one) => !small.some((other) => overlaps(one, other))));
  return found.sort((a, b) => a.start - b.start);
}

/** Names that are those of bodies but for words in small letters: Asian development bank, Joint Chiefs of staff. */
function findSmall(block: Block, words: Words): readonly InexactName[] {
  index ??= createIndex();
  pairs ??= createPairs();
  const { text } = block;
  const { count, hashes, starts, ends, separators } = words;
  const found: InexactName[] = [];
  for (let word = 0; word < count; word++) {
    if (!isCapital(word) || english.isGrammatical(numberAt(hashes, word))) continue;
    // What has a small letter at its start as well: the north Atlantic Council.
    const before = smallBefore(word);
    const one = nameFrom(before, word) ?? (before < word ? nameFrom(word, word) : undefined);
    if (one === undefined || one.start < (found.at(-1)?.end ?? 0)) continue;
    const quoted = quotedSpans(block);
    if (!isInside(quoted, one.start) && !isInside(quoted, one.end - 1)) found.push(one);
  }
  return found;

  /** The telling word before another one, over what joins names, where it has a small letter; else the other one. */
  function smallBefore(word: number): number {
    let at = word;
    while (at > 0 && word - at < MOST_BEFORE && isNear(at)) {
      at--;
      if (isTelling(at)) return isCapital(at) ? word : at;
      if (!joinsNames.has(numberAt(hashes, at))) break;
    }
    return word;
  }

  /** The longest such name that begins with a word and whose first capital is that of another one or the same. */
  function nameFrom(first: number, capital: number): InexactName | undefined {
    if (!firsts.has(keyOf(text, numberAt(starts, first), numberAt(ends, first)))) return undefined;
    let longest: InexactName | undefined;
    let all = 0;
    let isSmall = false;
    for (let word = first, size = 0; word < count && size < MOST_SMALL && (word === first || isNear(word)); word++) {
      if (!isTelling(word)) {
        // No name ends with what joins its words.
        if (separators[word] === HYPHEN || word - first > MOST) break;
        continue;
      }
      all = sum(all, keyOf(text, numberAt(starts, word), numberAt(ends, word)));
      isSmall ||= !isCapital(word);
      size++;
      if (!isSmall || size < SHORTEST) continue;
      const near = [
        ...(index!.get(all) ?? none),
        ...((size === SHORTEST && first === capital && pairs!.get(all)) || none),
      ];
      if (near.length === 0) continue;
      const [start, end] = [numberAt(starts, first), numberAt(ends, word)];
      const written = readVisible(block, start, end).replace(/\s+/g, ' ');
      const { plain } = readName(written);
      const same = near.find(({ body, dropped }) => dropped < 0 && body.plain === plain)?.body;
      if (same === undefined || !isNamed(first, capital, start)) continue;
      const right = same.right ?? same.text;
      // What is of two words is a name in fewer houses.
      if (isLowered(written, right)) longest = { start, end, right, ...(size < FEWEST ? { variety: 'plainly' } : {}) };
    }
    return longest;
  }

  /** Whether a name is meant: its capital is not that of a sentence, and it is not one of several. */
  function isNamed(first: number, capital: number, start: number): boolean {
    const before = text.slice(Math.max(0, start - LONGEST_BEFORE), start);
    if (/(?:^|[^\p{L}])(?:an?|any|another|each|every|no|some) [*_]{0,3}$/iu.test(before)) return false;
    const written = text.slice(numberAt(starts, capital), numberAt(ends, capital));
    const isProper = english.isOfPeople(written) || english.lookUp(written.toLowerCase()) === 0;
    return isProper || first !== capital || /[\p{L}\p{N},;)’'”"] [*_]{0,3}$/u.test(before);
  }

  function isNear(word: number): boolean {
    return separators[word] === SPACE || separators[word] === HYPHEN;
  }

  function isCapital(word: number): boolean {
    const unit = text.charCodeAt(numberAt(starts, word));
    return unit >= 0x41 && unit <= 0x5a;
  }

  function isTelling(word: number): boolean {
    return !english.isGrammatical(numberAt(hashes, word));
  }
}

const none: readonly KnownBody[] = [];

/** How many words before a capital a name may begin in small letters: agency for Example. */
const MOST_BEFORE = 2;

/** How many telling words of a name may have small letters, with the others. */
const MOST_SMALL = 8;

/** How far before a name what makes it one of several may stand, in UTF-16 units. */
const LONGEST_BEFORE = 12;

/** Whether a word has a small letter where that of a name has a capital. */
function isLowered(written: string, right: string): boolean {
  const its = right.split(' ');
  return written.split(' ').some((word, at) => /^\p{Ll}/u.test(word) && /^\p{Lu}/u.test(its[at] ?? ''));
}

function* findRuns({ text }: Block, { count, hashes, starts, ends, separators }: Words): Iterable<Run> {
  for (let word = 0; word < count; word++) {
    if (!isTelling(word)) continue;
    const first = word;
    let size = 1;
    for (let next = after(word); next >= 0; next = after(next)) {
      word = next;
      size++;
    }
    if (size >= SHORTEST && size <= MOST) yield runFrom(first);
  }

  function runFrom(first: number): Run {
    const telling = [first];
    const opens = [true];
    const closes: boolean[] = [];
    const parts = [true];
    for (let word = first, next = after(word); next >= 0; word = next, next = after(next)) {
      const between = hashes.subarray(word + 1, next);
      // With an article by itself another name begins: Later the World Trade Organization met.
      const isJoined = between.includes(AND) || (between.length === 1 && between[0] === THE);
      opens.push(isJoined || (word === first && isOwner(word)));
      const isOther = isJoined && between.includes(THE);
      parts.push(isOther || (between.length > 0 && !between.some((hash) => joinsNames.has(hash))));
      telling.push(next);
      closes.push(isJoined || between.includes(IN));
    }
    closes.push(true);
    return { telling, opens, closes, parts };
  }

  /** Whether a word says whose a body is, and is no part of its name: UN, US, Japanese. */
  function isOwner(word: number): boolean {
    const written = text.slice(numberAt(starts, word), numberAt(ends, word));
    return /^\p{Lu}{2,4}$/u.test(written) || (english.lookUp(written.toLowerCase()) & english.ADJECTIVE) !== 0;
  }

  /** The next telling word of a run after one, or -1 where it ends with that. */
  function after(word: number): number {
    let next = word + 1;
    while (
      next < count &&
      next - word < 4 &&
      separators[next] === SPACE &&
      english.isGrammatical(numberAt(hashes, next))
    )
      next++;
    if (next >= count || next - word >= 4 || !isNear(next)) return -1;
    return isTelling(next) || separators[next] === HYPHEN ? next : -1;
  }

  function isNear(word: number): boolean {
    return separators[word] === SPACE || separators[word] === HYPHEN;
  }

  function isTelling(word: number): boolean {
    const unit = text.charCodeAt(numberAt(starts, word));
    return unit >= 0x41 && unit <= 0x5a && !english.isGrammatical(numberAt(hashes, word));
  }
}

const AND = english.hashOf('and');
/** After “and” another name begins with it. */
const THE = english.hashOf('the');
/** The place of a body goes after its name: the Department of Example Affairs in London. */
const IN = english.hashOf('in');
/** What goes on with the name of a body: Department of Treasury and Finance. */
const joinsNames = new Set(['and', 'of', 'for'].map(english.hashOf));

function readRun(block: Block, words: Words, { telling, opens, closes, parts }: Run): readonly InexactName[] {
  index ??= createIndex();
  const keys = telling.map((word) => keyOf(block.text, numberAt(words.starts, word), numberAt(words.ends, word)));
  const spanOf = (from: number, to: number) => ({
    start: numberAt(words.starts, itemAt(telling, from)),
    end: numberAt(words.ends, itemAt(telling, to)),
  });
  /** Whether words are a title of an office, directly after which the name of a person stands. */
  const isBorne = (from: number, to: number) => {
    const first = itemAt(telling, from);
    const title = block.text.slice(numberAt(words.starts, first), numberAt(words.ends, first));
    return telling[to + 1] === itemAt(telling, to) + 1 && (english.lookUp(title.toLowerCase()) & english.TITLE) !== 0;
  };
  const names: Found[] = [];
  for (let from = 0; from < keys.length; from++) {
    let all = 0;
    for (let to = from; to < keys.length; to++) {
      all = sum(all, itemAt(keys, to));
      const size = to - from + 1;
      if (size < SHORTEST) continue;
      const isShort = size < FEWEST;
      const isWhole = isShort
        ? parts[from] && ((parts[to + 1] ?? true) || isBorne(from, to))
        : opens[from] && closes[to];
      if (isShort && !isWhole) continue;
      // Most runs end here: no body has these words, or all but one of them.
      const near = index.get(all) ?? [];
      const replaced =
        isWhole && !isShort ? keys.slice(from, to + 1).flatMap((key) => index!.get(sum(all, -key)) ?? []) : [];
      if (near.length === 0 && replaced.length === 0) continue;
      const { start, end } = spanOf(from, to);
      const text = readVisible(block, start, end).replace(/\s+/g, ' ');
      // Most names are written as they are, and need not be read.
      let known: Name | undefined;
      const name = () => (known ??= readName(text));
      const isSame = (body: Name) => body.text === text || body.plain === name().plain;
      const same = near.find(({ body, dropped }) => dropped < 0 && isSame(body))?.body;
      if (same !== undefined) names.push({ from, to, ...(isWhole ? compare(text, same) : {}) });
      if (same !== undefined || !isWhole) continue;
      const entry = near.find((one) => isNearly(name(), one)) ?? replaced.find((one) => isReplaced(name(), one));
      if (entry) names.push({ from, to, right: entry.body.text, ...asWritten(entry.body) });
    }
  }
  // Right names first, and longer ones before those within them.
  const isRight = ({ right, variety }: Found) => Number(right === undefined || variety !== undefined);
  names.sort((a, b) => isRight(b) - isRight(a) || b.to - b.from - (a.to - a.from));
  const chosen = names.filter(
    (name, at) => !names.slice(0, at).some(({ from, to }) => from <= name.to && name.from <= to),
  );
  const quoted = quotedSpans(block);
  const found: InexactName[] = [];
  for (const { from, to, right, variety } of chosen.sort((a, b) => a.from - b.from)) {
    const span = spanOf(from, to);
    // A word that is broken off in speech.
    const isBroken = /^[-\u2010\u2011](?![\p{L}\p{N}])/u.test(block.text.slice(span.end, span.end + 2));
    if (right === undefined || isBroken || isInside(quoted, span.start) || isInside(quoted, span.end - 1)) continue;
    found.push({ ...span, right, variety });
  }
  return found;
}

/** A name in a run: its first and its last telling word, and how its body writes it where that is otherwise. */
interface Found extends Pick<InexactName, 'variety'> {
  readonly from: number;
  readonly to: number;
  readonly right?: string;
}

/** How a body writes its name, where that is another way to join the words of one. */
function asWritten({ right, variety }: Name): Pick<Found, 'right' | 'variety'> {
  return right === undefined ? {} : { right, variety };
}

/** How the words of a body are written otherwise than it writes them: in small letters, or in another English. */
function compare(written: string, body: Name): Pick<Found, 'right' | 'variety'> {
  const { text, right = text, variety } = body;
  const own = written.replace(/[’‘]/g, "'").replace(/\p{Pd}/gu, '-');
  const small = own.toLowerCase();
  if (small === right.toLowerCase()) return isSmallIn(own, right) ? { right } : {};
  // Articles and apostrophes differ in ways that no body minds.
  const isSpelled = right !== text || plainName(small) === plainName(right.toLowerCase());
  if (!isSpelled || small.replaceAll("'", '') === right.toLowerCase().replaceAll("'", '')) return {};
  // American houses write the names of others in their own way; what another English has is never that of the body.
  return { right, variety: variety ?? (plainName(small) === small ? 'softly' : 'plainly') };
}

function plainName(name: string): string {
  return name.split(' ').map(oneSpelling).join(' ');
}

/** Whether an adjective has a small letter where that of a body has a capital: Indo-pacific, but not Non-proliferation. */
function isSmallIn(written: string, right: string): boolean {
  const its = right.split(/[ -]/);
  return written.split(/[ -]/).some((word, at) => {
    const isSmall = /^\p{Ll}{4}/u.test(word) && /^\p{Lu}/u.test(its[at] ?? '');
    return isSmall && (english.lookUp(word) & english.ADJECTIVE) !== 0;
  });
}

/** Whether a name has the words of a body, or all but one, and is not it. */
function isNearly({ telling, joiners, plain }: Name, { body, dropped }: KnownBody): boolean {
  if (body.telling.length < FEWEST) {
    const isOf = (of: string) => plain === body.plain.replace(/ (?:of|for) /, of);
    return (
      plain === body.plain.replace(/\bthe /, '') ||
      (telling.length === body.telling.length && (isOf(' of ') || isOf(' for ')))
    );
  }
  if (dropped < 0) {
    if (!haveSameRoots(telling, body.telling))
      return joiners.join() === body.joiners.join() && isSwapped(telling, body.telling);
    // Several of a kind: the National Security Councils of both, the Supreme Commanders Example.
    if (areSeveral(telling, body.telling)) return false;
    // Of a long name a word that joins may be missing: Partnership for Global Infrastructure Investment.
    const missing = body.joiners.length - joiners.length;
    const isTooMany =
      missing === -1 && joiners.some((joiner) => joiner.endsWith(' and') && !body.joiners.includes(joiner));
    return missing === 0 || ((missing === 1 || isTooMany) && telling.length > FEWEST);
  }
  // Without its first or its last word a name is a short one: Health and Human Services, the Economic Framework.
  if (dropped === 0 || dropped === body.telling.length - 1) return false;
  const rest = body.telling.filter((_, at) => at !== dropped);
  const isTelling = rest.length > (rest[0] === 'united' ? FEWEST : FEWEST - 1);
  const isJoined = joiners.length === body.joiners.length || joiners.length === body.joiners.length - 1;
  return isTelling && isJoined && rest.every((word, at) => word === telling[at]);
}

/**
 * Whether a name is that of a body but for the plural of its last word, of who holds an office, or of what a body is: the
 * Commanders of both, the Departments of Example Affairs and Trade.
 */
function areSeveral(words: readonly string[], right: readonly string[]): boolean {
  const at = words.findIndex((word, index) => word !== right[index]);
  const one = right[at];
  if (one === undefined || words[at] !== `${one}s`) return false;
  const isKind = (english.lookUp(one) & (english.TITLE | english.BODY)) !== 0;
  return (isKind || at === right.length - 1) && words.slice(at + 1).join() === right.slice(at + 1).join();
}

/** Whether two neighbours have changed places. */
function isSwapped(words: readonly string[], right: readonly string[]): boolean {
  const at = words.findIndex((word, index) => word !== right[index]);
  return (
    at + 1 < words.length &&
    words[at] === right[at + 1] &&
    words[at + 1] === right[at] &&
    words.slice(at + 2).join() === right.slice(at + 2).join()
  );
}

/** Whether a name is that of a body but for one word, which is much like the right one. */
function isReplaced({ telling, joiners }: Name, { body, dropped }: KnownBody): boolean {
  if (dropped < 0 || telling.length !== body.telling.length || joiners.join() !== body.joiners.join()) return false;
  const others = haveSameRoots(telling.toSpliced(dropped, 1), body.telling.toSpliced(dropped, 1));
  const word = itemAt(telling, dropped);
  const [is, right] = [oneSpelling(word), oneSpelling(itemAt(body.telling, dropped))];
  // Who holds an office is not the office: the Small Business Administrator.
  const isPerson = (english.lookUp(word) & english.TITLE) !== 0;
  return others && !isPerson && singular(is) !== singular(right) && isAlike(is, right);
}

/** Whether two lists hold as many words, with the same roots in order. */
function haveSameRoots(words: readonly string[], others: readonly string[]): boolean {
  return areAlike(words, others, (word, other) => rootOf(word) === rootOf(other));
}

/** The fewest letters that a slip of a word keeps at its beginning. */
const STEM = 5;
/** Those that are enough whatever follows them: Accounting, Accountability. */
const LONG_STEM = 7;

/** Whether a word is a slip for another: another ending, or two letters changed at most. */
function isAlike(word: string, right: string): boolean {
  let same = 0;
  while (same < word.length && word[same] === right[same]) same++;
  if (same >= LONG_STEM) return true;
  if (same >= STEM && Math.max(word.length, right.length) - same <= 4) return true;
  // What other bodies have in their names is no slip: American, African.
  roots ??= new Set(
    bodyNames()
      .flatMap(readBody)
      .flatMap(({ telling }) => telling.map(rootOf)),
  );
  if (roots.has(rootOf(word))) return false;
  let end = 0;
  while (end < Math.min(word.length, right.length) - same && word.at(-1 - end) === right.at(-1 - end)) end++;
  return same > 0 && right.length >= STEM && Math.max(word.length, right.length) - same - end <= 2;
}
