// SKOS: what statements of RDF say of concepts, in whatever way they are written, and the statements of entries.
import type { DesignationEntry, Entry } from '../schema';
import { idFor, termOf } from '../entry';
import { compact, createIds, listLosses, type NamedEntry, type Notice, type ReadEntry, type ReadFile } from './format';
import { t } from '../../words/words';

/** A node or literal of RDF, as the libraries of RDF/JS give them. */
export interface Term {
  readonly termType: string;
  readonly value: string;
  readonly language?: string;
}

/** A statement of RDF, and the line on which it stands, from 1. */
export interface Statement {
  readonly subject: Term;
  readonly predicate: Term;
  readonly object: Term;
  readonly line: number;
}

/** The namespaces that are read and written. */
export const namespaces = {
  skos: 'http://www.w3.org/2004/02/skos/core#',
  dct: 'http://purl.org/dc/terms/',
} as const;
const { skos, dct } = namespaces;

/** Where the addresses of a file that names no base start. */
export const BASE = 'relative:/';

const skosxl = 'http://www.w3.org/2008/05/skos-xl#';
const rdf = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#';
const rdfType = `${rdf}type`;

/** What is said of one thing. */
interface Thing {
  readonly node: Term;
  readonly line: number;
  readonly said: { readonly predicate: string; readonly object: Term; readonly line: number }[];
  /** What is said first by each predicate. */
  readonly first: Map<string, Term>;
}

/** A label of a concept. */
interface Label {
  readonly text: string;
  readonly language: string;
  readonly kind: 'preferred' | 'alternative' | 'hidden';
  readonly line: number;
}

const labelKinds: ReadonlyMap<string, Label['kind']> = new Map([
  [`${skos}prefLabel`, 'preferred'],
  [`${skos}altLabel`, 'alternative'],
  [`${skos}hiddenLabel`, 'hidden'],
  [`${skosxl}prefLabel`, 'preferred'],
  [`${skosxl}altLabel`, 'alternative'],
  [`${skosxl}hiddenLabel`, 'hidden'],
]);

const relations = new Set(
  ['related', 'broader', 'narrower', 'broaderTransitive', 'narrowerTransitive', 'semanticRelation'].map(
    (name) => skos + name,
  ),
);
/** Where a concept stands in its scheme: the file as a whole says that. */
const places = new Set([`${skos}inScheme`, `${skos}topConceptOf`, `${skos}hasTopConcept`]);

/**
 * The entries of all concepts, with what is not carried added to `notices`: one notice for each kind of statement.
 * Labels in English or in no language are names; where a concept has none, those of its first language are.
 */
export function readSkos(statements: Iterable<Statement>, notices: Notice[]): ReadFile {
  const things = collect(statements);
  const losses = new Map<string, { readonly line: number; times: number }>();
  const lose = (what: string, line: number) => {
    const known = losses.get(what);
    if (known) known.times++;
    else losses.set(what, { line, times: 1 });
  };
  const labelNodes = new Set<Thing>();
  for (const { said } of things.values())
    for (const { predicate, object } of said) {
      const label = predicate.startsWith(skosxl) ? things.get(keyOf(object)) : undefined;
      if (label) labelNodes.add(label);
    }
  const createId = createIds();
  const ids = new Map<string, string>();
  const made: { readonly key: string; readonly thing: Thing; readonly entry: Entry }[] = [];
  for (const [key, thing] of things) {
    if (labelNodes.has(thing)) {
      for (const { predicate, line } of thing.said)
        if (predicate !== `${skosxl}literalForm` && predicate !== rdfType)
          lose(t('“{0}” of a label is left out', nameOf(predicate)), line);
      continue;
    }
    const types = thing.said.filter(({ predicate }) => predicate === rdfType).map(({ object }) => object.value);
    const isConcept =
      types.includes(`${skos}Concept`) ||
      (types.length === 0 && thing.said.some(({ predicate }) => labelKinds.has(predicate)));
    if (!isConcept) {
      loseThing(thing, types[0], lose);
      continue;
    }
    const entry = readConcept(thing, things, lose, notices);
    if (entry === undefined) continue;
    const isNamed = thing.node.termType === 'NamedNode';
    ids.set(key, createId((isNamed && nameOf(thing.node.value)) || termOf(entry.preferred!)));
    made.push({ key, thing, entry });
  }
  const entries = made.map(({ key, thing, entry }): ReadEntry => {
    const related = new Set<string>();
    for (const { predicate, object, line } of thing.said) {
      if (!relations.has(predicate)) continue;
      const target = keyOf(object);
      const id = ids.get(target) ?? (object.termType === 'NamedNode' ? idFor(nameOf(object.value)) : undefined);
      if (target === key)
        notices.push({ line, column: 1, message: t('“{0}” is related to itself; that is left out.', ids.get(key)!) });
      else if (id === undefined) lose(t('“{0}” to what is no concept is left out', nameOf(predicate)), line);
      else related.add(id);
    }
    return { id: ids.get(key)!, entry: compact({ ...entry, related: [...related] }), line: thing.line };
  });
  for (const [what, { line, times }] of losses)
    notices.push({ line, column: 1, message: times > 1 ? t('{0} ({1} times).', what, times) : `${what}.` });
  return { entries, notices };
}

