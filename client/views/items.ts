// The lines of the three views, which commands are given.
import * as vscode from 'vscode';
import type { ConceptSummary, SeriesDraft, SeriesName, TermPlace, TermUse } from '../../server/requests';

/** A line of This Draft: a term, a place where it is named, or what is found about no term. */
export type DraftItem =
  | { readonly kind: 'term'; readonly uri: vscode.Uri; readonly use: TermUse }
  | { readonly kind: 'rest'; readonly uri: vscode.Uri; readonly findings: number }
  | { readonly kind: 'place'; readonly uri: vscode.Uri; readonly place: TermPlace };

/** A line of Glossary: a domain, or a concept. */
export type GlossaryItem =
  | { readonly kind: 'domain'; readonly label: string; readonly concepts: readonly ConceptSummary[] }
  | { readonly kind: 'concept'; readonly summary: ConceptSummary };

/** A line of Series: a draft, or a name that it uses. */
export type SeriesItem =
  | { readonly kind: 'draft'; readonly draft: SeriesDraft; readonly uri: vscode.Uri }
  | { readonly kind: 'name'; readonly name: SeriesName; readonly uri: vscode.Uri };

/** A line of any of the views. */
export type Item = DraftItem | GlossaryItem | SeriesItem;

/** The concept that a line stands for; undefined for a line that stands for none. */
export function conceptOf(item: Item | undefined): string | undefined {
  if (item?.kind === 'term') return item.use.concept;
  if (item?.kind === 'concept') return item.summary.id;
  return item?.kind === 'name' ? item.name.concept : undefined;
}

/** A range of the protocol as VS Code has it. */
export function toRange({ start, end }: TermUse['range']): vscode.Range {
  return new vscode.Range(start.line, start.character, end.line, end.character);
}

/** What opens a place of a document when a line is chosen; the view keeps the focus. */
export function openAt(title: string, uri: vscode.Uri, selection: vscode.Range): vscode.Command {
  const options: vscode.TextDocumentShowOptions = { selection, preserveFocus: true };
  return { title, command: 'vscode.open', arguments: [uri, options] };
}

/** How many there are of something, in words. */
export const counted = {
  findings: (count: number) => (count === 1 ? vscode.l10n.t('1 finding') : vscode.l10n.t('{0} findings', count)),
  names: (count: number) => (count === 1 ? vscode.l10n.t('1 name') : vscode.l10n.t('{0} names', count)),
  differing: (count: number) =>
    count === 1 ? vscode.l10n.t('1 name differs') : vscode.l10n.t('{0} names differ', count),
  times: (count: number) => (count === 1 ? vscode.l10n.t('once') : vscode.l10n.t('{0} times', count)),
} as const;

/** Where a view runs a function late and once, however often it is asked to. */
export function createDelay(milliseconds: number, run: () => void): vscode.Disposable & { readonly start: () => void } {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const dispose = () => clearTimeout(timer);
  return {
    dispose,
    start: () => {
      dispose();
      timer = setTimeout(run, milliseconds);
    },
  };
}
