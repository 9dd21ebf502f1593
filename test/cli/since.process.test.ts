import { deepEqual, equal, match } from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, it } from 'mocha';
import { inFolder, runIn } from '../support/commandLine';

/** Runs git in a folder, as somebody. */
function git(folder: string, ...args: readonly string[]): string {
  const who = ['-c', 'user.name=A', '-c', 'user.email=a@example.org', '-c', 'commit.gpgsign=false'];
  const { status, stdout, stderr } = spawnSync('git', [...who, ...args], { cwd: folder, encoding: 'utf8' });
  equal(status, 0, stderr);
  return stdout;
}

/** Writes files below a folder. */
function write(folder: string, files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

/** A repository with one commit of some files. */
function inRepository(files: Readonly<Record<string, string>>, use: (folder: string) => void | Promise<void>) {
  return inFolder(async (folder) => {
    git(folder, 'init', '-q', '-b', 'main');
    write(folder, files);
    git(folder, 'add', '.');
    git(folder, 'commit', '-qm', 'first');
    await use(folder);
  });
}

/** What `check` finds, as `file:line rule`. */
function check(folder: string, ...args: readonly string[]) {
  const { status, stdout, stderr } = runIn(folder, ['check', '--format', 'compact', ...args]);
  const found = stdout
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => line.replace(/^(.+?:\d+):.*\[(.+)\]$/, '$1 $2'));
  return { status, found, stderr };
}

const plan =
  'concepts:\n  shield: { preferred: Shield Plan, abbreviation: SPX, deprecated: [{ term: Buckler Plan, use: Shield Plan }] }\n';

describe('what is new since a commit', () => {
  it('is the same with what an earlier run has kept', () =>
    inRepository({ 'a.md': 'The IP-4 met.\n', 'b.md': 'They met.\n' }, (folder) => {
      const cached = ['--cache', '--cache-location', '.kept'];
      for (const text of ['The Indo Pacific is wide.\n', 'They left.\n', 'The IP-4 met.\n']) {
        write(folder, { 'b.md': text });
        git(folder, 'add', 'b.md');
        write(folder, { 'a.md': `The IP-4 met.\n\n${text}` });
        for (const which of [['--since', 'HEAD'], ['--staged']]) {
          const wanted = check(folder, ...which);
          for (let run = 0; run < 2; run++)
            deepEqual(check(folder, ...which, ...cached), wanted, `${which.join(' ')} ${text}`);
        }
      }
    }));

  it('is told, and what was there before is not, wherever it stands now', () =>
    inRepository({ 'a.md': 'The IP-4 met.\n', 'sub/b.md': 'They met.\n' }, (folder) => {
      write(folder, { 'a.md': '# New\n\nThe Indo Pacific is wide.\n\nThe IP-4 met.\n', 'sub/c.md': 'The IP-4 met.\n' });
      deepEqual(check(folder, '--since', 'HEAD'), {
        status: 1,
        found: ['a.md:3 deprecated-term', 'sub/c.md:1 deprecated-term'],
        stderr: '',
      });
      // From a folder below, and for standard input.
      equal(check(join(folder, 'sub'), '--since', 'HEAD', '../a.md').found.length, 1);
      const input = { input: 'The IP-4 met. So did IP4s of old.\n' };
      equal(runIn(folder, ['check', '--since', 'HEAD', '--stdin-filename', 'a.md', '-'], input).status, 0);
    }));

  it('is what a definition that is gone leaves behind in drafts that nobody touched', () =>
    inRepository(
      { 'glossary.yaml': plan, 'a.md': 'The Shield Plan (SPX) met. The SPX works.\n', 'b.md': 'The SPX met.\n' },
      (folder) => {
        equal(check(folder, '--since', 'HEAD').found.length, 0);
        const before = check(folder).found;
        rmSync(join(folder, 'glossary.yaml'));
        const after = check(folder).found.filter((one) => !before.includes(one));
        equal(after.length > 0, true);
        deepEqual(check(folder, '--since', 'HEAD', '--fail-on', 'hint'), { status: 1, found: after, stderr: '' });
      },
    ));

  it('is compared under the configuration and the packages that held then', () =>
    inRepository(
      {
        '.gitignore': 'node_modules\n',
        '.policy-glossary.yaml': 'extends: house\n',
        'a.md': 'The IP-4 met. The Buckler Plan met.\n',
        'terms.csv': 'term,avoid\nShield Plan,Buckler Plan\n',
      },
      (folder) => {
        // The package makes no rule speak that it keeps silent on both sides.
        write(folder, { 'node_modules/house/.policy-glossary.yaml': 'rules: { deprecated-term: error }\n' });
        deepEqual(check(folder, '--since', 'HEAD'), { status: 0, found: [], stderr: '' });
        write(folder, { '.policy-glossary.yaml': 'extends: house\nglossaries: [terms.csv]\n' });
        deepEqual(check(folder, '--since', 'HEAD').found, ['a.md:1 deprecated-term']);
        // Which is old once it has been committed, whatever follows.
        git(folder, 'commit', '-qam', 'second');
        deepEqual(check(folder, '--since', 'HEAD').found, []);
        deepEqual(check(folder, '--since', 'HEAD~1').found, ['a.md:1 deprecated-term']);
      },
    ));

  it('follows a draft to its new name', () =>
    inRepository({ 'old name.md': `The IP-4 met.\n\n${'They met again, and again. '.repeat(20)}\n` }, (folder) => {
      mkdirSync(join(folder, 'sub'));
      git(folder, 'mv', 'old name.md', 'sub/“new”.md');
      deepEqual(check(folder, '--since', 'HEAD'), { status: 0, found: [], stderr: '' });
    }));

  it('goes with a baseline', () =>
    inRepository({ 'a.md': 'The IP-4 met.\n' }, (folder) => {
      write(folder, { 'a.md': 'The IP-4 met. The Indo Pacific is wide.\n' });
      equal(check(folder, '--output', 'baseline:known.json').found.length, 2);
      write(folder, { 'a.md': 'The IP-4 met. The Indo Pacific is wide. They met.\n\nThe Indo Pacific it is.\n' });
      deepEqual(check(folder, '--since', 'HEAD', '--baseline', 'known.json'), {
        status: 1,
        found: ['a.md:3 deprecated-term'],
        stderr: '',
      });
    }));

  it('cannot be told without a repository, a commit, or git', async () => {
    const told = (folder: string, ...args: readonly string[]) => {
      const { status, found, stderr } = check(folder, ...args);
      deepEqual([status, found], [2, []]);
      return stderr;
    };
    await inFolder((folder) => {
      write(folder, { 'a.md': 'The IP-4 met.\n' });
      match(told(folder, '--since', 'HEAD'), /needs a git repository, and the current folder lies in none/);
    });
    await inRepository({ 'a.md': 'The IP-4 met.\n' }, async (folder) => {
      match(told(folder, '--since', 'nowhere'), /^policy-glossary: There is no commit “nowhere” here\.\n$/);
      // Nothing is taken for an option of git.
      match(told(folder, '--since=--output=x.txt'), /There is no commit “--output=x\.txt” here/);
      match(told(folder, '--since', ''), /There is no commit “” here/);
      const preload = "process.env.PATH = '.';";
      const { status, stderr } = runIn(folder, ['check', '--since', 'HEAD'], { preload });
      equal(status, 2);
      match(stderr, /git is needed for this, and is not found on the PATH/);
      write(folder, { 'a.md': 'They met.\n' });
      git(folder, 'commit', '-qam', 'second');
      await inFolder((other) => {
        git(other, 'clone', '-q', '--depth', '1', pathToFileURL(folder).href, 'clone');
        const clone = join(other, 'clone');
        match(told(clone, '--since', 'HEAD~1'), /This clone is shallow: fetch that commit first/);
        equal(check(clone, '--since', 'HEAD').status, 0);
      });
    });
  });
});

