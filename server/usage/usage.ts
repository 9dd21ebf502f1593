// Usage: all mentions and introductions of a draft, in order, by concept and by scope. Everything reads from here.
import type { Concept } from '../glossary/concept';
import type { Glossary } from '../glossary/glossary';
import type { Block } from '../text/block';
import type { Draft } from '../text/draft';
import type { Span } from '../text/span';
import { findDate } from './date';
import { findPair, type Introduction } from './introductions';
import { conceptOf, type Mention, readVisible } from './mentions';
import { type Capital, isRead, nestedAbbreviations, readBlock, type Reading } from './reading';
import { findPlaces, type Place } from './scopes';
import { finish, isStep } from './steps';

/** What a draft does with one concept. */
export interface ConceptUsage {
  readonly concept: Concept;
  /** Indexes into `Usage.mentions`, in order. */
  readonly mentions: readonly number[];
  /** Indexes into `Usage.introductions`, in order; quoted ones included. */
  readonly introductions: readonly number[];
  /** Indexes of mentions of other concepts whose name holds this concept's abbreviation (ROK in ROK-US alliance). */
  readonly nested: readonly number[];
}

/** Something in a block of the draft. */
export interface Placed<Word extends Span> {
  readonly word: Word;
  /** The index of its block. */
  readonly block: number;
}

/** The record of a draft from which every rule and feature reads. Never changed. */
export interface Usage {
  readonly glossary: Glossary;
  readonly draft: Draft;
  /** By block index. */
  readonly places: readonly Place[];
  /** In the order of the text; each is the sense that this draft decides on. Those inside a quotation are here too. */
  readonly mentions: readonly Mention[];
  /** The index of the block of each mention. */
  readonly mentionBlocks: ArrayLike<number>;
  /** In the order of the text. */
  readonly introductions: readonly Introduction[];
  /** The index of the block of each introduction. */
  readonly introductionBlocks: ArrayLike<number>;
  /** By concept id, in the order of first mention. */
  readonly concepts: ReadonlyMap<string, ConceptUsage>;
  /** For each mention the index of the introduction that it is part of, or -1. */
  readonly introducedBy: ArrayLike<number>;
  /** Words that have another right spelling, in the order of the text. */
  readonly spellings: readonly Placed<Mention>[];
  /** Words that look like abbreviations and that neither a glossary nor the draft explains, in the order of the text. */
  readonly unexplained: readonly Placed<Capital>[];
  /** Words of prose in the draft. */
  readonly words: number;
  /** The date that the draft gives itself, as `YYYY-MM-DD`. */
  readonly date?: string;
  /** Whether the draft reads as a transcript of speech. */
  readonly speech: boolean;
}

/**
 * Reads what a draft does with the glossary's names. Costs the blocks that were not read before, and one pass over
 * all mentions.
 */
export function readUsage(glossary: Glossary, draft: Draft): Usage {
  return finish(readUsageInSteps(glossary, draft));
}

/** How much is read between two stops, in units of blocks that are new. */
const STEP = 8192;

