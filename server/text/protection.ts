// What in a stretch of source is not the author's own prose, and what it leaves open for the stretch that follows.
import type { Region, RegionKind } from './block';
import { delimitedAt, findPlaces, kindOfTag, type Places, type Tag, tagAt, templateTagAt } from './delimited';
import { itemAt } from './list';
import { canOpen, closesMark, entityAt, isSureOpening, singles, typed } from './marks';
import { drivePathAt, nameAt, recordAt } from './names';
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
  /["'“”„‟«»‘’‚‛‹›`´″「」『』《》〈〉〝〞〟﹁﹂﹃﹄＂＇❝❞❛❜❮❯⟨⟩⟪⟫\u2e02-\u2e0d\u2e1c-\u2e21&<{[$\\@#/_=^]|,,|>>|->|~~~|%%|::|:\w+\[|:\d\d|[,;][\p{L}"]|\.[A-Za-z]|\.\d+\.\d|\.\. |[!?]{3}|[+!~%]\p{L}|--\p{L}|\(\)|[a-z][A-Z]|\p{Ll}:[^\s/]|-\w+-\w/gu;

const nothing: Protection = { regions: [], closes: false };

/**
 * Reads what is protected in `text`, of which `prose` is read and `given` is known to be opaque (both in order).
 * `before` is what the stretch before it left open. Time is linear in the text.
 */
export function findProtected(text: string, prose: readonly Span[], given: readonly Span[], before?: Open): Protection {
  signs.lastIndex = 0;
  return before === undefined && !signs.test(text) ? nothing : new ProtectionReader(text, prose, given).read(before);
}

/** One reading of a stretch: what it has found, and what is open. */
class ProtectionReader {
  private readonly places: Places;
  private readonly regions: Region[] = [];
  private readonly opened: Opened[] = [];
  /** Where what is protected at the outermost level ends so far. */
  private last = 0;
  private closes = false;
  private unclosed: Open | undefined;
  /** Up to where a run of signs is known to be prose. */
  private plainUntil = 0;
  /** Up to where a line is known to be no record of data. */
  private lineUntil = 0;
  /** Where the next sign is looked for. */
  private from = 0;

  constructor(
    private readonly text: string,
    private readonly prose: readonly Span[],
    private readonly given: readonly Span[],
  ) {
    this.places = findPlaces(text);
  }

  /** Reads the stretch; `before` is what the one before it left open. */
  read(before: Open | undefined): Protection {
    const { text, regions } = this;
    if (before?.type === 'verbatim') {
      const end = this.places.next(before.sign, 0);
      if (end < 0) return { regions: [{ start: 0, end: text.length, kind: before.kind }], open: before, closes: false };
      this.closes = true;
      this.from = end + before.sign.length;
      this.protect(0, this.from, before.kind);
    } else if (before !== undefined) {
      this.opened.push({ ...before, at: -1 });
      this.from = this.skipRepeatedMark(before);
    }
    this.readSigns();
    this.finishOpened();
    regions.sort((a, b) => a.start - b.start || b.end - a.end);
    return { regions, open: this.unclosed, closes: this.closes };
  }

  private readSigns(): void {
    const { text, given } = this;
    let next = 0;
    while (this.from < text.length) {
      signs.lastIndex = this.from;
      const hit = signs.exec(text);
      if (hit === null) return;
      const at = hit.index;
      while ((given[next]?.end ?? Infinity) <= at) next++;
      const inside = given[next];
      if (inside !== undefined && inside.start <= at && !(text[at] === '&' && this.isRead(at))) this.from = inside.end;
      else this.from = Math.max(at + 1, this.readSign(at, hit[0]));
    }
  }

  /** Reads what begins at a sign; gives where to go on. */
  private readSign(at: number, hit: string): number {
    const sign = this.text.charAt(at);
    if (!this.isRead(at) && !'<\\['.includes(sign)) return at + 1;
    switch (sign) {
      case '&':
        return this.readEntity(at);
      case '<':
        if (/[A-Za-z/>]/.test(this.text[at + 1] ?? '')) return this.readTag(at);
        return this.text[at + 1] === '<' ? this.readMark(typed['<<'], at, 2) : (this.readDelimited(at) ?? at + 1);
      case '{':
      case '[':
        return this.readTemplateTag(at) ?? this.readDelimited(at) ?? at + 1;
      case '$':
      case '.':
      case '?':
      case '!':
      case '~':
      case '%':
      case ':':
        return this.readDelimited(at) ?? this.readName(at, hit.length);
      case '\\':
        return this.readBackslash(at);
      case ';':
        return this.readRecord(at);
      case ',':
        return hit === ',,' ? this.readMark(typed[',,'], at, 2) : this.readRecord(at);
      case '>':
        return this.readMark(typed['>>'], at, 2);
      case '`':
        if (this.text.startsWith('```', at) || this.isCode(at)) return this.readDelimited(at) ?? at + 1;
        return this.text[at + 1] === '`' ? this.readMark('``', at, 2) : this.readMark(sign, at, 1);
      case "'":
        return this.text[at + 1] === "'" && this.isOpen("''") ? this.readMark("''", at, 2) : this.readMark(sign, at, 1);
      default:
        return hit.length === 1 && !'@#/_=^'.includes(sign)
          ? this.readMark(sign, at, 1)
          : this.readName(at, hit.length);
    }
  }