/** What is said of a thing that is no concept: of a scheme each kind of statement, of others that they are there. */
function loseThing({ node, said, line }: Thing, type: string | undefined, lose: Lose): void {
  if (type === `${skos}ConceptScheme`) {
    for (const { predicate, line: at } of said)
      if (predicate !== rdfType && !places.has(predicate))
        lose(t('“{0}” of a concept scheme is left out', nameOf(predicate)), at);
  } else if (type !== undefined)
    lose(t('What is said of things of the type “{0}” is left out: they are no concepts', nameOf(type)), line);
  // A node without name or type is a part of what points to it.
  else if (node.termType === 'NamedNode') lose(t('What is said of things without a type is left out'), line);
}

/** What is said, by subject, in the order of the file. */
function collect(statements: Iterable<Statement>): ReadonlyMap<string, Thing> {
  const things = new Map<string, Thing>();
  for (const { subject, predicate, object, line } of statements) {
    const key = keyOf(subject);
    let thing = things.get(key);
    if (thing === undefined) things.set(key, (thing = { node: subject, line, said: [], first: new Map() }));
    if (!thing.first.has(predicate.value)) thing.first.set(predicate.value, object);
    thing.said.push({ predicate: predicate.value, object, line });
  }
  return things;
}

function keyOf({ termType, value }: Term): string {
  return `${termType} ${value}`;
}

