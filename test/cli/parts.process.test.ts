// Shards of drafts, parts that are written of them, and what is said of parts that cannot be put together.
import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, it } from 'mocha';
import { outputFormatNames } from '../../server/cli/formatters/catalog';
import { inFolder, runIn, runShell } from '../support/commandLine';

function write(folder: string, path: string, text: string | Buffer): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}

function writeDrafts(folder: string): void {
  write(folder, 'glossary.yaml', 'concepts:\n  pact: { preferred: Port Pact, deprecated: [Quay Pact] }\n');
  for (let index = 0; index < 24; index++)
    write(folder, `${index % 2 ? 'south' : 'north'}/b${index}.md`, `The Quay Pact ${index} and the IP-4 🚢.\n`);
}

const list = ['terms', '--format', 'ndjson'];

/** Writes the parts of all shards; gives their names. */
function writeParts(folder: string, of: number, ...args: readonly string[]): readonly string[] {
  return Array.from({ length: of }, (_, index) => {
    const name = `part-${index + 1}.ndjson`;
    const { stdout } = runIn(folder, [...list, '--partial', '--shard', `${index + 1}/${of}`, ...args, '.']);
    write(folder, name, stdout);
    return name;
  });
}

function pathsIn(lines: string): readonly string[] {
  const values = lines.split('\n').filter(Boolean);
  return values.flatMap((line) => (JSON.parse(line) as { path?: string }).path ?? []);
}

describe('--shard', () => {
  it('gives each draft to one run of all, by its name alone', () =>
    inFolder((folder) => {
      writeDrafts(folder);
      const all = pathsIn(runIn(folder, [...list, '.']).stdout);
      equal(all.length, 24);
      const shards = [1, 2, 3].map((index) => pathsIn(runIn(folder, [...list, '--shard', `${index}/3`, '.']).stdout));
      deepEqual(shards.flat().sort(), [...all].sort());
      for (const shard of shards) ok(shard.length > 2 && shard.length < 16, String(shard.length));
      // What else is named, and in which order, changes nothing.
      const [, second = []] = shards;
      write(folder, 'list', [...all].reverse().join('\0'));
      const again = runIn(folder, [...list, '--shard', '2/3', '--files-from', 'list']).stdout;
      deepEqual([...pathsIn(again)].sort(), [...second].sort());
      deepEqual(
        pathsIn(runIn(folder, [...list, '--shard', '2/3', 'south']).stdout),
        second.filter((path) => path.startsWith('south')),
      );
    }));

  it('has another shard find what is not there, and tells it once', () =>
    inFolder((folder) => {
      writeDrafts(folder);
      const said = [1, 2, 3].map(
        (index) => runIn(folder, [...list, '--shard', `${index}/3`, 'none.md', 'north/b0.md']).stderr,
      );
      equal(said.join('').match(/none\.md/g)?.length, 1);
    }));

  it('takes nothing else for a share', () =>
    inFolder((folder) => {
      for (const shard of ['0/3', '4/3', '1', '1/1000000']) {
        const { status, stderr } = runIn(folder, ['check', `--shard=${shard}`]);
        equal(status, 2, shard);
        match(stderr, /It must be k\/n, such as 3\/16/);
      }
      const { status, stderr } = runIn(folder, ['check', '-', '--shard', '1/2'], { input: 'NATO met.' });
      equal(status, 2);
      match(stderr, /Standard input is one draft and has no shards/);
    }));
});

