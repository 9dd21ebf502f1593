// Mining: what a draft defines and repeats, as candidates for a glossary that fold into those of a whole archive.
import { foldText } from '../text/normalize';
import { positionAt } from '../text/draft';
import { nameKey } from '../usage/sameName';
import { findCapitalNames } from '../usage/capitalNames';
import { sentenceAt } from '../usage/context/sentence';
import * as english from '../usage/english';
import { cleanName } from '../usage/listWriter';
import type { Placed } from '../usage/passage';
import { oneSpelling } from '../usage/bodies';
import { soundOf } from '../usage/traces/sounds';
import { spanOf, type Usage } from '../usage/usage';
import { readWords } from '../usage/words';

/** A sentence that shows a candidate in use. */
export interface Evidence {
  /** The draft, as whoever reads it names it. */
  readonly draft: string;
  /** From 1. */
  readonly line: number;
  /** In one line, and cut where it is long. */
  readonly sentence: string;
  /** Of the draft, as `YYYY-MM-DD`; empty where it has none. */
  readonly date: string;
}

/** A way to write something, and how often it is written. */
export interface Spelling {
  readonly text: string;
  readonly uses: number;
}

/** How often something is used, when first and last, and where: what of two archives is added up. */
export interface Tally {
  /** How many drafts use it. */
  readonly drafts: number;
  readonly uses: number;
  /** The dates of the first and of the last draft that has one, as `YYYY-MM-DD`; empty where none has. */
  readonly first: string;
  readonly last: string;
  /** In the order of their texts. */
  readonly spellings: readonly Spelling[];
  /** The earliest, by date, draft and line. */
  readonly evidence: readonly Evidence[];
}

/** A full name that drafts give an abbreviation. Its drafts and uses are those that introduce it so. */
export interface Meaning extends Tally {
  /** The same for its spellings. */
  readonly key: string;
}

/** Something that a glossary could have. Counts of several archives are added up by `mergeCandidates`. */
export interface Candidate extends Tally {
  /** What it is told from others by: `a` and the letters of an abbreviation, `n` and what all spellings of a name share. */
  readonly key: string;
  /** Of an abbreviation: its full names, by key. Of a name: nothing. */
  readonly meanings: readonly Meaning[];
  /** Uses that open a sentence, so that their first capital says nothing. */
  readonly openings: number;
  /** Drafts that show the word on which a name turns to be a common one. */
  readonly common: number;
  /** The id of the concept of a glossary that has it, or empty. */
  readonly known: string;
  /** Whether there are more spellings or full names than are kept. */
  readonly more: boolean;
}

/** How many of each are kept. Of spellings and full names those whose texts come first, so that it is the same in whatever order archives are put together. */
const MOST_EVIDENCE = 3;
const MOST_SPELLINGS = 40;
const MOST_MEANINGS = 200;

/** What a draft defines and repeats, by key. `name` is what the draft is called, `date` its date where it gives itself none. */
export function mineDraft(usage: Usage, name: string, date = ''): ReadonlyMap<string, Candidate> {
  const found = new Map<string, Candidate>();
  const its = usage.date ?? date;
  const add = (candidate: Candidate) => {
    const known = found.get(candidate.key);
    found.set(candidate.key, known ? { ...mergeCandidates(known, candidate), drafts: 1 } : candidate);
  };
  const evidenceOf = (placed: Placed): readonly Evidence[] => {
    const line = positionAt(usage.draft, spanOf(usage, placed).start).line + 1;
    return [{ draft: name, line, sentence: sentenceAt(placed.passage.block, placed), date: its }];
  };
  const one = (text: string, uses: number, evidence: readonly Evidence[] = []): Tally => {
    return { drafts: 1, uses, first: its, last: its, spellings: [{ text, uses }], evidence };
  };
  const nothing = { meanings: [], openings: 0, common: 0, known: '', more: false };

  const shorts = new Map<string, number>();
  const use = (text: string) => shorts.set(text, (shorts.get(text) ?? 0) + 1);
  for (const { occurrences, unexplained } of usage.passages) {
    for (const occurrence of occurrences) {
      const { own, mention, passage } = occurrence;
      if (!own || mention.name.kind !== 'abbreviation' || usage.dangling.has(occurrence)) continue;
      use(singular(cleanName(passage.block.text.slice(mention.start, mention.end))));
    }
    for (const { own, word } of unexplained) if (own) use(word.text);
  }
  for (const [text, uses] of shorts) add({ ...nothing, ...one(text, uses), key: shortKey(text) });

  /** By key, the meanings that the draft gives it, so that one that it introduces twice counts once. */
  const told = new Set<string>();
  for (const introduced of usage.introductions) {
    const { introduction, counts } = introduced;
    const { concept, verdict } = introduction;
    if (!counts || concept.abbreviation === undefined) continue;
    const isOwn = concept.origin === 'draft';
    const full = cleanName(isOwn ? concept.fullName.text : introduced.full);
    const short = isOwn ? concept.abbreviation.text : singular(introduced.short);
    const [key, meaning] = [shortKey(short), nameKey(full) || full];
    const drafts = told.has(`${key} ${meaning}`) ? 0 : 1;
    told.add(`${key} ${meaning}`);
    const tally = { ...one(full, 1, evidenceOf(introduced)), drafts };
    add({
      ...nothing,
      ...one(short, 0),
      key,
      meanings: [{ ...tally, key: meaning }],
      known: isOwn || verdict === 'wrong' ? '' : concept.id,
    });
  }

  const common = commonWords(usage);
  for (const passage of usage.passages)
    for (const named of findCapitalNames(passage)) {
      const { head, opens, text } = named;
      const isCommon =
        common.has(head.hash) || (english.classOf(head.hash, head.text, 0, head.text.length) & english.BODY) !== 0;
      const key = `n ${spellingKey(text)}`;
      const isNew = !found.get(key)?.evidence.length;
      add({
        ...nothing,
        ...one(text, opens ? 0 : 1, isNew && !opens ? evidenceOf(named) : []),
        key,
        openings: opens ? 1 : 0,
        common: isCommon ? 1 : 0,
      });
    }
  for (const [key, candidate] of found) if (candidate.common > 1) found.set(key, { ...candidate, common: 1 });
  return found;
}

