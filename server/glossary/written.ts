// What can be written into a draft as a name: words that a reader of Markdown or of plain text takes for nothing else.
import type { Block } from '../text/block';
import { parseDraft } from '../text/draft';
import { t } from '../words/words';

/** Signs that mark something up wherever they stand, that nobody sees, or that turn the order of a line. */
const mark = /[\p{Cc}\p{Bidi_C}\u2028\u2029\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}\ud800-\udfff[\]<>`|\\*~]/u;
/** Marks only beside a word, or only in pairs: emphasis, math, an entity, an address. */
const markInPlace = /(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])|\$\$|\{[{%]|&#?\w+;|:\/\/|\bwww\./iu;
/** What is no mark of any kind in any place: most names, which need not be read to know it. */
const isPlain = /^\p{L}[\p{L}\p{M}\p{N} ’'(),–-]*$/u;
/** Quotation marks of one kind, which come in pairs. */
const quotations = [/[“”„‟"]/g, /[«»]/g, /[‹›]/g, /[「」]/g, /[『』]/g, /[《》]/g, /[〈〉]/g];

/**
 * What in a name a draft would read as something else than words: a sign by itself, or by its number where nobody would
 * see it. Undefined for a name that can be written anywhere.
 */
export function findMark(name: string): string | undefined {
  if (isPlain.test(name)) return undefined;
  const found = mark.exec(name)?.[0] ?? markInPlace.exec(name)?.[0];
  if (found !== undefined) return describeSign(found);
  for (const kind of quotations) {
    const marks = name.match(kind) ?? [];
    if (marks.length % 2 === 1) return t('{0} without another', `“${marks[0]}”`);
  }
  return readsAsWords(name) ? undefined : t('mark for a list, a heading, a quotation or the like');
}

function describeSign(sign: string): string {
  return /^[!-~]+$/.test(sign)
    ? `“${sign}”`
    : t('sign {0}', `U+${sign.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`);
}

/** Whether a name twice in a paragraph, at its start and at that of a line, leaves it one paragraph of prose around it. */
function readsAsWords(name: string): boolean {
  const samples = ['markdown', 'plaintext'] as const;
  return samples.every((language) =>
    [
      `We read here of ${name} and`,
      `We read here of\n${name} and`,
      ...(language === 'markdown' ? [`${name} and`] : []),
    ].every((start) => {
      const { blocks } = parseDraft(`${start} then of ${name} in this one.`, language);
      const [only, ...others] = blocks;
      return others.length === 0 && only?.kind === 'paragraph' && isProseAround(only, name);
    }),
  );
}

/** Whether a block is read as one piece of prose, in which at most a quotation stands, and that within a name. */
function isProseAround({ text, regions, prose }: Block, name: string): boolean {
  const starts = [text.indexOf(name), text.lastIndexOf(name)];
  return (
    prose.length === 1 &&
    regions.every(
      ({ kind, start, end }) =>
        kind !== 'opaque' && starts.some((at) => at >= 0 && at <= start && end <= at + name.length),
    )
  );
}
