// Files for other checkers of prose, so that they and the glossary agree: Vale, cSpell, markdownlint.
import { isMap, isScalar, LineCounter, parseDocument, stringify } from 'yaml';
import type { DesignationEntry, Entry } from '../schema';
import { termOf } from '../entry';
import {
  createIds,
  type Format,
  listLosses,
  type NamedEntry,
  type Notice,
  type ReadEntry,
  type ReadFile,
  termsOf,
} from './format';

/** All right names of an entry. */
function rightNames({ preferred, abbreviation, admitted }: Entry): readonly string[] {
  return [
    ...(preferred ? [termOf(preferred)] : []),
    ...(abbreviation ? [termOf(abbreviation)] : []),
    ...termsOf(admitted),
  ];
}

/** What a deprecated name is to be replaced with. */
function useOf(name: DesignationEntry, { preferred }: Entry): string {
  return (typeof name === 'object' ? name.use : undefined) ?? (preferred ? termOf(preferred) : '');
}

const meta = /[\\^$.|?*+()[\]{}]/;

function readVale(text: string): ReadFile {
  const entries = new Map<string, { line: number; deprecated: string[] }>();
  const notices: Notice[] = [];
  const lines = new LineCounter();
  try {
    const document = parseDocument(text, {
      lineCounter: lines,
      logLevel: 'silent',
      prettyErrors: false,
      uniqueKeys: false,
    });
    const swap = isMap(document.contents) ? document.contents.get('swap', true) : undefined;
    if (!isMap(swap))
      return { entries: [], notices: [{ line: 1, column: 1, message: 'A rule of Vale needs `swap:` with pairs.' }] };
    for (const { key, value } of swap.items) {
      const { line, col } = lines.linePos(isScalar(key) ? (key.range?.[0] ?? 0) : 0);
      const bad = isScalar(key) ? String(key.value) : '';
      const [good = ''] = isScalar(value) ? String(value.value).split('|') : [];
      if (meta.test(bad) || good === '' || bad === '') {
        notices.push({ line, column: col, message: `“${bad}” is a pattern, not a name, and is left out.` });
        continue;
      }
      const known = entries.get(good);
      if (known) known.deprecated.push(bad);
      else entries.set(good, { line, deprecated: [bad] });
    }
  } catch (error) {
    notices.push({
      line: 1,
      column: 1,
      message: error instanceof Error ? error.message.split('\n')[0] : String(error),
    });
  }
  const createId = createIds();
  const found: ReadEntry[] = [...entries].map(([preferred, { line, deprecated }]) => ({
    id: createId(preferred),
    entry: { preferred, deprecated: deprecated.map((term) => ({ term, use: preferred })) },
    line,
  }));
  return { entries: found, notices };
}

export const vale: Format = {
  id: 'vale',
  title: 'Vale substitution rule',
  endings: ['.vale.yml'],
  read: readVale,
  write: (entries) => {
    const swap: Record<string, string> = Object.create(null) as Record<string, string>;
    for (const { entry } of entries)
      for (const name of entry.deprecated ?? [])
        swap[termOf(name).replace(new RegExp(meta, 'g'), '\\$&')] = useOf(name, entry);
    const rule = {
      extends: 'substitution',
      message: "Use '%s' instead of '%s'.",
      level: 'warning',
      ignorecase: false,
      action: { name: 'replace' },
      swap: { ...swap },
    };
    return { text: stringify(rule), losses: listLosses(entries, ['preferred', 'deprecated']) };
  },
};

/** One line a name, sorted, each once. */
function linesOf(names: readonly string[]): string {
  return [...new Set(names)]
    .sort((a, b) => a.localeCompare(b, 'en'))
    .map((name) => `${name}\n`)
    .join('');
}

function onlyNames(entries: readonly NamedEntry[]): readonly string[] {
  return listLosses(entries, ['preferred', 'abbreviation', 'admitted']);
}

export const valeVocabulary: Format = {
  id: 'vale-vocabulary',
  title: 'Vale vocabulary (accept.txt)',
  endings: ['.accept.txt'],
  write: (entries) => ({
    text: linesOf(
      entries.flatMap(({ entry }) => rightNames(entry)).map((name) => name.replace(new RegExp(meta, 'g'), '\\$&')),
    ),
    losses: onlyNames(entries),
  }),
};

export const cspell: Format = {
  id: 'cspell',
  title: 'cSpell dictionary',
  endings: ['.dictionary.txt'],
  write: (entries) => ({
    text: linesOf(
      entries.flatMap(({ entry }) => rightNames(entry)).flatMap((name) => name.match(/[\p{L}\p{M}'’]{2,}/gu) ?? []),
    ),
    losses: onlyNames(entries),
  }),
};

export const markdownlint: Format = {
  id: 'markdownlint',
  title: 'markdownlint proper names (MD044)',
  endings: ['.markdownlint.json'],
  write: (entries) => ({
    text: `${JSON.stringify({ MD044: { names: [...new Set(entries.flatMap(({ entry }) => rightNames(entry)))].filter((name) => name !== name.toLowerCase()), code_blocks: false } }, undefined, 2)}\n`,
    losses: onlyNames(entries),
  }),
};