/** The last part of an address, which names the thing. */
export function nameOf(iri: string): string {
  const part = /[^#/:]*$/.exec(iri.replace(/[#/]+$/, ''))![0];
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

type Lose = (what: string, line: number) => void;
type Tell = (line: number, message: string) => void;

function readConcept(
  { said, line }: Thing,
  things: ReadonlyMap<string, Thing>,
  lose: Lose,
  notices: Notice[],
): Entry | undefined {
  const tell: Tell = (at, message) => void notices.push({ line: at, column: 1, message });
  const labels = readLabels(said, things, lose);
  const first = labels.find(({ kind }) => kind === 'preferred') ?? labels[0];
  if (first === undefined) {
    tell(line, t('This concept has no label and is left out.'));
    return undefined;
  }
  const isOwn = labels.some(({ language, kind }) => kind === 'preferred' && isEnglish(language))
    ? isEnglish
    : (language: string) => language === first.language;
  const own = labels.filter(({ language }) => isOwn(language));
  const preferred =
    own.find(({ kind, language }) => kind === 'preferred' && language === 'en') ??
    own.find(({ kind }) => kind === 'preferred') ??
    first;
  if (preferred.kind !== 'preferred')
    tell(preferred.line, t('“{0}” is no preferred label, but there is none.', preferred.text));
  const translations = new Map<string, string>();
  for (const { kind, language, text, line: at } of labels) {
    if (isOwn(language)) continue;
    if (kind === 'preferred' && !translations.has(language)) translations.set(language, text);
    else lose(t('A further label in another language is left out'), at);
  }
  return {
    preferred: preferred.text,
    ...otherNames(own, preferred, tell),
    translations: translations.size > 0 ? Object.fromEntries(translations) : undefined,
    ...readDocumentation(said, things, (language) => isOwn(language) || isEnglish(language), lose),
  };
}

function readLabels(said: Thing['said'], things: ReadonlyMap<string, Thing>, lose: Lose): readonly Label[] {
  const labels: Label[] = [];
  for (const { predicate, object, line } of said) {
    const kind = labelKinds.get(predicate);
    if (kind === undefined) continue;
    const literal = literalOf(object, things, `${skosxl}literalForm`);
    const text = literal?.value.replace(/\s+/g, ' ').trim();
    if (literal && text) labels.push({ text, language: canonicalTag(literal.language ?? ''), kind, line });
    else lose(t('“{0}” without text is left out', nameOf(predicate)), line);
  }
  return labels;
}

/** The names of a concept in its language beside the preferred one; each text is one of them. */
function otherNames(own: readonly Label[], preferred: Label, tell: Tell): Pick<Entry, 'admitted' | 'deprecated'> {
  const admitted: string[] = [];
  const deprecated: string[] = [];
  const known = new Map([[preferred.text, preferred]]);
  for (const label of own) {
    const before = known.get(label.text);
    if (before) {
      if (before !== label && (before.kind !== label.kind || before.language === label.language))
        tell(label.line, t('“{0}” is a label of this concept twice; the first holds ({1}).', label.text, before.kind));
      continue;
    }
    known.set(label.text, label);
    if (label.kind === 'preferred' && label.language === preferred.language)
      tell(
        label.line,
        t('“{0}” is the preferred label already; “{1}” becomes another name.', preferred.text, label.text),
      );
    (label.kind === 'hidden' ? deprecated : admitted).push(label.text);
  }
  return { admitted, deprecated };
}

/** What is said of a concept beside its names, in a language that `isRead` takes. */
function readDocumentation(
  said: Thing['said'],
  things: ReadonlyMap<string, Thing>,
  isRead: (language: string) => boolean,
  lose: Lose,
): Pick<Entry, 'definition' | 'note' | 'domain' | 'sources'> {
  let definition: string | undefined;
  let domain: string | undefined;
  const notes: string[] = [];
  const sources: NonNullable<Entry['sources']> = [];
  for (const { predicate, object, line } of said) {
    if (labelKinds.has(predicate) || relations.has(predicate) || places.has(predicate)) continue;
    const name = nameOf(predicate);
    const literal = literalOf(object, things, `${rdf}value`);
    const text = literal && isRead(literal.language ?? '') && literal.value.trim();
    if (predicate === rdfType && object.value === `${skos}Concept`) continue;
    if (predicate === `${skos}definition` && text && definition === undefined) definition = text;
    else if ((predicate === `${skos}scopeNote` || predicate === `${skos}note`) && text) notes.push(text);
    else if (/^http:\/\/purl\.org\/dc\/(?:terms|elements\/1\.1)\/source$/.test(predicate))
      sources.push(/^https?:/.test(object.value) ? { url: object.value } : (literal?.value ?? object.value));
    else if (predicate === `${dct}subject` && text && domain === undefined) domain = text;
    else if (predicate === rdfType) lose(t('The type “{0}” is left out', nameOf(object.value)), line);
    else if (literal && !text) lose(t('“{0}” in another language is left out', name), line);
    else lose(t('“{0}” is left out', name), line);
  }
  return { definition, note: notes.join(' '), domain, sources };
}

function isEnglish(language: string): boolean {
  return /^(?:en(?:-.*)?)?$/i.test(language);
}

/** The literal that an object is, or that the thing that it names has as its text. */
function literalOf(object: Term, things: ReadonlyMap<string, Thing>, property: string): Term | undefined {
  if (object.termType === 'Literal') return object;
  const text = things.get(keyOf(object))?.first.get(property);
  return text?.termType === 'Literal' ? text : undefined;
}

/** A language tag with the capitals of BCP 47; some libraries fold them. */
function canonicalTag(tag: string): string {
  try {
    return tag === '' ? tag : (Intl.getCanonicalLocales(tag)[0] ?? tag);
  } catch {
    return tag;
  }
}

/** A statement that is to be written: `text` in a language, or the `node` of an address. */
export interface NewStatement {
  readonly subject: string;
  readonly predicate: string;
  readonly object: { readonly node: string } | { readonly text: string; readonly language?: string };
}

/** The statements of entries: their addresses are relative to the file, which is the concept scheme. */
export function writeSkos(entries: readonly NamedEntry[]): {
  readonly statements: readonly NewStatement[];
  readonly losses: readonly string[];
} {
  const statements: NewStatement[] = [{ subject: '', predicate: rdfType, object: { node: `${skos}ConceptScheme` } }];
  const losses: string[] = [];
  for (const { id, entry } of entries) {
    const add = (predicate: string, object: NewStatement['object']) =>
      void statements.push({ subject: addressOf(id), predicate, object });
    const known = new Set<string>();
    const label = (kind: string, name: DesignationEntry) => {
      const text = termOf(name);
      if (known.has(text)) losses.push(`${id}: “${text}” is a label already`);
      else add(`${skos}${kind}`, { text, language: 'en' });
      known.add(text);
    };
    add(rdfType, { node: `${skos}Concept` });
    add(`${skos}inScheme`, { node: '' });
    if (entry.preferred) label('prefLabel', entry.preferred);
    for (const [language, text] of Object.entries(entry.translations ?? {})) {
      if (/^[a-z]+(?:-[a-z0-9]+)*$/i.test(language) && canonicalTag(language) === language && !isEnglish(language))
        add(`${skos}prefLabel`, { text, language });
      else losses.push(`${id}: its translation for “${language}”, which is no tag of another language`);
    }
    if (entry.abbreviation) {
      label('altLabel', entry.abbreviation);
      losses.push(`${id}: its abbreviation becomes an alternative label`);
    }
    for (const name of entry.admitted ?? []) label('altLabel', name);
    for (const name of entry.deprecated ?? []) label('hiddenLabel', name);
    if (entry.definition) add(`${skos}definition`, { text: entry.definition, language: 'en' });
    if (entry.note) add(`${skos}scopeNote`, { text: entry.note, language: 'en' });
    if (entry.domain) add(`${dct}subject`, { text: entry.domain, language: 'en' });
    for (const source of entry.sources ?? []) {
      const { url, title, ...rest } = typeof source === 'string' ? { title: source } : { title: undefined, ...source };
      if (url && /^https?:[^\s<>"{}|\\^`]*$/.test(url)) add(`${dct}source`, { node: url });
      else if (title ?? url) add(`${dct}source`, { text: (title ?? url)! });
      if ((url && title) || Object.keys(rest).length > 0) losses.push(`${id}: details of its sources`);
    }
    for (const target of entry.related ?? []) {
      if (target === id) losses.push(`${id}: that it is related to itself`);
      else add(`${skos}related`, { node: addressOf(target) });
    }
  }
  return {
    statements,
    losses: [
      ...losses,
      ...listLosses(entries, [
        'preferred',
        'abbreviation',
        'admitted',
        'deprecated',
        'definition',
        'note',
        'domain',
        'sources',
        'related',
        'translations',
      ]),
    ],
  };
}

/** An id as an address in the file: what addresses cannot hold is written as its bytes. */
function addressOf(id: string): string {
  return `#${id.replace(/[^\p{L}\p{N}._~-]/gu, encodeURIComponent)}`;
}
