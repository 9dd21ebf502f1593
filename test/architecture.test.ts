// Imports keep to the table in ARCHITECTURE.md.
import { deepEqual, ok } from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { dirname, join, normalize } from 'node:path';
import { globSync } from 'tinyglobby';
import { describe, it } from 'mocha';

interface Import {
  readonly file: string;
  readonly target: string;
  readonly typeOnly: boolean;
}

const files = globSync(['server/**/*.ts', 'client/**/*.ts']).sort();
const imports: readonly Import[] = files.flatMap((file) =>
  [
    ...readFileSync(file, 'utf8').matchAll(
      /^(?:import|export)\s+(type\s)?[^'"]*?from\s+'([^']+)'|\bimport\('([^']+)'\)/gm,
    ),
  ].map(([, type, from, lazy]) => ({ file, target: from ?? lazy, typeOnly: type !== undefined })),
);

/** The room of a file: its folder, for files of a subfolder the room that holds it. */
function roomOf(path: string, rooms: Iterable<string>): string {
  return (
    [...rooms].filter((room) => path === room || path.startsWith(`${room}/`)).sort((a, b) => b.length - a.length)[0] ??
    path
  );
}

function readTable(): ReadonlyMap<string, readonly string[]> {
  const rows = readFileSync('ARCHITECTURE.md', 'utf8').matchAll(
    /^\| ((?:data|server|client)\S*)\s*\|[^|]*\|([^|]*)\|$/gm,
  );
  return new Map(
    [...rows].map(([, room, allowed]) => [
      room,
      allowed
        .split(',')
        .map((name) => name.trim())
        .filter(Boolean),
    ]),
  );
}

describe('architecture', () => {
  const table = readTable();

  it('has a table of rooms that this test can read', () => {
    deepEqual(
      [...table.keys()],
      [
        'data',
        'server/text',
        'server/glossary',
        'server/usage',
        'server/rules',
        'server/features',
        'server',
        'server/cli',
        'client',
      ],
    );
    ok(imports.length > 50, 'no imports found');
  });

  it('has imports between rooms only where the table allows them', () => {
    const wrong = imports
      .filter(({ target }) => target.startsWith('.'))
      .map(({ file, target }) => ({ file, path: normalize(join(dirname(file), target)) }))
      .filter(({ file, path }) => {
        const from = roomOf(file, table.keys());
        const to = roomOf(path, table.keys());
        const allowed = table.get(from) ?? [];
        if (from === to) return false;
        if (allowed.includes('every room of the server') && (to === 'server' || to.startsWith('server/'))) return false;
        return !allowed.includes(to) && !allowed.includes(`${path}.ts`);
      });
    deepEqual(wrong, []);
  });

  const packages: readonly { readonly name: RegExp; readonly only: RegExp }[] = [
    { name: /^@lezer\//, only: /^server\/text\// },
    { name: /^(zod|yaml)(\/|$)/, only: /^server\/(glossary|cli)\// },
    {
      name: /^(papaparse|saxes|n3|jsonc-parser|fflate|read-excel-file|rdfxml-streaming-parser|jsonld)(\/|$)/,
      only: /^server\/glossary\/formats\//,
    },
    { name: /^vscode-languageserver(-protocol)?$/, only: /^server\/(server|editor|capabilities)\.ts$/ },
    { name: /^vscode-languageserver\/node$/, only: /^server\/node\.ts$/ },
    { name: /^vscode-languageserver\/browser$/, only: /^server\/browser\.ts$/ },
    { name: /^(commander|tinyglobby)$/, only: /^server\/cli\// },
    { name: /^vscode(-languageclient.*)?$/, only: /^client\// },
    {
      name: new RegExp(`^(node:.*|${builtinModules.join('|')})$`),
      only: /^server\/(main\.ts|node\.ts|cli\/)|^client\/node\.ts/,
    },
  ];
  for (const { name, only } of packages) {
    it(`has ${name.source.slice(0, 40)} only in ${only.source}`, () => {
      deepEqual(
        imports.filter(({ file, target }) => name.test(target) && !only.test(file)),
        [],
      );
    });
  }
});