/** The hashes of the words that a draft writes with a small letter. */
function commonWords({ passages }: Usage): ReadonlySet<number> {
  const common = new Set<number>();
  for (const { block } of passages) {
    const { count, starts, hashes } = readWords(block);
    for (let word = 0; word < count; word++) {
      const unit = block.text.charCodeAt(starts[word] ?? 0);
      if (unit >= 0x61 && unit <= 0x7a) common.add(hashes[word] ?? 0);
    }
  }
  return common;
}

/** The key of an abbreviation: U.S. and US, HA/DR and HADR have one. */
function shortKey(short: string): string {
  return `a ${foldText(short).replace(/[^\p{L}\p{N}&+]/gu, '')}`;
}

/** A key that all spellings of a name share: hyphens, capitals, accents, “the”, two varieties of English, and how names are transliterated. */
export function spellingKey(name: string): string {
  return foldText(name)
    .split(/[^\p{L}\p{N}&']+/u)
    .filter((word) => word !== '' && word !== 'the')
    .map((word) => (english.lookUp(word) === 0 ? soundOf(oneSpelling(word)) : oneSpelling(word)))
    .join('');
}

function singular(short: string): string {
  return short.replace(/(?<=[A-Z0-9])s$/, '');
}

/** Two candidates of one key as one. In whatever order many are put together, and in whatever groups, the same comes out. */
export function mergeCandidates(a: Candidate, b: Candidate): Candidate {
  const meanings = mergeSorted(a.meanings, b.meanings, ({ key }) => key, mergeMeanings);
  const tally = mergeTallies(a, b);
  const more =
    a.more ||
    b.more ||
    meanings.length > MOST_MEANINGS ||
    meanings.some(isFull) ||
    tally.spellings.length > MOST_SPELLINGS;
  return {
    ...cut(tally),
    key: a.key,
    meanings: meanings.slice(0, MOST_MEANINGS).map(cut),
    openings: a.openings + b.openings,
    common: a.common + b.common,
    known: a.known === '' || (b.known !== '' && b.known < a.known) ? b.known : a.known,
    more,
  };
}

function isFull({ spellings }: Tally): boolean {
  return spellings.length > MOST_SPELLINGS;
}

/** A tally with no more than is kept. */
function cut<Some extends Tally>(tally: Some): Some {
  return isFull(tally) ? { ...tally, spellings: tally.spellings.slice(0, MOST_SPELLINGS) } : tally;
}

function mergeMeanings(a: Meaning, b: Meaning): Meaning {
  return { ...mergeTallies(a, b), key: a.key };
}

function mergeTallies(a: Tally, b: Tally): Tally {
  return {
    drafts: a.drafts + b.drafts,
    uses: a.uses + b.uses,
    first: a.first === '' || (b.first !== '' && b.first < a.first) ? b.first : a.first,
    last: a.last > b.last ? a.last : b.last,
    spellings: mergeSorted(
      a.spellings,
      b.spellings,
      ({ text }) => text,
      (one, other) => ({ text: one.text, uses: one.uses + other.uses }),
    ),
    evidence: mergeSorted(a.evidence, b.evidence, orderOf, (one) => one).slice(0, MOST_EVIDENCE),
  };
}

/** What evidence goes by: what has no date comes last. */
function orderOf({ date, draft, line, sentence }: Evidence): string {
  return `${date || '~'}\0${draft}\0${String(line).padStart(9, '0')}\0${sentence}`;
}

/** Two lists in the order of their keys as one; of one key there is one item. */
function mergeSorted<Item>(
  some: readonly Item[],
  others: readonly Item[],
  keyOf: (item: Item) => string,
  merge: (a: Item, b: Item) => Item,
): readonly Item[] {
  if (others.length === 0) return some;
  if (some.length === 0) return others;
  const merged: Item[] = [];
  let [at, next] = [0, 0];
  for (;;) {
    const [a, b] = [some[at], others[next]];
    if (a === undefined) return merged.concat(others.slice(next));
    if (b === undefined) return merged.concat(some.slice(at));
    const [one, other] = [keyOf(a), keyOf(b)];
    if (one === other) merged.push(merge(a, b));
    else merged.push(one < other ? a : b);
    if (one <= other) at++;
    if (other <= one) next++;
  }
}
