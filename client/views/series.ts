// The view Series: the drafts of the workspace, each with the names that it uses.
import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { type SeriesDraft, type SeriesName, seriesRequest } from '../../server/requests';
import { isDraft } from '../drafts';
import { counted, createDelay, openAt, type SeriesItem } from './items';

/** How long after a draft is saved the series is read again, in milliseconds. */
const DELAY = 2000;

/** The view, and what reads it again. */
export interface SeriesView extends vscode.Disposable {
  readonly refresh: () => void;
}

/** Creates the view; the drafts are read when it is first seen, and again when one is saved while it is seen. */
export function createSeriesView(client: BaseLanguageClient): SeriesView {
  const changed = new vscode.EventEmitter<void>();
  let isOutdated = false;
  const view = vscode.window.createTreeView<SeriesItem>('policyGlossary.series', {
    showCollapseAll: true,
    treeDataProvider: {
      onDidChangeTreeData: changed.event,
      getTreeItem: (item) => (item.kind === 'draft' ? createDraft(item) : createName(item)),
      getChildren: async (item) => {
        if (item)
          return item.kind === 'draft'
            ? item.draft.names.map((name): SeriesItem => ({ kind: 'name', name, uri: item.uri }))
            : [];
        if (!client.isRunning()) return [];
        isOutdated = false;
        const series = await client.sendRequest<SeriesDraft[]>(seriesRequest, {});
        view.message =
          series.length === 0 ? vscode.l10n.t('There is no Markdown or plain-text draft in the workspace.') : undefined;
        return series.map((draft): SeriesItem => ({ kind: 'draft', draft, uri: vscode.Uri.parse(draft.uri) }));
      },
    },
  });
  const refresh = () => {
    isOutdated = true;
    if (view.visible) changed.fire();
  };
  const delay = createDelay(DELAY, refresh);
  const parts = [
    view,
    changed,
    delay,
    view.onDidChangeVisibility(({ visible }) => visible && isOutdated && changed.fire()),
    client.onDidChangeState(delay.start),
    vscode.workspace.onDidSaveTextDocument((document) => {
      if (isDraft(document)) delay.start();
    }),
    vscode.workspace.onDidDeleteFiles(delay.start),
    vscode.workspace.onDidRenameFiles(delay.start),
  ];
  return { dispose: () => void vscode.Disposable.from(...parts).dispose(), refresh };
}

function createDraft({ draft }: { readonly draft: SeriesDraft }): vscode.TreeItem {
  const { name, names } = draft;
  const differing = names.filter(({ others }) => others.length > 0).length;
  const path = name.split('/');
  const line = new vscode.TreeItem(path.at(-1) ?? name, vscode.TreeItemCollapsibleState.Collapsed);
  line.id = `draft ${draft.uri}`;
  line.contextValue = 'draft';
  const state = differing === 0 ? counted.names(names.length) : counted.differing(differing);
  line.description = [state, path.slice(0, -1).join('/')].filter(Boolean).join(' · ');
  line.tooltip = name;
  line.accessibilityInformation = {
    label: [name, counted.names(names.length), counted.differing(differing)].join(', '),
  };
  line.iconPath = new vscode.ThemeIcon(differing === 0 ? 'file' : 'warning');
  return line;
}

function createName({ name, uri }: { readonly name: SeriesName; readonly uri: vscode.Uri }): vscode.TreeItem {
  const { text, times, others, avoided, line: number } = name;
  const line = new vscode.TreeItem(text);
  line.contextValue = others.length > 0 && !avoided ? 'differing' : 'name';
  const elsewhere = others.length > 0 ? vscode.l10n.t('elsewhere {0}', others.join(', ')) : '';
  line.description = [`${times}×`, elsewhere].filter(Boolean).join(' · ');
  line.tooltip = [`${text}: ${times}×`, ...others.map((other) => vscode.l10n.t('elsewhere: {0}', other))].join('\n');
  line.accessibilityInformation = {
    label: [text, counted.times(times), elsewhere || vscode.l10n.t('the same everywhere')].join(', '),
  };
  line.iconPath = new vscode.ThemeIcon(others.length > 0 ? 'warning' : 'symbol-constant');
  line.command = openAt(vscode.l10n.t('Go There'), uri, new vscode.Range(number - 1, 0, number - 1, 0));
  return line;
}
