import { deepEqual } from 'node:assert/strict';
import { afterEach, before, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { itemAt } from '../../server/text/list';
import { activate, closeAll, findings, pause, ruleOf, write } from './support';

describe('settings', () => {
  before(activate);
  afterEach(async () => {
    const ours = vscode.workspace.getConfiguration('policyGlossary');
    for (const name of ['enable', 'rules', 'wellKnown', 'profile']) await ours.update(name, undefined, true);
    await closeAll();
  });

  const draft = 'Talks on the Indo Pacific went on. The KNDU teaches, and the KNDU learns.';
  const cases: readonly (readonly [what: string, name: string, value: unknown, rules: readonly string[]])[] = [
    ['switch everything off', 'enable', false, []],
    ['switch a rule off', 'rules', { 'deprecated-term': 'off' }, ['undefined-abbreviation']],
    ['say which abbreviations are known', 'wellKnown', ['KNDU'], ['deprecated-term']],
    ['choose a house style', 'profile', 'transcript', ['deprecated-term']],
  ];
  for (const [what, name, value, rules] of cases) {
    it(what, async () => {
      const { document } = await write(draft);
      deepEqual((await findings(document)).map(ruleOf), ['deprecated-term', 'undefined-abbreviation']);
      await vscode.workspace.getConfiguration('policyGlossary').update(name, value, true);
      const found = await findings(document, ({ length }) => length === rules.length);
      deepEqual(found.map(ruleOf), rules);
    });
  }

  it('say in which languages drafts are written', async () => {
    const ours = vscode.workspace.getConfiguration('policyGlossary');
    await ours.update('languages', ['markdown', 'plaintext', 'restructuredtext'], true);
    try {
      const document = await vscode.workspace.openTextDocument({ language: 'restructuredtext', content: draft });
      await vscode.window.showTextDocument(document);
      deepEqual((await findings(document)).map(ruleOf), ['deprecated-term', 'undefined-abbreviation']);
    } finally {
      await ours.update('languages', undefined, true);
    }
  });

  it('go under a configuration file where they are the user’s, and over it where they are the workspace’s', async () => {
    const ours = vscode.workspace.getConfiguration('policyGlossary');
    const file = vscode.Uri.joinPath(itemAt(vscode.workspace.workspaceFolders ?? [], 0).uri, '.policy-glossary.yaml');
    const { document } = await write('Talks on the Indo Pacific went on.');
    const { Error: error, Hint: hint, Information: information, Warning: warning } = vscode.DiagnosticSeverity;
    const isTold = (level: vscode.DiagnosticSeverity) => findings(document, ([first]) => first?.severity === level);
    await isTold(warning);
    try {
      await vscode.workspace.fs.writeFile(file, new TextEncoder().encode('rules: { deprecated-term: error }\n'));
      await isTold(error);
      await ours.update('rules', { 'deprecated-term': 'hint' }, vscode.ConfigurationTarget.Workspace);
      await isTold(hint);
      await ours.update('rules', undefined, vscode.ConfigurationTarget.Workspace);
      await isTold(error);
      await ours.update('rules', { 'deprecated-term': 'information' }, vscode.ConfigurationTarget.Global);
      // The user's own setting changes nothing until the file is gone.
      await pause();
      await isTold(error);
    } finally {
      await vscode.workspace.fs.delete(file);
    }
    await isTold(information);
    await vscode.workspace.fs.delete(vscode.Uri.joinPath(file, '..', '.vscode'), { recursive: true });
  });

  it('set how loudly a rule speaks', async () => {
    const { document } = await write(draft);
    await findings(document);
    await vscode.workspace.getConfiguration('policyGlossary').update('rules', { 'deprecated-term': 'error' }, true);
    await findings(document, ([first]) => first?.severity === vscode.DiagnosticSeverity.Error);
  });
});
