// Usage: what a draft does with the glossary's names, passage by passage and concept by concept. Everything reads from here.
import type { Concept } from '../glossary/concept';
import type { Glossary } from '../glossary/glossary';
import { remember } from '../glossary/remember';
import type { Block } from '../text/block';
import { blockAt, type Draft } from '../text/draft';
import type { Span } from '../text/span';
import { findDate } from './date';
import type { Introduction } from './introductions';
import {
  createPassage,
  findSenses,
  type Introduced,
  type Occurrence,
  type Passage,
  type Placed,
  type Senses,
} from './passage';
import { isRead, nestedAbbreviations, readBlock, type Reading } from './reading';
import { type Cell, readRow } from './row';
import { findPlaces, type Place, type Section, sections } from './scopes';
import { finish, isStep } from '../text/steps';

/** What a draft does with one concept. */
export interface ConceptUsage {
  readonly concept: Concept;
  /** In the order of the text; those inside a quotation too. */
  readonly occurrences: readonly Occurrence[];
  /** In the order of the text; quoted ones too. */
  readonly introductions: readonly Introduced[];
  /** Occurrences of other concepts whose name holds this concept's abbreviation (ROK in ROK-US alliance). */
  readonly nested: readonly Occurrence[];
}

/** The record of a draft from which every rule and feature reads. Never changed. */
export interface Usage {
  readonly glossary: Glossary;
  readonly draft: Draft;
  /** One for each block of the draft, in order. */
  readonly passages: readonly Passage[];
  /** By concept id, in the order of first occurrence. */
  readonly concepts: ReadonlyMap<string, ConceptUsage>;
  /** In the order of the text; quoted ones too. */
  readonly introductions: readonly Introduced[];
  /** What only points back (the North) where nothing has been named yet: it means nothing, and is no occurrence of its concept. */
  readonly dangling: ReadonlySet<Occurrence>;
  /** Words of prose in the draft. */
  readonly words: number;
  /** The date that the draft gives itself, as `YYYY-MM-DD`. */
  readonly date?: string;
  /** Whether the draft reads as a transcript of speech. */
  readonly speech: boolean;
}

/** Reads what a draft does with the glossary's names. Costs the blocks that were not read before, and one pass over the passages. */
export function readUsage(glossary: Glossary, draft: Draft): Usage {
  return finish(readUsageInSteps(glossary, draft));
}

/** How much is read between two stops, in units of blocks that are new. */
const STEP = 8192;

/** How many turns of speech make a transcript. */
const FEWEST_SPEAKERS = 3;

/** The same, stopping now and then: after each step of a few milliseconds, or one very long block. */
export function* readUsageInSteps(glossary: Glossary, draft: Draft): Generator<void, Usage> {
  const cells: Cell[] = [];
  const introductions: (readonly Introduction[])[] = [];
  let words = 0;
  let speakers = 0;
  let done = 0;
  for (const block of draft.blocks) {
    if (!isRead(glossary, block)) done += block.text.length;
    const cell = { block, reading: readBlock(glossary, block) };
    introductions.push(introductionsOf(cells[cells.length - 1], cell));
    cells.push(cell);
    words += cell.reading.words;
    if (cell.reading.speaker) speakers++;
    if (done >= STEP) {
      yield;
      done = 0;
    }
  }
  const known = knownPassages(glossary);
  const senses = keepSenses(findSenses(introductions.flat()), known, draft);
  const places = yield* findPlaces(draft);
  const passages: Passage[] = [];
  for (let index = 0; index < cells.length; index++) {
    const { block, reading } = cells[index];
    const before = known.get(block);
    const passage =
      before && isSame(before, places[index], reading, introductions[index], senses)
        ? before
        : createPassage(block, places[index], reading, introductions[index], senses);
    if (passage !== before) {
      known.set(block, passage);
      indexes.set(passage, index);
    }
    passages.push(passage);
    if (isStep(index)) yield;
  }
  return {
    glossary,
    draft,
    passages,
    ...gatherConcepts(glossary, passages),
    introductions: passages.flatMap(({ introductions: introduced }) => introduced),
    words,
    date: findDate(draft),
    speech: speakers >= FEWEST_SPEAKERS || isSpeech(draft),
  };
}

/** Where each passage stood when it was made or looked for last. */
const indexes = new WeakMap<Passage, number>();

/** The passages that blocks were last, by block: what an edit does not touch stays as it is. */
const knownPassages = remember((_: Glossary) => new WeakMap<Block, Passage>());

/** The senses that the passages have which are known already where they are the same, so that these stay as they are. */
function keepSenses(senses: Senses, known: WeakMap<Block, Passage>, { blocks }: Draft): Senses {
  const before = known.get(blocks.find((block) => known.has(block)) ?? blocks[0])?.senses;
  if (before?.size !== senses.size) return senses;
  for (const [text, concept] of senses) if (before.get(text) !== concept) return senses;
  return before;
}

function isSame(
  before: Passage,
  place: Place,
  reading: Reading,
  introductions: readonly Introduction[],
  senses: Senses,
): boolean {
  return (
    before.place === place &&
    before.reading === reading &&
    before.senses === senses &&
    before.introductions.length === introductions.length &&
    before.introductions.every(({ introduction }, index) => introduction === introductions[index])
  );
}

/** What a block introduces, by itself or with the cell before it. */
function introductionsOf(before: Cell | undefined, here: Cell): readonly Introduction[] {
  const { introductions } = here.reading;
  const pair = here.block.cell === undefined ? undefined : readRow(before, here);
  return pair === undefined ? introductions : introductions.length === 0 ? [pair] : [...introductions, pair];
}

