// Usage: what a draft does with the glossary's names, passage by passage and concept by concept. Everything reads from here.
import type { Concept } from '../glossary/concept';
import type { Glossary } from '../glossary/glossary';
import { remember } from '../glossary/remember';
import type { Block } from '../text/block';
import { blockIndexAt, type Draft } from '../text/draft';
import { type Rope, sharedEnds } from '../text/rope';
import type { Span } from '../text/span';
import { Concordance } from './concordance';
import { findDate } from './date';
import { type Dangling, danglingAfter, findDangling, nothingDangling, pointedTo } from './dangling';
import { type ConceptUsage, Gathered, listed } from './gather';
import type { Introduction } from './introduction';
import { changesBetween, indexOf, noPassages, type Passages } from './order';
import {
  createPassage,
  findSenses,
  hangsOn,
  type Introduced,
  type NewSenses,
  type Occurrence,
  type Passage,
  type Placed,
  type Senses,
  shortsIn,
} from './passage';
import { areOdd } from './ownNames';
import { readBlock } from './reading';
import { type Cell, readRow } from './row';
import { type Course, courseAfter, isSameCourse, opensAbbreviations, type Section, sections, start } from './scopes';
import { hasSpeechTitle, isTalk, opensAsSpeech } from './speech';
import { finish, isStep } from '../text/steps';
import { groupVariants, keysAt, type Variants } from './variants';

/** The record of a draft from which every rule and feature reads. Never changed. */
export interface Usage {
  readonly glossary: Glossary;
  readonly draft: Draft;
  /** One for each block of the draft, in order. */
  readonly passages: Passages;
  /** What abbreviations mean that the draft introduces. */
  readonly senses: Senses;
  /** Words of prose in the draft, and blocks that open like a turn of speech. */
  readonly words: number;
  readonly turns: number;
  /** Headings that open a list of abbreviations. */
  readonly lists: number;
  /** Whether it goes on for some pages. */
  readonly long: boolean;
  /** The date that the draft gives itself, as `YYYY-MM-DD`. */
  readonly date?: string;
  /** Whether the draft reads as a transcript of speech. */
  readonly speech: boolean;
  /** What only points back (the North) where nothing has been named yet: it means nothing, and is no occurrence of its concept. */
  readonly dangling: Dangling;
  /** The concepts that something in it may only point back to, or in the drafts that it was made of. */
  readonly pointed: ReadonlySet<Concept>;
  /** By concept id, in no order. */
  readonly concepts: ReadonlyMap<string, ConceptUsage>;
  /** In the order of the text; quoted ones too. */
  readonly introductions: readonly Introduced[];
  /** These, and what else is gathered by what it is about. */
  readonly gathered: Gathered;
  /** What it writes in several ways; shared with the drafts that it was made of and that are made of it. */
  readonly concordance: Concordance;
}

/**
 * Reads what a draft does with the glossary's names. With the usage of the draft `before` some edits it costs the blocks
 * that these touched, and one pass over the occurrences where what they name has changed.
 */
export function readUsage(glossary: Glossary, draft: Draft, before?: Usage): Usage {
  return finish(readUsageInSteps(glossary, draft, before));
}

/** How much is read between two stops, in units of blocks that are new. */
const STEP = 8192;

/** How many turns of speech make a transcript, and how many words a text of some pages. */
const FEWEST_TURNS = 3;
const FEWEST_WORDS = 200;

/** A block that was read, with what it introduces by itself and with the cell before it. */
interface Read extends Cell {
  readonly introductions: readonly Introduction[];
}

/** The same, stopping now and then: after each step of a few milliseconds, or one very long block. */
export function* readUsageInSteps(glossary: Glossary, draft: Draft, before?: Usage): Generator<void, Usage> {
  const last = before?.glossary === glossary ? before : undefined;
  const old = last?.passages ?? noPassages;
  const { from, to, end } = last ? divide(last, draft.blocks) : { from: 0, to: 0, end: draft.blocks.length };

  const read: Read[] = [];
  let done = 0;
  for (const block of draft.blocks.slice(from, end)) {
    const cell = { block, reading: readBlock(glossary, block) };
    const { reading } = cell;
    read.push({ block, reading, introductions: introductionsOf(read.at(-1) ?? old.at(from - 1), cell) });
    if ((done += block.text.length) < STEP) continue;
    yield;
    done = 0;
  }

  const gone = old.slice(from, to);
  const senses = last ? findSensesAfter(last, gone, from, read) : findSenses(introducedIn(read));
  const was = last?.senses ?? senses;
  const meant: NewSenses = { shorts: differingKeys(was, senses), was, is: senses };
  const hanging = last && meant.shorts.size > 0 ? passagesHangingOn(last, meant) : nothingHangs;
  const resensed = new Map<number, Passage>();
  for (const passage of hanging) {
    resensed.set(indexOf(old, passage), remake(passage, passage.course));
    if (isStep(resensed.size)) yield;
  }
  const known = new Map(gone.map((passage) => [passage.block, passage]));
  let course = old.at(from - 1)?.course ?? start;
  const middle: Passage[] = [];
  for (const { block, reading, introductions } of read) {
    course = courseAfter(course, block);
    const made = known.get(block);
    // Blocks of the same words may be one object, and each has a passage of its own.
    known.delete(block);
    middle.push(
      made && isSame(made, course, introductions) && !hangsOn(glossary, block, reading, meant)
        ? made
        : createPassage(block, course, reading, introductions, senses),
    );
    if (isStep(middle.length)) yield;
  }
  // Further down the course is soon the same again.
  let kept = to;
  for (; kept < old.length; kept++) {
    const passage = old.item(kept);
    course = courseAfter(course, passage.block);
    if (isSameCourse(course, passage.course)) break;
    middle.push(remake(passage, course));
    if (isStep(kept)) yield;
  }
  return join(glossary, draft, old.replace(resensed).splice(from, kept, middle), senses, last);

  /** A passage in its new course and with the new senses; the same where these change nothing in it. */
  function remake(passage: Passage, its: Course): Passage {
    const { block, reading } = passage;
    if (isSameCourse(its, passage.course) && !hanging.has(passage)) return passage;
    return createPassage(block, its, reading, introductionsMade(passage), senses);
  }
}

