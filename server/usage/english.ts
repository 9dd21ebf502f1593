// What an English word can be: the closed classes of data/english.yaml, and the open ones of data/lexicon.txt.
import closedData from '../../data/english.yaml';
import lexicon from '../../data/lexicon.txt';
import { HASH_SEED } from '../glossary/names';
import { numberAt } from '../text/list';

// What a word can be, as bits: most can be several things. A word that no list has is a noun.
export const NOUN = 1;
/** The plain form: plan. */
export const VERB = 1 << 1;
export const ADJECTIVE = 1 << 2;
export const ADVERB = 1 << 3;
/** The past or its participle: planned. */
export const PAST = 1 << 4;
/** The form of the third person: plans. */
export const THIRD = 1 << 5;
/** Planning. */
export const GERUND = 1 << 6;
export const PLURAL = 1 << 7;
export const ARTICLE = 1 << 8;
/** A determiner that is no article: this, our, each. */
export const DETERMINER = 1 << 9;
/** How many: all, several, 31. */
export const QUANTIFIER = 1 << 10;
export const PREPOSITION = 1 << 11;
/** What begins a clause: because, when; together with a preposition, either: since. */
export const SUBORDINATOR = 1 << 12;
export const CONJUNCTION = 1 << 13;
/** Who, how: what asks or relates, and stands for no noun's determiner. */
export const RELATIVE = 1 << 14;
export const PRONOUN = 1 << 15;
export const AUXILIARY = 1 << 16;
/** “to” */
export const TO = 1 << 17;
/** Friday, March: no noun that a name before it describes. */
export const DATE = 1 << 18;
/** Be, been: belongs to a verb and is none by itself. */
export const UNFINITE = 1 << 19;
// What the word means, where that decides.
export const SAYING = 1 << 20;
export const CAUSING = 1 << 21;
export const DEMANDING = 1 << 22;
export const NAMING = 1 << 23;
export const STYLING = 1 << 24;
export const TITLE = 1 << 25;
export const BEARER = 1 << 26;
export const BODY = 1 << 27;
/** Joins the words of a name: of, for, and. */
export const JOINING = 1 << 28;
export const SHORTENED = 1 << 29;
/** An auxiliary whose subject is one: is, has. */
export const SINGULAR = 1 << 31;

const closed = closedData as Readonly<Record<string, string>>;

/** What the words of each class of data/english.yaml are; those of `open` keep what the lexicon says of them. */
const classes: readonly { readonly name: string; readonly is: number; readonly open?: true }[] = [
  { name: 'articles', is: ARTICLE },
  { name: 'determiners', is: DETERMINER },
  { name: 'clausal', is: DETERMINER | RELATIVE },
  { name: 'quantifiers', is: QUANTIFIER },
  { name: 'ones', is: QUANTIFIER },
  { name: 'tens', is: QUANTIFIER },
  { name: 'hundreds', is: QUANTIFIER },
  { name: 'prepositions', is: PREPOSITION },
  { name: 'either', is: PREPOSITION | SUBORDINATOR },
  { name: 'conjunctions', is: CONJUNCTION },
  { name: 'subordinators', is: SUBORDINATOR },
  { name: 'relatives', is: RELATIVE },
  { name: 'pronouns', is: PRONOUN },
  { name: 'auxiliaries', is: AUXILIARY },
  { name: 'singular', is: SINGULAR, open: true },
  { name: 'unfinite', is: UNFINITE },
  { name: 'to', is: TO },
  { name: 'adverbs', is: ADVERB },
  { name: 'days', is: DATE },
  { name: 'months', is: DATE },
  { name: 'nounsInLy', is: NOUN, open: true },
  { name: 'plurals', is: NOUN | PLURAL, open: true },
  { name: 'saying', is: SAYING, open: true },
  { name: 'causing', is: CAUSING, open: true },
  { name: 'demanding', is: DEMANDING, open: true },
  { name: 'naming', is: NAMING, open: true },
  { name: 'styling', is: STYLING, open: true },
  { name: 'titles', is: TITLE, open: true },
  { name: 'joining', is: JOINING, open: true },
  { name: 'bearers', is: BEARER, open: true },
  { name: 'bodies', is: BODY, open: true },
  { name: 'shortened', is: SHORTENED, open: true },
];

/** What lies in the table for a word of a closed class: nothing is derived from it and the lexicon adds nothing. */
const CLOSED = 1 << 30;
/** The meanings alone, which say nothing of what the word can be. */
const MEANINGS =
  SAYING | CAUSING | DEMANDING | NAMING | STYLING | TITLE | BEARER | BODY | JOINING | SHORTENED | SINGULAR;

/** The words of the classes that are asked for by name, since nothing in the reading of every word needs them. */
const lists = new Map<string, ReadonlySet<string>>();

