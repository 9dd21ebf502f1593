// A passage: one block where it stands in its draft, and what was read in it as this draft decides it.
import type { Concept } from '../glossary/concept';
import type { Glossary } from '../glossary/glossary';
import type { Block } from '../text/block';
import { findSpan, type Span } from '../text/span';
import { CapitalContext } from './context/capital';
import { Context } from './context/context';
import { Surroundings } from './context/surroundings';
import type { Introduction } from './introduction';
import type { Mention } from './mentions';
import { findNames, findOwnNames, without } from './ownNames';
import { type Capital, nestedAbbreviations, type Reading } from './reading';
import type { Role } from './roles/role';
import { readRoles } from './roles/roles';
import { type Course, type Place, placeOn } from './scopes';
import { readWords } from './words';

/** A block in its draft. Never changed. */
export interface Passage {
  readonly block: Block;
  readonly place: Place;
  /** The course of the draft up to it and including it. */
  readonly course: Course;
  readonly reading: Reading;
  /** The mentions in the sense that the draft decides on, in order; those that it gives no sense are not here. */
  readonly occurrences: readonly Occurrence[];
  /** In order; quoted ones too. */
  readonly introductions: readonly Introduced[];
  /** Words that look like abbreviations and that neither a glossary nor the draft explains, in order. */
  readonly unexplained: readonly Unexplained[];
  /** Words that have another right spelling, in order. */
  readonly spellings: readonly Spelled[];
  /** Where it stood when it was looked for last; the only part that changes. */
  index: number;
}

/** Whether a passage stands over the text of its draft: a title, a letterhead, a standfirst. */
export function isHead({ course }: Passage): boolean {
  return course.stage === 'head';
}

/** Whether the text of a draft opens with a passage. */
export function isOpening({ course }: Passage): boolean {
  return course.stage === 'opening';
}

/** Whether one passage stands in what sums a text up before it begins, and another in the text. */
export function sumsUp({ course: above }: Passage, { course: below }: Passage): boolean {
  if (above.stage === below.stage) return false;
  return above.stage === 'standfirst' || below.stage === 'introduced';
}

/** Something in a passage. Offsets in its block. */
export interface Placed extends Span {
  readonly passage: Passage;
}

/** A mention in its draft. The span is that of the mention, without its possessive ending. */
export interface Occurrence extends Placed {
  readonly mention: Mention;
  readonly context: Context;
  /** The introduction that it is part of. */
  readonly introduction?: Introduced;
  /** Whether its words may be judged at all: not in a quotation, a title of a work, a reference or a list of abbreviations. */
  readonly own: boolean;
  /** Whether it stands where names are introduced and switched: running prose of its section. */
  readonly running: boolean;
}

/** An introduction in its draft. The span is that of the introduction. */
export interface Introduced extends Placed {
  readonly introduction: Introduction;
  /** The abbreviation and the full name as they are written, white space made single. */
  readonly short: string;
  readonly full: string;
  /** Whether it counts: not quoted, and not in a title, a heading or a reference. */
  readonly counts: boolean;
  /** Whether it holds for the whole draft: a list that pairs abbreviations and names. */
  readonly everywhere: boolean;
  /** Whether it stands in what reads as a heading and is none: bold or italic words that open their paragraph, a line. */
  readonly inLabel: boolean;
}

/** A word in its draft that looks like an abbreviation and that nothing explains. */
export interface Unexplained extends Placed {
  readonly word: Capital;
  readonly context: CapitalContext;
  readonly own: boolean;
}

/** A word in its draft that has another right spelling. */
export interface Spelled extends Placed {
  readonly word: Mention;
  readonly context: Surroundings;
  readonly own: boolean;
}

/** What each abbreviation means that the draft introduces, by the abbreviation as written. */
export type Senses = ReadonlyMap<string, Concept>;

/** The senses that some introductions give, whatever words stand near a use. The first introduction decides. */
export function findSenses(introductions: Iterable<Introduction>): Senses {
  const senses = new Map<string, Concept>();
  for (const { concept, quoted } of introductions) {
    const short = concept.abbreviation;
    if (!quoted && short !== undefined && !senses.has(short.text)) senses.set(short.text, concept);
  }
  return senses;
}

/** The passage of a block. `introductions` are those of its reading and those that it makes with its neighbours, in order. */
export function createPassage(
  block: Block,
  course: Course,
  reading: Reading,
  introductions: readonly Introduction[],
  senses: Senses,
): Passage {
  const place = placeOn(course, block);
  const { scope, section } = place;
  const isOwn = ({ quoted }: { readonly quoted: boolean }) =>
    !quoted && scope !== 'reference' && scope !== 'abbreviations';
  const introduced: Introduced[] = [];
  const occurrences: Occurrence[] = [];
  const unexplained: Unexplained[] = [];
  const spellings: Spelled[] = [];
  const passage = {
    block,
    place,
    course,
    reading,
    occurrences,
    introductions: introduced,
    unexplained,
    spellings,
    index: 0,
  };
  for (const introduction of introductions) {
    const { start, end, quoted, shape } = introduction;
    const counts = !quoted && scope !== 'title' && scope !== 'heading' && scope !== 'reference';
    const everywhere = shape === 'list' || scope === 'abbreviations';
    introduced.push({
      passage,
      start,
      end,
      introduction,
      ...wordsOf(block, introduction),
      counts,
      everywhere,
      get inLabel() {
        const short = occurrences[findSpan(occurrences, introduction.short.start)];
        return scope === 'line' || (short?.context.role.inRunIn ?? false);
      },
    });
  }
  const { mentions, capitals } = decide(withOwnNames(block, reading, senses), senses);
  let known: readonly Role[] | undefined;
  const roles = () => (known ??= readRoles(block, mentions, readWords(block)));
  let next = 0;
  for (const [index, mention] of mentions.entries()) {
    const { start, end } = mention;
    while ((introduced[next]?.end ?? Infinity) <= start) next++;
    const nearest = introduced[next];
    const introduction = nearest && nearest.start <= start ? nearest : undefined;
    const context = new Context(block, mentions, index, roles);
    const own = isOwn(mention);
    const running = scope === section && own;
    occurrences.push({ passage, start, end, mention, context, introduction, own, running });
  }
  for (const word of capitals) {
    const { start, end } = word;
    unexplained.push({ passage, start, end, word, context: new CapitalContext(block, word), own: isOwn(word) });
  }
  for (const word of reading.spellings) {
    const { start, end } = word;
    spellings.push({ passage, start, end, word, context: new Surroundings(block, word), own: isOwn(word) });
  }
  return passage;
}

