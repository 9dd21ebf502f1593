// The notices of what is in the bundles: of every package, with a licence that allows it.
import { deepEqual, match, ok } from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { describe, it } from 'mocha';
import { globSync } from 'tinyglobby';

interface Metafile {
  readonly outputs: Readonly<
    Record<string, { readonly inputs: Readonly<Record<string, { readonly bytesInOutput: number }>> }>
  >;
}

describe('notices', () => {
  const { outputs } = JSON.parse(readFileSync('dist/metafile.json', 'utf8')) as Metafile;
  const [title = '', ...sections] = readFileSync('dist/ThirdPartyNotices.txt', 'utf8').split(/^={80}\n/m);
  const notices = sections.map((section) => {
    const [heading, text] = [section.slice(0, section.indexOf('\n')), section.slice(section.indexOf('\n')).trim()];
    const [, name, version, licence = ''] = /^(\S+) (\d\S*), (.+)$/.exec(heading) ?? [];
    return { name, version, licence, text };
  });

  it('stand for what is shipped', () => {
    // What starts the others is our own code alone.
    const launchers = ['dist/cli.mjs', 'dist/server.js'];
    const shipped = globSync(['dist/*.{js,mjs}', 'dist/{cli,server,library}/*.{js,mjs}'], { ignore: launchers }).sort();
    ok(shipped.length > 5);
    deepEqual(
      Object.keys(outputs)
        .filter((file) => /\.m?js$/.test(file))
        .sort(),
      shipped,
    );
    match(title, /^Policy Glossary \d+\.\d+\.\d+ contains code of these packages/);
  });
  it('name every package in a bundle, each version once, in order, and no other', () => {
    const found = new Set<string>();
    for (const { inputs } of Object.values(outputs))
      for (const [path, { bytesInOutput }] of Object.entries(inputs)) {
        const parts = path.split('/');
        const at = parts.lastIndexOf('node_modules');
        if (at < 0 || bytesInOutput === 0) continue;
        const root = parts.slice(0, at + (parts[at + 1]?.startsWith('@') ? 3 : 2)).join('/');
        ok(existsSync(`${root}/package.json`), root);
        const { name, version } = JSON.parse(readFileSync(`${root}/package.json`, 'utf8')) as Record<string, string>;
        found.add(`${name} ${version}`);
      }
    ok(found.size > 20, [...found].join());
    deepEqual(
      notices.map(({ name, version }) => `${name} ${version}`),
      [...found].sort(),
    );
  });
  it('have a licence that allows it, and its text', () => {
    const permissive = ['MIT', 'ISC', '0BSD', 'BSD-2-Clause', 'BSD-3-Clause', 'Apache-2.0', 'BlueOak-1.0.0'];
    for (const { name, licence, text } of notices) {
      ok(permissive.includes(licence), `${name}: ${licence}`);
      match(text, /without warrant|"AS IS"|“AS IS”|as is/i, name);
      match(text, /copyright|BlueOak|Blue Oak/i, name);
    }
  });
});
