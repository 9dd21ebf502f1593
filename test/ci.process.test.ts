// What docs/ci.md and the files beside it promise to hooks and pipelines.
import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join, resolve } from 'node:path';
import { describe, it } from 'mocha';
import { parse } from 'yaml';
import { inFolder } from './support/commandLine';

/** A step of a composite action. */
interface Step {
  readonly name: string;
  readonly shell: string;
  readonly env: Readonly<Record<string, string>>;
  readonly run: string;
}

/** Runs a script as GitHub does. */
function bash(folder: string, script: string, env: Readonly<Record<string, string>>) {
  const args = ['--noprofile', '--norc', '-eo', 'pipefail', '-c', script];
  const { status, stdout, stderr } = spawnSync('bash', args, {
    cwd: folder,
    env: { ...process.env, ...env },
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

function git(folder: string, ...args: readonly string[]): void {
  const who = ['-c', 'user.name=A', '-c', 'user.email=a@example.org', '-c', 'commit.gpgsign=false'];
  equal(spawnSync('git', [...who, ...args], { cwd: folder }).status, 0, args.join(' '));
}

/** A repository of two commits, of which the second brings a finding. */
function inBranch(use: (folder: string) => void): Promise<void> {
  return inFolder((folder) => {
    git(folder, 'init', '-q', '-b', 'main');
    mkdirSync(join(folder, 'drafts'));
    writeFileSync(join(folder, 'drafts/a.md'), 'The IP-4 met.\n');
    git(folder, 'add', '.');
    git(folder, 'commit', '-qm', 'first');
    writeFileSync(join(folder, 'drafts/b $(touch x).md'), 'The Indo Pacific is wide.\n');
    git(folder, 'add', '.');
    git(folder, 'commit', '-qm', 'second');
    use(folder);
  });
}

describe('in hooks and pipelines', () => {
  it('the steps of action.yml annotate, write a summary and SARIF, and fail', () => {
    const { inputs, runs } = parse(readFileSync('action.yml', 'utf8')) as {
      readonly inputs: Readonly<Record<string, { readonly default: string }>>;
      readonly runs: { readonly steps: readonly Step[] };
    };
    /** Runs the steps with some inputs; gives what the last one says. */
    const act = (folder: string, given: Readonly<Record<string, string>>) => {
      let last = { status: null as number | null, stdout: '', stderr: '' };
      for (const { shell, env, run } of runs.steps) {
        equal(shell, 'bash');
        // What somebody else may have written comes in as a variable, never as a part of the script.
        ok(!run.includes('${{'), run);
        const variables = Object.fromEntries(
          Object.entries(env).map(([name, value]) => {
            const [, context, key = ''] = /^\$\{\{ (\w+)\.([\w-]+) \}\}$/.exec(value) ?? [];
            const known = { github: resolve('.'), inputs: given[key] ?? inputs[key]?.default };
            return [name, known[context as keyof typeof known] ?? ''];
          }),
        );
        last = bash(folder, run, { ...variables, GITHUB_STEP_SUMMARY: join(folder, 'summary.md') });
        if (last.status !== 0) break;
      }
      return last;
    };
    return inBranch((folder) => {
      const all = act(folder, { sarif: 'names.sarif' });
      equal(all.status, 1, all.stderr);
      deepEqual(all.stdout.match(/^::warning file=[^,]+/gm)?.length, 2);
      match(readFileSync(join(folder, 'summary.md'), 'utf8'), /IP4/);
      equal((JSON.parse(readFileSync(join(folder, 'names.sarif'), 'utf8')) as { version: string }).version, '2.1.0');
      const fresh = act(folder, { since: 'HEAD^1', paths: 'drafts\n' });
      deepEqual([fresh.status, fresh.stdout.match(/^::warning /gm)?.length], [1, 1]);
      equal(act(folder, { 'fail-on': 'error' }).status, 0);
      const named = act(folder, { paths: '--help\ndrafts/a.md\n$(touch y)\n' });
      equal(named.status, 2);
      match(named.stderr, /No draft is found at --help/);
      ok(!existsSync(join(folder, 'x')) && !existsSync(join(folder, 'y')));
    });
  });

  it('the line for GitLab writes both reports', () =>
    inBranch((folder) => {
      const page = readFileSync('docs/ci.md', 'utf8');
      const [, yaml = ''] = /## GitLab\n+```yaml\n(.*?)```/s.exec(page) ?? [];
      const job = (parse(yaml) as { names: { script: readonly string[]; artifacts: { reports: object } } }).names;
      const npx = join(folder, 'bin/npx');
      mkdirSync(join(folder, 'bin'));
      writeFileSync(npx, `#!/bin/sh\nshift\nexec "${process.execPath}" "${resolve('dist/cli.mjs')}" "$@"\n`);
      chmodSync(npx, 0o755);
      const { status, stdout } = bash(folder, job.script.join('\n'), {
        PATH: `${join(folder, 'bin')}${delimiter}${process.env.PATH}`,
        CI_MERGE_REQUEST_DIFF_BASE_SHA: 'HEAD~1',
      });
      equal(status, 1);
      match(stdout, /1 finding in 2 drafts/);
      for (const report of Object.values(job.artifacts.reports) as string[])
        ok(existsSync(join(folder, report)), report);
    }));

  it('the hooks name commands that there are', () => {
    const hooks = parse(readFileSync('.pre-commit-hooks.yaml', 'utf8')) as readonly { readonly entry: string }[];
    equal(hooks.length, 2);
    for (const { entry } of hooks) {
      const [program, ...args] = entry.split(' ');
      equal(program, 'policy-glossary');
      const { status } = spawnSync(process.execPath, ['dist/cli.mjs', ...args, '--help']);
      equal(status, 0, entry);
    }
  });
});
