import { deepEqual, equal, match } from 'node:assert/strict';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'mocha';
import { inFolder, runIn } from '../support/commandLine';

describe('a baseline', () => {
  const check = (folder: string, ...args: readonly string[]) => {
    const { status, stdout, stderr } = runIn(folder, ['check', '--format', 'compact', ...args]);
    return { status, found: stdout.match(/^\S+?:\d+:\d+/gm) ?? [], said: stderr };
  };

  it('leaves out what is known, wherever it moves, and says what is gone', () =>
    inFolder((folder) => {
      writeFileSync(join(folder, 'a.md'), 'The IP-4 met. They left.\n\nKyiv is Kiev.\n');
      writeFileSync(join(folder, 'clean.md'), 'They met.\n');
      const before = check(folder, '.', '--output', 'baseline:known.json');
      equal(before.status, 1);
      const written = readFileSync(join(folder, 'known.json'), 'utf8');
      const { version, drafts } = JSON.parse(written) as { version: number; drafts: Record<string, string[]> };
      deepEqual([version, Object.keys(drafts), drafts['a.md']?.length], [1, ['a.md'], before.found.length]);
      deepEqual(check(folder, '.', '--baseline', 'known.json'), { status: 0, found: [], said: '' });

      // Lines move, a neighbour is new, and one is mended.
      writeFileSync(
        join(folder, 'a.md'),
        '# New\n\nThe Indo Pacific is wide.\n\nThe IP-4 met. They left.\n\nKyiv it is.\n',
      );
      const after = check(folder, '.', '--baseline', 'known.json');
      deepEqual([after.status, after.found], [1, ['a.md:3:5']]);
      match(
        after.said,
        /^policy-glossary: 1 of 2 known findings are gone: write them anew with --output baseline:known\.json\.\n$/,
      );

      // Written anew, it holds what was known and is still found.
      check(folder, '.', '--baseline', 'known.json', '--output', 'baseline:known.json');
      deepEqual(check(folder, '.', '--baseline', 'known.json'), { status: 0, found: [], said: '' });
    }));

  it('is named by a configuration, wherever the command is run, and for the drafts of its folder', () =>
    inFolder((folder) => {
      mkdirSync(join(folder, '.git'));
      mkdirSync(join(folder, 'sub'));
      for (const path of ['a.md', 'sub/b.md']) writeFileSync(join(folder, path), 'The IP-4 met.\n');
      check(join(folder, 'sub'), '..', '--output', 'baseline:../known.json');
      const names = (JSON.parse(readFileSync(join(folder, 'known.json'), 'utf8')) as { drafts: object }).drafts;
      deepEqual(Object.keys(names), ['a.md', 'sub/b.md']);
      writeFileSync(join(folder, 'sub/.policy-glossary.yaml'), 'baseline: ../known.json\n');
      deepEqual(check(folder).found, ['a.md:1:5']);
      deepEqual(check(join(folder, 'sub')), { status: 0, found: [], said: '' });
      match(runIn(folder, ['config', 'sub/b.md']).stdout, /^What is known: known\.json$/m);
      for (const [named, why] of [
        ['../../x.json', /not read: x\.json lies behind a link that leads out|not read: x\.json cannot be read/],
        ['/x.json', /write the path from this file on/],
        ['none.json', /there is no such file/],
        ['b.md', /it is no baseline: it is no valid JSON/],
      ] as const) {
        writeFileSync(join(folder, 'sub/.policy-glossary.yaml'), `baseline: ${named}\n`);
        const { status, found, said } = check(folder, 'sub/b.md');
        deepEqual([status, found], [2, ['sub/b.md:1:5']]);
        match(said, why);
      }
    }));

  it('is refused where it is none, or of another version', () =>
    inFolder((folder) => {
      writeFileSync(join(folder, 'a.md'), 'They met.\n');
      for (const [text, said] of [
        ['{', /known\.json is no baseline: it is no valid JSON/],
        ['[]', /known\.json is no baseline\./],
        ['{ "version": 2, "drafts": {} }', /of version 2, and 1 is read/],
        [undefined, /none\.json cannot be read/],
      ] as const) {
        if (text !== undefined) writeFileSync(join(folder, 'known.json'), text);
        const { status, said: message } = check(
          folder,
          'a.md',
          '--baseline',
          text === undefined ? 'none.json' : 'known.json',
        );
        equal(status, 2);
        match(message, said);
      }
      writeFileSync(join(folder, 'known.json'), '{ "version": 1, "drafts": { "a.md": "x", "__proto__": [1] } }');
      equal(check(folder, 'a.md', '--baseline', 'known.json').status, 0);
    }));
});
