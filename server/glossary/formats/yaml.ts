// Our own format, as one among the others.
import { stringify } from 'yaml';
import { withSources } from '../entry';
import { parseGlossary } from '../parse';
import { compact, type Format, positionsIn } from './format';

export const yaml: Format = {
  id: 'yaml',
  title: 'Glossary (YAML)',
  endings: ['.glossary.yaml', '.glossary.yml', '.yaml', '.yml', '.glossary.json'],
  read: (text) => {
    const { entries, problems } = parseGlossary(text, '');
    const placeOf = positionsIn(text);
    return {
      entries: entries.map(({ id, entry, sources, line }) => ({
        id,
        entry: withSources(entry, sources),
        line: line + 1,
      })),
      notices: problems.map(({ start, message }) => ({ ...placeOf(start), message })),
    };
  },
  write: (entries) => ({
    // What two entries share stands in both: the format has no aliases.
    text: stringify(
      { concepts: Object.fromEntries(entries.map(({ id, entry }) => [id, compact(entry)])) },
      { aliasDuplicateObjects: false },
    ),
    losses: [],
  }),
};
