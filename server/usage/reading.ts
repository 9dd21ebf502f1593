// What is found in one block, whatever stands around it; remembered against the block.
import type { Designation } from '../glossary/concept';
import type { Glossary } from '../glossary/glossary';
import { canStart, follow, spellingsAt } from '../glossary/names';
import { spellings } from '../glossary/spellings';
import type { Block } from '../text/block';
import { numberAt } from '../text/list';
import { Memory } from '../text/memory';
import { HYPHEN } from '../text/normalize';
import { quotedSpans } from '../text/regions';
import { findSpan, overlaps } from '../text/span';
import { findInexactNames, type InexactName } from './bodies';
import { findPlaceSlips } from './places';
import { withForeign } from './foreign';
import { findLooseCompounds, type LooseCompound } from './compounds';
import type { Introduction } from './introduction';
import { findDefinition, findIntroductions } from './introductions';
import { isAbbreviation } from './letters';
import { findMentions, isInside, type Mention } from './mentions';
import { findMisspellings, prepareMisspellings } from './misspellings';
import { tellLongerNames } from './roles/longerName';
import { countTurns } from './speech';
import { readTraces } from './traces/readTraces';
import { noTraces, type Traces } from './traces/traces';
import { readWords, type Words } from './words';

/** A word that looks like an abbreviation and is no name of the glossary: a mention once the draft explains it. */
export interface Capital extends Omit<Mention, 'name'> {
  /** As written, without a plural s. */
  readonly text: string;
}

/** What one block holds. Offsets within the block, everything in order. */
export interface Reading {
  /** Conditional ones included. */
  readonly mentions: readonly Mention[];
  readonly introductions: readonly Introduction[];
  readonly capitals: readonly Capital[];
  /** Words that have another right spelling. */
  readonly spellings: readonly Mention[];
  /** Names that are nearly those of well-known bodies. */
  readonly inexact: readonly InexactName[];
  /** Compounds before a noun that lack their hyphen, in order. */
  readonly loose: readonly LooseCompound[];
  /** What other blocks may write otherwise. */
  readonly traces: Traces;
  readonly words: number;
  /** How often somebody begins to speak in it. */
  readonly turns: number;
}

/** With the glossary that each block was last read with. */
const readings = new Memory<Block, { readonly glossary: Glossary; readonly reading: Reading }>();
const nested = new WeakMap<Glossary, WeakMap<Designation, readonly Designation[]>>();

/** Reads a block, or remembers what was read in it with this glossary. */
export function readBlock(glossary: Glossary, source: Block): Reading {
  const known = readings.get(source);
  let reading = known?.glossary === glossary ? known.reading : undefined;
  if (reading === undefined) {
    prepareMisspellings(glossary);
    const words = readWords(source);
    const block = withForeign(source, words);
    const right = findMentions(glossary, block, words);
    const found = joinMentions(right, findMisspellings(glossary, block, right, words));
    const mentions = tellLongerNames(block, found, words);
    const capitals = findCapitals(block, mentions, words);
    reading =
      block.kind === 'abbreviation'
        ? readAbbreviation(block, mentions)
        : {
            mentions,
            introductions: findIntroductions(block, mentions, capitals, words.parentheses),
            capitals,
            spellings: tellLongerNames(block, findMentions(spellings.glossary, block, words), words),
            inexact: [...findInexactNames(block, words), ...findPlaceSlips(block, words)].sort(
              (a, b) => a.start - b.start,
            ),
            loose: findLooseCompounds(block, words),
            traces: readTraces(block, words),
            words: words.count,
            turns: countTurns(block),
          };
    readings.set(source, { glossary, reading });
  }
  return reading;
}

/** A line that defines an abbreviation is no prose: all that it does is to introduce. */
function readAbbreviation(block: Block, mentions: readonly Mention[]): Reading {
  const introductions = findDefinition(block, mentions);
  return {
    mentions: [],
    introductions,
    capitals: [],
    spellings: [],
    inexact: [],
    loose: [],
    traces: noTraces,
    words: 0,
    turns: 0,
  };
}

