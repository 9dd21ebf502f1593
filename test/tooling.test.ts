// What the tools are told exists: the files, tasks, scripts and ports that editors, containers and the CI are given.
import { deepEqual, doesNotMatch, equal, match, ok } from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { parse as parseJson, type ParseError } from 'jsonc-parser';
import { describe, it } from 'mocha';
import { globSync } from 'tinyglobby';
import { parse as parseYaml } from 'yaml';
import { isWord } from '../server/text/quotation';

const read = (file: string) => readFileSync(file, 'utf8');

/** A file of JSON as VS Code reads it; comments are allowed, faults are not. */
function readJson<T>(file: string): T {
  const faults: ParseError[] = [];
  const value = parseJson(read(file), faults) as T;
  deepEqual(faults, [], file);
  return value;
}

interface Configuration {
  readonly name: string;
  readonly preLaunchTask?: string;
  readonly port?: number;
}
interface Task {
  readonly label: string;
  readonly script?: string;
  readonly command?: string;
  readonly dependsOn?: readonly string[];
  readonly problemMatcher?: {
    readonly pattern: readonly { readonly regexp: string }[];
    readonly background: { readonly beginsPattern: string; readonly endsPattern: string };
  };
}
const { scripts } = readJson<{ scripts: Record<string, string> }>('package.json');
const { tasks } = readJson<{ tasks: readonly Task[] }>('.vscode/tasks.json');
const launch = readJson<{
  configurations: readonly Configuration[];
  compounds: readonly { readonly configurations: readonly string[] }[];
}>('.vscode/launch.json');

/** Demands that every script of this project that a command line runs is there. */
function checkCommand(command: string) {
  for (const [file] of command.matchAll(/[\w./-]+\.mjs\b/g)) ok(file.startsWith('out/') || existsSync(file), file);
  for (const [, script = ''] of command.matchAll(/npm (?:run (?:-s )?)?(\w+)/g))
    ok(script in scripts || script === 'ci', script);
}

describe('tooling', () => {
  it('writes out which units are letters and figures in the expressions of the server', () => {
    doesNotMatch(isWord.toString(), /p\{/);
    const scripts = /[\p{Script=Latin}\p{Script=Hangul}\p{Script=Han}\p{Script=Kana}]/u;
    for (let unit = 0; unit < 0xd7a4; unit++) {
      const sign = String.fromCharCode(unit);
      const isNear = unit < 0x700 || ((unit < 0x2000 || unit > 0x3000) && unit < 0xa000 && scripts.test(sign));
      if (isNear || unit >= 0xac00) equal(isWord(sign), /[\p{L}\p{N}]/u.test(sign), unit.toString(16));
    }
  });
  it('has scripts whose files exist', () => {
    for (const command of Object.values(scripts)) checkCommand(command);
    checkCommand(read('.ci/run'));
  });
  it('launches what exists, after tasks that exist', () => {
    const labels = tasks.map(({ label }) => label);
    const names = launch.configurations.map(({ name }) => name);
    for (const { preLaunchTask } of launch.configurations) ok(!preLaunchTask || labels.includes(preLaunchTask));
    for (const { configurations } of launch.compounds)
      for (const name of configurations) ok(names.includes(name), name);
    for (const [, path = ''] of read('.vscode/launch.json').matchAll(/\$\{workspaceFolder\}\/([\w./-]+)/g))
      ok(/^(dist|out)\b/.test(path) || existsSync(path), path);
    for (const { script, command, dependsOn = [] } of tasks) {
      ok(!script || script in scripts, script);
      checkCommand(command ?? '');
      for (const label of dependsOn) ok(labels.includes(label), label);
    }
  });
  it('attaches to the server at the port at which it listens', () => {
    const port = launch.configurations.find(({ name }) => name === 'Server')?.port;
    equal(/--inspect=(\d+)/.exec(read('client/node.ts'))?.[1], String(port));
  });
  it('finds the faults and the ends of a watch build', () => {
    const { pattern, background } = tasks.find(({ label }) => label === 'watch')?.problemMatcher ?? {};
    const said = ['✘ [ERROR] Could not resolve "./none"', '', '    server/main.ts:1:7:'];
    deepEqual(
      said.map((line, index) => new RegExp(pattern?.[index]?.regexp ?? '$^').test(line)),
      [true, true, true],
    );
    match('[watch] build started (change: "client/node.ts")', new RegExp(background?.beginsPattern ?? '$^'));
    match('[watch] build finished', new RegExp(background?.endsPattern ?? '$^'));
  });
  it('has a container with what the editor tests look for', () => {
    const container = readJson<{ build: { dockerfile: string }; postCreateCommand: string }>(
      '.devcontainer/devcontainer.json',
    );
    checkCommand(container.postCreateCommand);
    const image = read(`.devcontainer/${container.build.dockerfile}`);
    for (const [, names = ''] of read('test/editor/host.mjs').matchAll(/installSystemPackages\('[^']*', \[([^\]]+)\]/g))
      for (const [, name = ''] of names.matchAll(/'([^']+)'/g)) ok(image.includes(name), name);
    for (const name of ['chromium', 'python3', 'make', 'g++']) ok(image.includes(` ${name}`), name);
  });
  it('runs the same on every system, with no more rights than it needs', () => {
    const { permissions, jobs } = parseYaml(read('.github/workflows/ci.yml')) as {
      permissions: object;
      jobs: Record<
        string,
        {
          strategy: { matrix: Record<string, readonly string[]> };
          steps: readonly { uses?: string; run?: string }[];
        }
      >;
    };
    deepEqual(permissions, { contents: 'read' });
    const { strategy, steps } = jobs.test!;
    deepEqual(strategy.matrix, { os: ['ubuntu-latest', 'macos-latest', 'windows-latest'], node: ['20', 'lts/*'] });
    deepEqual(
      steps.flatMap(({ run = [] }) => run),
      ['.ci/run'],
    );
    for (const { uses } of steps) ok(!uses || /^actions\/[\w-]+@v\d+$/.test(uses), uses);
    for (const [, file = ''] of read('.github/workflows/ci.yml').matchAll(/'([\w./-]+\.\w+)'/g))
      ok(existsSync(file), file);
    for (const [, name = ''] of read('.github/workflows/ci.yml').matchAll(/matrix\.(\w+)/g))
      ok(name in strategy.matrix);
  });
  for (const file of globSync('.github/ISSUE_TEMPLATE/*.yml', { ignore: '**/config.yml', dot: true }))
    it(`asks in ${file} for what a form can ask`, () => {
      const { name, description, body } = parseYaml(read(file)) as {
        name: string;
        description: string;
        body: readonly { type: string; id: string; attributes: { label: string } }[];
      };
      ok(name && description);
      equal(new Set(body.map(({ id }) => id)).size, body.length);
      for (const { type, attributes } of body) {
        match(type, /^(textarea|input|dropdown|checkboxes)$/);
        ok(attributes.label);
      }
    });
  it('has tests that start processes or read dist/ apart', () => {
    const wrong = globSync('test/**/*.test.ts', { ignore: ['test/editor/**', 'test/tooling.test.ts'] }).filter(
      (file) =>
        /'node:child_process'|'dist\/|support\/commandLine'/.test(read(file)) !== file.endsWith('.process.test.ts') &&
        // One program is called to make a file that is no file.
        file !== 'test/workspace/glossaryLayers.test.ts',
    );
    deepEqual(wrong, []);
  });
});
