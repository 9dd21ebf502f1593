// Vale: substitution rules, and the vocabulary of words that it accepts.
import { isMap, isSeq, stringify } from 'yaml';
import { termOf } from '../entry';
import type { DesignationEntry, Entry } from '../schema';
import { createIds, type Format, listLosses, type NamedEntry, type ReadEntry, type ReadFile } from './format';
import { linesOf, onlyNames, rightNames } from './neighbours';
import { createCorrections, escapePattern, literalOf } from './patterns';
import { openYaml, textOf, valueOf } from './yamlFile';
import { t } from '../../words/words';

/** What a rule has beside its pairs and what does not change which names it finds. */
const known = new Set(
  'extends message description level link action swap ignorecase limit vocab append nonword scope'.split(' '),
);

function readRule(text: string): ReadFile {
  const { root, notices, placeOf } = openYaml(text);
  const swap = valueOf(root, 'swap');
  if (!isMap(root) || !(isMap(swap) || isSeq(swap))) {
    if (notices.length === 0)
      notices.push({ ...placeOf(root), message: t('A rule of Vale needs `swap:` with pairs.') });
    return { entries: [], notices };
  }
  for (const { key } of root.items)
    if (!known.has(textOf(key) ?? ''))
      notices.push({ ...placeOf(key), message: t('`{0}` of this rule is left out.', textOf(key) ?? '') });
  const corrections = createCorrections();
  // Pairs stand in a map, or one by one in a list.
  const pairs = isMap(swap) ? swap.items : swap.items.flatMap((item) => (isMap(item) ? item.items : []));
  for (const { key, value } of pairs) {
    const place = placeOf(key);
    const pattern = textOf(key) ?? '';
    const [right = '', ...others] = textOf(value)?.split('|') ?? [];
    const wrong = literalOf(pattern);
    if (wrong === undefined || wrong === '' || right === '') {
      notices.push({ ...place, message: t('“{0}” is a pattern, not a name, and is left out.', pattern) });
      continue;
    }
    corrections.add(right, wrong, place.line);
    for (const other of others)
      notices.push({ ...place, message: t('“{0}” as another answer to “{1}” is left out.', other, wrong) });
  }
  return { entries: corrections.entries(), notices };
}

/** What a deprecated name is to be replaced with. */
function useOf(name: DesignationEntry, { preferred }: Entry): string {
  return (typeof name === 'object' ? name.use : undefined) ?? (preferred ? termOf(preferred) : '');
}

function writeRule(entries: readonly NamedEntry[]) {
  const swap = new Map<string, string>();
  const without = entries.filter(({ entry }) => !entry.deprecated?.length).length;
  const losses = without > 0 ? [`entries without a name to avoid: ${without}`] : [];
  for (const { id, entry } of entries) {
    for (const name of entry.deprecated ?? []) {
      const pattern = escapePattern(termOf(name));
      const use = useOf(name, entry);
      const other = swap.get(pattern);
      if (other !== undefined && other !== use)
        losses.push(`${id}: “${termOf(name)}” is replaced with “${other}” already, not with “${use}”`);
      else swap.set(pattern, use);
      if (use.includes('|')) losses.push(`${id}: “${use}” is read as several answers`);
    }
  }
  const rule = {
    extends: 'substitution',
    message: "Use '%s' instead of '%s'.",
    level: 'warning',
    ignorecase: false,
    action: { name: 'replace' },
    swap,
  };
  return { text: stringify(rule), losses: [...losses, ...listLosses(entries, ['preferred', 'deprecated'])] };
}

export const vale: Format = {
  id: 'vale',
  title: 'Vale substitution rule',
  endings: ['.vale.yml'],
  read: readRule,
  write: writeRule,
};

function readVocabulary(text: string): ReadFile {
  const entries: ReadEntry[] = [];
  const notices = [];
  const createId = createIds();
  for (const [index, source] of text
    .replace(/^\ufeff/, '')
    .split(/\r\n|\n|\r/)
    .entries()) {
    const pattern = source.trim();
    if (pattern === '' || pattern.startsWith('#')) continue;
    const name = literalOf(pattern);
    if (name === undefined)
      notices.push({
        line: index + 1,
        column: 1,
        message: t('“{0}” is a pattern, not a name, and is left out.', pattern),
      });
    else entries.push({ id: createId(name), entry: { preferred: name }, line: index + 1 });
  }
  return { entries, notices };
}

export const valeVocabulary: Format = {
  id: 'vale-vocabulary',
  title: 'Vale vocabulary (accept.txt)',
  endings: ['.accept.txt', 'accept.txt'],
  read: readVocabulary,
  write: (entries) => ({
    text: linesOf(
      entries.flatMap(({ entry }) => rightNames(entry)).map((name) => escapePattern(name).replace(/^#/, '\\#')),
    ),
    losses: onlyNames(entries),
  }),
};
