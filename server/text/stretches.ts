// Stretches: what a very long paragraph is read in, so that an edit costs the one that it touches.
import { findOrCreateBlock, type KnownBlocks, type Label, type Made, type Source } from './inline';
import { findSpan, joinSpans, type Span } from './span';

/** The longest paragraph that is read as a whole, in UTF-16 units: hardly anybody writes one half as long. */
const LONGEST = 4096;

/** How long a stretch is at least, and at most twice where a sentence ends in its second half. */
const STRETCH = 1024;

/** How long a stretch is at most where no sentence surely ends in it. */
const LONGEST_STRETCH = 4096;

/**
 * The blocks of a source that stands at `at`: one, or of a very long paragraph its stretches, of which each ends where a
 * sentence does. Those that were made before are taken from the `known` ones.
 */
export function findOrCreateBlocks(known: KnownBlocks, source: Source, at: number): readonly Made[] {
  const { kind, text, hidden, opaque, works, labels } = source;
  if (text.length <= LONGEST || (kind !== 'paragraph' && kind !== 'item' && kind !== 'note'))
    return [findOrCreateBlock(known, source, at)];
  const whole = joinSpans([...hidden, ...opaque, ...works, ...(labels ?? [])]);
  const made: Made[] = [];
  const cutters = { hidden: new Cutter(hidden), opaque: new Cutter(opaque), works: new Cutter(works) };
  const labelCutter = labels && new Cutter<Label>(labels);
  for (let start = 0; start < text.length;) {
    const end = endOfStretch(text, start, whole);
    const stretch: Source = {
      ...source,
      text: text.slice(start, end),
      hidden: cutters.hidden.cut(start, end),
      opaque: cutters.opaque.cut(start, end),
      works: cutters.works.cut(start, end),
      labels: labelCutter?.cut(start, end),
      continues: start > 0,
    };
    made.push(findOrCreateBlock(known, stretch, at + start));
    start = end;
  }
  return made;
}

/** Gives out spans in order, of which none lies in two stretches. */
class Cutter<Item extends Span> {
  private next = 0;

  constructor(private readonly spans: readonly Item[]) {}

  /** Those between two offsets, as of the first of these; what was given out before is not looked at. */
  cut(start: number, end: number): readonly Item[] {
    const items: Item[] = [];
    for (let span = this.spans[this.next]; span && span.start < end; span = this.spans[++this.next])
      items.push({ ...span, start: span.start - start, end: span.end - start });
    return items;
  }
}

/**
 * Where a stretch ends that starts at an offset, outside of what is `whole`: where a sentence does, or else between two words.
 * Of several places that are as good it is the one before which the words hash highest. That hangs on these words alone, so
 * that after an edit the stretches below are soon cut at the same places again.
 */
function endOfStretch(text: string, start: number, whole: readonly Span[]): number {
  if (text.length - start <= 2 * STRETCH) return text.length;
  const isFree = (at: number) => at >= (whole[findSpan(whole, at)]?.end ?? 0);
  let best = text.length;
  let grade = -1;
  let depth = 0;
  for (let at = start; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    const kind = unit < kinds.length ? kinds[unit] : 0;
    if (kind === 0) continue;
    if (kind === OPENS) depth++;
    else if (kind === CLOSES && depth > 0) depth--;
    const length = at - start;
    if (kind !== BLANK || length < STRETCH) continue;
    if ((length >= 2 * STRETCH && grade >= SENTENCE) || (length >= LONGEST_STRETCH && grade >= 0)) break;
    const its = depth === 0 && endsSentence(text, at) ? SENTENCE : 0;
    if ((its < SENTENCE && grade >= SENTENCE) || !isFree(at)) continue;
    const hash = its + hashBefore(text, at);
    if (hash > grade) [best, grade] = [at, hash];
  }
  return best;
}

/** What counts more than any hash: that a sentence ends. */
const SENTENCE = 2 ** 32;

/** What a unit of ASCII is where an end is looked for: 0 for most. */
const [BLANK, OPENS, CLOSES] = [1, 2, 3];
const kinds = new Uint8Array(0x80);
for (const blank of ' \t\r\n') kinds[blank.charCodeAt(0)] = BLANK;
for (const bracket of '([') kinds[bracket.charCodeAt(0)] = OPENS;
for (const bracket of ')]') kinds[bracket.charCodeAt(0)] = CLOSES;

/** How much of a sentence tells it from others, in UTF-16 units. */
const TELLING = 12;

function hashBefore(text: string, end: number): number {
  let hash = 0x811c9dc5;
  for (let at = end - TELLING; at < end; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash >>> 0;
}

/** Whether a sentence surely ends before a blank: with a word of small letters, which is no shortened one as it is so long. */
function endsSentence(text: string, blank: number): boolean {
  let end = blank - 1;
  while (closing.has(text.charCodeAt(end)) && blank - end < LONGEST_CLOSING) end--;
  if (!stops.has(text.charCodeAt(end))) return false;
  for (let letter = end - SHORTEST_WORD; letter < end; letter++) {
    const unit = text.charCodeAt(letter);
    if (unit < 0x61 || unit > 0x7a) return false;
  }
  return true;
}

const stops = unitsOf('.!?');
/** What may stand after the sign that ends a sentence. */
const closing = unitsOf('"”’»)]*_');
const LONGEST_CLOSING = 8;
const SHORTEST_WORD = 5;

function unitsOf(signs: string): ReadonlySet<number> {
  return new Set(Array.from(signs, (sign) => sign.charCodeAt(0)));
}
