// textDocument/completion: terms in the form that the draft needs at the cursor.
import {
  type CompletionItem,
  CompletionItemKind,
  InsertTextFormat,
  type MarkupKind,
  type TextEdit,
} from 'vscode-languageserver-types';
import type { Concept, Designation } from '../glossary/concept';
import type { Glossary } from '../glossary/glossary';
import { designationOf } from '../glossary/names';
import { remember } from '../glossary/remember';
import { shortenIntroduction } from '../rules/replacement';
import { isWellKnown, type LintOptions } from '../rules/rule';
import { blockAt, blockIndexAt, lineSpan, positionAt, rangeOf } from '../text/draft';
import { type NonEmpty, itemAt } from '../text/list';
import { foldText } from '../text/normalize';
import { quotedSpans } from '../text/regions';
import { joinEdits, type Span } from '../text/span';
import { determinerBefore, firstUseAt, startsSentence } from '../usage/context/sentence';
import { isInside } from '../usage/mentions';
import type { Introduced } from '../usage/passage';
import { introductionsIn, spanOf, type Usage } from '../usage/usage';
import type { MentionCounts } from '../usage/mentionCounts';
import { card } from './hover';
import { t } from '../words/words';

/** A name from one of its words on, folded: what somebody who types its start has typed. */
interface Start {
  readonly key: string;
  /** What is written for it. */
  readonly name: Designation;
  /** The spelling to avoid that starts so, where it is not the name itself. */
  readonly avoided?: string;
}

/** The fewest letters that are completed, the most words that count as typed, and the most items that are offered. */
const FEWEST_LETTERS = 2;
const MOST_WORDS = 5;
const MOST_ITEMS = 60;

/** All names by the start of each of their words, sorted. */
const nameStarts = remember((glossary: Glossary): readonly Start[] =>
  [...glossary.concepts.values()]
    .flatMap((concept) => startsOf(glossary, concept))
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0)),
);

/** Where the first of the sorted starts stands that does not come before a key. */
function placeOf(starts: readonly Start[], key: string): number {
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (itemAt(starts, middle).key < key) low = middle + 1;
    else high = middle;
  }
  return low;
}

function startsOf({ names }: Glossary, { designations, preferred }: Concept): readonly Start[] {
  return designations.flatMap((name): readonly Start[] => {
    if (name.kind === 'reference' || name.when !== undefined) return [];
    if (name.status === 'deprecated') {
      const { use = preferred.text } = name;
      const right = designations.find(({ text }) => text === use) ?? designationOf(names, use);
      return right && right.status !== 'deprecated'
        ? [{ key: foldText(name.text), name: right, avoided: name.text }]
        : [];
    }
    const folded = foldText(name.text);
    return Array.from(folded.matchAll(/[\p{L}\p{N}]+/gu), ({ index }) => ({ key: folded.slice(index), name }));
  });
}

/** The names that start, from any of their words, with what is typed, each once: those to avoid, for which others stand, last. */
function findStarts(glossary: Glossary, typed: string): readonly Start[] {
  const all = nameStarts(glossary);
  const found = new Map<Designation, Start>();
  for (let at = placeOf(all, typed); at < all.length && found.size < MOST_ITEMS * 4; at++) {
    const start = itemAt(all, at);
    if (!start.key.startsWith(typed)) break;
    const known = found.get(start.name);
    if (known === undefined || known.avoided !== undefined) found.set(start.name, start);
  }
  return [...found.values()];
}

/** What has been typed of a name before the cursor: its span in the draft and the names that it may become. */
function findTyped(
  usage: Usage,
  offset: number,
): { readonly span: Span; readonly text: string; readonly names: readonly Start[] } | undefined {
  const line = lineSpan(usage.draft, offset, 0);
  const before = usage.draft.text.slice(Math.max(line.start, offset - 100), offset);
  const words = [...before.matchAll(/[\p{L}\p{N}]+/gu)];
  const last = words[words.length - 1];
  if (last === undefined || last.index + last[0].length !== before.length) return undefined;
  // The longest stretch of words that starts a name; “of K” in “Republic of K” would start others.
  for (const { index } of words.slice(-MOST_WORDS)) {
    const typed = foldText(before.slice(index));
    if (typed.length < FEWEST_LETTERS) return undefined;
    const names = findStarts(usage.glossary, typed);
    if (names.length > 0) return { span: { start: offset - before.length + index, end: offset }, text: typed, names };
  }
  return undefined;
}

/**
 * The terms that can be completed at an offset of the draft; empty in code, addresses and front matter. First come those
 * that start with what is typed and that the place needs, then by their uses in the draft, in the workspace (`uses`, by
 * concept id), and by name.
 */