/** The words of a class of data/english.yaml, in its order. */
export function wordsOf(name: string): readonly string[] {
  return (closed[name] ?? '').split(' ');
}

/** Whether a word, in any capitals, is one of a class of data/english.yaml. */
export function isAmong(name: string, word: string): boolean {
  let list = lists.get(name);
  if (list === undefined) lists.set(name, (list = new Set(wordsOf(name))));
  return list.has(word.toLowerCase());
}

/** Hashes of words, as those of `readWords`, and what they can be: an open table, more than twice as long as it has words. */
interface Table {
  readonly keys: Int32Array;
  readonly values: Int32Array;
}

const SIZE = 1 << 15;
let table: Table | undefined;

/**
 * What a word can be, by its folded hash (`Words.hashes`) and where it stands in a text; the last letters tell the form.
 * Costs a few operations on numbers where the lexicon knows the word.
 */
export function classOf(hash: number, text: string, start: number, end: number): number {
  table ??= createTable();
  const known = find(table, hash);
  if ((known & CLOSED) !== 0) return known & ~CLOSED;
  const is = known | derive(table, hash, text, end);
  return (is & ~MEANINGS) === 0 ? is | guess(text.slice(start, end).toLowerCase()) : is;
}

/** What belongs to the grammar of a sentence rather than to what it speaks of: articles, pronouns, prepositions. */
const GRAMMAR =
  ARTICLE |
  DETERMINER |
  QUANTIFIER |
  PREPOSITION |
  SUBORDINATOR |
  CONJUNCTION |
  RELATIVE |
  PRONOUN |
  AUXILIARY |
  TO |
  UNFINITE;

/** Whether a word of this folded hash belongs to the grammar of a sentence. Costs one look-up. */
export function isGrammatical(hash: number): boolean {
  table ??= createTable();
  return (find(table, hash) & GRAMMAR) !== 0;
}

/** Whether a point after a word of this folded hash ends no sentence: Mr. */
export function isShortened(hash: number): boolean {
  table ??= createTable();
  return (find(table, hash) & SHORTENED) !== 0;
}

/** What verbs are made of verbs with: outspend, overlook. */
const prefixes = ['out', 'over', 'under', 'mis'];

/** Endings of words that are adjectives at least as often as nouns. */
const adjectival = /(?:al|ive|ous|ful|less|ic|able|ible|ish|ese|ian|ean)$/;

/** What a word can be that nothing is known of, by its beginning and its ending. */
function guess(word: string): number {
  const prefix = prefixes.find((one) => word.startsWith(one));
  if (prefix !== undefined && word.length > prefix.length + 3) {
    const base = word.slice(prefix.length);
    const is = classOf(add(HASH_SEED, base), base, 0, base.length);
    if ((is & (VERB | THIRD | PAST | GERUND)) !== 0 && (is & PLURAL) === 0) return is;
  }
  if (adjectival.test(word)) return NOUN | ADJECTIVE;
  return word.endsWith('s') && !word.endsWith('ss') ? NOUN | PLURAL : NOUN;
}

/** The folded hash of a word that stands alone, in small letters. */
export function hashOf(word: string): number {
  return add(HASH_SEED, word);
}

/** What a word that stands alone can be; 0 where neither list has it or what it is a form of, as names are. */
export function lookUp(word: string): number {
  return lookUpAt(add(HASH_SEED, word.toLowerCase()), word, word.length);
}

/** The same of a word of a text, by its folded hash and where it ends. */
export function lookUpAt(hash: number, text: string, end: number): number {
  table ??= createTable();
  const known = find(table, hash);
  return (known & CLOSED) !== 0 ? known & ~CLOSED : known | derive(table, hash, text, end);
}

/** Whether a word has the ending of what is of a people: Lithuanian, Turkish. */
export function isOfPeople(word: string): boolean {
  return /(?:ian|ean|can|ese|ish)$/.test(word);
}

/** What a word can be as a form of another one. */
function derive(table: Table, hash: number, text: string, end: number): number {
  switch (text.charCodeAt(end - 1) | 0x20) {
    case 0x73: // -s
      return deriveS(table, hash, text, end);
    case 0x64: // -ed
      return (text.charCodeAt(end - 2) | 0x20) === 0x65 && isVerbal(table, hash, 'ed', text, end) ? PAST : 0;
    case 0x67: // -ing
      return isEnding(text, end, 0x6e, 0x69) && isVerbal(table, hash, 'ing', text, end) ? GERUND : 0;
    case 0x79: // -ly; but a supply is a noun
      return (text.charCodeAt(end - 2) | 0x20) === 0x6c && (find(table, hash) & NOUN) === 0 ? ADVERB : 0;
    case 0x74: // newest
      return isEnding(text, end, 0x73, 0x65) && isAdjectival(table, hash, 'est', text, end) ? ADJECTIVE : 0;
    case 0x72: // newer; but a leader is a noun
      return (text.charCodeAt(end - 2) | 0x20) === 0x65 && isAdjectival(table, hash, 'er', text, end)
        ? NOUN | ADJECTIVE
        : 0;
  }
  return 0;
}

