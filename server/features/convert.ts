// Glossaries from and to other formats, for our own client.
import { formatOf, formats } from '../glossary/formats/catalog';
import { yaml } from '../glossary/formats/yaml';
import type { NamedEntry } from '../glossary/formats/format';
import type { Converted, FormatSummary } from '../requests';

/** All formats. */
export function formatList(): readonly FormatSummary[] {
  return formats.map(({ id, title, endings, read, write }) => ({
    id,
    title,
    endings,
    reads: read !== undefined,
    writes: write !== undefined,
  }));
}

/** A glossary of another format as YAML; undefined where no format has the name. */
export function importGlossary(name: string, text: string): Converted | undefined {
  const read = formatOf(name)?.read;
  if (read === undefined) return undefined;
  const { entries, notices } = read(text);
  return {
    text: yaml.write!(entries).text,
    notices: notices.map(({ line, column, message }) => `${line}:${column}: ${message.replace(/[\r\n]+/g, ' ')}`),
  };
}

/** Entries in a format; undefined where the format cannot be written. */
export function exportGlossary(entries: readonly NamedEntry[], format: string): Converted | undefined {
  const written = formats.find(({ id }) => id === format)?.write?.(entries);
  return written && { text: written.text, notices: written.losses };
}
