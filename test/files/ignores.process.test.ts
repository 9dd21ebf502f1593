// What .gitignore files leave out: what git leaves out, and nothing that is written in one keeps a search from ending.
import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { after, describe, it } from 'mocha';
import { type FolderEntry, findByGlob, findDraftFiles, type Folder } from '../../server/files/folder';
import { pathsTo } from '../../server/files/ignores';
import { matchesGlob, parseGlob } from '../../server/files/glob';
import { createIgnores } from '../../server/files/ignores';
import { runs, share } from '../support/share';
import { itemAt } from '../../server/text/list';

/** A folder of these files. */
const folderOf = (files: readonly string[]): Folder => ({
  nameOf: (path) => `/work/${path}`,
  list: (path) => {
    const prefix = path === '' ? '' : `${path}/`;
    const entries = new Map<string, FolderEntry>();
    for (const file of files) {
      if (!file.startsWith(prefix)) continue;
      const [name = '', ...rest] = file.slice(prefix.length).split('/');
      entries.set(name, { name, kind: rest.length > 0 ? 'folder' : 'file' });
    }
    return Promise.resolve([...entries.values()]);
  },
});

/** The drafts that are found where files of these texts leave some out, and what is told. */
async function find(files: readonly string[], ignores: Readonly<Record<string, string>>) {
  const told: string[] = [];
  const folder = folderOf([...files, ...Object.keys(ignores)]);
  const found = await findDraftFiles(
    folder,
    (path) => Promise.resolve(ignores[path]),
    (message) => told.push(message),
  );
  return { found, told };
}

describe('files named .gitignore', () => {
  const root = mkdtempSync(join(tmpdir(), 'policy-glossary-'));
  after(() => rmSync(root, { recursive: true }));
  const name = fc.constantFrom(
    'a',
    'b',
    'ab',
    'aab',
    'a.md',
    'b.md',
    'a-b',
    'A',
    'a]b',
    'ba!',
    ' a',
    'a b',
    '#a',
    '!b',
  );
  const part = fc.constantFrom(
    ...['a', 'b', 'ab', '*', '?', '[ab]', '[!a]', '[^b]', '[a-c]', '[]a]', '[[:alpha:]]', '[[:upper:]]'],
    ...['.md', '\\a', '\\*', '[', ']', '-', '**', '[b-a]', '[a\\]]', '!', '#', ' ', '***', '[[:no:]]', '[/a]'],
  );
  const glob = fc.oneof(
    { weight: 2, arbitrary: name },
    { weight: 1, arbitrary: fc.constantFrom('**', '*', '*.md', 'a*', '*b', 'a**') },
    { weight: 3, arbitrary: fc.array(part, { minLength: 1, maxLength: 4 }).map((parts) => parts.join('')) },
  );
  const line = fc
    .record({
      not: fc.constantFrom('', '', '!', '\\!', '#'),
      root: fc.constantFrom('', '', '/'),
      names: fc.array(glob, { minLength: 1, maxLength: 3 }),
      end: fc.constantFrom('', '', '', '/', '  ', '\\ ', '\\', '/**', '\r'),
    })
    .map(({ not, root: start, names, end }) => not + start + names.join('/') + end);
  const file = fc.array(line, { minLength: 1, maxLength: 6 }).map((lines) => lines.join('\n'));
  const folders = ['', 'a', 'b', 'a/b', 'ab', 'a/b/ab'];
  const files = fc.uniqueArray(fc.tuple(fc.constantFrom(...folders), file), {
    minLength: 1,
    maxLength: 3,
    selector: ([folder]) => folder,
  });
  const paths = fc.uniqueArray(
    fc.array(name, { minLength: 1, maxLength: 4 }).map((names) => names.join('/')),
    { minLength: 20, maxLength: 40 },
  );

  it('leave out what git leaves out', () => {
    equal(spawnSync('git', ['init', '-q', root]).status, 0);
    let ignored = 0;
    fc.assert(
      fc.property(files, paths, fc.nat(), (given, asked, named) => {
        for (const folder of folders) {
          mkdirSync(join(root, folder), { recursive: true });
          rmSync(join(root, folder, '.gitignore'), { force: true });
        }
        const places = asked.filter((path) => !folders.includes(path));
        // The outermost file ends with one of the names that are asked for, so that most tries leave something out.
        const texts = new Map(given);
        const name = places[named % places.length]?.split('/').at(-1) ?? '';
        texts.set('', `${texts.get('') ?? ''}\n${name}`);
        for (const [folder, text] of texts) writeFileSync(join(root, folder, '.gitignore'), text);
        const { stdout } = spawnSync(
          'git',
          ['-c', 'core.excludesFile=/dev/null', 'check-ignore', '--no-index', '--stdin', '-z'],
          { cwd: root, input: places.join('\0'), encoding: 'utf8' },
        );
        const ours = createIgnores(String, (message) => ok(false, message));
        for (const [folder, text] of texts) ours.add(folder, text);
        const isIgnored = (path: string) => pathsTo(path).some((at) => at !== '' && ours.isIgnored(at, at !== path));
        const left = places.filter(isIgnored);
        deepEqual(left, stdout.split('\0').slice(0, -1));
        ignored += left.length;
      }),
      runs(200),
    );
    // What each try has named is mostly left out, whatever its other lines say.
    ok(ignored >= share(200), `${ignored}`);
  });

  it('take back what one further out leaves out', async () => {
    const { found } = await find(['a.md', 'in/a.md', 'in/b.md'], { '.gitignore': '*.md', 'in/.gitignore': '!a.md' });
    deepEqual(found, ['in/a.md']);
  });

  const deep = `${'a/'.repeat(40)}b.md`;
  const long = `${'a'.repeat(250)}.md`;
  const attacks: Readonly<Record<string, string>> = {
    'twelve times any number of folders': '**/a/'.repeat(12) + 'x',
    'the same for a name': `${'*a'.repeat(60)}x`,
    'stars of folders after a letter': `a${'**/'.repeat(100_000)}x`,
    'both at once': `${'**/*a*/'.repeat(300)}x`,
    'one star before a long name': `*${'a'.repeat(200)}x`,
    'many brackets': `${'*[a-z]'.repeat(100)}x`,
    'many question marks': `${'?*'.repeat(200)}x`,
    'brackets without end': '['.repeat(400_000),
    'backslashes without end': '\\'.repeat(399_999),
    'stars without end': `${'*'.repeat(400_000)}x`,
    'slashes without end': '/'.repeat(400_000),
    'spaces without end': ' '.repeat(400_000),
    'classes without end': `${'[[:alpha:]'.repeat(40_000)}`,
    'a line that opens many brackets': `${'[a/'.repeat(100_000)}`,
    '100,000 lines': 'x/y\n'.repeat(100_000),
    '50,000 lines with wildcards': '*ax*\n'.repeat(50_000),
  };
  for (const [title, text] of Object.entries(attacks))
    it(`cannot keep a search from ending: ${title}`, async () => {
      const { found, told } = await find([deep, long], { '.gitignore': text, 'a/.gitignore': text });
      deepEqual([found, told], [[deep, long], []]);
    });

  it('are not followed where they cost too much, which is told', async () => {
    const lines = `*${'a'.repeat(100)}b\n`.repeat(2000);
    const files100 = Array.from({ length: 100 }, (_, index) => `${'a'.repeat(240)}${index}.md`);
    const { found, told } = await find(files100, { '.gitignore': lines });
    equal(found.length, 100);
    equal(told.length, 1);
    match(itemAt(told, 0), /^The \.gitignore files have too many lines with wildcards: from \/work\/\.gitignore on/);
  });

  it('are bounded in size together, which is told', async () => {
    const text = '#'.repeat(450_000);
    const ignores = Object.fromEntries(Array.from({ length: 20 }, (_, index) => [`f${index}/.gitignore`, text]));
    const { told } = await find([], ignores);
    deepEqual(told.length, 1);
    match(
      itemAt(told, 0),
      /^The \.gitignore files are too large together: \/work\/f\d+\/\.gitignore and all that follow/,
    );
  });

  it('cost a draft only those on its way', async () => {
    const all = Array.from({ length: 2000 }, (_, index) => `f${index}`);
    let asked = 0;
    const ignores = new Proxy<Record<string, string>>(
      {},
      { ownKeys: () => [], get: (_, key) => (String(key).endsWith('.gitignore') ? (asked++, '*.no\n') : undefined) },
    );
    const { found } = await find(
      all.flatMap((path) => [`${path}/a.md`, `${path}/.gitignore`]),
      ignores,
    );
    deepEqual([found.length, asked], [2000, 2000]);
    const budget = { left: 1000 };
    for (let index = 0; index < 100; index++) matchesGlob(parseGlob('*.no'), ['a.md'], budget);
    ok(budget.left > 0);
  });
});

