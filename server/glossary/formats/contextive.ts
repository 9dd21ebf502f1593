// Contextive's glossaries: contexts of terms, in YAML.
import { isMap, isScalar, isSeq, LineCounter, type Node, parseDocument, stringify } from 'yaml';
import { termOf } from '../entry';
import {
  compact,
  createIds,
  type Format,
  LARGEST,
  listLosses,
  type NamedEntry,
  type Notice,
  type ReadEntry,
  type ReadFile,
  termsOf,
} from './format';

function read(text: string): ReadFile {
  const entries: ReadEntry[] = [];
  const notices: Notice[] = [];
  const lines = new LineCounter();
  const tell = (offset: number, message: string) => {
    const { line, col } = lines.linePos(offset);
    notices.push({ line: Math.max(1, line), column: Math.max(1, col), message });
  };
  if (text.length > LARGEST)
    return { entries, notices: [{ line: 1, column: 1, message: 'This glossary is too large.' }] };
  try {
    const document = parseDocument(text, {
      lineCounter: lines,
      logLevel: 'silent',
      prettyErrors: false,
      uniqueKeys: false,
    });
    for (const { pos, message } of document.errors) tell(pos[0], message.split('\n')[0]);
    const contexts = at(document.contents, 'contexts');
    if (!isSeq(contexts)) {
      tell(0, 'A glossary of Contextive has the key `contexts:` with a list.');
      return { entries, notices };
    }
    const createId = createIds();
    for (const context of contexts.items) {
      const terms = at(context, 'terms');
      if (!isSeq(terms)) continue;
      for (const item of terms.items) {
        const start = (item as Node).range?.[0] ?? 0;
        const name = textAt(item, 'name');
        if (name === undefined) {
          tell(start, 'This term has no name and is left out.');
          continue;
        }
        const aliases = at(item, 'aliases');
        entries.push({
          id: createId(name),
          entry: compact({
            preferred: name,
            admitted: isSeq(aliases)
              ? aliases.items.map((alias) => scalar(alias)).filter((alias) => alias !== undefined)
              : [],
            definition: textAt(item, 'definition'),
            domain: textAt(context, 'name'),
          }),
          line: lines.linePos(start).line,
        });
        for (const key of ['examples', 'meta']) if (at(item, key)) tell(start, `The ${key} of “${name}” are left out.`);
      }
    }
  } catch (error) {
    tell(0, `This glossary cannot be read: ${error instanceof Error ? error.message.split('\n')[0] : String(error)}.`);
  }
  return { entries, notices };
}

function at(node: unknown, key: string): unknown {
  return isMap(node) ? node.get(key, true) : undefined;
}

function textAt(node: unknown, key: string): string | undefined {
  return scalar(at(node, key));
}

function scalar(node: unknown): string | undefined {
  if (!isScalar(node) || node.value === null) return undefined;
  return (node.source ?? JSON.stringify(node.value)).trim();
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