  /** Whether a backtick begins code, as in plain text, and no quotation as TeX writes it: `a' and `b'. */
  private isCode(at: number): boolean {
    const end = this.places.next('`', at + 1);
    return end > at + 1 && end - at < LONGEST_CODE && !/[\r\n]|'(?![\p{L}\p{N}])/u.test(this.text.slice(at, end));
  }

  /** Reads a separator of data that no space follows. */
  private readRecord(at: number): number {
    if (at < this.lineUntil) return at + 1;
    const { record, to } = recordAt(this.text, at);
    if (record === undefined) {
      this.lineUntil = to;
      return at + 1;
    }
    this.protect(record.start, record.end, 'doubtful');
    return record.end;
  }

  private isRead(at: number): boolean {
    const piece = this.prose[findSpan(this.prose, at)];
    return piece !== undefined && at < piece.end;
  }

  private isOpen(mark: string): boolean {
    return this.opened.slice(-DEEPEST).some(({ type, sign }) => type === 'mark' && closesMark(sign, mark));
  }

  private readName(at: number, length: number): number {
    if (at < this.plainUntil) return at + 1;
    const drive = this.text[at + length - 1] === '\\' ? drivePathAt(this.text, at) : undefined;
    const { region, to } = drive
      ? { region: { ...drive, kind: 'opaque' as const }, to: drive.end }
      : nameAt(this.text, at, this.from);
    if (region === undefined) {
      this.plainUntil = to;
      return at + 1;
    }
    this.protect(region.start, region.end, region.kind);
    return region.end;
  }