/** The words of an introduction as they are written; the cells of a table row and their like are not told apart in the text. */
function wordsOf({ text }: Block, { short, full, concept }: Introduction): Pick<Introduced, 'short' | 'full'> {
  const written = ({ start, end }: Span) => text.slice(start, end).replace(/\s+/g, ' ');
  return short.start === full.start
    ? { short: concept.abbreviation?.text ?? '', full: concept.fullName.text }
    : { short: written(short), full: written(full) };
}

/** What was read in a block, with abbreviations of the draft's own in the place of what they are made of: ARPA in ARPA-H. */
function withOwnNames(block: Block, reading: Reading, senses: Senses): Pick<Reading, 'mentions' | 'capitals'> {
  const own = findOwnNames(block, senses);
  if (own.length === 0) return reading;
  const capitals = [...without(reading.capitals, own), ...own].sort((a, b) => a.start - b.start);
  return { mentions: without(reading.mentions, own), capitals };
}

/** What some abbreviations meant in a draft before an edit and after it, where the two differ. */
export interface NewSenses {
  readonly shorts: ReadonlySet<string>;
  readonly was: Senses;
  readonly is: Senses;
}

/** Whether what stands in a block is something else where some abbreviations have another meaning than before. */
export function hangsOn(
  glossary: Glossary,
  block: Block,
  { mentions, capitals }: Reading,
  { shorts, was, is }: NewSenses,
): boolean {
  if (shorts.size === 0) return false;
  const isOther = (mention: Mention) => {
    const { name } = mention;
    if (name.kind === 'abbreviation' && shorts.has(name.text))
      return inSense(mention, was)?.name !== inSense(mention, is)?.name;
    return nestedAbbreviations(glossary, name).some(
      ({ text, concept }) => shorts.has(text) && (was.get(text) ?? concept) !== (is.get(text) ?? concept),
    );
  };
  return mentions.some(isOther) || capitals.some(({ text }) => shorts.has(text)) || findNames(block, shorts).length > 0;
}

/** The abbreviations whose meaning something in a passage hangs on, but for such as are no single word of capitals. */
export function shortsIn(
  passage: Passage,
  { glossary }: { readonly glossary: Glossary },
): readonly (Placed & { readonly text: string })[] {
  const { mentions, capitals } = passage.reading;
  const placed = ({ start, end }: Span, text: string) => ({ passage, start, end, text });
  return [
    ...mentions.flatMap((mention) => {
      const { name } = mention;
      const nested = nestedAbbreviations(glossary, name).map(({ text }) => placed(mention, text));
      return name.kind === 'abbreviation' ? [placed(mention, name.text), ...nested] : nested;
    }),
    ...capitals.map((capital) => placed(capital, capital.text)),
  ];
}

/** The mentions of a block in the sense that the draft gives them, in order, and the words that it gives none. */
function decide(
  { mentions, capitals }: Pick<Reading, 'mentions' | 'capitals'>,
  senses: Senses,
): { readonly mentions: readonly Mention[]; readonly capitals: readonly Capital[] } {
  if (senses.size === 0 && !mentions.some(({ conditional }) => conditional)) return { mentions, capitals };
  const decided: Mention[] = [];
  const left: Capital[] = [];
  const rest = capitals.values();
  let capital = rest.next().value;
  const addCapitals = (before: number) => {
    for (; capital && capital.start < before; capital = rest.next().value) {
      const name = senses.get(capital.text)?.abbreviation;
      if (name) decided.push({ ...capital, name });
      else left.push(capital);
    }
  };
  for (const mention of mentions) {
    addCapitals(mention.start);
    const sensed = inSense(mention, senses);
    if (sensed) decided.push(sensed);
  }
  addCapitals(Infinity);
  return { mentions: decided, capitals: left };
}

/** A mention in the sense that the draft gives it; undefined where its only sense needs an introduction that is not there. */
function inSense(mention: Mention, senses: Senses): Mention | undefined {
  const { name, others, conditional } = mention;
  const sense = name.kind === 'abbreviation' ? senses.get(name.text) : undefined;
  if (sense?.abbreviation) {
    if (sense === name.concept) return mention;
    const rest = [name, ...others].filter(({ concept }) => concept !== sense);
    return { ...mention, name: sense.abbreviation, others: rest };
  }
  return conditional ? undefined : mention;
}