describe('what is staged', () => {
  it('is read in the place of the files, with its configuration and glossaries', () =>
    inRepository({ 'a.md': 'They met.\n', 'sub/b.md': 'They met.\n' }, (folder) => {
      write(folder, { 'a.md': 'The IP-4 met.\n', 'sub/b.md': 'The Buckler Plan met.\n', 'glossary.yaml': plan });
      git(folder, 'add', 'a.md');
      write(folder, { 'a.md': 'They met.\n', 'new.md': 'The IP-4 met.\n' });
      deepEqual(check(folder, '--staged'), { status: 1, found: ['a.md:1 deprecated-term'], stderr: '' });
      deepEqual(check(folder, '--staged', '*.md', 'sub').found, ['a.md:1 deprecated-term']);
      git(folder, 'add', '.');
      deepEqual(check(folder, '--staged', 'sub/b.md').found, ['sub/b.md:1 deprecated-term']);
      rmSync(join(folder, 'sub'), { recursive: true });
      deepEqual(check(folder, '--staged', '**/*.md').found, ['new.md:1 deprecated-term', 'sub/b.md:1 deprecated-term']);
      deepEqual(check(folder, '--staged', '--since', 'HEAD', 'new.md').found, ['new.md:1 deprecated-term']);
    }));

  it('is not what is not in git, nor fixed, nor read from standard input', () =>
    inRepository({ 'a.md': 'They met.\n' }, (folder) => {
      write(folder, { 'b.md': 'The IP-4 met.\n' });
      match(check(folder, '--staged', 'b.md').stderr, /No draft is found at b\.md/);
      match(check(folder, '--staged', '--fix').stderr, /What is staged is not fixed/);
      match(check(folder, '--staged', '-').stderr, /Standard input is not staged/);
    }));

  it('is read from very many drafts at a time', () =>
    inRepository(
      Object.fromEntries(
        Array.from({ length: 450 }, (_, at) => [
          `${at % 7}/${at}.md`,
          `Draft ${at}.${at % 100 ? '' : ' The IP-4 met.'}\n`,
        ]),
      ),
      (folder) => {
        equal(check(folder, '--staged').found.length, 5);
        write(folder, { '3/3.md': 'The IP-4 met.\n' });
        deepEqual(check(folder, '--since', 'HEAD').found, ['3/3.md:1 deprecated-term']);
      },
    ));
});
