// A glossary file of any format as a layer.
import type { Span } from '../../text/span';
import { parseGlossary, type ParsedGlossary } from '../parse';
import { formatOf } from './catalog';

/**
 * Reads a glossary by the ending of its name; what no format claims is read as YAML, of which pieces may be known. Never
 * throws.
 */
export function readLayer(text: string, uri: string, known?: ParsedGlossary['pieces']): ParsedGlossary {
  const format = formatOf(uri);
  if (format?.read === undefined || format.id === 'yaml') return parseGlossary(text, uri, known);
  const { entries, notices } = format.read(text);
  const starts = [0];
  for (const { index, 0: found } of text.matchAll(/\r\n|\n|\r/g)) starts.push(index + found.length);
  /** The rest of a line from a place on; the line as a whole where it is no longer than that. */
  const lineAt = (line: number, column = 1): Span => {
    const start = starts[Math.min(Math.max(line - 1, 0), starts.length - 1)];
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
