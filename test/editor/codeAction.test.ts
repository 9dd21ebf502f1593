import { deepEqual, equal, ok } from 'node:assert/strict';
import { afterEach, before, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { itemAt } from '../../server/text/list';
import {
  activate,
  closeAll,
  codeActions,
  findings,
  readSample,
  ruleOf,
  temporaryFolder,
  until,
  write,
} from './support';

/** Only in a text of some length an abbreviation that does not come back is a fault. */
const longText = 'Nobody in the room spoke, and then all of them spoke at once. '.repeat(20).trim();

/** A rule, a draft with its fault, the quick fix to choose, and the draft after it. */
const cases: readonly (readonly [rule: string, before: string, fix: string, after: string])[] = [
  [
    'deprecated-term',
    'It is the Indo-Pacific 4’s idea.',
    'Use “Indo-Pacific Four”',
    'It is the Indo-Pacific Four’s idea.',
  ],
  [
    'superseded-label',
    'The Indo-Pacific Four (IP4) met, and the AP4 left.',
    'Use “IP4”',
    'The Indo-Pacific Four (IP4) met, and the IP4 left.',
  ],
  ['term-case', 'Ships cross the indo-pacific.', 'Write “Indo-Pacific”', 'Ships cross the Indo-Pacific.'],
  [
    'undefined-abbreviation',
    'The KNDU teaches. The KNDU learns.',
    'Introduce it: “Korea National Defense University (KNDU)”',
    'The Korea National Defense University (KNDU) teaches. The KNDU learns.',
  ],
  [
    'late-introduction',
    'The ROK sent ships. The Republic of Korea (ROK) sends more, and the ROK pays.',
    'Move the introduction here',
    'The Republic of Korea (ROK) sent ships. The ROK sends more, and the ROK pays.',
  ],
  [
    'repeated-introduction',
    'The Republic of Korea (ROK) came. The Republic of Korea (ROK) spoke. The ROK left.',
    'Shorten to “ROK”',
    'The Republic of Korea (ROK) came. The ROK spoke. The ROK left.',
  ],
  [
    'unused-introduction',
    `The United Nations Command (UNC) stayed. ${longText}`,
    'Leave the parenthesis out',
    `The United Nations Command stayed. ${longText}`,
  ],
  [
    'wrong-expansion',
    'The National Defense College (NDC) taught, and the NDC learned.',
    'Write “NATO Defense College”',
    'The NATO Defense College (NDC) taught, and the NDC learned.',
  ],
  [
    'mixed-names',
    'The Global Pivot State spoke. A Global Pivotal State listened.',
    'Use “Global Pivot State” throughout',
    'The Global Pivot State spoke. A Global Pivot State listened.',
  ],
  [
    'misspelled-term',
    'The Untied Nations Command spoke.',
    'Write “United Nations Command”',
    'The United Nations Command spoke.',
  ],
  ['redundant-word', 'The NATO organization spoke.', 'Leave “organization” out', 'NATO spoke.'],
  [
    'pair-form',
    'The Republic of Korea (ROK) came. The ROK/US talks ended, and the ROK left.',
    'Write the pair with a hyphen',
    'The Republic of Korea (ROK) came. The ROK-US talks ended, and the ROK left.',
  ],
  [
    'abbreviation-form',
    'Weapons of mass destruction (WMD) are old. They ban WMDs.',
    'Write “WMD”',
    'Weapons of mass destruction (WMD) are old. They ban WMD.',
  ],
  ['abbreviation-article', 'A EU report came.', 'Write “An”', 'An EU report came.'],
  [
    'mixed-spelling',
    'The US paid. The U.S. paid again, and the US left.',
    'Write “US” throughout',
    'The US paid. The US paid again, and the US left.',
  ],
  ['stale-fact', 'All 31 NATO members agree.', 'Write “32”', 'All 32 NATO members agree.'],
  [
    'mixed-names',
    'The Global Pivot State spoke. A Global Pivotal State listened.',
    'Allow “Global Pivot State” and “Global Pivotal State” in this draft',
    '<!-- policy-glossary allow Global Pivot State, Global Pivotal State -->\n\nThe Global Pivot State spoke. A Global Pivotal State listened.',
  ],
  [
    'deprecated-term',
    'Nato spoke.',
    'Ignore “Nato” here',
    '<!-- policy-glossary-disable-next-line deprecated-term -->\nNato spoke.',
  ],
  [
    'deprecated-term',
    '---\ntitle: A brief\n---\n\nNato spoke.',
    'Turn off “deprecated-term” in this draft',
    '---\ntitle: A brief\npolicy-glossary: deprecated-term off\n---\n\nNato spoke.',
  ],
];

describe('quick fixes', () => {
  before(activate);
  afterEach(closeAll);

  for (const [rule, draft, fix, fixed] of cases) {
    it(`fix ${rule}`, async () => {
      const { document } = await write(draft);
      const finding = itemAt(await findings(document), 0);
      equal(ruleOf(finding), rule);
      const actions = await codeActions(document, finding.range);
      const action = actions.find(({ title }) => title === fix);
      ok(action?.edit, `no “${fix}” among ${actions.map(({ title }) => title).join(', ')}`);
      await vscode.workspace.applyEdit(action.edit);
      equal(document.getText(), fixed);
      deepEqual(await findings(document, (found) => found.length === 0), []);
    });
  }

  it('fix all of one rule', async () => {
    const { document } = await write('Nato met. S. Korea met Nato.');
    const { range } = itemAt(await findings(document), 0);
    const actions = await codeActions(document, range);
    const action = actions.find(({ title }) => title.startsWith('Fix all like “'));
    ok(action?.edit);
    await vscode.workspace.applyEdit(action.edit);
    // S. Korea is in a headline's form, and how it is written out is for the writer to choose.
    equal(document.getText(), 'NATO met. S. Korea met NATO.');
  });
});

describe('the light bulb', () => {
  before(activate);
  afterEach(closeAll);

  it('turns a rule off in the settings of the workspace, for a draft that is not stored yet too', async () => {
    const { document } = await write('Nato spoke.');
    const { range } = itemAt(await findings(document), 0);
    const action = (await codeActions(document, range)).find(({ title }) => title.endsWith('in this workspace'));
    ok(action?.command);
    const settings = () => vscode.workspace.getConfiguration('policyGlossary', document.uri);
    try {
      await vscode.commands.executeCommand(action.command.command, ...(action.command.arguments as unknown[]));
      deepEqual(settings().inspect('rules')?.workspaceValue, { 'deprecated-term': 'off' });
      deepEqual(await findings(document, (found) => found.length === 0), []);
    } finally {
      await settings().update('rules', undefined, vscode.ConfigurationTarget.Workspace);
      const { uri } = itemAt(vscode.workspace.workspaceFolders!, 0);
      await vscode.workspace.fs.delete(vscode.Uri.joinPath(uri, '.vscode'), { recursive: true });
    }
  });
});

describe('Fix All in Draft', () => {
  before(activate);
  afterEach(closeAll);

  it('fixes what has one right answer, leaves quotations alone, and is undone at once', async () => {
    const text = await readSample('brief.md');
    const quoted = text.split('\n').filter((line) => /^>|Perplexed|check --rule|example\.org/.test(line));
    equal(quoted.length, 5);
    const { document } = await write(text);
    await findings(document);
    await vscode.commands.executeCommand('policyGlossary.fixAll');
    const choices = [
      'deprecated-term',
      'late-introduction',
      'wrong-expansion',
      'mixed-names',
      'repeated-full-name',
      'superseded-label',
      'unused-introduction',
      'mixed-spelling',
      'pair-form',
      'abbreviation-form',
      'undefined-abbreviation',
      'stale-fact',
      'dated-phrase',
      'ambiguous-name',
      'unlisted-abbreviation',
      'abbreviation-in-heading',
    ];
    await findings(
      document,
      (found) => found.length > 0 && found.every((finding) => choices.includes(ruleOf(finding))),
    );
    for (const line of quoted) ok(document.getText().includes(line), line);
    await vscode.commands.executeCommand('undo');
    equal(document.getText(), text);
  });

  /** Demands what saving makes of a draft in which something is typed at its start, with an action on save. */
  async function checkSaved(action: string, before: string, typed: string, after: string): Promise<void> {
    const folder = temporaryFolder();
    const uri = vscode.Uri.joinPath(folder, `${Date.now()}.md`);
    const editor = vscode.workspace.getConfiguration('editor');
    await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(before));
    await editor.update('codeActionsOnSave', { [action]: 'explicit' }, true);
    try {
      const document = await vscode.workspace.openTextDocument(uri);
      await vscode.window.showTextDocument(document);
      await findings(document);
      await vscode.commands.executeCommand('type', { text: typed });
      await vscode.commands.executeCommand('workbench.action.files.save');
      await until(vscode.workspace.onDidSaveTextDocument, () => (document.isDirty ? undefined : true));
      equal(document.getText(), after);
    } finally {
      await editor.update('codeActionsOnSave', undefined, true);
      await closeAll();
      await vscode.workspace.fs.delete(folder, { recursive: true });
    }
  }

  // VS Code gives what runs on save a time limit of its own, which a busy machine may miss once.
  it('runs on save where the user asks for it', () =>
    checkSaved(
      'source.fixAll.policyGlossary',
      'Talks at Nato went on.\n',
      'Then: ',
      'Then: Talks at NATO went on.\n',
    )).retries(2);

  it('brings a list of abbreviations up to date on save, and makes none where there is none', async () => {
    const text = (list: string) => `NATO met the IP-4.\n\n## Abbreviations\n\n${list}\n\n## Analysis\n\nThe EU left.\n`;
    await checkSaved(
      'source.abbreviations.policyGlossary',
      text('- **UN**: United Nations'),
      'The UN and ',
      `The UN and ${text('- **EU**: European Union\n- **IP4**: Indo-Pacific Four\n- **NATO**: North Atlantic Treaty Organization\n- **UN**: United Nations')}`,
    );
    const bare = 'NATO met the IP-4.\n';
    await checkSaved('source.abbreviations.policyGlossary', bare, 'Now ', `Now ${bare}`);
  });
});
