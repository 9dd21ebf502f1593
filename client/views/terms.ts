// The view Policy Glossary in the Explorer: the terms of the draft that is edited, and all concepts by domain.
import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { type ConceptSummary, conceptsRequest, termsRequest, type TermUse } from '../../server/requests';

const viewId = 'policyGlossary.terms';
/** How long after the last change the terms are asked for again, in milliseconds. */
const DELAY = 400;

/** A line of the view. */
export type Item =
  | { readonly kind: 'group'; readonly label: string; readonly children: readonly Item[]; readonly open: boolean }
  | { readonly kind: 'term'; readonly uri: vscode.Uri; readonly use: TermUse }
  | { readonly kind: 'concept'; readonly concept: ConceptSummary };

/** The concept that a line of the view stands for, or undefined for a group. */
export function conceptOf(item: Item | undefined): string | undefined {
  if (item === undefined || item.kind === 'group') return undefined;
  return item.kind === 'term' ? item.use.concept : item.concept.id;
}

/** Creates the view; it follows the editor and never takes the focus. */
export function createTermsView(client: BaseLanguageClient, drafts: vscode.DocumentSelector): vscode.Disposable {
  const changed = new vscode.EventEmitter<void>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let draft = draftIn(vscode.window.activeTextEditor, drafts);
  const view = vscode.window.createTreeView<Item>(viewId, {
    showCollapseAll: true,
    treeDataProvider: {
      onDidChangeTreeData: changed.event,
      getTreeItem: createTreeItem,
      getChildren: async (item) => {
        if (item) return item.kind === 'group' ? [...item.children] : [];
        if (!client.isRunning()) return [];
        const [uses, concepts] = await Promise.all([termsOf(client, draft), allConcepts(client)]);
        view.message =
          draft === undefined
            ? 'Open a Markdown or plain-text draft to see its terms.'
            : uses.length === 0
              ? 'This draft names no term of the glossary yet.'
              : undefined;
        const terms = uses.map((use): Item => ({ kind: 'term', uri: draft!.uri, use }));
        const inDraft: Item[] =
          terms.length > 0 ? [{ kind: 'group', label: 'In This Draft', children: terms, open: true }] : [];
        return [...inDraft, { kind: 'group', label: 'Glossary', children: groupByDomain(concepts), open: false }];
      },
    },
  });
  const refresh = () => {
    clearTimeout(timer);
    timer = setTimeout(() => view.visible && changed.fire(), DELAY);
  };
  return vscode.Disposable.from(
    view,
    changed,
    { dispose: () => clearTimeout(timer) },
    view.onDidChangeVisibility(({ visible }) => visible && changed.fire()),
    client.onDidChangeState(refresh),
    vscode.languages.onDidChangeDiagnostics(({ uris }) => {
      if (uris.some((uri) => uri.toString() === draft?.uri.toString())) refresh();
    }),
    vscode.workspace.onDidChangeTextDocument(({ document }) => {
      if (document === draft) refresh();
    }),
    vscode.workspace.onDidCloseTextDocument((document) => {
      if (document !== draft) return;
      draft = undefined;
      refresh();
    }),
    vscode.window.onDidChangeActiveTextEditor((editor) => {
      const next = draftIn(editor, drafts);
      // What is no draft, such as the output, leaves the view as it is.
      if (next === undefined || next === draft) return;
      draft = next;
      refresh();
    }),
  );
}

function draftIn(
  editor: vscode.TextEditor | undefined,
  drafts: vscode.DocumentSelector,
): vscode.TextDocument | undefined {
  return editor && vscode.languages.match(drafts, editor.document) > 0 ? editor.document : undefined;
}

async function termsOf(
  client: BaseLanguageClient,
  draft: vscode.TextDocument | undefined,
): Promise<readonly TermUse[]> {
  if (draft === undefined) return [];
  const textDocument = client.code2ProtocolConverter.asTextDocumentIdentifier(draft);
  return client.sendRequest<TermUse[]>(termsRequest, { textDocument });
}

function allConcepts(client: BaseLanguageClient): Promise<readonly ConceptSummary[]> {
  return client.sendRequest<ConceptSummary[]>(conceptsRequest, {});
}

function groupByDomain(concepts: readonly ConceptSummary[]): readonly Item[] {
  const domains = new Map<string, Item[]>();
  for (const concept of concepts) {
    const domain = concept.domain ?? 'other';
    const known = domains.get(domain);
    if (known) known.push({ kind: 'concept', concept });
    else domains.set(domain, [{ kind: 'concept', concept }]);
  }
  return [...domains]
    .sort(([a], [b]) => a.localeCompare(b, 'en'))
    .map(([label, children]): Item => ({ kind: 'group', label, children, open: false }));
}

function createTreeItem(item: Item): vscode.TreeItem {
  switch (item.kind) {
    case 'group': {
      const { Collapsed, Expanded } = vscode.TreeItemCollapsibleState;
      const group = new vscode.TreeItem(item.label, item.open ? Expanded : Collapsed);
      group.description = `${item.children.length}`;
      return group;
    }
    case 'term': {
      const { title, abbreviation, names, introducedOn, findings, concept, range } = item.use;
      const term = new vscode.TreeItem(title);
      term.id = `term ${concept}`;
      term.contextValue = 'term';
      const introduced =
        abbreviation && (introducedOn === undefined ? 'not introduced' : `introduced on line ${introducedOn}`);
      const times = names.reduce((sum, name) => sum + name.times, 0);
      const marked = findings === 0 ? undefined : findings === 1 ? '1 finding' : `${findings} findings`;
      term.description = [`${times}×`, introduced, marked].filter(Boolean).join(' · ');
      // What the icon tells is told in words as well.
      term.accessibilityInformation = {
        label: [title, abbreviation, `${times} ${times === 1 ? 'time' : 'times'}`, introduced, marked ?? 'no findings']
          .filter(Boolean)
          .join(', '),
      };
      term.tooltip = names.map((name) => `${name.text}: ${name.times}×`).join('\n');
      term.iconPath = new vscode.ThemeIcon(findings > 0 ? 'warning' : 'symbol-constant');
      term.command = {
        title: 'Go to the First Mention',
        command: 'vscode.open',
        arguments: [
          item.uri,
          { selection: toRange(range), preserveFocus: true } satisfies vscode.TextDocumentShowOptions,
        ],
      };
      return term;
    }
    case 'concept': {
      const { id, title, abbreviation } = item.concept;
      const concept = new vscode.TreeItem(title);
      concept.id = `concept ${id}`;
      concept.contextValue = 'concept';
      concept.description = abbreviation;
      concept.iconPath = new vscode.ThemeIcon('book');
      concept.command = { title: 'Show Glossary Entry', command: 'policyGlossary.showEntry', arguments: [item] };
      return concept;
    }
  }
}

function toRange({ start, end }: TermUse['range']): vscode.Range {
  return new vscode.Range(start.line, start.character, end.line, end.character);
}
