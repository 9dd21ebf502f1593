// A glossary file of any format as a layer.
import { itemAt } from '../../text/list';
import type { Span } from '../../text/span';
import { acceptEntry } from '../faults';
import { parseGlossary, type ParsedGlossary } from '../parse';
import { formatIn } from './catalog';
import type { Format, Notice, ReadEntry, ReadFile } from './format';

/**
 * Reads a glossary in a format, or else by the ending of its name and what is in it; what no format claims is read as YAML,
 * of which pieces may be known. Never throws.
 */
export function readLayer(
  text: string,
  uri: string,
  known?: ParsedGlossary['pieces'],
  format: Format | undefined = formatIn(uri, text),
): ParsedGlossary {
  if (format?.read === undefined || format.id === 'yaml') return parseGlossary(text, uri, known);
  const { entries, notices } = leaveOutUnwritable(format.read(text));
  const starts = [0];
  for (const { index, 0: found } of text.matchAll(/\r\n|\n|\r/g)) starts.push(index + found.length);
  /** The rest of a line from a place on; the line as a whole where it is no longer than that. */
  const lineAt = (line: number, column = 1): Span => {
    const start = itemAt(starts, Math.min(Math.max(line - 1, 0), starts.length - 1));
    const length = /^[^\r\n]*/.exec(text.slice(start, start + 1000))![0].length;
    return { start: column <= length ? start + column - 1 : start, end: start + Math.max(length, 1) };
  };
  return {
    uri,
    entries: entries.map(({ id, entry, line }) => ({ id, entry, sources: {}, at: lineAt(line), line: line - 1 })),
    standsAlone: false,
    problems: notices.map(({ line, column, message }) => ({
      ...lineAt(line, column),
      message,
      level: 'warning' as const,
    })),
    isBroken: entries.length === 0 && notices.length > 0,
  };
}

/** A file without what cannot be written into a draft, which a glossary in force may not have; each is told on its line. */
function leaveOutUnwritable({ entries, notices }: ReadFile): ReadFile {
  const told: Notice[] = [];
  const checked = entries.flatMap((read): ReadEntry[] => {
    const { data, faults } = acceptEntry(read.entry);
    for (const { message } of faults) told.push({ line: read.line, column: 1, message });
    // Without its name the rest would change whatever has its id.
    const isNameless = read.entry.preferred !== undefined && data?.preferred === undefined;
    return data === undefined || isNameless ? [] : [{ ...read, entry: data }];
  });
  return { entries: checked, notices: [...notices, ...told] };
}