  private readBackslash(at: number): number {
    const drive = /[A-Za-z]:$/.test(this.text.slice(Math.max(0, at - 2), at))
      ? drivePathAt(this.text, at - 2)
      : this.text[at + 1] === '\\'
        ? drivePathAt(this.text, at)
        : undefined;
    if (drive) {
      this.protect(drive.start, drive.end, 'opaque');
      return drive.end;
    }
    if (account.test(this.text.slice(Math.max(0, at - 1), at + 40))) return this.readName(at, 1);
    if (/[A-Za-z@([]/.test(this.text[at + 1] ?? '')) return this.readDelimited(at) ?? at + 1;
    return /["'`“”‘’]/.test(this.text[at + 1] ?? '') ? at + 1 : at + 2;
  }

  /** Reads what stands between two signs; undefined where the first of them is prose. */
  private readDelimited(at: number): number | undefined {
    const found = delimitedAt(this.text, at, this.places);
    if (found === undefined) return undefined;
    // A comment that a reader does not see does not cut the words around it.
    if (found.end !== undefined && this.text[at] === '<' && !this.isRead(at)) return found.end;
    if (found.end !== undefined) {
      this.protect(at, found.end, found.kind);
      return found.end;
    }
    this.protect(at, this.text.length, found.kind);
    if (found.until !== undefined && this.opened.length === 0)
      this.unclosed = { kind: found.kind, sign: found.until, type: 'verbatim' };
    return this.text.length;
  }

  private readTag(at: number): number {
    const tag = tagAt(this.text, at, this.places);
    if (tag === undefined) return at + 1;
    if (tag === 'broken') {
      this.protect(at, this.text.length, 'doubtful');
      return this.text.length;
    }
    return this.readElement(at, tag);
  }

  private readTemplateTag(at: number): number | undefined {
    const tag = templateTagAt(this.text, at, this.places, (name) => this.findElement(name) >= 0);
    return tag && this.readElement(at, tag);
  }

  /** Reads a tag that begins at `at`: what it opens, or what it closes. */
  private readElement(at: number, tag: Tag): number {
    const { name, end, closes, empty } = tag;
    if (this.isRead(at)) this.regions.push({ start: at, end, kind: 'opaque' });
    const opened = this.findElement(name);
    // Elements of a kind that is open are counted, so that the right one closes it.
    const kind = kindOfTag(this.text, at, tag) ?? this.opened[opened]?.kind;
    if (kind === undefined || empty) return end;
    if (!closes) this.opened.push({ at, kind, sign: name, type: 'element' });
    else if (opened >= 0) this.close(opened, end);
    else this.protectBefore(end);
    return end;
  }

  /** The index of the innermost open element of a name, or -1. */
  private findElement(name: string): number {
    return this.findOpened(({ type, sign }) => type === 'element' && sign === name);
  }

  private readEntity(at: number): number {
    const entity = entityAt(this.text, at);
    if (entity === undefined) return at + 1;
    return entity.character === '' || /\s/.test(entity.character)
      ? at + entity.length
      : this.readMark(entity.character, at, entity.length);
  }

  /** Reads a mark of `length` units at `at`. */
  private readMark(mark: string, at: number, length: number): number {
    const end = at + length;
    const around = { before: this.visibleBefore(at), after: this.visibleAfter(end) };
    // The apostrophe in a word: all that most marks ever cost.
    if (singles.includes(mark) && isWord(around.before) && isWord(around.after)) return end;
    const shape = shapeOf(
      mark,
      around,
      this.text.slice(Math.max(0, at - 6), at),
      mark[0] + this.text.slice(end, end + 10),
    );
    if (shape === 'none') return end;
    const index = this.findOpened(
      ({ type, sign }) => type === 'mark' && closesMark(sign, mark),
      singles.includes(mark) ? isDouble : undefined,
    );
    const opens =
      canOpen(mark) && (shape === 'opening' || (shape === 'either' && (isSureOpening(mark) || isFree(around.before))));
    if (index >= 0 && !(opens && shape === 'opening' && closesMark(mark, mark)) && !(opens && isSureOpening(mark))) {
      const it = this.opened[index];
      if (shape === 'possessive' && it) it.maybe = end;
      else this.close(index, end);
    } else if (index >= 0 && isSureOpening(mark) && shape !== 'opening') this.close(index, end);
    else if (opens) {
      // A single mark within a single quotation: what may have closed it did.
      const top = this.opened.at(-1);
      if (top?.maybe !== undefined && singles.includes(mark)) this.close(this.opened.length - 1, top.maybe);
      this.opened.push({ at, kind: 'quotation', sign: mark, type: 'mark' });
    } else if (shape === 'closing' && !singles.includes(mark)) this.protectBefore(end);
    return end;
  }

  /** The unit that a reader sees before an offset, or nothing. */
  private visibleBefore(at: number): string {
    const index = findSpan(this.prose, at - 1);
    const piece = this.prose[index];
    if (piece === undefined) return '';
    if (at > piece.end) return this.text.charAt(piece.end - 1);
    if (at > piece.start) return this.isSpaceEntityBefore(at) ? ' ' : this.text.charAt(at - 1);
    const before = this.prose[index - 1];
    return before ? this.text.charAt(before.end - 1) : '';
  }

  private isSpaceEntityBefore(at: number): boolean {
    return (
      this.text[at - 1] === ';' &&
      /&(?:nbsp|thinsp|#160|#8239|#x202f|#xa0|ensp|emsp);$/i.test(this.text.slice(Math.max(0, at - 9), at))
    );
  }

  private visibleAfter(at: number): string {
    const index = findSpan(this.prose, at);
    const piece = at < (this.prose[index]?.end ?? 0) ? this.prose[index] : this.prose[index + 1];
    const unit = this.text.charAt(Math.max(at, piece?.start ?? this.text.length));
    return unit === '&' ? (entityAt(this.text, at)?.character ?? unit) : unit;
  }

  /** The index of the innermost open construct that fits, not looking past one that `stops`, or -1. */
  private findOpened(fits: (opened: Opened) => boolean, stops?: (opened: Opened) => boolean): number {
    for (let index = this.opened.length - 1; index >= Math.max(0, this.opened.length - DEEPEST); index--) {
      const it = itemAt(this.opened, index);
      if (fits(it)) return index;
      if (stops?.(it)) return -1;
    }
    return -1;
  }

  private close(index: number, end: number): void {
    const { at, kind, sign, type } = itemAt(this.opened, index);
    this.opened.length = index;
    if (at < 0) this.closes = true;
    // Only the outermost counts, but an apostrophe that was taken for a mark holds nothing.
    if (type === 'mark' && at >= 0 && isIntroduced(this.text, at + sign.length - 1, end - 1)) return;
    this.protect(Math.max(at, 0), end, kind);
  }

  /** A sign that closes what nothing opened: what stands before it in the block is in doubt. */
  private protectBefore(end: number): void {
    if (this.opened.length === 0) this.protect(this.last, end, 'doubtful');
  }

  private protect(start: number, end: number, kind: RegionKind): void {
    this.regions.push({ start, end, kind });
    if (this.opened.length === 0) this.last = end;
  }

  /** The conventional mark at the start of each paragraph of a long quotation. */
  private skipRepeatedMark({ type, sign }: Open): number {
    const start = this.prose[0]?.start ?? 0;
    return type === 'mark' && this.text.startsWith(sign, start) ? start + sign.length : 0;
  }

  private finishOpened(): void {
    for (let maybe = this.opened.at(-1)?.maybe; maybe !== undefined; maybe = this.opened.at(-1)?.maybe)
      this.close(this.opened.length - 1, maybe);
    const [first] = this.opened;
    if (first === undefined) return;
    this.regions.push({ start: Math.max(first.at, 0), end: this.text.length, kind: first.kind });
    this.unclosed = { kind: first.kind, sign: first.sign, type: first.type };
  }
}

/** A backslash between two names, which begins no command of TeX. */
const account = /^[\p{L}\p{N}.]\\[a-z]+(?![a-z@*[{])/iu;

function isFree(character: string): boolean {
  return !isWord(character) && !/[)\]}]/.test(character);
}

function isDouble({ type, sign }: Opened): boolean {
  return type !== 'mark' || !singles.includes(sign);
}
