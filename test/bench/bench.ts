// Measures the engine, the server and the command line side by side with floors and a peer; prints ratios.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { completion } from '../../server/features/completion';
import { hover } from '../../server/features/hover';
import { createGlossary } from '../../server/glossary/glossary';
import { lint } from '../../server/rules/lint';
import { defaultSettings, lintOptions } from '../../server/settings';
import { editDraft, parseDraft } from '../../server/text/draft';
import { findMentions } from '../../server/usage/mentions';
import { readUsage } from '../../server/usage/usage';
import { readWords } from '../../server/usage/words';
import { createConcepts, createDraftText } from './drafts';

const options = lintOptions(defaultSettings);
const rows: string[][] = [];

/** The median time of a call in milliseconds; each call gets what `prepare` makes for it, untimed. */
function median<Value>(times: number, prepare: () => Value, run: (value: Value) => unknown): number {
  const taken: number[] = [];
  for (let count = 0; count < times + 2; count++) {
    const value = prepare();
    const start = performance.now();
    run(value);
    if (count >= 2) taken.push(performance.now() - start);
  }
  return taken.sort((a, b) => a - b)[taken.length >> 1];
}

const nothing = () => undefined;
const shown = (milliseconds: number) => `${milliseconds.toFixed(milliseconds < 10 ? 2 : 0)} ms`;
function report(what: string, measured: string, compared: string, target: string): void {
  rows.push([what, measured, compared, target]);
  process.stdout.write(`${what}: ${measured}; ${compared} (target ${target})\n`);
}

function measureEngine(): void {
  const fulls = new Map<string, number>();
  const keys = new Map<string, number>();
  for (const count of [85, 1000, 20_000]) {
    const concepts = createConcepts(count);
    const build = median(3, nothing, () => createGlossary(concepts));
    report(`glossary of ${count} concepts`, shown(build), '', count === 20_000 ? '200 ms' : '');
    const glossary = createGlossary(concepts);
    for (const words of [5000, 50_000, 500_000]) {
      const text = createDraftText(words);
      const times = words > 100_000 ? 3 : 15;
      const parse = () => parseDraft(text, 'markdown');
      const full = median(times, nothing, () => lint(readUsage(glossary, parse()), options));
      fulls.set(`${count} ${words}`, full);
      report(
        `full lint, ${words} words, ${count} concepts`,
        shown(full),
        `parse alone ${shown(median(times, nothing, parse))}`,
        '',
      );
      if (words === 50_000) {
        const { blocks } = parse();
        const floor = median(25, nothing, () => {
          let sum = 0;
          for (let i = 0; i < text.length; i++) sum += text.charCodeAt(i);
          return sum;
        });
        const scan = median(25, nothing, () => {
          for (const block of blocks) findMentions(glossary, block, readWords(block));
        });
        report(
          `mention scan, ${words} words, ${count} concepts`,
          shown(scan),
          `${(scan / floor).toFixed(1)} × charCodeAt loop`,
          count === 1000 ? '12 ×' : '',
        );
      }
      let draft = parse();
      lint(readUsage(glossary, draft), options);
      let at = draft.starts[draft.blocks.length >> 1] + 5;
      const key = median(15, nothing, () => {
        draft = editDraft(draft, [{ start: at, end: at, text: 'x' }]);
        at++;
        return lint(readUsage(glossary, draft), options);
      });
      keys.set(`${count} ${words}`, key);
      report(
        `keystroke, ${words} words, ${count} concepts`,
        shown(key),
        `full lint / ${(full / key).toFixed(0)}`,
        words === 5000 ? '/ 10' : words === 500_000 ? '/ 50' : '',
      );
      const usage = readUsage(glossary, draft);
      const findings = lint(usage, options);
      const place =
        usage.draft.starts[usage.mentionBlocks[usage.mentions.length >> 1]] +
        usage.mentions[usage.mentions.length >> 1].start +
        2;
      const hovered = median(25, nothing, () => hover(usage, place, findings, 'markdown'));
      const completed = median(25, nothing, () => completion(usage, place, options));
      report(
        `hover; completion, ${words} words, ${count} concepts`,
        `${shown(hovered)}; ${shown(completed)}`,
        `${(hovered / key).toFixed(2)}; ${(completed / key).toFixed(2)} × keystroke`,
        '1 ×',
      );
    }
  }
  report(
    'growth of full lint, 5,000 to 50,000 words',
    '',
    `${(fulls.get('85 50000')! / fulls.get('85 5000')!).toFixed(1)} ×`,
    '11 ×',
  );
  report(
    'keystroke from 85 to 20,000 concepts, 5,000 words',
    '',
    `${(keys.get('20000 5000')! / keys.get('85 5000')!).toFixed(2)} ×`,
    '1.5 ×',
  );
}

