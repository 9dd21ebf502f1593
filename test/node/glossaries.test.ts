import { deepEqual, match } from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { after, before, describe, it } from 'mocha';
import { readDataFiles, readGlossaries } from '../../server/node/glossaries';

describe('glossaries that settings name', () => {
  let all: string;
  let folder: string;
  before(() => {
    all = mkdtempSync(join(tmpdir(), 'policy-glossary-'));
    folder = join(all, 'work');
    for (const path of ['work/terms/deep', 'work/.hidden', 'work/many', 'outside'])
      mkdirSync(join(all, path), { recursive: true });
    for (const path of [
      'outside/out.csv',
      'work/glossary.yaml',
      'work/terms/a.csv',
      'work/terms/b.csv',
      'work/terms/deep/c.csv',
      'work/terms/list [1].csv',
      'work/.hidden/d.csv',
      ...Array.from({ length: 51 }, (_, index) => `work/many/${index + 10}.tsv`),
    ])
      writeFileSync(join(all, path), `term\n${path}\n`);
    symlinkSync(join(all, 'outside', 'out.csv'), join(folder, 'terms', 'link.csv'));
    symlinkSync(join(all, 'outside'), join(folder, 'terms', 'links'));
    symlinkSync(join(folder, 'terms', 'loop.csv'), join(folder, 'terms', 'loop.csv'));
    symlinkSync(join(folder, 'terms', 'a.csv'), join(folder, 'same.csv'));
  });
  after(() => rmSync(all, { recursive: true, force: true }));

  /** The files that are read, relative to the folder, and what is told. */
  async function read(named: string, isUser = false) {
    const told: string[] = [];
    const files = await readGlossaries(named, isUser ? undefined : pathToFileURL(folder).href, (message) =>
      told.push(message.replaceAll(all, '')),
    );
    return [...files.map(({ uri }) => relative(folder, fileURLToPath(uri))), ...told];
  }
  const outside =
    'is not inside its folder and is left out: name it in policyGlossary.userGlossaries, in your user settings.';

  it('are found by path and by glob', async () => {
    deepEqual(await read('terms/a.csv'), ['terms/a.csv']);
    deepEqual(await read('./terms/../terms/a.csv'), ['terms/a.csv']);
    deepEqual(await read('same.csv'), ['same.csv']);
    deepEqual(await read('terms/[ab].csv'), ['terms/a.csv', 'terms/b.csv']);
    deepEqual(await read('./terms/?.csv'), ['terms/a.csv', 'terms/b.csv']);
    const link = 'is a link and is not followed; policyGlossary.userGlossaries may name the file behind it.';
    deepEqual(await read('terms/**/*.csv'), [
      'terms/a.csv',
      'terms/b.csv',
      'terms/list [1].csv',
      'terms/deep/c.csv',
      `/work/terms/link.csv ${link}`,
      `/work/terms/loop.csv ${link}`,
    ]);
    deepEqual(await read('terms/list [1].csv'), ['terms/list [1].csv']);
  });
  it('are named where there are none', async () => {
    deepEqual(await read('terms/x.csv'), ['The glossary terms/x.csv cannot be read: there is no such file.']);
    deepEqual(await read('terms/*.tbx'), ['The glossary terms/*.tbx matches no file.']);
    match((await read('terms')).join(), /terms is not a file/);
  });
  it('lie inside their folder, after all links are followed', async () => {
    deepEqual(await read('../outside/out.csv'), [
      'The glossary ../outside/out.csv lies outside its folder and is left out.',
    ]);
    deepEqual(await read('../outside/*.csv'), [
      'The glossary ../outside/*.csv lies outside its folder and is left out.',
    ]);
    deepEqual(await read('terms/link.csv'), [
      'The glossary terms/link.csv is a link that leads out of its folder and is left out.',
    ]);
    deepEqual(await read('terms/links/out.csv'), [
      'The glossary terms/links/out.csv is a link that leads out of its folder and is left out.',
    ]);
    deepEqual(await read('terms/loop.csv'), [
      'The glossary terms/loop.csv cannot be read: its links lead in a circle.',
    ]);
    deepEqual(await read('terms/links/*.csv'), ['The glossary terms/links/*.csv matches no file.']);
  });
  it('may be absolute in the user’s settings only', async () => {
    const path = join(folder, 'terms', 'a.csv');
    deepEqual(await read(path), [`The glossary ${path} ${outside}`.replace(all, '')]);
    deepEqual(await read('~/a.csv'), [`The glossary ~/a.csv ${outside}`]);
    deepEqual(await read(path, true), ['terms/a.csv']);
    deepEqual(await read('terms/a.csv', true), [
      'The glossary terms/a.csv is no absolute path and is left out: write it from / or ~/ on.',
    ]);
    deepEqual(await read(`~/${relative(homedir(), path)}`, true), ['terms/a.csv']);
    match((await read('~someone/a.csv', true)).join(), /no absolute path/);
    match((await read(join(all, 'no.yaml'), true)).join(), /there is no such file/);
  });
  it('cost little, whatever the glob', async () => {
    const refused = 'is too long, or has more wildcards than are looked for, and is left out.';
    const long = '*a'.repeat(600);
    deepEqual(await read(long), [`The glossary ${long.slice(0, 1000)} ${refused}`]);
    deepEqual(await read('*a*a*a.csv'), ['The glossary *a*a*a.csv matches no file.']);
    // These are the letters themselves.
    for (const glob of ['*.+(csv|tsv)', '{a,a}{a,a}*.csv', '!*.csv'])
      deepEqual(await read(glob), [`The glossary ${glob} matches no file.`]);
  });
  it('are bounded in number, which is told', async () => {
    const found = await read('many/*.tsv');
    deepEqual(
      [found.length, found[50]],
      [51, 'Only 50 glossaries of /work are read, and /work/many/60.tsv is left out: put some of them together.'],
    );
  });
  it('stand beside those that are found by name', async () =>
    deepEqual(
      (await readDataFiles(folder, () => {})).map(({ uri }) => relative(folder, fileURLToPath(uri))),
      ['glossary.yaml'],
    ));
});
