// The view Glossary: all concepts by domain, or those that are searched for.
import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { type ConceptSummary, conceptsRequest } from '../../server/requests';
import { createDelay, type GlossaryItem } from './items';

/** How long after a key the concepts are asked for, in milliseconds. */
const DELAY = 100;

/** The view, and what searches in it. */
export interface GlossaryView extends vscode.Disposable {
  readonly search: () => void;
  readonly clear: () => void;
}

/** Creates the view. What is searched for is shown as it is typed, and stays until it is cleared. */
export function createGlossaryView(client: BaseLanguageClient): GlossaryView {
  const changed = new vscode.EventEmitter<void>();
  let query = '';
  const view = vscode.window.createTreeView<GlossaryItem>('policyGlossary.glossary', {
    showCollapseAll: true,
    treeDataProvider: {
      onDidChangeTreeData: changed.event,
      getTreeItem: (item) => createTreeItem(item, query !== ''),
      getChildren: async (item) => {
        if (item) return item.kind === 'domain' ? item.concepts.map(concept) : [];
        if (!client.isRunning()) return [];
        const concepts = await client.sendRequest<ConceptSummary[]>(conceptsRequest, { query });
        view.message =
          concepts.length === 0 && query !== ''
            ? vscode.l10n.t('No name and no domain has “{0}” in it.', query)
            : undefined;
        return groupByDomain(concepts);
      },
    },
  });
  const delay = createDelay(DELAY, () => changed.fire());
  const started = client.onDidChangeState(delay.start);
  const set = (typed: string) => {
    query = typed.trim();
    view.description = query === '' ? undefined : `“${query}”`;
    void vscode.commands.executeCommand('setContext', 'policyGlossary.isSearching', query !== '');
    delay.start();
  };
  return {
    dispose: () => void vscode.Disposable.from(view, changed, delay, started).dispose(),
    clear: () => set(''),
    search: () => {
      const before = query;
      const input = vscode.window.createInputBox();
      input.title = vscode.l10n.t('Search the Glossary');
      input.placeholder = vscode.l10n.t('Any name or domain; Enter keeps what is shown, Escape goes back');
      input.value = query;
      let isKept = false;
      input.onDidChangeValue(set);
      input.onDidAccept(() => {
        isKept = true;
        input.hide();
        void vscode.commands.executeCommand('policyGlossary.glossary.focus');
      });
      input.onDidHide(() => {
        if (!isKept) set(before);
        input.dispose();
      });
      input.show();
    },
  };
}

function concept(summary: ConceptSummary): GlossaryItem {
  return { kind: 'concept', summary };
}

function groupByDomain(concepts: readonly ConceptSummary[]): GlossaryItem[] {
  const domains = new Map<string, ConceptSummary[]>();
  for (const summary of concepts) {
    const domain = summary.domain ?? vscode.l10n.t('other');
    const known = domains.get(domain);
    if (known) known.push(summary);
    else domains.set(domain, [summary]);
  }
  return [...domains]
    .sort(([a], [b]) => a.localeCompare(b, 'en'))
    .map(([label, found]) => ({ kind: 'domain', label, concepts: found }));
}

function createTreeItem(item: GlossaryItem, isSearching: boolean): vscode.TreeItem {
  if (item.kind === 'domain') {
    const { Collapsed, Expanded } = vscode.TreeItemCollapsibleState;
    const domain = new vscode.TreeItem(item.label, isSearching ? Expanded : Collapsed);
    // A line keeps for good whether it is open, by its id.
    domain.id = `${isSearching ? 'found' : 'domain'} ${item.label}`;
    domain.description = `${item.concepts.length}`;
    domain.accessibilityInformation = { label: `${item.label}, ${item.concepts.length}` };
    return domain;
  }
  const { id, title, abbreviation } = item.summary;
  const line = new vscode.TreeItem(title);
  line.id = `concept ${id}`;
  line.contextValue = 'concept';
  line.description = abbreviation;
  line.tooltip = abbreviation ? `${title} (${abbreviation})` : title;
  line.accessibilityInformation = { label: [title, abbreviation].filter(Boolean).join(', ') };
  line.iconPath = new vscode.ThemeIcon('book');
  line.command = {
    title: vscode.l10n.t('Show Glossary Entry'),
    command: 'policyGlossary.showEntry',
    arguments: [item],
  };
  return line;
}
