// Stretches of text as pairs of offsets.

/** A stretch of text: offsets in UTF-16 code units, `start` included, `end` excluded. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A replacement of a stretch of text; an insertion where `start` equals `end`. */
export interface Edit extends Span {
  readonly text: string;
}

/** Whether the two spans share at least one character. */
export function overlaps(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}

/** Whether two spans are the same. */
export function isSameSpan(a: Span, b: Span): boolean {
  return a.start === b.start && a.end === b.end;
}

/** Whether `outer` holds all of `inner`. */
export function contains(outer: Span, inner: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

/**
 * The index of the last span that starts at or before `offset`, or -1.
 * `spans` are in order and do not overlap.
 */
export function findSpan(spans: readonly Span[], offset: number): number {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((spans[middle]?.start ?? Infinity) <= offset) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** What some spans cover, in order, as spans that do not overlap. */
export function joinSpans(spans: readonly Span[]): readonly Span[] {
  const joined: Span[] = [];
  for (const { start, end } of [...spans].sort((a, b) => a.start - b.start || a.end - b.end)) {
    const last = joined.at(-1);
    if (last === undefined || last.end <= start) joined.push({ start, end });
    else if (last.end < end) joined[joined.length - 1] = { start: last.start, end };
  }
  return joined;
}

/** The index of the last number at or below `value`, or -1; the numbers ascend. */
export function lastAtOrBefore(numbers: ArrayLike<number>, value: number): number {
  let low = 0;
  let high = numbers.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((numbers[middle] ?? Infinity) <= value) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** The same, where the answer is most often `near`, that of the last time. */
export function lastNear(numbers: ArrayLike<number>, value: number, near: number): number {
  const isThere = (numbers[near] ?? Infinity) <= value && value < (numbers[near + 1] ?? Infinity);
  return isThere ? near : lastAtOrBefore(numbers, value);
}

/** `text` with all `edits` made; they are offsets of `text`, in any order, and do not overlap. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  let result = '';
  let last = 0;
  for (const edit of [...edits].sort((a, b) => a.start - b.start || a.end - b.end)) {
    result += text.slice(last, edit.start) + edit.text;
    last = edit.end;
  }
  return result + text.slice(last);
}

/** Edits in order, of which those that meet are made one; undefined where some overlap. */
export function joinEdits(edits: readonly Edit[]): readonly Edit[] | undefined {
  const joined: Edit[] = [];
  for (const edit of [...edits].sort((a, b) => a.start - b.start || a.end - b.end)) {
    const last = joined[joined.length - 1];
    if (last === undefined || last.end < edit.start) joined.push(edit);
    else if (last.end > edit.start) return undefined;
    else joined[joined.length - 1] = { start: last.start, end: edit.end, text: last.text + edit.text };
  }
  return joined;
}

/**
 * The edits that do at once what `first` and then `second` do, in order and disjoint, as both are; `second` has the
 * offsets of the text that `first` leaves, the result those of the text before.
 */
export function composeEdits(first: readonly Edit[], second: readonly Edit[]): readonly Edit[] {
  const composed: Edit[] = [];
  /** By how much what follows has moved. */
  let shift = 0;
  const ones = first.values();
  const others = second.values();
  let one = ones.next().value;
  let other = others.next().value;
  while (one || other) {
    const from = Math.min((one?.start ?? Infinity) + shift, other?.start ?? Infinity);
    const start = from - shift;
    // What meets is one edit: the text that it gives is all written by one of the two.
    const written: Edit[] = [];
    const rewritten: Edit[] = [];
    let to = from;
    for (;;) {
      if (one && one.start + shift <= to) {
        const { start: at, end, text } = one;
        one = ones.next().value;
        written.push({ start: at + shift, end: at + shift + text.length, text });
        to = Math.max(to, at + shift + text.length);
        shift += text.length - (end - at);
      } else if (other && other.start <= to) {
        rewritten.push(other);
        to = Math.max(to, other.end);
        other = others.next().value;
      } else break;
    }
    const textOf = (span: Span) =>
      written
        .map((edit) => edit.text.slice(Math.max(span.start - edit.start, 0), Math.max(span.end - edit.start, 0)))
        .join('');
    let text = '';
    let at = from;
    for (const edit of rewritten) {
      text += textOf({ start: at, end: edit.start }) + edit.text;
      at = edit.end;
    }
    composed.push({ start, end: to - shift, text: text + textOf({ start: at, end: to }) });
  }
  return composed;
}

/** An edit as it stands after other edits, in order and disjoint, have been made; undefined where it touches one of them. */
export function moveEdit(edit: Edit, made: readonly Edit[]): Edit | undefined {
  let shift = 0;
  for (const { start, end, text } of made) {
    if (start > edit.end) break;
    if (end >= edit.start) return undefined;
    shift += text.length - (end - start);
  }
  return { start: edit.start + shift, end: edit.end + shift, text: edit.text };
}
