// SKOS in JSON-LD: expanded, or with its @context in the file.
import { createScanner, parse, type ParseError, printParseErrorCode, visit } from 'jsonc-parser';
import jsonld, { type Options } from 'jsonld';
import { DEEPEST, tooDeep } from '../../yaml/document';
import { checkText, type Format, type Notice, positionsIn, type ReadFile, refuse } from './format';
import { BASE, nameOf, readSkos, type Statement } from './skos';

/** How many errors of one file are told. */
const MOST_ERRORS = 20;

/** How many names of contexts the library may have to copy. */
const MOST_COPIES = 5_000_000;

async function readBytes(bytes: Uint8Array): Promise<ReadFile> {
  const text = decode(bytes);
  if (text === undefined) return refuse('This file is not UTF-8: save it as UTF-8.');
  const refused = checkText(text);
  if (refused) return refused;
  const placeOf = positionsIn(text);
  const deep = findTooDeep(text);
  if (deep !== undefined) return refuse(tooDeep(), placeOf(deep));
  const errors: ParseError[] = [];
  const document: unknown = parse(text, errors);
  const notices = errors.slice(0, MOST_ERRORS).map(({ error, offset }): Notice => {
    return { ...placeOf(offset), message: `This is no valid JSON: ${printParseErrorCode(error)}.` };
  });
  if (typeof document !== 'object' || document === null)
    return notices.length > 0 ? { entries: [], notices } : refuse('This is no JSON-LD: it is no object and no list.');
  const { lineOf, properties, copies } = survey(text);
  if (copies > MOST_COPIES) return refuse('The contexts of this file are too many and too large.');
  const result = await toStatements(document);
  if ('context' in result) {
    const place = placeOf(Math.max(text.indexOf(JSON.stringify(result.context)), 0));
    const message = `The context at “${result.context}” is not fetched: save the file expanded, or as Turtle.`;
    return { entries: [], notices: [...notices, { ...place, message }] };
  }
  for (const [property, times] of result.unknown) {
    const place = placeOf(properties.get(property) ?? 0);
    const count = times > 1 ? ` (${times} times)` : '';
    notices.push({ ...place, message: `“${property}” has no meaning in the @context and is left out${count}.` });
  }
  // The library sorts things by their addresses; here they stand as in the file.
  const statements = result.statements
    .map((said) => ({ ...said, line: lineOf(said.subject.value) }))
    .sort((a, b) => a.line - b.line);
  return readSkos(statements, notices);
}

/** Bytes as text without a byte order mark; undefined where they are not UTF-8. */
function decode(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** Where brackets outside of texts nest too deep, before anything is built. */
function findTooDeep(text: string): number | undefined {
  const scanner = createScanner(text, true);
  for (let depth = 0; scanner.getPosition() < text.length;) {
    scanner.scan();
    const token = scanner.getTokenLength() === 1 ? text[scanner.getTokenOffset()] : '';
    if (token === '{' || token === '[') depth++;
    else if (token === '}' || token === ']') depth = Math.max(0, depth - 1);
    if (depth > DEEPEST) return scanner.getTokenOffset();
  }
  return undefined;
}

/** What a document says, and which properties its context does not explain; or the context that would be fetched. */
async function toStatements(
  document: object,
): Promise<
  | { readonly statements: readonly Omit<Statement, 'line'>[]; readonly unknown: ReadonlyMap<string, number> }
  | { readonly context: string }
> {
  const unknown = new Map<string, number>();
  let context: string | undefined;
  const options = {
    base: BASE,
    documentLoader: (url: string) => {
      context ??= url.startsWith(BASE) ? url.slice(BASE.length) : url;
      return Promise.reject(new Error('Nothing is fetched.'));
    },
    // The types of the library do not know it.
    eventHandler: ({ event: { code, details } }: JsonLdEvent) => {
      const { property } = details;
      if (code === 'invalid property' && property !== undefined)
        unknown.set(property, (unknown.get(property) ?? 0) + 1);
    },
  };
  try {
    const statements = await jsonld.toRDF(document, options as Options.ToRdf);
    return { statements: statements as readonly Statement[], unknown };
  } catch (error) {
    if (context !== undefined) return { context };
    throw error;
  }
}

/** What the library leaves out of a document. */
interface JsonLdEvent {
  readonly event: { readonly code: string; readonly details: { readonly property?: string } };
}

/** An object of JSON while it is read. */
interface OpenObject {
  readonly inContext: boolean;
  members: number;
  property: string;
  id?: string;
  line: number;
}

/**
 * What the library does not tell. `lineOf` gives the line on which a thing is described, by its address: of an address
 * that the file writes in a short form the last part is known; a thing without address is on line 1. `properties` are
 * the offsets at which names of properties first stand. `copies` is how many names are copied at most:
 * where there are several contexts, each value may make a new one of all their names.
 */
function survey(text: string): {
  readonly lineOf: (address: string) => number;
  readonly properties: ReadonlyMap<string, number>;
  readonly copies: number;
} {
  const lines = new Map<string, number>();
  const idNames = new Set(['@id']);
  const names = new Set<string>();
  const properties = new Map<string, number>();
  let contexts = 0;
  let values = 0;
  const open: OpenObject[] = [];
  visit(text, {
    onObjectBegin: () => {
      const around = open.at(-1);
      const inContext = around !== undefined && (around.inContext || around.property === '@context');
      values++;
      open.push({ inContext, members: 0, property: '', line: 1 });
    },
    onObjectProperty: (name, offset) => {
      const object = open.at(-1);
      if (object === undefined) return;
      object.members++;
      object.property = name;
      if (name === '@context') contexts++;
      else if (object.inContext) names.add(name);
      else if (!properties.has(name)) properties.set(name, offset);
    },
    onLiteralValue: (value: unknown, _offset, _length, line) => {
      values++;
      const object = open.at(-1);
      if (typeof value !== 'string' || object === undefined) return;
      if (object.inContext) {
        if (value === '@id' && !object.property.startsWith('@')) idNames.add(object.property);
      } else if (idNames.has(object.property)) Object.assign(object, { id: value, line: line + 1 });
    },
    onObjectEnd: () => {
      const object = open.pop();
      // An object of its address alone only points to a thing.
      if (object?.id === undefined || object.members < 2) return;
      const { id, line } = object;
      for (const name of [id, nameOf(id)]) if (!lines.has(name)) lines.set(name, line);
    },
  });
  return {
    lineOf: (address) => lines.get(address) ?? lines.get(nameOf(address)) ?? 1,
    properties,
    copies: contexts > 1 ? values * names.size : 0,
  };
}

export const jsonLd: Format = { id: 'jsonld', title: 'SKOS (JSON-LD)', endings: ['.jsonld'], readBytes };
