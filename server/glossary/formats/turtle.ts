// SKOS in Turtle, of which N-Triples are a part.
import { DataFactory, Parser, Writer } from 'n3';
import { itemAt } from '../../text/list';
import type { Format, NamedEntry, Notice, ReadFile, WrittenFile } from './format';
import { BASE, namespaces, readSkos, type Statement, writeSkos } from './skos';
import { t } from '../../words/words';

/** After how many faults the rest of a file is left out. */
const MOST_FAULTS = 20;

/** What the parser says of a fault. */
interface TurtleError extends Error {
  readonly context: { readonly line: number; readonly token?: { readonly start?: number } };
}

function read(text: string): ReadFile {
  const notices: Notice[] = [];
  return readSkos(readStatements(text.replace(/^\ufeff/, ''), notices), notices);
}

/** All statements; after a fault it goes on below the next line that ends with a point. */
function readStatements(text: string, notices: Notice[]): readonly Statement[] {
  const lines = text.split(/(?<=\n)/);
  const statements: Statement[] = [];
  const prefixes = new Map<string, string>();
  let next = 0;
  for (let round = 1; next < lines.length; round++) {
    const first = next;
    const faults: TurtleError[] = [];
    const parser = new Parser({ format: 'text/turtle', baseIRI: BASE });
    const source = createSource();
    parser.parse(source.stream, {
      onQuad: (error: Error | null, quad) => {
        if (error) faults.push(error as TurtleError);
        else if (quad)
          statements.push({ subject: quad.subject, predicate: quad.predicate, object: quad.object, line: next });
      },
      onPrefix: (prefix, { value }) => prefixes.set(prefix, value),
    });
    // What was declared before a fault still holds; it takes one line.
    source.give(`${[...prefixes].map(([prefix, address]) => `@prefix ${prefix}: <${address}> .`).join(' ')}\n`);
    while (next < lines.length && faults.length === 0) source.give(itemAt(lines, next++));
    if (faults.length === 0) source.end();
    const [fault] = faults;
    if (fault === undefined) break;
    const { message, context } = fault;
    next = Math.min(first + Math.max(context.line - 2, 0), lines.length - 1);
    const isLast = round === MOST_FAULTS;
    const said = message.replace(/ on line \d+\.$/, '.');
    notices.push({
      line: next + 1,
      column: (context.token?.start ?? 0) + 1,
      message: isLast
        ? t('This is no valid Turtle: {0} The rest is left out.', said)
        : t('This is no valid Turtle: {0}', said),
    });
    if (isLast) break;
    while (next < lines.length && !/\.\s*(?:#.*)?$/.test(itemAt(lines, next))) next++;
    next++;
  }
  return statements;
}

type Source = Exclude<Parameters<Parser['parse']>[0], string>;

/** A stream for the parser that gives it a line at a time, so that the line of a statement is known. */
function createSource() {
  const listeners = new Map<string | symbol, (line?: string) => void>();
  const stream: Pick<Source, 'on'> = {
    on(event, listener) {
      listeners.set(event, listener);
      return stream as Source;
    },
  };
  return {
    // The parser asks for nothing else of it.
    stream: stream as Source,
    give: (line: string) => listeners.get('data')?.(line),
    end: () => listeners.get('end')?.(),
  };
}

function write(entries: readonly NamedEntry[]): WrittenFile {
  const { statements, losses } = writeSkos(entries);
  const writer = new Writer({ prefixes: { '': '#', ...namespaces } });
  for (const { subject, predicate, object } of statements)
    writer.addQuad(
      DataFactory.quad(
        DataFactory.namedNode(subject),
        DataFactory.namedNode(predicate),
        'node' in object ? DataFactory.namedNode(object.node) : DataFactory.literal(object.text, object.language),
      ),
    );
  let text = '';
  writer.end((_error, written) => (text = written as string));
  return { text, losses };
}

export const turtle: Format = { id: 'turtle', title: 'SKOS (Turtle)', endings: ['.ttl', '.nt'], read, write };
