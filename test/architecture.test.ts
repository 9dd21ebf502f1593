// Imports keep to the two tables in ARCHITECTURE.md: of rooms, and of packages.
import { deepEqual, ok } from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { dirname, join, normalize } from 'node:path';
import { globSync } from 'tinyglobby';
import { describe, it } from 'mocha';
import { rules } from '../server/rules/catalog';

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
  ].map(([, type, from, lazy = '']) => ({ file, target: from ?? lazy, typeOnly: type !== undefined })),
);

/** The room of a file: its folder, for files of a subfolder the room that holds it. */
function roomOf(path: string, rooms: Iterable<string>): string {
  return [...rooms].filter((room) => isWithin(path, room)).sort((a, b) => b.length - a.length)[0] ?? path;
}

function readTable(): ReadonlyMap<string, readonly string[]> {
  const rows = readFileSync('ARCHITECTURE.md', 'utf8').matchAll(
    /^\| ((?:data|server|client)\S*)\s*\|[^|]*\|([^|]*)\|$/gm,
  );
  return new Map(
    [...rows].map(([, room = '', allowed = '']) => [
      room,
      allowed
        .split(',')
        .map((name) => name.trim())
        .filter(Boolean),
    ]),
  );
}

/** Where each package of the table of packages may be imported: rooms and files. */
function readPackages(): ReadonlyMap<string, readonly string[]> {
  const rows = readFileSync('ARCHITECTURE.md', 'utf8').matchAll(/^\| (`[^|]*`)\s*\|([^|]*)\|$/gm);
  return new Map(
    [...rows].flatMap(([, names = '', places = '']) =>
      [...names.matchAll(/`([^`]+)`/g)].map(
        ([, name = '']) => [name, places.split(',').map((place) => place.trim())] as const,
      ),
    ),
  );
}

/** The name under which the table has what is imported: the module itself where it is named, else its package. */
function nameOf(target: string, rules: ReadonlyMap<string, unknown>): string {
  if (isBuiltin(target)) return 'node:*';
  if (rules.has(target)) return target;
  return target.split('/', target.startsWith('@') ? 2 : 1).join('/');
}

/** Where something may be imported; a package that has entries of its own for parts of it has no other parts. */
function ruleFor(target: string, rules: ReadonlyMap<string, readonly string[]>): readonly string[] {
  const name = nameOf(target, rules);
  const isPart = name !== target && [...rules.keys()].some((other) => other.startsWith(`${name}/`));
  return isPart ? [] : (rules.get(name) ?? []);
}

/** Whether a file is the place, or lies in it. */
function isWithin(file: string, place: string): boolean {
  return file === place || file.startsWith(`${place}/`);
}

describe('architecture', () => {
  const table = readTable();

  it('has a table of rooms that this test can read', () => {
    deepEqual(
      [...table.keys()],
      [
        'data',
        'server/text',
        'server/words',
        'server/yaml',
        'server/glossary',
        'server/usage',
        'server/rules',
        'server/features',
        'server/tasks',
        'server/files',
        'server/configuration',
        'server/protocol',
        'server/workspace',
        'server/answers',
        'server',
        'server/node',
        'server/browser',
        'server/library',
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
        return !allowed.includes(to) && !allowed.includes(`${path}.ts`);
      });
    deepEqual(wrong, []);
  });

  it('has packages only where the table allows them', () => {
    const rules = readPackages();
    ok(rules.size > 10, 'no rules found');
    const wrong = imports
      .filter(({ target }) => !target.startsWith('.'))
      .filter(({ file, target }) => !ruleFor(target, rules).some((place) => isWithin(file, place)));
    deepEqual(wrong, []);
  });
  it('names no package, file or folder that nobody imports or that is not there', () => {
    const rules = readPackages();
    const used = new Set(imports.map(({ target }) => nameOf(target, rules)));
    deepEqual(
      [...rules.keys()].filter((name) => !used.has(name)),
      [],
    );
    deepEqual(
      [...table.keys(), ...[...rules.values()].flat()].filter((place) => !existsSync(place)),
      [],
    );
  });

  it('has no rule that imports what holds the text of a draft', () => {
    const ids = new Set(rules.map(({ id }) => `server/rules/${id}.ts`));
    const wrong = imports
      .filter(({ file }) => ids.has(file))
      .filter(({ target }) => target.startsWith('../text/') && !/\/(?:span|normalize|list)$/.test(target));
    deepEqual(wrong, []);
  });
  it('has no rule that looks at the text of a draft', () => {
    // What a draft says of its own linting, how a name is written and fixed: these do.
    const others = ['directives.ts', 'proof.ts', 'replacement.ts', 'testSentences.ts'];
    const looking = readdirSync('server/rules')
      .filter((file) => !others.includes(file))
      .filter((file) =>
        /\.text\.(?:slice|restFrom|toString|includes)|readVisible|block\.text/.test(
          readFileSync(`server/rules/${file}`, 'utf8'),
        ),
      );
    deepEqual(looking, []);
  });
});