/** Whether these letters, the last but one first, stand before the last letter of a word. */
function isEnding(text: string, end: number, lastButOne: number, before: number): boolean {
  return (text.charCodeAt(end - 2) | 0x20) === lastButOne && (text.charCodeAt(end - 3) | 0x20) === before;
}

/** Plans, launches, allies. */
function deriveS(table: Table, hash: number, text: string, end: number): number {
  const last = text.charCodeAt(end - 2) | 0x20;
  if (last === 0x73) return 0; // process
  let stem = find(table, strip(hash, 's'));
  if (stem === 0 && last === 0x65) {
    stem = find(table, strip(hash, 'es'));
    if (stem === 0 && (text.charCodeAt(end - 3) | 0x20) === 0x69) stem = find(table, add(strip(hash, 'ies'), 'y'));
  }
  if ((stem & CLOSED) !== 0) return 0;
  if (stem === 0) return 0;
  const noun = (stem & (NOUN | ADJECTIVE)) !== 0 || (stem & VERB) === 0 ? NOUN | PLURAL : 0;
  return noun | ((stem & VERB) !== 0 ? THIRD : 0);
}

/** Whether a word is a verb with an ending: launched, planned, based, relied. */
function isVerbal(table: Table, hash: number, ending: string, text: string, end: number): boolean {
  const stem = strip(hash, ending);
  const isVerb = (of: number) => (find(table, of) & (VERB | CLOSED)) === VERB;
  if (isVerb(stem) || isVerb(add(stem, 'e'))) return true;
  const at = end - ending.length;
  const letter = text[at - 1]?.toLowerCase();
  if (letter === 'i') return isVerb(add(strip(stem, 'i'), 'y'));
  return letter !== undefined && letter === text[at - 2]?.toLowerCase() && isVerb(strip(stem, letter));
}

/** Whether a word is an adjective with an ending: newest, larger, happier. */
function isAdjectival(table: Table, hash: number, ending: string, text: string, end: number): boolean {
  const stem = strip(hash, ending);
  const isAdjective = (of: number) => (find(table, of) & (ADJECTIVE | CLOSED)) === ADJECTIVE;
  if (isAdjective(stem) || isAdjective(add(stem, 'e'))) return true;
  const letter = text[end - ending.length - 1]?.toLowerCase();
  return letter === 'i' && isAdjective(add(strip(stem, 'i'), 'y'));
}

const PRIME = 0x01000193;
/** The number that undoes the multiplication with the prime of the hash. */
const INVERSE = 0x359c449b;

/** The hash of a word less its ending. */
function strip(hash: number, ending: string): number {
  for (let i = ending.length - 1; i >= 0; i--) hash = Math.imul(hash, INVERSE) ^ ending.charCodeAt(i);
  return hash;
}

/** The hash of a word and an ending. */
function add(hash: number, ending: string): number {
  for (let i = 0; i < ending.length; i++) hash = Math.imul(hash ^ ending.charCodeAt(i), PRIME);
  return hash;
}

function find({ keys, values }: Table, hash: number): number {
  let slot = hash & (SIZE - 1);
  while (values[slot] !== 0 && keys[slot] !== hash) slot = (slot + 1) & (SIZE - 1);
  return numberAt(values, slot);
}

function put({ keys, values }: Table, hash: number, is: number): void {
  let slot = hash & (SIZE - 1);
  while (values[slot] !== 0 && keys[slot] !== hash) slot = (slot + 1) & (SIZE - 1);
  keys[slot] = hash;
  values[slot] = numberAt(values, slot) | is;
}

/** Made when the first word is asked for, in about a millisecond. */
function createTable(): Table {
  const created: Table = { keys: new Int32Array(SIZE), values: new Int32Array(SIZE) };
  for (const { name, is, open } of classes)
    for (const word of wordsOf(name)) put(created, add(HASH_SEED, word), is | (open ? 0 : CLOSED));
  let hash = HASH_SEED;
  for (let i = 0; i < lexicon.length; i++) {
    const unit = lexicon.charCodeAt(i);
    if (unit >= 0x61 && unit <= 0x7a) hash = Math.imul(hash ^ unit, PRIME);
    else if (unit === 0x0a) hash = HASH_SEED;
    else if ((find(created, hash) & CLOSED) === 0) put(created, hash, unit - 0x30);
  }
  return created;
}
