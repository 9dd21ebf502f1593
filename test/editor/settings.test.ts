import { deepEqual } from 'node:assert/strict';
import { afterEach, before, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { activate, closeAll, findings, ruleOf, write } from './support';

describe('settings', () => {
  before(activate);
  afterEach(async () => {
    const ours = vscode.workspace.getConfiguration('policyGlossary');
    for (const name of ['enable', 'rules', 'wellKnown', 'profile']) await ours.update(name, undefined, true);
    await closeAll();
  });

  const draft = 'Talks at Nato went on. The KNDU teaches, and the KNDU learns.';
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

  it('set how loudly a rule speaks', async () => {
    const { document } = await write(draft);
    await findings(document);
    await vscode.workspace.getConfiguration('policyGlossary').update('rules', { 'deprecated-term': 'error' }, true);
    await findings(document, ([first]) => first?.severity === vscode.DiagnosticSeverity.Error);
  });
});
