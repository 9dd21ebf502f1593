// SKOS in RDF/XML.
import { RdfXmlParser } from 'rdfxml-streaming-parser';
import type { SaxesTagNS } from 'saxes';
import type { Format, Notice, ReadFile } from './format';
import { BASE, readSkos, type Statement } from './skos';

/** How deep elements may nest. */
const DEEPEST = 60;

/** How many declarations of namespaces may hold in one place: the library copies them for every element. */
const MOST_NAMESPACES = 200;

function read(text: string): ReadFile {
  const parser = new LineParser();
  for (const line of text.replace(/^\ufeff/, '').split(/(?<=\n|\r(?!\n))/)) if (!parser.give(line)) break;
  const { statements, notices } = parser.finish();
  return readSkos(statements, notices);
}

/**
 * Takes a file a line at a time, so that the line of a statement is known. The library is a stream; it is used without
 * waiting for one: what it would pass on is kept here.
 */
class LineParser extends RdfXmlParser {
  private readonly statements: Statement[] = [];
  private readonly notices: Notice[] = [];
  private line = 0;
  /** How many namespaces are declared in each open element and those around it. */
  private readonly declared: number[] = [];
  private words = '';

  constructor() {
    super({ baseIRI: BASE, trackPosition: true, validateUri: false, allowDuplicateRdfIds: true });
    this.on('error', (error: Error) => this.fail(error));
  }

  /** Reads the next line; false after a fault. */
  give(line: string): boolean {
    this.line++;
    this._transform(line, 'utf8', (error) => error && this.fail(error));
    return this.notices.length === 0;
  }

  /** All statements before a fault, and the fault. */
  finish(): { readonly statements: readonly Statement[]; readonly notices: Notice[] } {
    if (this.declared.length > 0) this.fail(new Error('the file ends before all its elements do.'));
    return { statements: this.statements, notices: this.notices };
  }

  private fail({ message }: Error): void {
    if (this.notices.length > 0) return;
    const [place, column] = /^(?:Line )?\d+(?:| column |:)(\d+): /.exec(message) ?? ['', '1'];
    const reason = message.slice(place.length);
    this.notices.push({
      line: this.line,
      column: Math.max(Number(column), 1),
      message: `This is no valid RDF/XML: ${reason} The rest is left out.`,
    });
  }

  override push(statement: Omit<Statement, 'line'> | null): boolean {
    if (statement !== null && this.notices.length === 0) {
      const { subject, predicate, object } = statement;
      this.statements.push({ subject, predicate, object, line: this.line });
    }
    return true;
  }

  protected override onDoctype(): void {
    throw new Error(
      'a DOCTYPE is refused: write out the addresses that it shortens, and delete it; or save the file as Turtle.',
    );
  }

  protected override onTag(tag: SaxesTagNS): void {
    this.declared.push((this.declared.at(-1) ?? 0) + Object.keys(tag.ns).length);
    if (this.declared.length > DEEPEST) throw this.newParseError(`Elements nest more than ${DEEPEST} levels deep.`);
    if (this.declared.at(-1)! > MOST_NAMESPACES)
      throw this.newParseError(`More than ${MOST_NAMESPACES} namespaces are declared for one element.`);
    this.endText();
    super.onTag(tag);
  }

  protected override onCloseTag(): void {
    this.declared.pop();
    this.endText();
    super.onCloseTag();
  }

  /** The library would keep only the last part of a text that a comment or CDATA divides. */
  protected override onText(text: string): void {
    this.words += text;
  }

  private endText(): void {
    if (this.words !== '') super.onText(this.words);
    this.words = '';
  }
}

export const rdfxml: Format = { id: 'rdfxml', title: 'SKOS (RDF/XML)', endings: ['.rdf'], read };