/** What a draft does with each concept that it names, by id, and what names nothing. */
function gatherConcepts(
  glossary: Glossary,
  passages: readonly Passage[],
): { readonly concepts: ReadonlyMap<string, ConceptUsage>; readonly dangling: ReadonlySet<Occurrence> } {
  const dangling = new Set<Occurrence>();
  const concepts = new Map<
    string,
    { concept: Concept; occurrences: Occurrence[]; introductions: Introduced[]; nested: Occurrence[] }
  >();
  const usageOf = (concept: Concept) => {
    let usage = concepts.get(concept.id);
    if (usage === undefined) {
      concepts.set(concept.id, (usage = { concept, occurrences: [], introductions: [], nested: [] }));
      for (const other of waiting.get(concept.id) ?? []) related.set(other, true);
    }
    return usage;
  };
  /** Concepts of which only what points back has been met, with whether a related one has been named; and those by these. */
  const related = new Map<Concept, boolean>();
  const waiting = new Map<string, Concept[]>();
  const isRelated = (concept: Concept) => {
    let known = related.get(concept);
    if (known === undefined) {
      related.set(concept, (known = concept.related.some((id) => concepts.has(id))));
      for (const id of known ? [] : concept.related) {
        const others = waiting.get(id);
        if (others) others.push(concept);
        else waiting.set(id, [concept]);
      }
    }
    return known;
  };
  for (const { occurrences, senses } of passages) {
    for (const occurrence of occurrences) {
      const { name } = occurrence.mention;
      if (name.kind === 'reference' && !concepts.has(name.concept.id) && !isRelated(name.concept)) {
        dangling.add(occurrence);
        continue;
      }
      usageOf(name.concept).occurrences.push(occurrence);
      for (const nested of nestedAbbreviations(glossary, name))
        usageOf(senses.get(nested.text) ?? nested.concept).nested.push(occurrence);
    }
  }
  for (const { introductions } of passages)
    for (const introduced of introductions) usageOf(introduced.introduction.concept).introductions.push(introduced);
  return { concepts, dangling };
}

/** Titles of speeches, interviews and transcripts, in the front matter or as the first heading. */
const speechTitle =
  /^\W*(?:title:\W*)?(?:remarks|transcript|press\s(?:briefing|conference|gaggle|call)|background\spress\scall|interview|speech|address|q&a|on-the-record)\b/im;

/** The longest title that is looked at, in UTF-16 units. */
const LONGEST_TITLE = 1000;

function isSpeech({ blocks, text, frontMatter }: Draft): boolean {
  if (
    frontMatter &&
    speechTitle.test(text.slice(frontMatter.start, Math.min(frontMatter.end, frontMatter.start + 4000)))
  )
    return true;
  const first = blocks[0];
  if (first === undefined || (first.kind !== 'title' && first.kind !== 'heading')) return false;
  return speechTitle.test(first.text.slice(0, LONGEST_TITLE));
}

/** All occurrences of a draft, in order. */
export function* occurrencesOf({ passages, dangling }: Usage): Iterable<Occurrence> {
  for (const { occurrences } of passages)
    for (const occurrence of occurrences) if (!dangling.has(occurrence)) yield occurrence;
}

/** The index of a passage in its draft. Where it stood when it was looked for last is the first place to look. */
export function indexOf({ passages }: Usage, passage: Passage): number {
  const last = indexes.get(passage) ?? 0;
  if (passages[last] === passage) return last;
  let index = -1;
  for (let step = 1; index < 0 && (last - step >= 0 || last + step < passages.length); step++)
    index = passages[last - step] === passage ? last - step : passages[last + step] === passage ? last + step : -1;
  indexes.set(passage, index);
  return index;
}

/** The span in the draft of something in a passage. */
export function spanOf(usage: Usage, { passage, start, end }: Placed): Span {
  return spanIn(usage, passage, { start, end });
}

/** The span in the draft of a span of a passage's block. */
export function spanIn(usage: Usage, passage: Passage, { start, end }: Span): Span {
  const at = usage.draft.starts[indexOf(usage, passage)];
  return { start: at + start, end: at + end };
}

/** The span in the draft of a part of an introduction. */
export function partOf(usage: Usage, { passage, introduction }: Introduced, part: 'full' | 'short' | 'aside'): Span {
  return spanIn(usage, passage, introduction[part]);
}

/** Whether something stands before something else in a draft. */
export function isBefore(usage: Usage, a: Placed, b: Placed): boolean {
  if (a.passage === b.passage) return a.start < b.start;
  return indexOf(usage, a.passage) < indexOf(usage, b.passage);
}

/** The occurrence at an offset of the draft (its possessive ending included), or undefined. */
export function occurrenceAt(usage: Usage, offset: number): Occurrence | undefined {
  const index = blockAt(usage.draft, offset);
  if (index < 0) return undefined;
  const at = offset - usage.draft.starts[index];
  const found = usage.passages[index].occurrences.findLast(
    ({ start, end, mention }) => start <= at && at <= end + mention.possessive.length,
  );
  return found && !usage.dangling.has(found) ? found : undefined;
}

/** What the draft does with the concept at an offset (its possessive ending included), or undefined where none is named. */
export function conceptAt(usage: Usage, offset: number): ConceptUsage | undefined {
  const occurrence = occurrenceAt(usage, offset);
  return occurrence && usage.concepts.get(occurrence.mention.name.concept.id);
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
