// From a stretch of source to a block: what vanishes, what is opaque, what is quoted. Both languages end here.
import type { Block, BlockKind, Region } from './block';
import { findQuotations } from './quotation';
import { overlaps, type Span } from './span';

/** What the parser of a language knows about a stretch of source; offsets within the stretch, in order. */
export interface Source {
  readonly text: string;
  readonly kind: BlockKind;
  readonly quoted: boolean;
  readonly level: number;
  readonly cell?: Block['cell'];
  readonly call?: string;
  /** Markup that a reader does not see. */
  readonly hidden: readonly Span[];
  /** Code and the like. */
  readonly opaque: readonly Span[];
  /** Titles of works. */
  readonly works: readonly Span[];
}

/** What no rule reads in running text: addresses, file names, handles, citation keys, formulas. */
const opaqueText = new RegExp(
  [
    String.raw`<!--[^]*?-->`,
    String.raw`\b[a-z][a-z0-9+.-]*:\/\/[^\s<>"”]*[^\s<>"”.,;:!?)\]'’]`,
    String.raw`\b(?:mailto|doi|urn|isbn|arxiv):\S*[^\s.,;:!?)\]]`,
    String.raw`\bwww\.[^\s<>"”]*[^\s<>"”.,;:!?)\]]`,
    String.raw`\b10\.\d{4,9}\/\S*[^\s.,;:!?)\]]`,
    String.raw`[\w.+-]+@[\w-]+(?:\.[\w-]+)+`,
    String.raw`(?<![\w@])[@#][A-Za-z_][\w:.-]*\w`,
    String.raw`(?<![\w.])(?:[\w.-]*\/)*[\w-]+(?:\.[\w-]+)*\.(?:md|markdown|txt|docx?|pdf|xlsx?|pptx?|csv|tsv|html?|xml|json|ya?ml|bib|tex|odt|rtf|zip|png|jpe?g|gif|svg)\b`,
    String.raw`\b(?:[a-z0-9-]+\.)+(?:com|org|net|int|gov|mil|edu|info|io)(?:\/\S*[^\s.,;:!?)\]])?(?![\w-])`,
    String.raw`(?<![\w$])\$(?=[^\s$][^$\n]*[\\^_={}])[^$\n]*[^\s$\\]\$(?!\d)`,
  ].join('|'),
  'gi',
);

/** The characters of which each of the above has some. */
const sign = /[@#$/]|<!--|www\.|\w\.[a-z]{2,8}\b|:\S/gi;

/** What no rule reads in a text, in order: looked for only from the words on that have such a sign. */
function findOpaque(text: string): readonly Span[] {
  const found: Span[] = [];
  sign.lastIndex = 0;
  for (let end = 0, hit = sign.exec(text); hit !== null; hit = sign.exec(text)) {
    let start = hit.index;
    while (start > end && !/\s/.test(text[start - 1])) start--;
    opaqueText.lastIndex = start;
    const match = opaqueText.exec(text);
    if (match === null) break;
    end = match.index + match[0].length;
    found.push({ start: match.index, end });
    sign.lastIndex = end;
  }
  return found;
}

/** The block of a stretch of source, and where in the stretch it starts; undefined where there is nothing to read. */
export function createBlock(source: Source): { readonly block: Block; readonly at: number } | undefined {
  const { text } = source;
  const prose = cut(text, source.hidden);
  if (prose.length === 0) return undefined;
  const start = prose[0].start;
  const end = prose[prose.length - 1].end;
  if (source.hidden.length === 0 && start === 0 && source.opaque.length === 0 && source.works.length === 0) {
    return { block: finish(source, text.slice(0, end), prose, []), at: 0 };
  }
  const move = (span: Span): Span => ({
    start: Math.max(span.start, start) - start,
    end: Math.min(span.end, end) - start,
  });
  // The marks of what opens or closes the block lie outside it.
  const isInside = (span: Span) => overlaps(span, { start, end });
  const regions: Region[] = [
    ...source.opaque.filter(isInside).map((span) => ({ ...move(span), kind: 'opaque' as const })),
    ...source.works.filter(isInside).map((span) => ({ ...move(span), kind: 'work' as const })),
  ];
  return { block: finish(source, text.slice(start, end), prose.map(move), regions), at: start };
}

function finish(
  { kind, quoted, level, cell, call }: Source,
  text: string,
  prose: readonly Span[],
  given: readonly Region[],
): Block {
  const regions: Region[] = [...given];
  for (const span of findOpaque(text)) {
    if (!given.some((region) => region.kind === 'opaque' && overlaps(region, span)))
      regions.push({ ...span, kind: 'opaque' });
  }
  for (const span of findQuotations(text, prose)) regions.push({ ...span, kind: 'quotation' });
  if (regions.length > 1) regions.sort((a, b) => a.start - b.start || b.end - a.end);
  const block: Block = { kind, text, prose, regions, quoted, level };
  return cell === undefined && call === undefined ? block : { ...block, cell, call };
}

/** The pieces of a text that are left when `hidden` (in order) is taken out; without blank ends. */
function cut(text: string, hidden: readonly Span[]): Span[] {
  const pieces: Span[] = [];
  let from = 0;
  const add = (end: number) => {
    if (end > from) pieces.push({ start: from, end });
  };
  for (const span of hidden) {
    add(span.start);
    from = Math.max(from, span.end);
  }
  add(text.length);
  while (pieces.length > 0 && isBlank(text, pieces[pieces.length - 1])) pieces.pop();
  let first = 0;
  while (first < pieces.length && isBlank(text, pieces[first])) first++;
  if (first > 0) pieces.splice(0, first);
  if (pieces.length === 0) return pieces;
  const head = pieces[0];
  pieces[0] = { start: head.start + text.slice(head.start, head.end).search(visible), end: head.end };
  const tail = pieces[pieces.length - 1];
  let end = tail.end;
  while (/\s/.test(text[end - 1])) end--;
  pieces[pieces.length - 1] = { start: tail.start, end };
  return pieces;
}

/** What is no blank; a byte order mark counts as one. */
const visible = /[^\s\ufeff]/;

function isBlank(text: string, { start, end }: Span): boolean {
  return !visible.test(text.slice(start, end));
}