export function completion(
  usage: Usage,
  offset: number,
  options: LintOptions,
  uses: MentionCounts = new Map(),
): CompletionItem[] {
  const { draft } = usage;
  const placed = blockAt(draft, offset);
  if (placed === undefined) return [];
  const { block } = placed;
  const at = offset - placed.at;
  if (block.regions.some(({ kind, start, end }) => kind === 'opaque' && start < at && at <= end)) return [];
  const typed = findTyped(usage, offset);
  if (typed === undefined) return [];
  const isQuoted = isInside(quotedSpans(block), at - 1);
  const items = new Map<string, CompletionItem>();
  const written = draft.text.slice(typed.span.start, typed.span.end);
  for (const { name, avoided } of typed.names) {
    // A quotation keeps its words.
    if (isQuoted && avoided !== undefined) continue;
    const fitting: NonEmpty<Form> = isQuoted
      ? [{ text: name.text, concept: name.concept, note: '' }]
      : forms(usage, name, typed.span, options);
    for (const term of fitting) {
      if (items.has(term.text) || term.text === written) continue;
      const here = usage.concepts.get(term.concept.id)?.occurrences.length ?? 0;
      const elsewhere = uses.get(term.concept.id)?.times ?? 0;
      const rank = [
        avoided ? 1 : 0,
        startsWith(name, typed.text) ? 0 : 1,
        term.needed ? 0 : 1,
        descending(here),
        descending(elsewhere),
      ];
      const note = [avoided && t('instead of {0}', avoided), term.note].filter(Boolean).join('; ');
      items.set(term.text, createItem(usage, { ...term, note }, typed.span, `${rank.join(' ')} ${name.text}`));
    }
  }
  return [...items.values()].sort((a, b) => (a.sortText! < b.sortText! ? -1 : 1)).slice(0, MOST_ITEMS);
}

/** A count as text that sorts the larger first. */
function descending(count: number): string {
  return String(1e6 - Math.min(count, 1e6)).padStart(7, '0');
}

/** Whether a name starts, from its first word on, with what is typed. */
function startsWith({ text }: Designation, typed: string): boolean {
  return foldText(text).startsWith(typed);
}

/** A way to write a term at a place. */
export interface Form {
  readonly text: string;
  readonly concept: Concept;
  /** Why it is written so: `introduces`, `introduced on line 12`. */
  readonly note: string;
  readonly additional?: readonly TextEdit[];
  /** The form that the draft needs here, as opposed to one that it allows. */
  readonly needed?: boolean;
}

/** The forms of a name that the draft needs or allows at a span, the needed one first. */
export function forms(usage: Usage, name: Designation, span: Span, options: LintOptions): NonEmpty<Form> {
  const { concept } = name;
  const short = concept.abbreviation;
  const used = usage.concepts.get(concept.id);
  const plain: Form = { text: name.text, concept, note: '', needed: name === short };
  if (short === undefined || short.when !== undefined || name.kind === 'adjective' || isWellKnown(options, short))
    return [plain];
  // Nobody introduces an abbreviation that another has replaced.
  if (short.status === 'deprecated') return [plain];
  if (name !== short && name !== concept.preferred && name !== concept.fullName) return [plain];
  const { draft, passages } = usage;
  const section = passages.at(Math.max(0, blockIndexAt(draft, span.start)))?.place.section ?? 'body';
  const introductions = used ? introductionsIn(used, section) : [];
  const lineOf = (introduced: Introduced) => positionAt(draft, spanOf(usage, introduced).start).line + 1;
  const before = introductions.find(
    (introduced) => introduced.everywhere || spanOf(usage, introduced).start < span.start,
  );
  const full: Form = { text: concept.fullName.text, concept, note: t('full name only') };
  if (before !== undefined)
    return [{ text: short.text, concept, note: t('introduced on line {0}', lineOf(before)), needed: true }, full];
  const text =
    firstUse(usage, span, concept) ??
    withArticle(usage, span, concept.fullName, `${concept.fullName.text} (${short.text})`);
  const [later] = introductions;
  const edits = (later && joinEdits(shortenIntroduction(usage, later)?.edits ?? [])) ?? [];
  return [
    {
      text,
      concept,
      note: later === undefined ? t('introduces') : t('introduces; shortens line {0}', lineOf(later)),
      additional: edits.every(({ start }) => start > span.end)
        ? edits.map((edit) => ({ range: rangeOf(draft, edit), newText: edit.text }))
        : undefined,
      needed: true,
    },
    full,
  ];
}

/** The words that the glossary has for the first use; undefined where it has none, or they do not fit. */
function firstUse({ draft }: Usage, span: Span, { firstUse: text }: Concept): string | undefined {
  const placed = blockAt(draft, span.start);
  return text && placed ? firstUseAt(placed.block, span.start - placed.at, text) : text;
}

/** The text with the article that its name needs where a sentence has none, and a capital where it starts a sentence. */
function withArticle(usage: Usage, span: Span, { article }: Designation, text: string): string {
  const placed = blockAt(usage.draft, span.start);
  if (placed === undefined) return text;
  const { block } = placed;
  const at = span.start - placed.at;
  const opens = startsSentence(block, at);
  if (article === 'the' && determinerBefore(block, at) === undefined) return `${opens ? 'The' : 'the'} ${text}`;
  return opens ? text.charAt(0).toUpperCase() + text.slice(1) : text;
}

function createItem(usage: Usage, { text, concept, note, additional }: Form, span: Span, rank: string): CompletionItem {
  const { draft } = usage;
  return {
    label: text,
    labelDetails: note ? { description: note } : undefined,
    detail: note || undefined,
    kind: CompletionItemKind.Constant,
    // The client must not filter by the label: “Korea” is a start of “Republic of Korea” too.
    filterText: draft.text.slice(span.start, span.end),
    sortText: rank,
    insertTextFormat: InsertTextFormat.PlainText,
    textEdit: { range: rangeOf(draft, span), newText: text },
    additionalTextEdits: additional && [...additional],
    data: { concept: concept.id },
  };
}

/** An item with the card of its concept; as it came where it has none. */
export function resolveCompletion(glossary: Glossary, item: CompletionItem, kind: MarkupKind): CompletionItem {
  const { concept: id } = (item.data ?? {}) as { readonly concept?: unknown };
  const concept = typeof id === 'string' ? glossary.concepts.get(id) : undefined;
  return concept ? { ...item, documentation: card(glossary, concept, { kind }) } : item;
}
