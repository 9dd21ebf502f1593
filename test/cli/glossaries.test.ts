import { deepEqual, match } from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { after, before, describe, it } from 'mocha';
import { findGlossaries, readGlossaries } from '../../server/cli/glossaries';

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
  function read(named: string, isUser = false) {
    const told: string[] = [];
    const files = readGlossaries(named, isUser ? undefined : pathToFileURL(folder).href, (message) =>
      told.push(message.replaceAll(all, '')),
    );
    return [...files.map(({ uri }) => relative(folder, fileURLToPath(uri))), ...told];
  }
  const outside =
    'is not inside its folder and is left out: name it in policyGlossary.userGlossaries, in your user settings.';

  it('are found by path and by glob', () => {
    deepEqual(read('terms/a.csv'), ['terms/a.csv']);
    deepEqual(read('./terms/../terms/a.csv'), ['terms/a.csv']);
    deepEqual(read('same.csv'), ['same.csv']);
    deepEqual(read('terms/[ab].csv'), ['terms/a.csv', 'terms/b.csv']);
    deepEqual(read('./terms/?.csv'), ['terms/a.csv', 'terms/b.csv']);
    deepEqual(read('terms/**/*.csv'), ['terms/a.csv', 'terms/b.csv', 'terms/list [1].csv', 'terms/deep/c.csv']);
    deepEqual(read('terms/list [1].csv'), ['terms/list [1].csv']);
  });
  it('are named where there are none', () => {
    deepEqual(read('terms/x.csv'), ['The glossary terms/x.csv cannot be read: there is no such file.']);
    deepEqual(read('terms/*.tbx'), ['The glossary terms/*.tbx matches no file.']);
    match(read('terms').join(), /terms is not a file/);
  });
  it('lie inside their folder, after all links are followed', () => {
    deepEqual(read('../outside/out.csv'), ['The glossary ../outside/out.csv lies outside its folder and is left out.']);
    deepEqual(read('../outside/*.csv'), ['The glossary ../outside/*.csv lies outside its folder and is left out.']);
    deepEqual(read('terms/link.csv'), [
      'The glossary terms/link.csv is a link that leads out of its folder and is left out.',
    ]);
    deepEqual(read('terms/links/out.csv'), [
      'The glossary terms/links/out.csv is a link that leads out of its folder and is left out.',
    ]);
    deepEqual(read('terms/loop.csv'), ['The glossary terms/loop.csv cannot be read: its links lead in a circle.']);
    deepEqual(read('terms/links/*.csv'), ['The glossary terms/links/*.csv matches no file.']);
  });
  it('may be absolute in the user’s settings only', () => {
    const path = join(folder, 'terms', 'a.csv');
    deepEqual(read(path), [`The glossary ${path} ${outside}`.replace(all, '')]);
    deepEqual(read('~/a.csv'), [`The glossary ~/a.csv ${outside}`]);
    deepEqual(read(path, true), ['terms/a.csv']);
    deepEqual(read('terms/a.csv', true), [
      'The glossary terms/a.csv is no absolute path and is left out: write it from / or ~/ on.',
    ]);
    deepEqual(read(`~/${relative(homedir(), path)}`, true), ['terms/a.csv']);
    match(read('~someone/a.csv', true).join(), /no absolute path/);
    match(read(join(all, 'no.yaml'), true).join(), /there is no such file/);
  });
  it('cost little, whatever the glob', () => {
    const refused = 'has more wildcards than are looked for and is left out.';
    for (const glob of ['*a*a*a.csv', '**/**/**/a.csv', '***.csv'])
      deepEqual(read(glob), [`The glossary ${glob} ${refused}`]);
    // These are the letters themselves.
    for (const glob of ['*.+(csv|tsv)', '{a,a}{a,a}*.csv', '!*.csv'])
      deepEqual(read(glob), [`The glossary ${glob} matches no file.`]);
  });
  it('are bounded in number, which is told', () => {
    const found = read('many/*.tsv');
    deepEqual([found.length, found[50]], [51, '/work has more than 50 glossaries: only the first 50 are read.']);
  });
  it('stand beside those that are found by name', () =>
    deepEqual(
      findGlossaries(pathToFileURL(folder).href, () => {}).map(({ uri }) => relative(folder, fileURLToPath(uri))),
      ['glossary.yaml'],
    ));
});
