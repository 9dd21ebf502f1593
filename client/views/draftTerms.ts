// The view This Draft: the terms of the draft that is edited, each with its places and what is found there.
import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { placesRequest, type TermPlace, termsRequest, type TermUse } from '../../server/requests';
import { isDraft } from '../drafts';
import { source } from './status';
import { counted, createDelay, type DraftItem, openAt, toRange } from './items';

/** How long after the last change the terms are asked for again, in milliseconds. */
const DELAY = 400;

/** The orders in which terms can stand, with what they are called. */
const orders = {
  findings: () => vscode.l10n.t('Findings'),
  text: () => vscode.l10n.t('Order in the Text'),
  name: () => vscode.l10n.t('Name'),
} as const;
type Order = keyof typeof orders;
/** Where the order is kept. */
const orderKey = 'termOrder';

const compare: Readonly<Record<Order, (a: TermUse, b: TermUse) => number>> = {
  findings: (a, b) => b.findings - a.findings || compare.name(a, b),
  text: (a, b) => toRange(a.range).start.compareTo(toRange(b.range).start),
  name: (a, b) => shortOf(a).localeCompare(shortOf(b), 'en'),
};

/** The view, and what asks for the order of its terms. */
export interface DraftTerms extends vscode.Disposable {
  readonly chooseOrder: () => Promise<void>;
}

/** Creates the view; it follows the editor and never takes the focus. The order is kept in `memory`. */
export function createDraftTerms(client: BaseLanguageClient, memory: vscode.Memento): DraftTerms {
  const changed = new vscode.EventEmitter<void>();
  let draft = draftIn(vscode.window.activeTextEditor);
  const orderNow = () => memory.get<Order>(orderKey, 'findings');
  const view = vscode.window.createTreeView<DraftItem>('policyGlossary.draft', {
    showCollapseAll: true,
    treeDataProvider: {
      onDidChangeTreeData: changed.event,
      getTreeItem: createTreeItem,
      getChildren: async (item) => {
        if (draft === undefined || !client.isRunning()) return [];
        if (item) return item.kind === 'place' ? [] : placesOf(client, draft, item);
        const asked = draft;
        const terms = await termsOf(client, asked, compare[orderNow()]);
        if (asked === draft) setContext('hasNoTerms', terms.length === 0);
        return terms;
      },
    },
  });
  const update = () => {
    const found = draft ? findingsIn(draft.uri) : 0;
    view.badge = found === 0 ? undefined : { value: found, tooltip: counted.findings(found) };
    view.description = draft && vscode.l10n.t('by {0}', orders[orderNow()]().toLowerCase());
    if (view.visible) changed.fire();
  };
  const delay = createDelay(DELAY, update);
  const follow = (document: vscode.TextDocument | undefined) => {
    draft = document;
    setContext('hasDraft', draft !== undefined);
    // It is said that there are none when that is known.
    setContext('hasNoTerms', false);
    delay.start();
  };
  follow(draft);
  const parts = [
    view,
    changed,
    delay,
    view.onDidChangeVisibility(({ visible }) => visible && changed.fire()),
    client.onDidChangeState(delay.start),
    vscode.languages.onDidChangeDiagnostics(({ uris }) => {
      if (uris.some((uri) => uri.toString() === draft?.uri.toString())) delay.start();
    }),
    vscode.workspace.onDidChangeTextDocument(({ document }) => document === draft && delay.start()),
    vscode.workspace.onDidCloseTextDocument((document) => document === draft && follow(undefined)),
    vscode.window.onDidChangeActiveTextEditor((editor) => {
      const next = draftIn(editor);
      // What is no draft, such as the output, leaves the view as it is.
      if (next !== undefined && next !== draft) follow(next);
    }),
  ];
  return {
    dispose: () => void vscode.Disposable.from(...parts).dispose(),
    chooseOrder: async () => {
      const chosen = await vscode.window.showQuickPick(
        Object.entries(orders).map(([order, labelOf]) => ({
          label: labelOf(),
          description: order === orderNow() ? vscode.l10n.t('now') : undefined,
          order,
        })),
        { placeHolder: vscode.l10n.t('Sort the terms by') },
      );
      if (chosen === undefined) return;
      await memory.update(orderKey, chosen.order);
      update();
    },
  };
}

/** Sets what the manifest's `when` clauses ask of the view. */
function setContext(key: 'hasDraft' | 'hasNoTerms', value: boolean): void {
  void vscode.commands.executeCommand('setContext', `policyGlossary.${key}`, value);
}

function draftIn(editor: vscode.TextEditor | undefined): vscode.TextDocument | undefined {
  return editor && isDraft(editor.document) ? editor.document : undefined;
}

/** How much the list of problems tells of a draft. */
function findingsIn(uri: vscode.Uri): number {
  return vscode.languages.getDiagnostics(uri).filter((diagnostic) => diagnostic.source === source).length;
}

