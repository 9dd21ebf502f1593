// What in a stretch of source is not the author's own prose, and what it leaves open for the stretch that follows.
import type { Region, RegionKind } from './block';
import { delimitedAt, findPlaces, kindOfElement, tagAt } from './delimited';
import { itemAt } from './list';
import { canOpen, closesMark, entityAt, isSureOpening, singles, typed } from './marks';
import { drivePathAt, nameAt } from './names';
import { isIntroduced, isWord, shapeOf } from './quotation';
import { findSpan, type Span } from './span';

/** A quotation, an element or another construct that its block does not end. */
export interface Open {
  readonly kind: RegionKind;
  /** The mark that opened a quotation, the name of an element, or the words that end it. */
  readonly sign: string;
  readonly type: 'mark' | 'element' | 'verbatim';
}

/** What is protected in a stretch of source. */
export interface Protection {
  /** In order of their starts; those of kind `opaque` are disjoint. */
  readonly regions: readonly Region[];
  /** What the stretch leaves open; the rest of it from there on is protected in any case. */
  readonly open?: Open;
  /** Whether what the stretch before left open ends here. */
  readonly closes: boolean;
}

/** What has been opened and not closed yet. */
interface Opened extends Open {
  readonly at: number;
  /** Where a mark may have closed it that may also be an apostrophe. */
  maybe?: number;
}

/** How far down the open quotations and elements a closing sign is looked for; deeper nesting is no prose. */
const DEEPEST = 8;

/** The longest code that plain text marks, in UTF-16 units. */
const LONGEST_CODE = 200;

