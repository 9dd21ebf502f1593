// `check --cache` gives what it gives without, byte for byte, and reads only what has changed.
import { deepEqual, equal, match } from 'node:assert/strict';
import { mkdirSync, readdirSync, readFileSync, realpathSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, it } from 'mocha';
import { outputFormatNames } from '../../server/cli/formatters/catalog';
import { inFolder, runIn, startIn } from '../support/commandLine';

const files: Readonly<Record<string, string | Buffer>> = {
  '.policy-glossary.yaml': 'rules:\n  deprecated-term: error\nignore: [old]\n',
  'glossary.yaml':
    'concepts:\n  pact: { preferred: Port Pact, deprecated: [Quay Pact] }\n  pact: { preferred: Twice }\n',
  'south/glossary.yaml': 'concepts:\n  quay: { preferred: New Quay, deprecated: [Old Quay], colour: red }\n',
  'old/left.md': 'The Quay Pact.\n',
  'south/clean.md': 'Nothing to see.\n',
  'picture.md': Buffer.from([0x89, 0x50, 0, 1, 2]),
};

function write(folder: string, path: string, text: string | Buffer): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
  // It has rested.
  utimesSync(join(folder, path), 1, 1);
}

function writeDrafts(folder: string, drafts = 12): void {
  for (const [path, text] of Object.entries(files)) write(folder, path, text);
  for (let index = 0; index < drafts; index++) {
    const text = `# Brief ${index}\n\nThe Quay Pact and the Old Quay 🚢 of the IP-4.\r\n\nThe UNC was there, and the UNC left.\n`;
    write(
      folder,
      `${index % 2 ? 'south' : 'north'}/b${index}.${index % 5 ? 'md' : 'txt'}`,
      text.repeat(1 + (index % 3)),
    );
  }
}

const cached = ['--cache', '--cache-location', '.kept'];

/** A module that writes down which drafts are opened, a minute later, so that none has just been written. */
const notingReads = `
  import fs from 'node:fs';
  import { syncBuiltinESMExports } from 'node:module';
  const [open, now] = [fs.openSync, Date.now];
  Date.now = () => now() + 60_000;
  fs.openSync = (path, ...others) => {
    if (/\\.(?:md|txt)$/.test(String(path))) fs.appendFileSync('.opened', path + '\\n');
    return open(path, ...others);
  };
  syncBuiltinESMExports();`;

/** The drafts that are opened by a run. */
function openedBy(folder: string, args: readonly string[]): readonly string[] {
  writeFileSync(join(folder, '.opened'), '');
  runIn(folder, ['check', ...args], { preload: notingReads });
  const opened = readFileSync(join(folder, '.opened'), 'utf8').split('\n').filter(Boolean);
  const real = realpathSync(folder);
  return [...new Set(opened.map((path) => relative(real, resolve(real, path))))];
}

/** Everything that a run writes and says. */
function runWith(
  folder: string,
  name: string,
  args: readonly string[],
  formats: readonly string[] = outputFormatNames,
) {
  const reports = join(folder, '.reports', name);
  mkdirSync(reports, { recursive: true });
  const outputs = formats.flatMap((format) => ['--output', `${format}:${join(reports, format)}`]);
  const { status, stdout, stderr } = runIn(folder, ['check', '.', ...args, ...outputs]);
  return {
    status,
    stdout,
    stderr,
    written: readdirSync(reports).map((format) => [format, readFileSync(join(reports, format), 'utf8')]),
  };
}

