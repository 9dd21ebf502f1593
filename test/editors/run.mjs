// Starts other editors with the lines that docs/editors.md gives, has a writer's work done in each, and compares what is seen.
import { deepEqual, match } from 'node:assert/strict';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { messageOf } from '../steps.mjs';
import { editors } from './editors.mjs';
import { install, unpack } from './install.mjs';
import { readPage } from './page.mjs';
import { Terminal } from './terminal.mjs';

const concept = `concepts:
  harbour-compact:
    preferred: Harbour Compact
    definition: An agreement of ports on dues.
    deprecated: [Port Pact]
`;
/** The folder of the writer. The configuration makes an error of what would be a warning, the options allow “EEZ”. */
const files = {
  '.policy-glossary.yaml': 'rules:\n  deprecated-term: error\n',
  'glossary.yaml': concept,
  'later.yaml': `${concept}  new-quay:\n    preferred: New Quay\n    deprecated: [Old Quay]\n`,
  'draft.md': '# Ports\n\nThe Port Pact holds in the EEZ.\n\n🚢 The Harbour Compact grew.\n\nThe Old Quay stays.\n',
  'notes.txt': 'The Port Pact holds.\n',
};
const use = 'Use “Harbour Compact” instead of “Port Pact”.';
const expected = {
  plain: [`1:5 error ${use}`],
  before: [`3:5 error ${use}`],
  after: [`3:5 error ${use}`, `9:5 error ${use}`],
  fixed: 'The Harbour Compact holds in the EEZ.',
  completed: 'A Harbour Compact',
  renamed: '🚢 The Harbour Treaty grew.',
  followed: ['7:5 error Use “New Quay” instead of “Old Quay”.'],
};
/** What a screen shows of a finding: its line and its message. */
const asShown = (/** @type {string | string[]} */ value) =>
  typeof value === 'string' ? value : value.map((finding) => finding.replace(/:\d+ \w+/, ''));

/**
 * Has the work done in one editor; throws where something else is seen than should be.
 * @param {import('./editors.mjs').Editor} editor
 * @param {string} root where the editor was unpacked
 * @param {string} home a new folder
 */
async function playIn({ section, command, env, play }, root, home) {
  const folder = join(home, 'work');
  const bin = join(home, 'bin');
  const report = join(home, 'seen.json');
  const page = readPage().get(section) ?? [];
  if (page.length === 0) throw new Error(`docs/editors.md has no lines for “${section}”`);
  const cli = `#!/bin/sh\nexec '${process.execPath}' '${resolve('dist/cli.js')}' "$@"\n`;
  const all = [
    ...page.map(({ path, lines }) => [path, lines]),
    ...Object.entries(files).map(([name, text]) => [join('work', name), text]),
    ['bin/policy-glossary', cli],
  ];
  for (const [path = '', text = ''] of all) {
    mkdirSync(dirname(join(home, path)), { recursive: true });
    writeFileSync(join(home, path), text);
  }
  chmodSync(join(bin, 'policy-glossary'), 0o755);
  const variables = {
    ...{ HOME: home, LANG: 'C.UTF-8', SEEN: report, PATH: `${bin}${delimiter}${process.env.PATH}` },
    ...env?.(root),
  };
  const terminal = new Terminal(`policy-glossary-${process.pid}`);
  /** @type {Record<string, unknown>} */
  let seen = {};
  try {
    terminal.start(
      folder,
      variables,
      command(root).map((word) => (existsSync(word) ? resolve(word) : word)),
    );
    if (play) await play(terminal, folder, seen);
    else {
      for (let tries = 0; tries < 600 && terminal.runs && !existsSync(report); tries++) await wait(200);
      await wait(200);
      if (!existsSync(report)) throw new Error(`it ended without a report\n${terminal.screen}`);
      seen = JSON.parse(readFileSync(report, 'utf8'));
    }
  } finally {
    terminal.stop();
  }
  const { hover, failed, ...others } = seen;
  const wanted = play
    ? Object.fromEntries(Object.entries(expected).map(([name, value]) => [name, asShown(value)]))
    : expected;
  if (failed !== undefined) throw new Error(JSON.stringify(seen, null, 1));
  match(
    String(hover),
    /Harbour Compact\W+avoid: write Harbour Compact[^]*An agreement of ports on dues\.[^]*glossary\.yaml/,
  );
  deepEqual(others, wanted);
}

const wanted = process.argv.slice(2);
const counts = { passed: 0, failed: 0, skipped: 0 };
for (const editor of editors) {
  const { section, packages, later } = editor;
  if (wanted.length > 0 && !wanted.includes(section)) continue;
  let root = '/';
  try {
    install(later === undefined ? ['tmux', ...packages] : ['tmux']);
    if (later !== undefined) root = unpack(later, packages);
  } catch (error) {
    counts.skipped++;
    console.log(`- ${section}: left out, since it is not there: ${messageOf(error)}`);
    continue;
  }
  const home = mkdtempSync(join(tmpdir(), 'policy-glossary-editor-'));
  try {
    await playIn(editor, root, home);
    counts.passed++;
    console.log(`✔ ${section}`);
  } catch (error) {
    counts.failed++;
    console.log(`✘ ${section}: ${messageOf(error)}`);
  } finally {
    rmSync(home, { recursive: true, force: true, maxRetries: 5 });
  }
}
console.log(`\n  ${counts.passed} passing, ${counts.skipped} left out`);
if (counts.failed > 0) console.log(`  ${counts.failed} failing`);
process.exitCode = counts.failed === 0 ? 0 : 1;
