import { equal, match, ok } from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'mocha';
import { inFolder, runIn, runShell } from '../support/commandLine';

const commands = [
  'check .',
  'check --format json .',
  'check --fix - < a.md',
  'terms a.md',
  'terms --format json a.md',
  'review .',
  'glossary convert t.csv',
  'glossary validate bad.csv',
  'glossary test bad.csv',
  '--help',
  '--version',
];

function fill(folder: string): void {
  writeFileSync(join(folder, 'a.md'), 'The Republic of Korea and the IP-4 met.\n\n'.repeat(400));
  writeFileSync(join(folder, 'b.md'), 'South Korea met.\n');
  writeFileSync(join(folder, 't.csv'), `term,abbr\n${'Alpha Plan,AP\n'.repeat(400)}`);
  writeFileSync(join(folder, 'bad.csv'), `term,x\n${',y\n'.repeat(400)}`);
}

describe('output', () => {
  for (const command of commands) {
    it(`that is full ends “${command}” with 2 and a sentence`, function () {
      if (!existsSync('/dev/full')) this.skip();
      return inFolder((folder) => {
        fill(folder);
        const { status, stderr } = runShell(
          folder,
          `$CLI ${command.replace('<', '>/dev/full <')}${command.includes('<') ? '' : ' >/dev/full'}`,
        );
        match(stderr, /(?:^|\n)policy-glossary: Standard output cannot be written: ENOSPC, the disk is full\.\n$/);
        equal(status, 2);
      });
    });
    it(`that nobody reads ends “${command}” with 2 and nothing said of it`, () =>
      inFolder((folder) => {
        fill(folder);
        const { stdout, stderr } = runShell(folder, `{ sleep 0.1; $CLI ${command}; echo $? > code; } | true; cat code`);
        equal(stdout, '2\n');
        ok(!/EPIPE|Standard output|Error/.test(stderr), stderr);
      }));
  }
  it('that is cut where no file may grow ends with 2 and is not taken for whole', () =>
    inFolder((folder) => {
      fill(folder);
      for (const command of ['glossary convert t.csv', 'check --format json .']) {
        const { status, stderr } = runShell(folder, `ulimit -f 1; exec $CLI ${command} > out`);
        match(stderr, /Standard output cannot be written: EFBIG/);
        equal(status, 2);
      }
    }));
  it('is whole for a reader that takes its time', () =>
    inFolder((folder) => {
      fill(folder);
      const whole = runIn(folder, ['check', '--format', 'json', '.']).stdout;
      ok(whole.length > 70_000);
      equal(runShell(folder, '$CLI check --format json . | { sleep 1; cat; }').stdout, whole);
    }));
  it('of what is wrong that is full or closed ends with 2', () =>
    inFolder((folder) => {
      writeFileSync(join(folder, 'clean.md'), 'NATO met.\n');
      for (const where of ['2>/dev/full', '2>&1 >/dev/null | true'])
        equal(
          runShell(folder, `{ $CLI check clean.md none.md; echo $? > code; } ${where}; cat code`).stdout.slice(-2),
          '2\n',
        );
      mkdirSync(join(folder, 'in'));
      writeFileSync(join(folder, 'in', 'glossary.yaml'), 'concepts:\n  c: { preferred: C++ }\n');
      writeFileSync(join(folder, 'in', 'clean.md'), 'NATO met.\n');
      // Alone it would be clean, but for what could not be said.
      equal(runShell(folder, '$CLI check in/clean.md').status, 0);
      equal(runShell(folder, '$CLI check in/clean.md 2>/dev/full').status, 2);
    }));
});

describe('what cannot be read', () => {
  const long = `${'x'.repeat(300)}.md`;
  it('is named by every command, with 2, and the rest is done', () =>
    inFolder((folder) => {
      fill(folder);
      execFileSync('mkfifo', [join(folder, 'pipe.md')]);
      mkdirSync(join(folder, 'folder.csv'));
      for (const [args, said, printed] of [
        [
          ['check', 'b.md', 'pipe.md', long, 'b.md/c.md', '/dev/null', '/proc/self/mem'],
          [
            /pipe\.md is not a file but a pipe/,
            /x\.md cannot be read: ENAMETOOLONG/,
            /b\.md\/c\.md/,
            /\/dev\/null is not a file/,
            /\/proc\/self\/mem cannot be read: EIO/,
          ],
          /1 draft\./,
        ],
        [
          ['review', 'a.md', 'b.md', 'pipe.md', long],
          [/pipe\.md is not a file but a pipe/, /ENAMETOOLONG/],
          /South Korea/,
        ],
        [['terms', 'pipe.md'], [/pipe\.md is not a file but a pipe/], /^$/],
        [['terms', long], [/ENAMETOOLONG/], /^$/],
        [['terms', '--glossary', 'none.csv', 'b.md'], [/none\.csv cannot be read: ENOENT/], /south-korea|rok/],
        [['terms', '--glossary', 'folder.csv', 'b.md'], [/folder\.csv is not a file but a folder/], /rok/],
        [['review', '--glossary', 'none.csv', 'a.md', 'b.md'], [/none\.csv cannot be read: ENOENT/], /South Korea/],
        [['glossary', 'convert', 'folder.csv'], [/folder\.csv is not a file but a folder/], /^$/],
        [['glossary', 'convert', 'none.csv'], [/none\.csv cannot be read: ENOENT/], /^$/],
        [
          ['glossary', 'validate', 'none.csv', 'folder.csv', 'bad.csv'],
          [/none\.csv cannot be read: ENOENT/, /folder\.csv is not a file/],
          /bad\.csv:2:1/,
        ],
        [['glossary', 'test', 'pipe.md', 'bad.csv'], [/pipe\.md is not a file but a pipe/], /bad\.csv:2:1/],
      ] as const) {
        const { status, stdout, stderr } = runIn(folder, args);
        for (const message of said) match(stderr, message);
        match(stdout, printed);
        equal(status, 2, args.join(' '));
      }
    }));
  it('is named where it is a folder below', function () {
    return inFolder((folder) => {
      fill(folder);
      mkdirSync(join(folder, 'shut'));
      writeFileSync(join(folder, 'shut', 'c.md'), 'NATO met.\n');
      chmodSync(join(folder, 'shut'), 0);
      chmodSync(folder, 0o755);
      const asNobody = (args: string) =>
        runShell(folder, `${process.getuid?.() === 0 ? 'setpriv --reuid=65534 --clear-groups ' : ''}$CLI ${args}`);
      if (asNobody('--version').status !== 0) this.skip();
      for (const args of ['check .', 'review .', 'check shut', 'check shut/c.md', 'terms shut/c.md']) {
        const { status, stderr } = asNobody(args);
        match(stderr, /shut(?:\/c\.md)? cannot be read: EACCES/, args);
        equal(status, 2, args);
      }
    });
  });
  it('on standard input is told', () =>
    inFolder((folder) => {
      for (const line of ['$CLI check - < .', '$CLI terms - < .']) {
        const { status, stderr } = runShell(folder, line);
        match(stderr, /Standard input cannot be read: EISDIR/);
        equal(status, 2);
      }
      const { status, stderr } = runShell(folder, 'yes | $CLI check -');
      match(stderr, /stdin\.md is larger than 10 MB/);
      equal(status, 2);
    }));
});
