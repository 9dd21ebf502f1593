// Contextive's glossaries: contexts of terms, in YAML.
import { isSeq, stringify } from 'yaml';
import { termOf } from '../entry';
import {
  compact,
  createIds,
  type Format,
  listLosses,
  type NamedEntry,
  type ReadEntry,
  type ReadFile,
  termsOf,
} from './format';
import { openYaml, textOf, valueOf } from './yamlFile';
import { t } from '../../words/words';

function read(text: string): ReadFile {
  const { root, notices, placeOf } = openYaml(text);
  const entries: ReadEntry[] = [];
  if (root === undefined) return { entries, notices };
  const tell = (node: unknown, message: string) => notices.push({ ...placeOf(node), message });
  const contexts = valueOf(root, 'contexts');
  if (!isSeq(contexts)) {
    tell(root, t('A glossary of Contextive has the key `contexts:` with a list.'));
    return { entries, notices };
  }
  const createId = createIds();
  for (const context of contexts.items) {
    const terms = valueOf(context, 'terms');
    if (!isSeq(terms)) continue;
    for (const item of terms.items) {
      const name = textOf(valueOf(item, 'name'));
      if (name === undefined) {
        tell(item, t('This term has no name and is left out.'));
        continue;
      }
      const aliases = valueOf(item, 'aliases');
      entries.push({
        id: createId(name),
        entry: compact({
          preferred: name,
          admitted: isSeq(aliases) ? aliases.items.map(textOf).filter((alias) => alias !== undefined) : [],
          definition: textOf(valueOf(item, 'definition')),
          domain: textOf(valueOf(context, 'name')),
        }),
        line: placeOf(item).line,
      });
      for (const key of ['examples', 'meta'])
        if (valueOf(item, key)) tell(item, t('The {0} of “{1}” are left out.', key, name));
    }
  }
  return { entries, notices };
}

function write(entries: readonly NamedEntry[]) {
  const domains = new Map<string, NamedEntry[]>();
  for (const named of entries) {
    const domain = named.entry.domain ?? '';
    const known = domains.get(domain);
    if (known) known.push(named);
    else domains.set(domain, [named]);
  }
  const contexts = [...domains].map(([name, own]) => ({
    ...(name === '' ? {} : { name }),
    terms: own.map(({ entry }) => {
      const aliases = [...(entry.abbreviation ? [termOf(entry.abbreviation)] : []), ...termsOf(entry.admitted)];
      return {
        name: entry.preferred ? termOf(entry.preferred) : '',
        ...(entry.definition ? { definition: entry.definition } : {}),
        ...(aliases.length > 0 ? { aliases } : {}),
      };
    }),
  }));
  return {
    text: stringify({ contexts }),
    losses: [
      ...entries.filter(({ entry }) => entry.abbreviation).map(({ id }) => `${id}: its abbreviation becomes an alias`),
      ...listLosses(entries, ['preferred', 'abbreviation', 'admitted', 'definition', 'domain']),
    ],
  };
}

export const contextive: Format = {
  id: 'contextive',
  title: 'Contextive glossary',
  endings: ['.contextive.yml', '.contextive.yaml'],
  read,
  write,
};