describe('--drafts-from', () => {
  it('reads texts with their names, under what holds in their folders', () =>
    inFolder((folder) => {
      writeDrafts(folder);
      write(folder, 'south/glossary.yaml', 'concepts:\n  quay: { preferred: Quay Pact }\n');
      const files = runIn(folder, [...list, 'south', 'north']).stdout;
      const lines = pathsIn(files).map((path) =>
        JSON.stringify({ path, text: readFileSync(join(folder, path), 'utf8') }),
      );
      equal(runIn(folder, [...list, '--drafts-from', '-'], { input: `\ufeff${lines.join('\r\n\n')}` }).stdout, files);
      write(folder, 'drafts.ndjson', lines.join('\n'));
      equal(runIn(folder, [...list, '--drafts-from', 'drafts.ndjson']).stdout, files);
      deepEqual(
        pathsIn(runIn(folder, [...list, '--drafts-from', 'drafts.ndjson', '--ignore', 'south/']).stdout).length,
        12,
      );
    }));

  it('names each line that is none, and goes on', () =>
    inFolder((folder) => {
      const bad: readonly (readonly [line: string | Buffer, said: RegExp])[] = [
        ['x', /:1: The line is no JSON/],
        ['[]', /:2: The line has no "path"/],
        ['{"path":"","text":"NATO"}', /:3: The line has no "path"/],
        ['{"path":7,"text":"NATO"}', /:4: The line has no "path"/],
        ['{"path":"a.md"}', /:5: The line has no "text"/],
        ['{"path":"a.md","text":["NATO"]}', /:6: The line has no "text"/],
        [Buffer.from([0x22, 0xff, 0x22]), /:7: The line is no UTF-8/],
        [`{"path":"a\\u0000.md","text":""}`, /:8: The line has no "path"/],
        [`${'['.repeat(100_000)}`, /:9: The line is no JSON/],
        ['{"__proto__":{"path":"a.md","text":"NATO"}}', /:10: The line has no "path"/],
        ['null', /:11: The line has no "path"/],
        [JSON.stringify({ path: 'long.md', text: 'a'.repeat(10_000_001) }), /:12: long\.md is larger than 10 MB/],
        [`"${'a'.repeat(60_200_000)}"`, /:13: The line is longer than 60\.1 MB and is skipped/],
      ];
      const input = Buffer.concat([
        ...bad.flatMap(([line]) => [Buffer.from(line), Buffer.from('\n')]),
        Buffer.from('{"path":"z\\n\\u001b[31m.md","text":"NATO met."}'),
      ]);
      const { status, stdout, stderr } = runIn(folder, [...list, '--drafts-from', '-'], { input });
      equal(status, 2);
      for (const [, said] of bad) match(stderr, said);
      deepEqual(pathsIn(stdout), ['z\n\u001b[31m.md']);
      match(stdout, /\\n\\u001b\[31m/);
      equal(stderr.trimEnd().split('\n').length, bad.length);
      // None of what lines hold is obeyed.
      ok(!/[\u0000-\u0009\u000b-\u001f]/.test(stderr));
    }));

  it('lets no name choose which folders outside are looked into', () =>
    inFolder((folder) => {
      write(folder, 'out/glossary.yaml', 'concepts:\n  pact: { preferred: Quay Pact }\n');
      mkdirSync(join(folder, 'in'));
      const input = ['../out/a.md', join(folder, 'out/b.md')].map((path) =>
        JSON.stringify({ path, text: 'Quay Pact' }),
      );
      const { stdout } = runIn(join(folder, 'in'), [...list, '--drafts-from', '-'], { input: input.join('\n') });
      deepEqual(stdout.match(/"mentions":\[\]/g)?.length, 2);
    }));

  it('is piped into parts that are put together as one run', () =>
    inFolder((folder) => {
      const lines = Array.from({ length: 9 }, (_, index) =>
        JSON.stringify({ path: `a/${index}.md`, text: `The IP-4 met ${index} times.\n` }),
      );
      const check = ['check', '--format', 'ndjson', '--partial', '--drafts-from', '-'];
      const parts = [lines.slice(0, 4), lines.slice(4, 5), lines.slice(5)].map((some, index) => {
        write(folder, `part-${index}`, runIn(folder, check, { input: some.join('\n') }).stdout);
        return `part-${index}`;
      });
      const one = runIn(folder, ['check', '--format', 'compact', '--drafts-from', '-'], { input: lines.join('\n') });
      const merged = runIn(folder, ['merge', ...parts, '--format', 'compact']);
      equal(merged.stdout, one.stdout);
      equal(merged.stdout.match(/IP-4/g)?.length, 9);
      equal(merged.status, one.status);
    }));

  it('is read alone', () =>
    inFolder((folder) => {
      for (const others of [['.'], ['--files-from', 'list']]) {
        const { status, stderr } = runIn(folder, [...list, '--drafts-from', '-', ...others]);
        equal(status, 2);
        match(stderr, /Drafts that come with their texts are read alone/);
      }
      const { status, stderr } = runIn(folder, [...list, '--drafts-from', 'none']);
      equal(status, 2);
      match(stderr, /The drafts of none cannot be read: ENOENT/);
    }));
});

describe('merge', () => {
  it('puts the terms of shards together as one run lists them', () =>
    inFolder((folder) => {
      writeDrafts(folder);
      write(folder, 'bad.md', Buffer.from([0x41, 0xff]));
      const one = runIn(folder, [...list, '.']);
      const parts = writeParts(folder, 3);
      const merged = runIn(folder, ['merge', ...[...parts].reverse()]);
      deepEqual(merged, one);
      equal(merged.status, 2);
    }));

  it('puts what shards have found together as one run tells it, in every format', () =>
    inFolder((folder) => {
      writeDrafts(folder);
      write(folder, 'old/left.md', 'The Quay Pact.\n');
      write(folder, 'south/.policy-glossary.yaml', 'rules: { deprecated-term: error, none: off }\n');
      write(
        folder,
        'known.json',
        runIn(folder, ['check', 'north/b2.md', 'north/b4.md', '--format', 'baseline']).stdout,
      );
      write(folder, 'bad.md', Buffer.from([0x41, 0xff]));
      const given = ['--baseline', 'known.json', '--ignore', 'old/', '--max-warnings', '5', '.'];
      const outputsTo = (name: string) => {
        mkdirSync(join(folder, name));
        return outputFormatNames.flatMap((format) => ['--output', `${format}:${join(folder, name, format)}`]);
      };
      const one = runIn(folder, ['check', ...given, ...outputsTo('one')]);
      match(one.stderr, /bad\.md is not UTF-8[^]*There are \d+ warnings; at most 5/);
      for (const index of ['1', '2', '3']) {
        const part = ['--partial', '--with-text', '--shard', `${index}/3`, '--output', `part-${index}.ndjson`];
        ok((runIn(folder, ['check', ...given, ...part, '--jobs', index]).status ?? 0) > 0);
      }
      const parts = ['part-2.ndjson', 'part-1.ndjson', 'part-3.ndjson'];
      const merged = runIn(folder, ['merge', ...parts, ...outputsTo('merged')]);
      deepEqual([merged.status, merged.stdout], [one.status, one.stdout]);
      deepEqual(merged.stderr.split('\n').sort(), one.stderr.split('\n').sort());
      for (const format of outputFormatNames)
        equal(
          readFileSync(join(folder, 'merged', format), 'utf8'),
          readFileSync(join(folder, 'one', format), 'utf8'),
          format,
        );
    }));

  it('tells which shards are missing, and which are given twice', () =>
    inFolder((folder) => {
      writeDrafts(folder);
      const [a = '', b = '', , , c = ''] = writeParts(folder, 6);
      const { status, stdout, stderr } = runIn(folder, ['merge', c, b]);
      equal(status, 2);
      match(stderr, /Of 6 shards there are missing: 1, 3-4, 6\./);
      ok(pathsIn(stdout).length > 0);
      write(folder, 'copy', readFileSync(join(folder, a)));
      const twice = runIn(folder, ['merge', a, b, 'copy']);
      deepEqual([twice.status, twice.stdout], [2, '']);
      match(twice.stderr, /Shard 1\/6 is given twice, in part-1\.ndjson and in copy/);
    }));

  it('refuses what does not belong together, and says what differs', () =>
    inFolder((folder) => {
      writeDrafts(folder);
      const [first = '', second = ''] = writeParts(folder, 2);
      const text = readFileSync(join(folder, second), 'utf8');
      const changed = (name: string, from: string | RegExp, to: string) => {
        ok(text.search(from) >= 0, name);
        write(folder, name, text.replace(from, to));
        return name;
      };
      for (const [name, said] of [
        [changed('version', /"version":"[^"]+"/, '"version":"9.9.9"'), /version 9\.9\.9 wrote it/],
        [changed('glossary', /"glossary":"[^"]+"/, '"glossary":"00"'), /other glossaries or another configuration/],
        [changed('options', /"ignore":\[\]/, '"ignore":["old"]'), /its run had --ignore \["old"\], and the other \[\]/],
        [changed('of', '"shard":"2/2"', '"shard":"2/3"'), /one shard of 3, and the other one shard of 2/],
        [changed('alone', '"shard":"2/2"', '"shard":null'), /it is no shard, and the other one shard of 2/],
        [
          changed('command', '"command":"terms"', '"command":"mine"'),
          /a part of policy-glossary mine: .* mine --merge/,
        ],
        [changed('form', '"part":1', '"part":2'), /a part of form 2/],
        [changed('cut', /[^\n]{100}\n$/, ''), /cut: its last line/],
        [changed('lost', /[^\n]+\n$/, ''), /Run shard 2\/2 again/],
        [changed('edited', 'Quay Pact', 'Quay Tact'), /edited does not hold what its end line tells/],
        [changed('double', /^/, text), /double does not hold what its end line tells/],
        [changed('short', /\n\{"at"[^\n]+/, ''), /short does not hold what its end line tells/],
        [changed('end', /"exit":0/, '"exit":7'), /cut: its last line/],
        ['empty', /empty is empty/],
        ['north/b0.md', /b0\.md:1: This is no header of a part/],
        ['north', /north is not a file but a folder/],
        ['none', /none cannot be read: ENOENT/],
      ] as const) {
        if (name === 'empty') write(folder, name, '');
        // A digest that fits what was changed in the header leaves the difference to be told.
        const { status, stdout, stderr } = runIn(folder, ['merge', first, refit(folder, name)]);
        match(stderr, said, name);
        deepEqual([status, stdout], [2, ''], name);
      }
    }));

  it('refuses parts under other glossaries of a folder, and tells of shards of other drafts', () =>
    inFolder((folder) => {
      writeDrafts(folder);
      const glossary = (name: string) =>
        write(folder, 'south/glossary.yaml', `concepts:\n  quay: { preferred: ${name} }\n`);
      glossary('New Quay');
      const [first = ''] = writeParts(folder, 2);
      write(folder, 'first', readFileSync(join(folder, first)));
      glossary('Old Quay');
      const [, second = ''] = writeParts(folder, 2);
      const other = runIn(folder, ['merge', 'first', second]);
      deepEqual([other.status, other.stdout], [2, '']);
      match(other.stderr, /part-2\.ndjson does not belong to first: south\/glossary\.yaml was another file/);
      glossary('New Quay');
      write(folder, 'south/more.md', 'NATO met.\n');
      const [, third = ''] = writeParts(folder, 2);
      const grown = runIn(folder, ['merge', 'first', third]);
      equal(grown.status, 2);
      match(grown.stderr, /part-2\.ndjson is a shard of 25 drafts, and first of 24/);
      ok(pathsIn(grown.stdout).length >= 24);
    }));

  it('takes parts without shards one after another, each once', () =>
    inFolder((folder) => {
      writeDrafts(folder);
      const part = (name: string, ...paths: readonly string[]) => {
        write(folder, name, runIn(folder, [...list, '--partial', ...paths]).stdout);
        return name;
      };
      const [south, north] = [part('a', 'south'), part('b', 'north')];
      equal(runIn(folder, ['merge', south, north]).stdout, runIn(folder, [...list, 'south', 'north']).stdout);
      match(runIn(folder, ['merge', south, north, south]).stderr, /The same part is given twice/);
      equal(runShell(folder, 'mkfifo pipe; (cat a > pipe &) ; timeout 5 $CLI merge pipe').status, 2);
    }));
});

/** Gives the end line of a part the digest of what stands before, where only the header was changed. */
function refit(folder: string, name: string): string {
  if (!['version', 'glossary', 'options', 'of', 'alone', 'command'].includes(name)) return name;
  const text = readFileSync(join(folder, name), 'utf8');
  const at = text.lastIndexOf('\n', text.length - 2) + 1;
  const sha256 = createHash('sha256').update(text.slice(0, at)).digest('hex');
  write(folder, name, text.slice(0, at) + text.slice(at).replace(/"sha256":"\w+"/, `"sha256":"${sha256}"`));
  return name;
}