describe('globs of settings', () => {
  const findGlob = async (glob: string, files: readonly string[]) => {
    const told: string[] = [];
    return [...(await findByGlob(folderOf(files), glob, (message) => told.push(message))), ...told];
  };
  it('match as they are read', async () => {
    const files = ['a.csv', 'terms/a.csv', 'terms/deep/b.csv', 'terms/.c.csv', 'b.tsv', '[x].csv'];
    deepEqual(await findGlob('*.csv', files), ['[x].csv', 'a.csv']);
    deepEqual(await findGlob('**/*.csv', files), ['[x].csv', 'a.csv', 'terms/a.csv', 'terms/deep/b.csv']);
    deepEqual(await findGlob('terms/**', files), ['terms/a.csv', 'terms/deep/b.csv']);
    deepEqual(await findGlob('terms/.*', files), ['terms/.c.csv']);
    deepEqual(await findGlob('?.[ct]sv', files), ['a.csv', 'b.tsv']);
    deepEqual(await findGlob('\\[x\\].csv', files), ['[x].csv']);
    deepEqual(await findGlob('**/**/**/b.csv', files), ['terms/deep/b.csv']);
  });
  it('always end', async () => {
    const path = `${'a/'.repeat(60)}${'a'.repeat(240)}.csv`;
    for (const glob of ['**/a/'.repeat(100) + 'x', '*a'.repeat(400) + 'x', '[a-z]*'.repeat(150) + 'x'])
      match((await findGlob(glob, [path])).join(), /matches no file\.$/);
    match((await findGlob('*a'.repeat(501), [path])).join(), /is too long, or has more wildcards/);
  });
});