describe('check --cache', () => {
  it('gives the same in every format and says the same, the first time and the next', () =>
    inFolder((folder) => {
      writeDrafts(folder);
      const without = runWith(folder, 'without', ['--jobs', '1']);
      match(without.stderr, /picture\.md/);
      match(without.stdout, /findings in 13 drafts/);
      for (const jobs of ['1', '2']) {
        for (const time of ['first', 'next', 'third'])
          deepEqual(runWith(folder, `${time}${jobs}`, ['--jobs', jobs, ...cached]), without, `${time} ${jobs}`);
        rmSync(join(folder, '.kept'), { recursive: true });
      }
      // One format after another, each from what was kept for the one before.
      for (const format of ['compact', 'json', 'html', 'baseline', 'json']) {
        const plain = runIn(folder, ['check', '.', '--format', format]);
        deepEqual(runIn(folder, ['check', '.', '--format', format, ...cached]), plain, format);
        deepEqual(runIn(folder, ['check', '.', '--format', format, ...cached]), plain, format);
      }
    }));

  it('reads a draft only where it has changed, or what holds for it has', () =>
    inFolder((folder) => {
      writeDrafts(folder);
      rmSync(join(folder, 'picture.md'));
      const read = (...args: readonly string[]) => openedBy(folder, ['.', '--jobs', '1', ...cached, ...args]);
      equal(read().length, 13);
      deepEqual(read(), []);
      writeFileSync(join(folder, 'north/b2.md'), 'The Quay Pact.\n');
      deepEqual(read(), ['north/b2.md']);
      equal(read('--profile', 'nato').length, 13);
      equal(read('--rule', 'deprecated-term=hint').length, 13);
      write(folder, 'south/glossary.yaml', 'concepts: {}\n');
      deepEqual(
        read('--rule', 'deprecated-term=hint').filter((path) => !path.startsWith('south')),
        [],
      );
      // How they are fixed has not been asked yet, and what stands around is not kept.
      equal(read('--rule', 'deprecated-term=hint', '--format', 'json').length, 12);
      deepEqual(read('--rule', 'deprecated-term=hint', '--format', 'json'), []);
      equal(read('--rule', 'deprecated-term=hint', '--format', 'sarif').length, 13);
    }));

  it('gives the same after any series of changes', () =>
    inFolder((folder) => {
      writeDrafts(folder, 6);
      const texts = ['The IP-4 met.\n', 'The IP4s met.\n', 'The UNC.\n', '', 'The IP-4 mei.\n'];
      const steps: readonly (() => void)[] = [
        () => write(folder, 'north/b2.md', texts[0] ?? ''),
        () => write(folder, 'north/b2.md', texts[4] ?? ''),
        () => rmSync(join(folder, 'north/b4.md')),
        () => write(folder, 'south/new.md', texts[1] ?? ''),
        () =>
          write(folder, 'south/glossary.yaml', 'concepts:\n  un: { preferred: The UNC Thing, abbreviation: UNC }\n'),
        () => write(folder, 'south/.policy-glossary.yaml', 'rules: { undefined-abbreviation: off }\n'),
        () => write(folder, 'south/.policy-glossary.yaml', 'ignore: [new.md]\n'),
        () => rmSync(join(folder, 'south/.policy-glossary.yaml')),
        () => write(folder, 'north/b2.md', Buffer.from([0xff, 0xfe, 0])),
      ];
      for (const [index, step] of steps.entries()) {
        step();
        const options = ['--format', index % 2 ? 'json' : 'marked', '--jobs', String(1 + (index % 2))];
        const plain = runIn(folder, ['check', '.', ...options]);
        deepEqual(runIn(folder, ['check', '.', ...options, ...cached]), plain, `step ${index}`);
      }
    }));

  it('fixes what is to be fixed, and leaves alone what it knows to be done', () =>
    inFolder(async (folder) => {
      writeDrafts(folder);
      await inFolder((other) => {
        writeDrafts(other);
        const textsOf = (at: string) =>
          readdirSync(join(at, 'north')).map((name) => readFileSync(join(at, 'north', name), 'utf8'));
        runIn(folder, ['check', '.', ...cached]);
        const plain = runIn(other, ['check', '.', '--fix']);
        deepEqual(runIn(folder, ['check', '.', '--fix', ...cached]), plain);
        deepEqual(textsOf(folder), textsOf(other));
        for (let time = 0; time < 2; time++)
          deepEqual(runIn(folder, ['check', '.', '--fix', ...cached]), runIn(other, ['check', '.', '--fix']));
        deepEqual(textsOf(folder), textsOf(other));
        deepEqual(runIn(folder, ['check', '.', ...cached]), runIn(other, ['check', '.']));
        write(folder, 'north/b0.txt', 'The IP-4 met.\n');
        runIn(folder, ['check', '.', '--fix', ...cached]);
        equal(readFileSync(join(folder, 'north/b0.txt'), 'utf8'), 'The IP4 met.\n');
      });
    }));

  it('leaves out what is known in the same way', () =>
    inFolder((folder) => {
      writeDrafts(folder);
      runIn(folder, ['check', 'north', '--output', 'baseline:known.json']);
      for (const named of [['--baseline', 'known.json'], []]) {
        if (named.length === 0)
          write(
            folder,
            '.policy-glossary.yaml',
            'baseline: known.json\nrules:\n  deprecated-term: error\nignore: [old]\n',
          );
        const run = (...args: readonly string[]) => runIn(folder, ['check', '.', ...named, '--quiet', ...args]);
        const plain = run();
        match(plain.stdout, /south/);
        for (const jobs of ['1', '2', '1']) deepEqual(run('--jobs', jobs, ...cached), plain);
      }
    }));

  it('is used by two runs at once', () =>
    inFolder(async (folder) => {
      writeDrafts(folder);
      const plain = runIn(folder, ['check', '.']);
      const runs = [1, 2, 3].map(() => startIn(folder, ['check', '.', ...cached]).ended);
      for (const { status, said } of await Promise.all(runs)) {
        equal(status, plain.status);
        equal(said.length, (plain.stdout + plain.stderr).length);
      }
      deepEqual(runIn(folder, ['check', '.', ...cached]), plain);
    }));

  it('goes on without where nothing can be kept', () =>
    inFolder((folder) => {
      writeDrafts(folder);
      write(folder, 'taken', '');
      const plain = runIn(folder, ['check', 'north']);
      const { status, stdout, stderr } = runIn(folder, ['check', 'north', '--cache', '--cache-location', 'taken']);
      deepEqual({ status, stdout }, { status: plain.status, stdout: plain.stdout });
      equal(stderr.split('\n').length, plain.stderr.split('\n').length + 1);
    }));
});
