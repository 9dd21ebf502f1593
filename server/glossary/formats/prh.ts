// Rules of prh, the proofreading helper: what is expected, and the patterns that it replaces.
import { isMap, isSeq } from 'yaml';
import type { Format, ReadFile } from './format';
import { createCorrections, literalOf } from './patterns';
import { openYaml, textOf, valueOf } from './yamlFile';
import { t } from '../../words/words';

/** What a rule may say; the options of a match are those of every name here. */
const known = new Set(['expected', 'pattern', 'patterns', 'options', 'specs', 'prh']);

function read(text: string): ReadFile {
  const { root, notices, placeOf } = openYaml(text);
  if (root === undefined) return { entries: [], notices };
  const tell = (node: unknown, message: string) => void notices.push({ ...placeOf(node), message });
  const rules = valueOf(root, 'rules');
  const corrections = createCorrections();
  for (const imported of listOf(valueOf(root, 'imports')))
    tell(
      imported,
      t('“{0}” is not read: import it by itself.', textOf(imported) ?? textOf(valueOf(imported, 'path')) ?? ''),
    );
  if (!isSeq(rules)) tell(root, t('A file of prh has the key `rules:` with a list.'));
  for (const rule of listOf(rules)) {
    const { line } = placeOf(rule);
    const expected = textOf(rule) ?? textOf(valueOf(rule, 'expected'));
    if (expected === undefined || expected === '') {
      tell(rule, t('This rule expects nothing and is left out.'));
      continue;
    }
    const patterns = [...listOf(valueOf(rule, 'pattern')), ...listOf(valueOf(rule, 'patterns'))];
    const wrongs = patterns.map((pattern) => nameOf(textOf(pattern) ?? '', expected));
    wrongs.forEach((wrong, index) => {
      if (wrong === undefined)
        tell(patterns[index], t('“{0}” is a pattern, not a name, and is left out.', textOf(patterns[index]) ?? ''));
      else corrections.add(expected, wrong, line);
    });
    // A rule of patterns alone says nothing of names.
    if (patterns.length > 0 && wrongs.every((wrong) => wrong === undefined)) continue;
    const { notes, good, bad } = corrections.rightOf(expected, line);
    const note = textOf(valueOf(rule, 'prh'));
    if (note) notes.add(note);
    const specs = listOf(valueOf(rule, 'specs'));
    if (wrongs.includes(undefined)) {
      if (specs.length > 0)
        tell(specs[0], t('The specs of “{0}” are left out: they belong to its patterns too.', expected));
    } else
      for (const spec of specs) {
        const from = textOf(valueOf(spec, 'from'));
        const to = textOf(valueOf(spec, 'to'));
        if (to) good.add(to);
        if (from && from !== to) bad.add(from);
      }
    for (const { key } of isMap(rule) ? rule.items : [])
      if (!known.has(textOf(key) ?? '')) tell(key, t('`{0}` of “{1}” is left out.', textOf(key) ?? '', expected));
  }
  return { entries: corrections.entries(), notices };
}

/** The name that a pattern stands for: `/…/` is a regular expression, all else is text. */
function nameOf(pattern: string, expected: string): string | undefined {
  const expression = /^\/(.*)\/[a-z]*$/su.exec(pattern);
  const name = expression ? literalOf(expression[1] ?? '') : pattern;
  return name === '' || (expression && expected.includes('$')) ? undefined : name;
}

function listOf(node: unknown): readonly unknown[] {
  return isSeq(node) ? node.items : node === undefined || node === null ? [] : [node];
}

export const prh: Format = { id: 'prh', title: 'prh rules', endings: ['.prh.yml', 'prh.yml', 'prh.yaml'], read };
