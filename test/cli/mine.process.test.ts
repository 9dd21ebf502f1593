// policy-glossary mine as its users run it.
import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'mocha';
import { inFolder, runIn, runShell } from '../support/commandLine';

const first = 'The Joint Example Office (JEO) met. The Sample Programme began.\n';
const second = 'The JEO left. We know the Sample Program. The Jade Export Order (JEO) is law.\n';

function fill(folder: string): void {
  writeFileSync(join(folder, '2021-03-01-a.md'), first);
  writeFileSync(join(folder, 'b.md'), second);
}

describe('policy-glossary mine', () => {
  it('prints what drafts define and repeat, for people', () =>
    inFolder((folder) => {
      fill(folder);
      const { status, stdout, stderr } = runIn(folder, ['mine']);
      equal(
        stdout,
        `Abbreviations that drafts define

JEO  Joint Example Office  (2 drafts, 3 uses, 2021-03-01)
    also given as Jade Export Order (1), b.md:1
    2021-03-01-a.md:1  The Joint Example Office (JEO) met.

Names that recur

Sample Program  (2 drafts, 2 uses, 2021-03-01)
    also written Sample Programme (1)
    2021-03-01-a.md:1  The Sample Programme began.
`,
      );
      deepEqual([status, stderr], [0, '']);
    }));

  it('prints a table, JSON, and a glossary that is read without a problem', () =>
    inFolder((folder) => {
      fill(folder);
      writeFileSync(join(folder, '=1+1.md'), first);
      const [heading = '', row = ''] = runIn(folder, ['mine', '--format', 'csv']).stdout.split('\n');
      equal(heading, 'kind,name,abbreviation,drafts,uses,introduced,first,last,spellings,rivals,known,evidence');
      match(row, /^abbreviation,Joint Example Office,JEO,3,4,3,2021-03-01,2021-03-01,,Jade Export Order \(1\),,/);
      const told = JSON.parse(runIn(folder, ['mine', '--format', 'json']).stdout) as readonly { name: string }[];
      deepEqual(
        told.map(({ name }) => name),
        ['Joint Example Office', 'Sample Programme'],
      );
      deepEqual(JSON.parse(runIn(folder, ['mine', '--format', 'json', '--min-drafts', '9', 'b.md']).stdout), [
        ...(JSON.parse(runIn(folder, ['mine', '--format', 'json', 'b.md']).stdout) as unknown[]),
      ]);
      writeFileSync(join(folder, 'new.glossary.yaml'), runIn(folder, ['mine', '--format', 'yaml']).stdout);
      deepEqual(runIn(folder, ['glossary', 'validate', 'new.glossary.yaml']), { status: 0, stdout: '', stderr: '' });
    }));

  it('says how many are not told', () =>
    inFolder((folder) => {
      writeFileSync(join(folder, 'a.md'), `${first}\nThe Ideal Test Office (ITO) met.\n`);
      const { stdout, stderr } = runIn(folder, ['mine', '--most', '1']);
      match(stdout, /ITO/);
      ok(!stdout.includes('JEO'));
      equal(stderr, 'policy-glossary: 1 more are in fewer drafts and are not told: --most 2 tells them all.\n');
    }));

  it('puts shards together as one run would have told it, however they are given', () =>
    inFolder((folder) => {
      mkdirSync(join(folder, 'd'));
      for (let at = 0; at < 40; at++) {
        const letters = String.fromCharCode(0x41 + (at % 7));
        const text = `The Joint ${letters}ample Office (J${letters}O) met us. We know the ${letters}ample Trade Act.\n`;
        writeFileSync(join(folder, 'd', `202${at % 4}-01-0${1 + (at % 9)}-${at}.md`), text);
      }
      for (const k of [1, 2, 3]) {
        const { status, stdout } = runIn(folder, ['mine', '--partial', '--shard', `${k}/3`, 'd']);
        equal(status, 0);
        writeFileSync(join(folder, `part-${k}`), stdout);
      }
      for (const format of ['pretty', 'csv', 'json', 'yaml']) {
        const { stdout } = runIn(folder, ['mine', '--format', format, 'd']);
        deepEqual(runIn(folder, ['mine', '--merge', '--format', format, 'part-3', 'part-1', 'part-2']), {
          status: 0,
          stdout,
          stderr: '',
        });
      }
      const missing = runIn(folder, ['mine', '--merge', 'part-1', 'part-3']);
      equal(missing.status, 2);
      match(missing.stderr, /Of 3 shards there are missing: 2\./);
      const part = readFileSync(join(folder, 'part-1'), 'utf8');
      writeFileSync(join(folder, 'part-2'), part.slice(0, -20));
      const cut = runIn(folder, ['mine', '--merge', 'part-1', 'part-2', 'part-3']);
      deepEqual([cut.status, cut.stdout], [2, '']);
      match(cut.stderr, /part-2 is cut/);
      match(
        runIn(folder, ['merge', 'part-1']).stderr,
        /part of policy-glossary mine: put it together with policy-glossary mine --merge/,
      );
      const both = runIn(folder, ['mine', '--merge', '--shard', '1/2', 'part-1']);
      deepEqual(
        [both.status, both.stderr],
        [2, 'policy-glossary: With --merge only parts are read: leave out what says which drafts are.\n'],
      );
      equal(runIn(folder, ['mine', '--merge']).status, 2);
      deepEqual(
        readdirSync(tmpdir()).filter((name) => name.startsWith('policy-glossary-mine-')),
        [],
      );
    }));

  it('reads drafts as lines of JSON', () =>
    inFolder((folder) => {
      const input = `${JSON.stringify({ path: '2021-03-01-a.md', text: first })}\n${JSON.stringify({ path: 'b.md', text: second })}\n`;
      fill(folder);
      const { stdout } = runIn(folder, ['mine']);
      deepEqual(runIn(folder, ['mine', '--drafts-from', '-'], { input }), { status: 0, stdout, stderr: '' });
    }));

  it('names what cannot be read, and goes on', () =>
    inFolder((folder) => {
      fill(folder);
      writeFileSync(join(folder, 'c.md'), Buffer.from([0x54, 0xe9, 0x74, 0x0a]));
      writeFileSync(join(folder, 'd.md'), Buffer.alloc(40_000_000, 'a '));
      const { status, stdout, stderr } = runIn(folder, ['mine', '.', 'none.md']);
      equal(status, 2);
      match(stdout, /Joint Example Office/);
      match(stderr, /c\.md is not UTF-8/);
      match(stderr, /d\.md .*too large|d\.md is larger/);
      match(stderr, /No draft is found at none\.md/);
    }));

  it('shows what names and texts hold, and obeys nothing of it', () =>
    inFolder((folder) => {
      const name = 'a\u001b]8;;x\u0007$(touch x)\n=.md';
      writeFileSync(join(folder, name), 'The Joint \u001b[31mExample\u001b[0m Office (JEO) met\u202e us.\n');
      writeFileSync(join(folder, 'b.md'), first);
      symlinkSync('b.md', join(folder, 'link.md'));
      for (const format of ['pretty', 'json']) {
        const { status, stdout } = runIn(folder, ['mine', '--format', format]);
        equal(status, 0);
        ok(!/[\u001b\u0007\u202e]/u.test(stdout), format);
      }
      writeFileSync(join(folder, 'g.yaml'), runIn(folder, ['mine', '--format', 'yaml']).stdout);
      deepEqual(runIn(folder, ['glossary', 'validate', 'g.yaml']).status, 0);
    }));

  it('ends quietly where nobody reads on', () =>
    inFolder((folder) => {
      fill(folder);
      equal(runShell(folder, '$CLI mine --format json | head -c 1').stderr, '');
    }));
});
