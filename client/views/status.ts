// The item of the status bar: what is found in the draft that is edited, and its house style.
import * as vscode from 'vscode';
import { type BaseLanguageClient, State } from 'vscode-languageclient';
import { isDraft } from '../drafts';

/** Names us in the list of problems. */
export const source = 'policy-glossary';

/** The titles of house styles, by the value of the setting. */
export type HouseStyles = ReadonlyMap<string, string>;

/** The levels in the order in which they are told, with their icon and how many are called so. */
const levels = [
  [
    vscode.DiagnosticSeverity.Error,
    'error',
    (count: number) => (count === 1 ? vscode.l10n.t('1 error') : vscode.l10n.t('{0} errors', count)),
  ],
  [
    vscode.DiagnosticSeverity.Warning,
    'warning',
    (count: number) => (count === 1 ? vscode.l10n.t('1 warning') : vscode.l10n.t('{0} warnings', count)),
  ],
  [
    vscode.DiagnosticSeverity.Information,
    'info',
    (count: number) => (count === 1 ? vscode.l10n.t('1 information') : vscode.l10n.t('{0} informations', count)),
  ],
  [
    vscode.DiagnosticSeverity.Hint,
    'lightbulb',
    (count: number) => (count === 1 ? vscode.l10n.t('1 hint') : vscode.l10n.t('{0} hints', count)),
  ],
] as const;

/** Creates the item; it is there for drafts, agrees with the list of problems, and goes with the returned disposable. */
export function createStatus(client: BaseLanguageClient, styles: HouseStyles): vscode.Disposable {
  const item = vscode.window.createStatusBarItem('policyGlossary.status', vscode.StatusBarAlignment.Right, 100);
  item.name = 'Policy Glossary';
  const update = () => {
    const document = vscode.window.activeTextEditor?.document;
    if (document === undefined || !isDraft(document)) {
      item.hide();
      return;
    }
    const isStopped = client.state === State.Stopped;
    item.backgroundColor = isStopped ? new vscode.ThemeColor('statusBarItem.errorBackground') : undefined;
    item.command = isStopped ? 'policyGlossary.restartServer' : 'policyGlossary.showMenu';
    const { text, tooltip } = isStopped
      ? {
          text: '$(error) Policy Glossary',
          tooltip: vscode.l10n.t('Policy Glossary has stopped. Click to start it again.'),
        }
      : describe(document.uri, styles);
    item.text = client.state === State.Starting ? `$(loading~spin) ${text}` : text;
    item.tooltip = tooltip;
    item.accessibilityInformation = { label: tooltip };
    item.show();
  };
  update();
  return vscode.Disposable.from(
    item,
    client.onDidChangeState(update),
    vscode.languages.onDidChangeDiagnostics(update),
    vscode.window.onDidChangeActiveTextEditor(update),
    vscode.workspace.onDidChangeConfiguration((event) => event.affectsConfiguration('policyGlossary') && update()),
  );
}

function describe(uri: vscode.Uri, styles: HouseStyles): { readonly text: string; readonly tooltip: string } {
  const settings = vscode.workspace.getConfiguration('policyGlossary', uri);
  const profile = settings.get<string>('profile', '');
  const style = styles.get(profile) ?? profile;
  if (!settings.get<boolean>('enable', true))
    return {
      text: '$(circle-slash) Policy Glossary',
      tooltip: vscode.l10n.t('Policy Glossary is off here: policyGlossary.enable.'),
    };
  const found = vscode.languages.getDiagnostics(uri).filter((diagnostic) => diagnostic.source === source);
  const counted = levels.flatMap(([severity, icon, tell]) => {
    const count = found.filter((diagnostic) => diagnostic.severity === severity).length;
    return count === 0 ? [] : [{ short: `$(${icon}) ${count}`, long: tell(count) }];
  });
  const shown =
    counted.length === 0 ? `$(check) ${vscode.l10n.t('Names match')}` : counted.map(({ short }) => short).join(' ');
  const told = counted.length === 0 ? vscode.l10n.t('names match') : counted.map(({ long }) => long).join(', ');
  return {
    text: `${shown} · ${style}`,
    tooltip: vscode.l10n.t('Policy Glossary: {0}. House style: {1}.', told, style),
  };
}