/** All mentions in order: a misspelt name goes before the right ones that are parts of it. */
function joinMentions(right: readonly Mention[], misspelled: readonly Mention[]): readonly Mention[] {
  if (misspelled.length === 0) return right;
  const isTaken = (mention: Mention) => {
    const last = misspelled[findSpan(misspelled, mention.end - 1)];
    return last !== undefined && overlaps(mention, last);
  };
  return [...right.filter((mention) => !isTaken(mention)), ...misspelled].sort((a, b) => a.start - b.start);
}

/** Abbreviations of other concepts that stand as words of a name: ROK and US in “ROK-US alliance”. */
export function nestedAbbreviations(glossary: Glossary, name: Designation): readonly Designation[] {
  const known = rememberedFor(nested, glossary);
  let found = known.get(name);
  if (found === undefined) {
    found = name.kind === 'abbreviation' || !/[A-Z]{2}|[A-Z]\d/.test(name.text) ? nothing : findNested(glossary, name);
    known.set(name, found);
  }
  return found;
}

const nothing: readonly Designation[] = [];

function findNested({ names }: Glossary, name: Designation): readonly Designation[] {
  // Points make no other word of initials: U.S.-ROK.
  const text = name.text.replace(/(?<=\p{Lu})\./gu, '');
  const block: Block = {
    kind: 'paragraph',
    text,
    prose: [{ start: 0, end: text.length }],
    regions: [],
    quoted: false,
    level: 0,
  };
  const found: Designation[] = [];
  const { count, hashes, starts, ends } = readWords(block);
  for (let word = 0; word < count; word++) {
    if (!canStart(names, numberAt(hashes, word))) continue;
    const written = text.slice(starts[word], ends[word]);
    const spelling = spellingsAt(names, numberAt(names.ends, follow(names, 0, 0, numberAt(hashes, word)) * 2)).find(
      ({ name: other, text: short }) => other.kind === 'abbreviation' && short === written && other.when === undefined,
    );
    if (spelling && spelling.name.concept !== name.concept) found.push(spelling.name);
  }
  return found;
}

function findCapitals(
  block: Block,
  mentions: readonly Mention[],
  { count, starts, ends, separators }: Words,
): readonly Capital[] {
  const { text } = block;
  const capitals: Capital[] = [];
  const named = mentions.values();
  let mention = named.next().value;
  let quoted: ReturnType<typeof quotedSpans> | undefined;
  for (let word = 0; word < count; word++) {
    const start = numberAt(starts, word);
    // R&D is one word.
    while (text[numberAt(ends, word)] === '&' && starts[word + 1] === numberAt(ends, word) + 1 && word + 1 < count)
      word++;
    const end = numberAt(ends, word);
    const first = text.charCodeAt(start);
    // A capital to begin with, and another capital or a digit: all that most words ever cost.
    if (first < 0x41 || first > 0x5a || end - start < 2 || !hasCapital(text, start + 1, end)) continue;
    while (mention && mention.end <= start) mention = named.next().value;
    if (mention && mention.start < end) continue;
    const written = text.slice(start, end);
    if (!isAbbreviation(written)) continue;
    const plural = /[A-Z0-9]s$/.test(written);
    quoted ??= quotedSpans(block);
    const possessive = /^['’]s(?![\p{L}\p{N}])/u.exec(text.slice(end, end + 3))?.[0] ?? '';
    capitals.push({
      start,
      end,
      text: plural ? written.slice(0, -1) : written,
      others: [],
      conditional: false,
      plural,
      possessive,
      miscased: false,
      misspelled: false,
      compound: separators[word] === HYPHEN || separators[word + 1] === HYPHEN,
      inName: false,
      quoted: isInside(quoted, start),
    });
  }
  return capitals;
}

/** Whether a capital or a digit stands between two offsets. */
function hasCapital(text: string, from: number, to: number): boolean {
  for (let i = from; i < to; i++) {
    const unit = text.charCodeAt(i);
    if (unit <= 0x5a && (unit >= 0x41 || (unit >= 0x30 && unit <= 0x39))) return true;
  }
  return false;
}

function rememberedFor<Key extends object, Value>(
  all: WeakMap<Glossary, WeakMap<Key, Value>>,
  glossary: Glossary,
): WeakMap<Key, Value> {
  let known = all.get(glossary);
  if (known === undefined) all.set(glossary, (known = new WeakMap()));
  return known;
}