async function termsOf(
  client: BaseLanguageClient,
  draft: vscode.TextDocument,
  order: (a: TermUse, b: TermUse) => number,
): Promise<DraftItem[]> {
  const { uri } = draft;
  const textDocument = client.code2ProtocolConverter.asTextDocumentIdentifier(draft);
  const uses = await client.sendRequest<TermUse[]>(termsRequest, { textDocument });
  const rest = findingsIn(uri) - uses.reduce((sum, { findings }) => sum + findings, 0);
  return [
    ...[...uses].sort(order).map((use): DraftItem => ({ kind: 'term', uri, use })),
    ...(rest > 0 ? [{ kind: 'rest', uri, findings: rest } as const] : []),
  ];
}

async function placesOf(
  client: BaseLanguageClient,
  draft: vscode.TextDocument,
  item: Exclude<DraftItem, { kind: 'place' }>,
): Promise<DraftItem[]> {
  const places = await client.sendRequest<TermPlace[]>(placesRequest, {
    textDocument: client.code2ProtocolConverter.asTextDocumentIdentifier(draft),
    concept: item.kind === 'term' ? item.use.concept : undefined,
  });
  return places.map((place) => ({ kind: 'place', uri: draft.uri, place }));
}

function createTreeItem(item: DraftItem): vscode.TreeItem {
  switch (item.kind) {
    case 'term':
      return createTerm(item.uri, item.use);
    case 'rest': {
      const rest = new vscode.TreeItem(vscode.l10n.t('Other Findings'), vscode.TreeItemCollapsibleState.Collapsed);
      rest.id = 'rest';
      rest.description = `${item.findings}`;
      rest.iconPath = new vscode.ThemeIcon('warning');
      rest.accessibilityInformation = { label: vscode.l10n.t('Other findings, about no term: {0}', item.findings) };
      return rest;
    }
    case 'place':
      return createPlace(item.uri, item.place);
  }
}

/** What a narrow view has room for. */
function shortOf({ title, abbreviation }: TermUse): string {
  return abbreviation ?? title;
}

function createTerm(uri: vscode.Uri, use: TermUse): vscode.TreeItem {
  const { title, abbreviation, names, introducedOn, findings, concept, range } = use;
  const term = new vscode.TreeItem(shortOf(use), vscode.TreeItemCollapsibleState.Collapsed);
  term.id = `term ${concept}`;
  term.contextValue = 'term';
  const times = names.reduce((sum, name) => sum + name.times, 0);
  const introduced =
    introducedOn === undefined
      ? vscode.l10n.t('not introduced')
      : vscode.l10n.t('introduced on line {0}', introducedOn);
  const state = abbreviation && introduced;
  // What matters most comes first: a narrow view shows the start of it.
  term.description = [findings > 0 && counted.findings(findings), `${times}×`, abbreviation && title]
    .filter(Boolean)
    .join(' · ');
  term.accessibilityInformation = {
    label: [
      title,
      abbreviation,
      counted.times(times),
      state,
      findings === 0 ? vscode.l10n.t('no findings') : counted.findings(findings),
    ]
      .filter(Boolean)
      .join(', '),
  };
  term.tooltip = [title, ...names.map((name) => `${name.text}: ${name.times}×`), state].filter(Boolean).join('\n');
  term.iconPath = new vscode.ThemeIcon(findings > 0 ? 'warning' : 'symbol-constant');
  term.command = openAt(vscode.l10n.t('Go to the First Mention'), uri, toRange(range));
  return term;
}

/** The icons and names of levels, by their number in the protocol. */
const levels = {
  1: ['error', () => vscode.l10n.t('error')],
  2: ['warning', () => vscode.l10n.t('warning')],
  3: ['info', () => vscode.l10n.t('information')],
  4: ['lightbulb', () => vscode.l10n.t('hint')],
} as const;

function createPlace(uri: vscode.Uri, { range, excerpt, findings }: TermPlace): vscode.TreeItem {
  const place = new vscode.TreeItem({ label: excerpt.text, highlights: [[excerpt.start, excerpt.end]] });
  const line = vscode.l10n.t('line {0}', range.start.line + 1);
  const [worst] = findings;
  const [icon, level] = worst ? levels[worst.severity] : (['circle-small', () => ''] as const);
  place.contextValue = worst ? 'finding' : 'place';
  place.iconPath = new vscode.ThemeIcon(icon);
  place.tooltip = [...findings.map(({ message }) => message), line].join('\n');
  const found = worst ? `${level()}: ${worst.message}` : vscode.l10n.t('no findings');
  place.accessibilityInformation = { label: `${line}: ${excerpt.text}, ${found}` };
  place.command = openAt(vscode.l10n.t('Go There'), uri, toRange(range));
  return place;
}