/**
 * Which passages of a draft are gone after an edit, from one index up to another, and where the blocks end that have come in
 * their place. A cell reads the one before it.
 */
function divide(
  { passages, draft }: Usage,
  blocks: Rope<Block>,
): { readonly from: number; readonly to: number; readonly end: number } {
  const { head, tail } = sharedEnds(draft.blocks, blocks);
  const kept = tail - (blocks.at(blocks.length - tail)?.cell === undefined ? 0 : 1);
  return { from: head, to: passages.length - kept, end: blocks.length - kept };
}

/** Where the passages of a draft hold each abbreviation. */
const byShort = listed(shortsIn, ({ text }) => text);

/** The passages of a draft in which something is something else where some abbreviations have another meaning. */
function passagesHangingOn({ glossary, passages, gathered }: Usage, meant: NewSenses): ReadonlySet<Passage> {
  const { shorts } = meant;
  const holders = areOdd(shorts)
    ? passages
    : [...shorts].flatMap(
        (short) =>
          gathered
            .of(byShort)
            .get(short)
            ?.items.map(({ passage }) => passage) ?? [],
      );
  return new Set([...new Set(holders)].filter(({ block, reading }) => hangsOn(glossary, block, reading, meant)));
}

const nothingHangs: ReadonlySet<Passage> = new Set();

/** What abbreviations mean in a draft after an edit; the same senses as before where nothing about them has changed. */
function findSensesAfter(last: Usage, gone: readonly Passage[], from: number, read: readonly Read[]): Senses {
  const own = introducedIn(read);
  if (areSame(givingSense(own), givingSense(gone.flatMap(introductionsMade)))) return last.senses;
  const isGone = new Set(gone);
  const others = last.introductions.filter(({ passage }) => !isGone.has(passage));
  const below = others.findIndex(({ passage }) => indexOf(last.passages, passage) >= from);
  const kept = others.map(({ introduction }) => introduction);
  return findSenses(below < 0 ? [...kept, ...own] : [...kept.slice(0, below), ...own, ...kept.slice(below)]);
}

function introducedIn(read: readonly Read[]): readonly Introduction[] {
  return read.flatMap(({ introductions }) => introductions);
}

function introductionsMade({ introductions }: Passage): readonly Introduction[] {
  return introductions.map(({ introduction }) => introduction);
}

/** The concepts that introductions give a sense to, in order. */
function givingSense(introductions: readonly Introduction[]): readonly Concept[] {
  return introductions.filter(({ quoted }) => !quoted).map(({ concept }) => concept);
}

function areSame<Item>(some: readonly Item[], others: readonly Item[]): boolean {
  return some.length === others.length && some.every((item, index) => item === others[index]);
}

/** The abbreviations that mean something else in one draft than in another. */
function differingKeys(some: Senses, others: Senses): ReadonlySet<string> {
  if (some === others) return noKeys;
  const keys = new Set<string>();
  for (const senses of [some, others])
    for (const key of senses.keys()) if (some.get(key) !== others.get(key)) keys.add(key);
  return keys;
}

const noKeys: ReadonlySet<string> = new Set();
const nothingPointed: ReadonlySet<Concept> = new Set();

function isSame(before: Passage, course: Course, introductions: readonly Introduction[]): boolean {
  return isSameCourse(before.course, course) && areSame(introductionsMade(before), introductions);
}

