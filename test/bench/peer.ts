// The same work by textlint with prh and by ripgrep, which people know.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { globSync } from 'tinyglobby';
import type { Concept } from '../../server/glossary/concept';
import { createGlossary } from '../../server/glossary/glossary';
import { lint } from '../../server/rules/lint';
import { defaultSettings, lintOptions } from '../../server/settings';
import { parseDraft } from '../../server/text/draft';
import { readUsage } from '../../server/usage/usage';
import { createConcepts, createDraftText } from './drafts';
import { middle, report, shown } from './measure';

const cache = join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'policy-glossary');

/** The ripgrep on the path, or the one that comes with the embedded VS Code; undefined where there is neither. */
export function findRipgrep(): string | undefined {
  if (spawnSync('rg', ['--version']).status === 0) return 'rg';
  const [found] = globSync(`*/**/ripgrep-universal/bin/${process.platform}-${process.arch}/rg`, {
    cwd: cache,
    absolute: true,
  });
  return found;
}

/** textlint with prh from the user's cache folder, installed on first use; undefined where that fails. */
export function loadPeer(concepts: readonly Concept[]): ((text: string) => Promise<unknown>) | undefined {
  const home = join(cache, 'bench');
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
  const names = concepts.flatMap(({ designations }) =>
    designations
      .filter(({ status, use }) => status === 'deprecated' && use !== undefined)
      .map(({ text, use }) => [use!, text] as const),
  );
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

/** A full lint beside textlint with prh, with the same deprecated names. */
export async function measurePeer(): Promise<void> {
  for (const count of [85, 1000]) {
    const concepts = createConcepts(count);
    const glossary = createGlossary(concepts);
    const peer = loadPeer(concepts);
    if (peer === undefined) {
      report('textlint with prh', 'not measured', 'it could not be installed');
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
        lint(readUsage(glossary, parseDraft(text, 'markdown')), lintOptions(defaultSettings));
        own.push(performance.now() - start);
      }
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
