// What is shipped: the browser's bundles need no Node, and nothing can reach the network.
import { deepEqual, equal } from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { describe, it } from 'mocha';

/** The modules that a bundle asks for when it runs. */
function required(file: string): readonly string[] {
  const text = readFileSync(file, 'utf8');
  const names = [...text.matchAll(/\brequire\("([^"]+)"\)|\bimport\("([^"]+)"\)/g)].map(([, name, lazy]) =>
    (name ?? lazy).replace(/^node:/, ''),
  );
  return [...new Set(names)].sort();
}

describe('bundles', () => {
  for (const file of ['dist/server.browser.js', 'dist/client.browser.js']) {
    it(`${file} asks for no module of Node`, () =>
      deepEqual(
        required(file).filter((name) => builtinModules.includes(name)),
        [],
      ));
  }
  for (const file of ['dist/server.js', 'dist/cli.js', 'dist/client.js']) {
    it(`${file} asks for nothing that fetches`, () =>
      deepEqual(
        required(file).filter((name) => /^(https?|http2|tls|dgram|dns)$/.test(name)),
        [],
      ));
  }
  it('have the reader of workbooks on the command line only', () => {
    for (const name of ['server', 'server.browser', 'client', 'client.browser', 'cli'])
      equal(readFileSync(`dist/${name}.js`, 'utf8').includes('xl/workbook.xml'), name === 'cli', name);
  });
});