/** The usage of a draft whose passages are read. */
function join(glossary: Glossary, draft: Draft, passages: Passages, senses: Senses, last: Usage | undefined): Usage {
  const changes = changesBetween(last?.passages ?? noPassages, passages);
  const { before: removed, after: added, from } = changes;
  added.forEach((passage, index) => (passage.index = from + index));
  const count = (what: (passage: Passage) => number) =>
    added.reduce((sum, passage) => sum + what(passage), 0) - removed.reduce((sum, passage) => sum + what(passage), 0);
  const words = (last?.words ?? 0) + count(({ reading }) => reading.words);
  const turns = (last?.turns ?? 0) + count(({ reading }) => reading.turns);
  const lists = (last?.lists ?? 0) + count(({ block }) => (opensAbbreviations(block) ? 1 : 0));
  const pointed = pointedTo(last?.pointed ?? nothingPointed, added);
  const source = { glossary, passages, senses, pointed };
  const dangling =
    pointed.size === 0
      ? nothingDangling
      : ((last && danglingAfter(last, changes, source)) ?? findDangling(glossary, passages, senses));
  const gathered = new Gathered({ ...source, dangling }, last?.gathered);
  return {
    glossary,
    draft,
    passages,
    senses,
    dangling,
    pointed,
    words,
    turns,
    lists,
    long: words >= FEWEST_WORDS,
    date: findDate(draft),
    speech: turns >= FEWEST_TURNS || hasSpeechTitle(draft) || opensAsSpeech(draft) || isTalk(draft),
    gathered,
    concordance: last?.concordance ?? new Concordance(),
    get concepts() {
      return gathered.concepts;
    },
    get introductions() {
      return gathered.introductions;
    },
  };
}

/** What a block introduces, by itself or with the cell before it. */
function introductionsOf(before: Cell | undefined, here: Cell): readonly Introduction[] {
  const { introductions } = here.reading;
  const pair = here.block.cell === undefined ? undefined : readRow(before, here);
  return pair === undefined ? introductions : introductions.length === 0 ? [pair] : [...introductions, pair];
}

/** All occurrences of a draft, in order. */
export function* occurrencesOf({ passages, dangling }: Usage): Iterable<Occurrence> {
  for (const { occurrences } of passages)
    for (const occurrence of occurrences) if (!dangling.has(occurrence)) yield occurrence;
}

/** The span in the draft of something in a passage. */
export function spanOf(usage: Usage, { passage, start, end }: Placed): Span {
  return spanIn(usage, passage, { start, end });
}

/** The span in the draft of a span of a passage's block. */
export function spanIn(usage: Usage, passage: Passage, { start, end }: Span): Span {
  const at = usage.draft.starts.at(indexOf(usage.passages, passage));
  return { start: at + start, end: at + end };
}

/** The span in the draft of a part of an introduction. */
export function partOf(usage: Usage, { passage, introduction }: Introduced, part: 'full' | 'short' | 'aside'): Span {
  return spanIn(usage, passage, introduction[part]);
}

/** Whether something stands before something else in a draft. */
export function isBefore(usage: Usage, a: Placed, b: Placed): boolean {
  if (a.passage === b.passage) return a.start < b.start;
  return indexOf(usage.passages, a.passage) < indexOf(usage.passages, b.passage);
}

/** The passage at an offset of the draft, and where in it that is; undefined between passages. */
export function passageAt(
  { passages, draft }: Usage,
  offset: number,
): { readonly passage: Passage; readonly at: number } | undefined {
  const index = blockIndexAt(draft, offset);
  if (index < 0) return undefined;
  return { passage: passages.item(index), at: offset - draft.starts.at(index) };
}

/** The occurrence at an offset of the draft (its possessive ending included), or undefined. */
export function occurrenceAt(usage: Usage, offset: number): Occurrence | undefined {
  const place = passageAt(usage, offset);
  if (place === undefined) return undefined;
  const { passage, at } = place;
  const found = passage.occurrences.findLast(
    ({ start, end, mention }) => start <= at && at <= end + mention.possessive.length,
  );
  return found && !usage.dangling.has(found) ? found : undefined;
}

/** What the draft does with the concept at an offset (its possessive ending included), or undefined where none is named. */
export function conceptAt(usage: Usage, offset: number): ConceptUsage | undefined {
  const occurrence = occurrenceAt(usage, offset);
  return occurrence && usage.concepts.get(occurrence.mention.name.concept.id);
}

/** What the draft writes in several ways under a key. */
export function variantsOf({ passages, concordance }: Usage, key: number): Variants {
  return groupVariants(concordance.variantsUnder(passages, key));
}

/** The same of all that starts at an offset of the draft. */
export function variantsAt(usage: Usage, offset: number): readonly Variants[] {
  const place = passageAt(usage, offset);
  return place === undefined ? [] : keysAt(place.passage, place.at).map((key) => variantsOf(usage, key));
}

/**
 * The introductions of a concept that hold in a section, in order: those of lists and those that stand in it. A note
 * introduces for notes only.
 */
export function introductionsIn(used: ConceptUsage, section: Section): readonly Introduced[] {
  return introductionsBySection(used)[section];
}

const introductionsBySection = remember(({ introductions }: ConceptUsage) => {
  const found: Record<Section, Introduced[]> = { summary: [], body: [], appendix: [] };
  for (const introduced of introductions) {
    const { counts, everywhere, passage } = introduced;
    if (!counts) continue;
    if (everywhere) for (const section of sections) found[section].push(introduced);
    else if (passage.place.scope !== 'note') found[passage.place.section].push(introduced);
  }
  return found;
});
