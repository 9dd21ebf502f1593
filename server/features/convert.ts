// Glossaries from and to other formats, for our own client.
import { formatIn, formats } from '../glossary/formats/catalog';
import { yaml } from '../glossary/formats/yaml';
import type { NamedEntry } from '../glossary/formats/format';
import type { Converted, FormatSummary } from '../requests';
import type { Refusal } from './rename';
import { t } from '../words/words';

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

/** A glossary of another format as YAML. */
export function importGlossary(name: string, text: string): Converted | Refusal {
  const read = formatIn(name, text)?.read;
  if (read === undefined) return { refused: t('The name of the file does not tell its format.') };
  const { entries, notices } = read(text);
  return {
    text: yaml.write!(entries).text,
    notices: notices.map(({ line, column, message }) => `${line}:${column}: ${message.replace(/[\r\n]+/g, ' ')}`),
  };
}

/** Entries in a format. */
export function exportGlossary(entries: readonly NamedEntry[], format: string): Converted | Refusal {
  if (entries.length === 0) return { refused: t('There is no entry to export.') };
  const written = formats.find(({ id }) => id === format)?.write?.(entries);
  if (written === undefined) return { refused: t('There is no format “{0}” to write.', format) };
  return { text: written.text, notices: written.losses };
}
