// Quotations: which stretches of prose are somebody else's words.
import type { Span } from './span';

/** An opening mark that waits for its end. */
interface Open {
  readonly mark: string;
  readonly at: number;
}

/** What each closing mark closes. */
const closes: Readonly<Record<string, string>> = {
  '”': '“„',
  '“': '„',
  '»': '«',
  '›': '‹',
  '」': '「',
  '』': '『',
};

/** How far down the stack of open quotations a closing mark is matched; deeper nesting is no prose. */
const DEEPEST = 8;

/**
 * The quotations in a text, outermost only, in order, marks included. `prose` are the pieces of it that are read.
 * A quotation that is not closed runs to the end: it may go on in the next paragraph, and it is safer to leave it be.
 * A short name in marks that a parenthesis introduces (“ROK” or “the South”) is no quotation.
 */
export function findQuotations(text: string, prose: readonly Span[]): readonly Span[] {
  const quotations: Span[] = [];
  if (!/["“”„«»‹›「」『』‘’']/.test(text)) return quotations;
  const open: Open[] = [];
  const end = prose.length > 0 ? prose[prose.length - 1].end : 0;
  for (const piece of prose) {
    for (let at = piece.start; at < piece.end; at++) {
      const mark = text[at];
      switch (mark) {
        case '“':
          if (open.length > 0 && open[open.length - 1].mark === '„') close(open.length - 1, at);
          else open.push({ mark, at });
          break;
        case '„':
        case '«':
        case '‹':
        case '「':
        case '『':
          open.push({ mark, at });
          break;
        case '”':
        case '»':
        case '›':
        case '」':
        case '』':
          closeLast(closes[mark], at);
          break;
        case '"':
          if (open.some((quotation) => quotation.mark === '"')) closeLast('"', at);
          else if (opens(at)) open.push({ mark, at });
          break;
        case '‘':
          if (opens(at)) open.push({ mark, at });
          break;
        case '’':
        case "'":
          readSingle(mark, at);
          break;
      }
    }
  }
  // Single marks that nothing closes were apostrophes.
  const unclosed = open.find(({ mark }) => mark !== "'" && mark !== '‘');
  if (unclosed) quotations.push({ start: unclosed.at, end });
  return quotations;

  function readSingle(mark: string, at: number): void {
    const single = mark === '’' ? '‘' : "'";
    const isOpen = open.some((quotation) => quotation.mark === single);
    if (isOpen && !isWord(text[at + 1]) && !/\s/.test(text[at - 1] ?? ' ')) closeLast(single, at);
    else if (
      mark === "'" &&
      !isOpen &&
      opens(at) &&
      !/^'(?:\d\ds|em|til|tis|twas|n|cause|round)\b/i.test(text.slice(at, at + 8))
    ) {
      open.push({ mark, at });
    }
  }

  function closeLast(marks: string, at: number): void {
    for (let index = open.length - 1; index >= Math.max(0, open.length - DEEPEST); index--) {
      if (marks.includes(open[index].mark)) {
        close(index, at);
        return;
      }
    }
  }

  function close(index: number, at: number): void {
    const { at: start } = open[index];
    // Single marks opened before a double quotation closes inside them were apostrophes; they do not hold it.
    const held = open.slice(0, index).some(({ mark }) => mark !== "'" && mark !== '‘');
    open.length = index;
    if (held || isIntroduced(start, at)) return;
    while (quotations.length > 0 && quotations[quotations.length - 1].start >= start) quotations.pop();
    quotations.push({ start, end: at + 1 });
  }

  /** A mark that something follows and that no word or figure precedes: 5'10" opens nothing. */
  function opens(at: number): boolean {
    return /\S/.test(text[at + 1] ?? ' ') && !isWord(text[at - 1]) && !/[.,;:!?]/.test(text[at - 1] ?? ' ');
  }

  function isIntroduced(start: number, at: number): boolean {
    const words = text
      .slice(start + 1, at)
      .trim()
      .split(/\s+/);
    const before = text.slice(Math.max(0, start - 120), start);
    // Alone in its parenthesis only an abbreviation is sure to be no quotation.
    const isFurther = /\([^()]*\b(?:or|and)\s+(?:the\s+)?$/i.test(before);
    if (at - start > 60 || words.length > (isFurther ? 3 : 1)) return false;
    if (!isFurther && !/^[\p{Lu}\d][\p{L}\p{N}.&/-]*[\p{Lu}\d]s?$/u.test(words[0])) return false;
    return /\((?:[^()]*\b(?:or|and)\s+)?(?:(?:the|hereafter|hereinafter|henceforth|also|collectively|together|abbreviated|as),?\s+)*$/i.test(
      before,
    );
  }
}

function isWord(character: string | undefined): boolean {
  return character !== undefined && /[\p{L}\p{N}]/u.test(character);
}
