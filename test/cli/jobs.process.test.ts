// Several threads give what one gives, byte for byte.
import { deepEqual, equal, match } from 'node:assert/strict';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, it } from 'mocha';
import { outputFormatNames } from '../../server/cli/formatters/catalog';
import { inFolder, runIn } from '../support/commandLine';

const files: Readonly<Record<string, string | Buffer>> = {
  '.policy-glossary.yaml': 'rules:\n  deprecated-term: error\nignore: [old]\n',
  'glossary.yaml':
    'concepts:\n  pact: { preferred: Port Pact, deprecated: [Quay Pact] }\n  pact: { preferred: Twice }\n',
  'south/glossary.yaml': 'concepts:\n  quay: { preferred: New Quay, deprecated: [Old Quay], colour: red }\n',
  'old/left.md': 'The Quay Pact.\n',
  'picture.md': Buffer.from([0x89, 0x50, 0, 1, 2]),
};

function writeDrafts(folder: string): void {
  const write = (path: string, text: string | Buffer) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  for (const [path, text] of Object.entries(files)) write(path, text);
  for (let index = 0; index < 40; index++) {
    const text = `# Brief ${index}\n\nThe Quay Pact and the Old Quay 🚢 of the IP-4.\n\nThe UNC was there, and the UNC left.\n`;
    write(`${index % 2 ? 'south' : 'north'}/b${index}.${index % 5 ? 'md' : 'txt'}`, text.repeat(1 + (index % 3)));
  }
}

describe('check --jobs', () => {
  it('gives the same in every format and says the same', () =>
    inFolder((folder) => {
      writeDrafts(folder);
      const run = (jobs: number) => {
        const reports = join(folder, `reports${jobs}`);
        mkdirSync(reports);
        const outputs = outputFormatNames.flatMap((name) => ['--output', `${name}:${join(reports, name)}`]);
        const { status, stdout, stderr } = runIn(folder, ['check', '.', '--jobs', String(jobs), ...outputs]);
        const written = readdirSync(reports).map((name) => [name, readFileSync(join(reports, name), 'utf8')]);
        return { status, stdout, stderr, written };
      };
      const one = run(1);
      const several = run(3);
      equal(one.written.length, outputFormatNames.length);
      match(one.stderr, /picture\.md/);
      match(one.stdout, /4[01] drafts/);
      deepEqual(several, one);
    }));

  it('leaves out what is known in the same way', () =>
    inFolder((folder) => {
      writeDrafts(folder);
      runIn(folder, ['check', 'north', '--output', 'baseline:known.json']);
      const run = (jobs: number) =>
        runIn(folder, [
          'check',
          '.',
          '--jobs',
          String(jobs),
          '--baseline',
          'known.json',
          '--format',
          'compact',
          '--quiet',
        ]);
      const one = run(1);
      match(one.stdout, /^south/m);
      deepEqual(run(2), one);
    }));

  it('takes no number that is none', () =>
    inFolder((folder) => {
      for (const jobs of ['0', '65', 'many']) equal(runIn(folder, ['check', '--jobs', jobs]).status, 2);
    }));
});
