// The language status item: how many findings the draft has, and whether the server runs.
import * as vscode from 'vscode';
import { type BaseLanguageClient, State } from 'vscode-languageclient';

const source = 'policy-glossary';

/** Creates the item for drafts; it goes with the returned disposable. */
export function createStatus(client: BaseLanguageClient, drafts: vscode.DocumentSelector): vscode.Disposable {
  const item = vscode.languages.createLanguageStatusItem('policyGlossary.status', drafts);
  item.name = 'Policy Glossary';
  const update = () => {
    const { state } = client;
    item.busy = state === State.Starting;
    if (state === State.Stopped) {
      item.text = 'Policy Glossary has stopped';
      item.severity = vscode.LanguageStatusSeverity.Error;
      item.command = { title: 'Restart Server', command: 'policyGlossary.restartServer' };
      return;
    }
    const uri = vscode.window.activeTextEditor?.document.uri;
    const findings = uri
      ? vscode.languages.getDiagnostics(uri).filter((diagnostic) => diagnostic.source === source).length
      : 0;
    item.text = findings === 0 ? 'Names match' : findings === 1 ? '1 finding' : `${findings} findings`;
    item.detail = 'Policy Glossary';
    item.severity = vscode.LanguageStatusSeverity.Information;
    item.command = { title: 'Show Problems', command: 'workbench.actions.view.problems' };
  };
  update();
  return vscode.Disposable.from(
    item,
    client.onDidChangeState(update),
    vscode.languages.onDidChangeDiagnostics(update),
    vscode.window.onDidChangeActiveTextEditor(update),
  );
}