/** The same, stopping now and then: after each step of a few milliseconds, or one very long block. */
export function* readUsageInSteps(glossary: Glossary, draft: Draft): Generator<void, Usage> {
  const { blocks } = draft;
  const places = yield* findPlaces(draft);
  const readings: Reading[] = [];
  let done = 0;
  for (let index = 0; index < blocks.length; index++) {
    if (!isRead(glossary, blocks[index])) done += blocks[index].text.length;
    readings.push(readBlock(glossary, blocks[index]));
    if (done >= STEP) {
      yield;
      done = 0;
    }
  }

  const introductions: Introduction[] = [];
  const introductionBlocks: number[] = [];
  const spellings: Placed<Mention>[] = [];
  const unexplained: Placed<Capital>[] = [];
  let words = 0;
  let speakers = 0;
  for (let index = 0; index < readings.length; index++) {
    if (isStep(index)) yield;
    const reading = readings[index];
    words += reading.words;
    if (reading.speaker) speakers++;
    for (const introduction of reading.introductions) {
      introductions.push(introduction);
      introductionBlocks.push(index);
    }
    for (const word of reading.spellings) spellings.push({ word, block: index });
    const pair = blocks[index].kind === 'cell' ? readRow(blocks, readings, index) : undefined;
    if (pair) {
      introductions.push(pair);
      introductionBlocks.push(index);
    }
  }

  const senses = findSenses(introductions);
  const mentions: Mention[] = [];
  const mentionBlocks: number[] = [];
  const concepts = new Map<
    string,
    { concept: Concept; mentions: number[]; introductions: number[]; nested: number[] }
  >();
  const usageOf = (concept: Concept) => {
    let usage = concepts.get(concept.id);
    if (usage === undefined) {
      concepts.set(concept.id, (usage = { concept, mentions: [], introductions: [], nested: [] }));
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
  const add = (mention: Mention, block: number) => {
    const { name } = mention;
    const { concept } = name;
    // What only points back means nothing where nothing has been named.
    if (name.kind === 'reference' && !concepts.has(concept.id) && !isRelated(concept)) return;
    const index = mentions.push(mention) - 1;
    mentionBlocks.push(block);
    usageOf(concept).mentions.push(index);
    for (const nested of nestedAbbreviations(glossary, name))
      usageOf(senses.get(nested.text) ?? nested.concept).nested.push(index);
  };
  for (let index = 0; index < readings.length; index++) {
    const reading = readings[index];
    let capital = 0;
    for (const mention of reading.mentions) {
      capital = addOwn(reading, capital, mention.start, index);
      const sensed = senses.size > 0 || mention.conditional ? inSense(mention, senses) : mention;
      if (sensed) add(sensed, index);
      if (isStep(done++)) yield;
    }
    addOwn(reading, capital, Infinity, index);
    if (isStep(done++)) yield;
  }

  for (let index = 0; index < introductions.length; index++)
    usageOf(introductions[index].concept).introductions.push(index);
  return {
    glossary,
    draft,
    places,
    mentions,
    mentionBlocks,
    introductions,
    introductionBlocks,
    concepts,
    introducedBy: matchIntroductions(mentions, mentionBlocks, introductions, introductionBlocks),
    spellings,
    unexplained,
    words,
    date: findDate(draft),
    speech: speakers >= 3 || isSpeech(draft),
  };

  /** Adds the uses of abbreviations that the draft introduces itself, up to an offset of the block. */
  function addOwn(reading: Reading, from: number, before: number, block: number): number {
    const { capitals } = reading;
    let at = from;
    for (; at < capitals.length && capitals[at].start < before; at++) {
      const sense = senses.get(capitals[at].text);
      if (sense?.abbreviation) add({ ...capitals[at], name: sense.abbreviation }, block);
      else unexplained.push({ word: capitals[at], block });
    }
    return at;
  }
}

/** What each abbreviation means that the draft introduces, whatever words stand near it. The first introduction decides. */
function findSenses(introductions: readonly Introduction[]): ReadonlyMap<string, Concept> {
  const senses = new Map<string, Concept>();
  for (const { concept, quoted } of introductions) {
    const short = concept.abbreviation;
    if (!quoted && short !== undefined && !senses.has(short.text)) senses.set(short.text, concept);
  }
  return senses;
}

/** A mention in the sense that the draft gives it; undefined where its only sense needs an introduction that is not there. */
function inSense(mention: Mention, senses: ReadonlyMap<string, Concept>): Mention | undefined {
  const { name, others, conditional } = mention;
  const sense = name.kind === 'abbreviation' ? senses.get(name.text) : undefined;
  if (sense?.abbreviation) {
    if (sense === name.concept) return conditional ? { ...mention, conditional: false } : mention;
    const rest = [name, ...others].filter(({ concept }) => concept !== sense);
    return { ...mention, name: sense.abbreviation, others: rest, conditional: false };
  }
  return conditional ? undefined : mention;
}

/** The introduction that the cells of a table row make: an abbreviation beside its full name. `index` is any of them. */
function readRow(blocks: readonly Block[], readings: readonly Reading[], index: number): Introduction | undefined {
  const before = blocks[index - 1];
  const here = blocks[index];
  if (before?.cell === undefined || here.cell === undefined || before.cell.row !== here.cell.row) return undefined;
  if (before.cell.column !== here.cell.column - 1 || here.cell.row === 0) return undefined;
  return readCells(index - 1, index) ?? readCells(index, index - 1);

  function readCells(short: number, full: number): Introduction | undefined {
    const shortText = readVisible(blocks[short], 0, blocks[short].text.length).trim();
    const fullText = readVisible(blocks[full], 0, blocks[full].text.length).trim().replace(/^the /i, '');
    if (shortText.length > 14 || fullText.length > 120) return undefined;
    const senses = readings[short].mentions
      .flatMap(({ name, others }) => [name, ...others])
      .map(({ concept }) => concept);
    const named = readings[full].mentions.find(({ name }) => name.kind === 'name');
    const concept = findPair(shortText, fullText, senses, named && conceptOf(named));
    if (concept === undefined) return undefined;
    const span = (text: string, words: string) => {
      const start = Math.max(text.indexOf(words), 0);
      return { start, end: start + words.length };
    };
    const own = index === short ? span(blocks[short].text, shortText) : span(blocks[full].text, fullText);
    return {
      ...own,
      shape: 'list',
      concept,
      full: own,
      short: own,
      aside: { start: own.end, end: own.end },
      names: [],
      verdict: concept.origin === 'draft' ? 'own' : 'right',
      quoted: here.quoted,
    };
  }
}

/** For each mention the introduction in whose span it stands, or -1. Both are in the order of the text. */
function matchIntroductions(
  mentions: readonly Mention[],
  mentionBlocks: ArrayLike<number>,
  introductions: readonly Introduction[],
  introductionBlocks: ArrayLike<number>,
): Int32Array {
  const introducedBy = new Int32Array(mentions.length).fill(-1);
  let at = 0;
  for (let index = 0; index < introductions.length; index++) {
    const block = introductionBlocks[index];
    const { start, end } = introductions[index];
    while (
      at < mentions.length &&
      (mentionBlocks[at] < block || (mentionBlocks[at] === block && mentions[at].start < start))
    )
      at++;
    for (; at < mentions.length && mentionBlocks[at] === block && mentions[at].start < end; at++)
      introducedBy[at] = index;
  }
  return introducedBy;
}

/** Titles of speeches, interviews and transcripts, in the front matter or as the first heading. */
const speechTitle =
  /^\W*(?:title:\W*)?(?:remarks|transcript|press (?:briefing|conference|gaggle|call)|background press call|interview|speech|address|q&a|on-the-record)\b/im;

/** The longest title that is looked at, in UTF-16 units. */
const LONGEST_TITLE = 1000;

function isSpeech({ blocks, text, frontMatter }: Draft): boolean {
  if (
    frontMatter &&
    speechTitle.test(text.slice(frontMatter.start, Math.min(frontMatter.end, frontMatter.start + 4000)))
  )
    return true;
  const first = blocks[0];
  return (
    first !== undefined &&
    (first.kind === 'title' || first.kind === 'heading') &&
    speechTitle.test(first.text.slice(0, LONGEST_TITLE))
  );
}

/** The span of mention `index` in the draft, without its possessive ending. */
export function mentionSpan(usage: Usage, index: number): Span {
  return shift(usage.mentions[index], usage.draft.starts[usage.mentionBlocks[index]]);
}

/** The span in the draft of something in a block. */
export function placedSpan<Word extends Span>(usage: Usage, { word, block }: Placed<Word>): Span {
  return shift(word, usage.draft.starts[block]);
}

/** The words of mention `index` as they are written, line breaks and markup included. */
export function mentionText(usage: Usage, index: number): string {
  const { start, end } = usage.mentions[index];
  return usage.draft.blocks[usage.mentionBlocks[index]].text.slice(start, end);
}

/** The span of introduction `index` in the draft; `part` gives one of its parts instead. */
export function introductionSpan(usage: Usage, index: number, part?: 'full' | 'short' | 'aside'): Span {
  const introduction = usage.introductions[index];
  return shift(part ? introduction[part] : introduction, usage.draft.starts[usage.introductionBlocks[index]]);
}

/** The place of mention `index`. */
export function mentionPlace(usage: Usage, index: number): Place {
  return usage.places[usage.mentionBlocks[index]];
}

/** The place of introduction `index`. */
export function introductionPlace(usage: Usage, index: number): Place {
  return usage.places[usage.introductionBlocks[index]];
}

/** The index of the mention at an offset of the draft (its possessive ending included), or -1. */
export function mentionAt(usage: Usage, offset: number): number {
  const { mentions, mentionBlocks } = usage;
  const { starts } = usage.draft;
  let low = 0;
  let high = mentions.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (starts[mentionBlocks[middle]] + mentions[middle].start <= offset) low = middle + 1;
    else high = middle;
  }
  const index = low - 1;
  if (index < 0) return -1;
  const { end, possessive } = mentions[index];
  return offset <= starts[mentionBlocks[index]] + end + possessive.length ? index : -1;
}

/** What the draft does with the concept at an offset (its possessive ending included), or undefined where none is named. */
export function conceptAt(usage: Usage, offset: number): ConceptUsage | undefined {
  const index = mentionAt(usage, offset);
  return index < 0 ? undefined : usage.concepts.get(usage.mentions[index].name.concept.id);
}

function shift(span: Span, by: number): Span {
  return { start: span.start + by, end: span.end + by };
}