/** The signs with which anything but plain words begins. */
const signs =
  /["'“”„‟«»‘’‚‛‹›`「」『』《》〈〉〝〞〟﹁﹂﹃﹄＂＇❝❞❛❜&<{[$\\@#/_]|,,|>>|~~~|%%|:::|:\w+\[|\.[A-Za-z]|\.\d+\.\d|[a-z][A-Z]|\p{Ll}:[^\s/]|-\w+-\w/gu;

const nothing: Protection = { regions: [], closes: false };

/**
 * Reads what is protected in `text`, of which `prose` is read and `given` is known to be opaque (both in order).
 * `before` is what the stretch before it left open. Time is linear in the text.
 */
export function findProtected(text: string, prose: readonly Span[], given: readonly Span[], before?: Open): Protection {
  signs.lastIndex = 0;
  return before === undefined && !signs.test(text) ? nothing : readProtected(text, prose, given, before);
}

/** The same for a stretch in which something may be protected. */
function readProtected(text: string, prose: readonly Span[], given: readonly Span[], before?: Open): Protection {
  const places = findPlaces(text);
  const regions: Region[] = [];
  const opened: Opened[] = [];
  /** Where what is protected at the outermost level ends so far. */
  let last = 0;
  let closes = false;
  let unclosed: Open | undefined;
  let nextGiven = 0;
  /** Up to where a run of signs is known to be prose. */
  let plainUntil = 0;
  let from = 0;
  if (before?.type === 'verbatim') {
    const end = places.next(before.sign, 0);
    if (end < 0) return { regions: [{ start: 0, end: text.length, kind: before.kind }], open: before, closes: false };
    closes = true;
    from = end + before.sign.length;
    protect(0, from, before.kind);
  } else if (before !== undefined) {
    opened.push({ ...before, at: -1 });
    from = skipRepeatedMark(before);
  }
  for (;;) {
    signs.lastIndex = from;
    const hit = signs.exec(text);
    if (hit === null) break;
    const at = hit.index;
    while ((given[nextGiven]?.end ?? Infinity) <= at) nextGiven++;
    const inside = given[nextGiven];
    if (inside !== undefined && inside.start <= at && !(text[at] === '&' && isRead(at))) from = inside.end;
    else from = Math.max(at + 1, readSign(at, hit[0]));
    if (from >= text.length) break;
  }
  finishOpened();
  regions.sort((a, b) => a.start - b.start || b.end - a.end);
  return { regions, open: unclosed, closes };

  /** Reads what begins at a sign; gives where to go on. */
  function readSign(at: number, hit: string): number {
    const sign = text.charAt(at);
    if (!isRead(at) && sign !== '<' && sign !== '\\') return at + 1;
    switch (sign) {
      case '&':
        return readEntity(at);
      case '<':
        if (/[A-Za-z/>]/.test(text[at + 1] ?? '')) return readTag(at);
        return text[at + 1] === '<' ? readMark(typed['<<'], at, 2) : readDelimited(at);
      case '{':
      case '[':
      case '$':
      case '~':
      case '%':
      case ':':
        return readDelimited(at);
      case '\\':
        return readBackslash(at);
      case ',':
        return readMark(typed[',,'], at, 2);
      case '>':
        return readMark(typed['>>'], at, 2);
      case '`':
        if (text.startsWith('```', at) || isCode(at)) return readDelimited(at);
        return text[at + 1] === '`' ? readMark('``', at, 2) : readMark(sign, at, 1);
      case "'":
        return text[at + 1] === "'" && isOpen("''") ? readMark("''", at, 2) : readMark(sign, at, 1);
      default:
        return hit.length === 1 && !'@#/_'.includes(sign) ? readMark(sign, at, 1) : readName(at, hit.length);
    }
  }

  /** Whether a backtick begins code, as in plain text, and no quotation as TeX writes it: `a' and `b'. */
  function isCode(at: number): boolean {
    const end = places.next('`', at + 1);
    return end > at + 1 && end - at < LONGEST_CODE && !/[\r\n]|'(?![\p{L}\p{N}])/u.test(text.slice(at, end));
  }

  function isRead(at: number): boolean {
    const piece = prose[findSpan(prose, at)];
    return piece !== undefined && at < piece.end;
  }

  function isOpen(mark: string): boolean {
    return opened.slice(-DEEPEST).some(({ type, sign }) => type === 'mark' && closesMark(sign, mark));
  }

  function readName(at: number, length: number): number {
    if (at < plainUntil) return at + 1;
    const drive = text[at + length - 1] === '\\' ? drivePathAt(text, at) : undefined;
    const { region, to } = drive
      ? { region: { ...drive, kind: 'opaque' as const }, to: drive.end }
      : nameAt(text, at, from);
    if (region === undefined) {
      plainUntil = to;
      return at + 1;
    }
    protect(region.start, region.end, region.kind);
    return region.end;
  }

  function readBackslash(at: number): number {
    const drive = /[A-Za-z]:$/.test(text.slice(Math.max(0, at - 2), at))
      ? drivePathAt(text, at - 2)
      : text[at + 1] === '\\'
        ? drivePathAt(text, at)
        : undefined;
    if (drive) {
      protect(drive.start, drive.end, 'opaque');
      return drive.end;
    }
    if (/[A-Za-z@([]/.test(text[at + 1] ?? '')) return readDelimited(at);
    return /["'`]/.test(text[at + 1] ?? '') ? at + 1 : at + 2;
  }

  function readDelimited(at: number): number {
    const found = delimitedAt(text, at, places);
    if (found === undefined) return at + 1;
    // A comment that a reader does not see does not cut the words around it.
    if (found.end !== undefined && text[at] === '<' && !isRead(at)) return found.end;
    if (found.end !== undefined) {
      protect(at, found.end, found.kind);
      return found.end;
    }
    protect(at, text.length, found.kind);
    if (found.until !== undefined && opened.length === 0)
      unclosed = { kind: found.kind, sign: found.until, type: 'verbatim' };
    return text.length;
  }

  function readTag(at: number): number {
    const tag = tagAt(text, at, places);
    if (tag === undefined) return at + 1;
    if (tag === 'broken') {
      protect(at, text.length, 'doubtful');
      return text.length;
    }
    if (isRead(at)) regions.push({ start: at, end: tag.end, kind: 'opaque' });
    const kind = kindOfElement(tag.name);
    if (kind === undefined || tag.empty) return tag.end;
    if (tag.closes) {
      const index = findOpened(({ type, sign }) => type === 'element' && sign === tag.name);
      if (index >= 0) close(index, tag.end);
      else protectBefore(tag.end);
    } else opened.push({ at, kind, sign: tag.name, type: 'element' });
    return tag.end;
  }

  function readEntity(at: number): number {
    const entity = entityAt(text, at);
    if (entity === undefined) return at + 1;
    return entity.character === '' || /\s/.test(entity.character)
      ? at + entity.length
      : readMark(entity.character, at, entity.length);
  }

  /** Reads a mark of `length` units at `at`. */
  function readMark(mark: string, at: number, length: number): number {
    const end = at + length;
    const around = { before: visibleBefore(at), after: visibleAfter(end) };
    // The apostrophe in a word: all that most marks ever cost.
    if (singles.includes(mark) && isWord(around.before) && isWord(around.after)) return end;
    const shape = shapeOf(mark, around, text.slice(Math.max(0, at - 6), at), mark[0] + text.slice(end, end + 10));
    if (shape === 'none') return end;
    const index = findOpened(
      ({ type, sign }) => type === 'mark' && closesMark(sign, mark),
      singles.includes(mark) ? isDouble : undefined,
    );
    const opens =
      canOpen(mark) && (shape === 'opening' || (shape === 'either' && (isSureOpening(mark) || isFree(around.before))));
    if (index >= 0 && !(opens && shape === 'opening' && closesMark(mark, mark)) && !(opens && isSureOpening(mark))) {
      const it = opened[index];
      if (shape === 'possessive' && it) it.maybe = end;
      else close(index, end);
    } else if (index >= 0 && isSureOpening(mark) && shape !== 'opening') close(index, end);
    else if (opens) {
      // A single mark within a single quotation: what may have closed it did.
      const top = opened[opened.length - 1];
      if (top?.maybe !== undefined && singles.includes(mark)) close(opened.length - 1, top.maybe);
      opened.push({ at, kind: 'quotation', sign: mark, type: 'mark' });
    } else if (shape === 'closing' && !singles.includes(mark)) protectBefore(end);
    return end;
  }

  function isFree(character: string): boolean {
    return !isWord(character) && !/[)\]}]/.test(character);
  }

  function isDouble({ type, sign }: Opened): boolean {
    return type !== 'mark' || !singles.includes(sign);
  }

  /** The unit that a reader sees before an offset, or nothing. */
  function visibleBefore(at: number): string {
    const index = findSpan(prose, at - 1);
    const piece = prose[index];
    if (piece === undefined) return '';
    if (at > piece.end) return text.charAt(piece.end - 1);
    if (at > piece.start) return isSpaceEntityBefore(at) ? ' ' : text.charAt(at - 1);
    const last = prose[index - 1];
    return last ? text.charAt(last.end - 1) : '';
  }

  function isSpaceEntityBefore(at: number): boolean {
    return (
      text[at - 1] === ';' &&
      /&(?:nbsp|thinsp|#160|#8239|#x202f|#xa0|ensp|emsp);$/i.test(text.slice(Math.max(0, at - 9), at))
    );
  }

  function visibleAfter(at: number): string {
    const index = findSpan(prose, at);
    const piece = at < (prose[index]?.end ?? 0) ? prose[index] : prose[index + 1];
    const unit = text.charAt(Math.max(at, piece?.start ?? text.length));
    return unit === '&' ? (entityAt(text, at)?.character ?? unit) : unit;
  }

  /** The index of the innermost open construct that fits, not looking past one that `stops`, or -1. */
  function findOpened(fits: (opened: Opened) => boolean, stops?: (opened: Opened) => boolean): number {
    for (let index = opened.length - 1; index >= Math.max(0, opened.length - DEEPEST); index--) {
      const it = itemAt(opened, index);
      if (fits(it)) return index;
      if (stops?.(it)) return -1;
    }
    return -1;
  }

  function close(index: number, end: number): void {
    const { at, kind, sign, type } = itemAt(opened, index);
    opened.length = index;
    if (at < 0) closes = true;
    // Only the outermost counts, but an apostrophe that was taken for a mark holds nothing.
    if (type === 'mark' && at >= 0 && isIntroduced(text, at + sign.length - 1, end - 1)) return;
    protect(Math.max(at, 0), end, kind);
  }

  /** A sign that closes what nothing opened: what stands before it in the block is in doubt. */
  function protectBefore(end: number): void {
    if (opened.length === 0) protect(last, end, 'doubtful');
  }

  function protect(start: number, end: number, kind: RegionKind): void {
    regions.push({ start, end, kind });
    if (opened.length === 0) last = end;
  }

  /** The conventional mark at the start of each paragraph of a long quotation. */
  function skipRepeatedMark({ type, sign }: Open): number {
    const start = prose[0]?.start ?? 0;
    return type === 'mark' && text.startsWith(sign, start) ? start + sign.length : 0;
  }

  function finishOpened(): void {
    for (let maybe = opened.at(-1)?.maybe; maybe !== undefined; maybe = opened.at(-1)?.maybe)
      close(opened.length - 1, maybe);
    const [first] = opened;
    if (first === undefined) return;
    regions.push({ start: Math.max(first.at, 0), end: text.length, kind: first.kind });
    unclosed = { kind: first.kind, sign: first.sign, type: first.type };
  }
}