/** textlint with prh from the user's cache folder, installed on first use; undefined where that fails. */
function loadPeer(names: readonly (readonly [string, string])[]): ((text: string) => Promise<unknown>) | undefined {
  const home = join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'policy-glossary', 'bench');
  if (!existsSync(join(home, 'node_modules', 'textlint-rule-prh'))) {
    mkdirSync(home, { recursive: true });
    writeFileSync(join(home, 'package.json'), '{ "private": true }');
    const peers = ['@textlint/kernel@15', '@textlint/textlint-plugin-markdown@15', 'textlint-rule-prh@6'];
    const { status } = spawnSync('npm', ['install', '--no-audit', '--no-fund', '--loglevel=error', ...peers], {
      cwd: home,
      stdio: 'inherit',
    });
    if (status !== 0) return undefined;
  }
  const load = createRequire(join(home, 'package.json'));
  const unwrap = (module: unknown) => (module as { default?: unknown }).default ?? module;
  const { TextlintKernel } = load('@textlint/kernel') as {
    TextlintKernel: new () => { lintText: (text: string, options: object) => Promise<unknown> };
  };
  const rules = join(home, 'prh.yml');
  writeFileSync(
    rules,
    `version: 1\nrules:\n${names.map(([good, bad]) => `  - expected: ${JSON.stringify(good)}\n    pattern: ${JSON.stringify(`/${bad.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')}/`)}\n`).join('')}`,
  );
  const kernel = new TextlintKernel();
  const given = {
    ext: '.md',
    filePath: join(home, 'draft.md'),
    plugins: [{ pluginId: 'markdown', plugin: unwrap(load('@textlint/textlint-plugin-markdown')) }],
    rules: [{ ruleId: 'prh', rule: unwrap(load('textlint-rule-prh')), options: { rulePaths: [rules] } }],
  };
  return (text) => kernel.lintText(text, given);
}

async function measurePeer(): Promise<void> {
  for (const count of [85, 1000]) {
    const concepts = createConcepts(count);
    const glossary = createGlossary(concepts);
    const names = concepts.flatMap(({ designations }) =>
      designations
        .filter(({ status, use }) => status === 'deprecated' && use !== undefined)
        .map(({ text, use }) => [use!, text] as const),
    );
    const peer = loadPeer(names);
    if (peer === undefined) {
      report('textlint with prh', 'not measured', 'it could not be installed', '');
      return;
    }
    for (const words of [5000, 50_000]) {
      const text = createDraftText(words);
      const taken: number[] = [];
      const own: number[] = [];
      // In turn, so that both see the same machine.
      for (let turn = 0; turn < 5; turn++) {
        let start = performance.now();
        await peer(text);
        taken.push(performance.now() - start);
        start = performance.now();
        lint(readUsage(glossary, parseDraft(text, 'markdown')), options);
        own.push(performance.now() - start);
      }
      const middle = (list: number[]) => list.sort((a, b) => a - b)[list.length >> 1];
      const ratio = middle(taken) / middle(own);
      report(
        `full lint beside textlint + prh, ${words} words, ${count} concepts`,
        shown(middle(own)),
        `${shown(middle(taken))}: ${ratio.toFixed(1)} × faster`,
        count === 85 ? '8 ×' : '25 ×',
      );
    }
  }
}

function measureProcesses(): void {
  const folder = mkdtempSync(join(tmpdir(), 'policy-glossary-bench-'));
  try {
    const time = (args: readonly string[]) =>
      median(7, nothing, () =>
        spawnSync(process.execPath, [...args], { cwd: folder, encoding: 'utf8', maxBuffer: 1 << 28 }),
      );
    writeFileSync(join(folder, 'draft.md'), createDraftText(5000));
    const cli = join(process.cwd(), 'dist', 'cli.mjs');
    const floor = time(['-e', '0']);
    const check = time([cli, 'check', 'draft.md']);
    report(
      'check of a 5,000-word draft, cold',
      shown(check),
      `${(check / floor).toFixed(2)} × node -e 0 (${shown(floor)})`,
      '2 ×',
    );
    mkdirSync(join(folder, 'many'));
    for (let file = 0; file < 1000; file++)
      writeFileSync(join(folder, 'many', `${file}.md`), createDraftText(2000 + (file % 7)));
    const start = performance.now();
    spawnSync(process.execPath, [cli, 'check', 'many'], { cwd: folder, maxBuffer: 1 << 28 });
    report('check of 1,000 files of 2,000 words', shown(performance.now() - start), '', '');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

measureEngine();
measureProcesses();
await measurePeer();
const header = ['what', 'measured', 'compared', 'target'];
process.stdout.write(
  `\n${[header, header.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n')}\n`,
);
