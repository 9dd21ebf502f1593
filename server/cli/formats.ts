// The formats that the command line knows: those of the editors, and those whose libraries would burden them.
import { formats } from '../glossary/formats/catalog';
import { compact, type Format, guard } from '../glossary/formats/format';
import { jsonLd } from '../glossary/formats/jsonld';
import { rdfxml } from '../glossary/formats/rdfxml';
import { xlsx } from '../glossary/formats/xlsx';
import { yaml } from '../glossary/formats/yaml';

/** Our own format as JSON, which is read as the YAML that it is too. */
const json: Format = {
  id: 'json',
  title: 'Glossary (JSON)',
  endings: ['.glossary.json', '.json'],
  read: yaml.read,
  write: (entries) => {
    const concepts = Object.fromEntries(entries.map(({ id, entry }) => [id, compact(entry)]));
    return { text: `${JSON.stringify({ concepts }, undefined, 2)}\n`, losses: [] };
  },
};

/** JSON stands first, since the editors, which write none, read its files as YAML. */
export const everyFormat: readonly Format[] = [guard(json), ...formats, ...[jsonLd, rdfxml, xlsx].map(guard)];

/** The format of an id that can be read where it is used. Throws an Error that says why there is none. */
export function findTextFormat(id: string): Format {
  const format = everyFormat.find((other) => other.id === id);
  if (format?.read) return format;
  const ids = everyFormat.filter(({ read }) => read).map((other) => other.id);
  throw new Error(
    format?.readBytes
      ? `The format ${id} is used only when it has been converted: policy-glossary glossary convert --from ${id}`
      : `There is no format ${id} to read: give one of ${ids.join(', ')}.`,
  );
}
