// What is shipped: the browser's bundles need no Node, and nothing can reach the network.
import { deepEqual, equal, ok } from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { describe, it } from 'mocha';
import { globSync } from 'tinyglobby';

/** The modules that a bundle asks for when it runs. */
function required(file: string): readonly string[] {
  const text = readFileSync(file, 'utf8');
  const names = [...text.matchAll(/\b(?:require\(|import\(|from ?|import ?)"([^"]+)"/g)].map(([, name = '']) =>
    name.replace(/^node:/, ''),
  );
  return [...new Set(names)].sort();
}

const fetching = /[\w$]\("(?:node:)?(?:https?|http2|tls|dgram|dns)"\)|\bfetch\(/;

describe('bundles', () => {
  for (const file of ['dist/server.browser.js', 'dist/client.browser.js']) {
    it(`${file} asks for no module of Node`, () =>
      deepEqual(
        required(file).filter((name) => builtinModules.includes(name)),
        [],
      ));
  }
  for (const file of globSync(['dist/*.{js,mjs}', 'dist/{cli,server}/*.js'])) {
    it(`${file} asks for nothing that fetches`, () => {
      deepEqual(
        required(file).filter((name) => /^(https?|http2|tls|dgram|dns)$/.test(name)),
        [],
      );
      // In modules that are minified, require has any name.
      ok(!fetching.test(readFileSync(file, 'utf8')));
    });
  }
  for (const [what, sign] of [
    ['workbooks', 'xl/workbook.xml'],
    ['RDF/XML', 'rdf:aboutEachPrefix is not supported'],
    ['JSON-LD', 'jsonld.SyntaxError'],
  ] as const)
    it(`have the reader of ${what} on the command line only`, () => {
      const readers = globSync(['dist/*.{js,mjs}', 'dist/{cli,server}/*.js']).filter((file) =>
        readFileSync(file, 'utf8').includes(sign),
      );
      equal(readers.length, 1);
      ok(readers[0]?.startsWith('dist/cli/'), readers[0]);
    });
});
