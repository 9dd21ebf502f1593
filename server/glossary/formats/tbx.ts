// TermBase eXchange (ISO 30042): version 3 in both styles and version 2; version 3 TBX-Basic in DCA style is written.
import { SaxesParser } from 'saxes';
import type { DesignationEntry, Entry } from '../schema';
import { termOf } from '../entry';
import {
  compact,
  createIds,
  type Format,
  listLosses,
  type NamedEntry,
  type Notice,
  type ReadEntry,
  type ReadFile,
} from './format';
import { t } from '../../words/words';

/** How deep elements may nest. */
const DEEPEST = 60;

/** Control characters, which XML cannot hold; nor can it hold halves of pairs, which the library lets pass. */
const control = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;
const notXml = new RegExp(
  `${control.source}|[\\ud800-\\udbff](?![\\udc00-\\udfff])|(?<![\\ud800-\\udbff])[\\udc00-\\udfff]`,
  'g',
);

/** How many control characters are left out of a file before it counts as no text. */
const MOST_CONTROL = 400;

/** An element while it is read. Names are local: files in the wild bear many namespaces. */
interface Element {
  readonly name: string;
  readonly type: string;
  readonly language: string;
  text: string;
}

/** A term of a concept, in one language. */
interface Term {
  readonly language: string;
  text: string;
  status: string;
  termType: string;
}

/** What is said of a concept in a language. */
interface Said {
  readonly language: string;
  readonly text: string;
}

interface Concept {
  readonly id: string;
  readonly line: number;
  readonly terms: Term[];
  readonly definitions: Said[];
  readonly notes: Said[];
  domain?: string;
  readonly related: string[];
  readonly lost: Set<string>;
}

const conceptElements = new Set(['conceptEntry', 'termEntry']);
const termGroups = new Set(['termSec', 'tig', 'ntig', 'termGroup']);

function read(text: string): ReadFile {
  const notices: Notice[] = [];
  const reader = new ConceptReader(notices);
  reader.read(text);
  const createId = createIds();
  const ids = new Map<string, string>();
  const entries: ReadEntry[] = [];
  for (const found of reader.concepts) {
    const entry = toEntry(found, reader.language, notices);
    if (entry === undefined) continue;
    const id = createId(found.id || termOf(entry.preferred!));
    ids.set(found.id, id);
    entries.push({ id, entry, line: found.line });
  }
  const renamed = ({ related }: Entry) => related?.map((target) => ids.get(target) ?? target);
  return {
    entries: entries.map((one) => ({ ...one, entry: compact({ ...one.entry, related: renamed(one.entry) }) })),
    notices,
  };
}

/** Reads the concepts of a file, element by element; what is wrong goes to `notices`. */
class ConceptReader {
  readonly concepts: Concept[] = [];
  /** The language of the file, or empty. */
  language = '';
  private readonly parser = new SaxesParser({ xmlns: false });
  private readonly open: Element[] = [];
  private concept: Concept | undefined;
  private term: Term | undefined;

  constructor(private readonly notices: Notice[]) {
    const { parser } = this;
    parser.on('doctype', (doctype) => {
      // A reference to a DTD is harmless as long as nobody fetches it; definitions of entities are not.
      if (doctype.includes('['))
        stop(
          t(
            'A DOCTYPE that defines entities is refused: write out what they stand for, and delete the DOCTYPE from this line on to “]>”.',
          ),
        );
    });
    parser.on('error', ({ message }) => this.takeError(message.replace(/^\d+:\d+: /, '')));
    parser.on('opentag', ({ name, attributes }) => this.openElement(localName(name), attributes));
    parser.on('text', (content) => this.addText(content));
    parser.on('cdata', (content) => this.addText(content));
    parser.on('closetag', ({ name }) => this.closeElement(localName(name)));
  }

  read(text: string): void {
    const { parser } = this;
    try {
      parser.write(text.replace(/^\ufeff/, '')).close();
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      this.notices.push({ line: parser.line, column: parser.column + 1, message });
    }
  }

  private takeError(reason: string): void {
    const { line, column } = this.parser;
    // At a control character the library reads on.
    if (reason !== 'disallowed character.') stop(t('This is no well-formed XML: {0}', reason));
    if (this.notices.length === MOST_CONTROL)
      stop(t('This is no text: more than {0} of its characters are control characters.', MOST_CONTROL));
    this.notices.push({ line, column, message: t('A control character is left out.') });
  }

  private openElement(name: string, attributes: Readonly<Record<string, string>>): void {
    const { open } = this;
    if (open.length >= DEEPEST) stop(t('Elements nest more than {0} levels deep.', DEEPEST));
    const language = attributes['xml:lang'] ?? open.at(-1)?.language ?? '';
    open.push({ name, type: attributes.type ?? name, language, text: '' });
    if (name === 'tbx' || name === 'martif' || name === 'TBX') this.language = language;
    if (conceptElements.has(name))
      this.concept = {
        id: attributes.id ?? '',
        line: this.parser.line,
        terms: [],
        definitions: [],
        notes: [],
        related: [],
        lost: new Set(),
      };
    if (termGroups.has(name) && this.concept) {
      this.term = { language, text: '', status: '', termType: '' };
      this.concept.terms.push(this.term);
    }
    if (attributes.target && attributes.type === 'crossReference') this.concept?.related.push(attributes.target);
  }

  private addText(content: string): void {
    const element = this.open.at(-1);
    if (element) element.text += content.replace(control, '');
  }

  private closeElement(name: string): void {
    const element = this.open.pop();
    if (element === undefined) return;
    const value = element.text.replace(/\s+/g, ' ').trim();
    // Inline markup such as <hi> belongs to the text around it.
    const around = this.open.at(-1);
    if (around && (name === 'hi' || name === 'ph' || name === 'foreign')) around.text += element.text;
    if (this.concept === undefined) return;
    if (value !== '') take(this.concept, this.term, element, value);
    if (!conceptElements.has(name)) return;
    this.concepts.push(this.concept);
    this.concept = undefined;
  }
}

function stop(message: string): never {
  throw new Error(message);
}

/** Takes what an element says of a concept, or of its last term. */
function take(concept: Concept, term: Term | undefined, { name, type, language }: Element, text: string): void {
  if (name === 'term' && term) term.text = text;
  else if (statuses.has(type)) {
    if (term) term.status = text;
  } else if (type === 'termType') {
    if (term) term.termType = text;
  } else if (type === 'definition') concept.definitions.push({ language, text });
  else if (type === 'subjectField') concept.domain ??= text;
  else if (name === 'note') concept.notes.push({ language, text });
  else if (['descrip', 'admin', 'termNote', 'xref', 'date', 'transac'].includes(name)) concept.lost.add(type);
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

/** What says how a term is valued: in version 3 and 2, and in version 2 as well. */
const statuses = new Set(['administrativeStatus', 'normativeAuthorization']);

const shorts = new Set(['acronym', 'abbreviation', 'initialism', 'shortForm']);

/** The entry of a concept: its English terms, else those of the file's language, else the first language's. */
function toEntry(
  { terms, line, definitions, notes, domain, related, lost }: Concept,
  main: string,
  notices: Notice[],
): Entry | undefined {
  const named = terms.filter(({ text }) => text !== '');
  const byLanguage = new Map<string, Term[]>();
  for (const term of named) {
    const known = byLanguage.get(term.language);
    if (known) known.push(term);
    else byLanguage.set(term.language, [term]);
  }
  const languages = [...byLanguage.keys()];
  const language =
    languages.find((tag) => /^en\b/i.test(tag)) ?? languages.find((tag) => tag === main) ?? languages[0] ?? main;
  const own = byLanguage.get(language) ?? [];
  const status = ({ status: given }: Term) => given.replace(/(?:Term)?(?:-admn-sts)?$/, '');
  const isBad = (term: Term) => /^(?:deprecated|superseded|notRecommended|obsolete)$/.test(status(term));
  const isShort = ({ termType }: Term) => shorts.has(termType);
  const right = own.filter((term) => !isBad(term));
  const isBest = (term: Term) => /^(?:preferred|standardized|legal)$/.test(status(term));
  const preferred =
    right.find((term) => isBest(term) && !isShort(term)) ?? right.find((term) => !isShort(term)) ?? right[0];
  if (preferred === undefined) {
    notices.push({ line, column: 1, message: t('This concept has no term that may be used and is left out.') });
    return undefined;
  }
  const abbreviation = right.find((term) => term !== preferred && isShort(term));
  const admitted: DesignationEntry[] = right
    .filter((term) => term !== preferred && term !== abbreviation)
    .map((term) => (isShort(term) ? { term: term.text, abbreviation: true } : term.text));
  const deprecated: DesignationEntry[] = own
    .filter(isBad)
    .map((term) => (status(term) === 'superseded' ? { term: term.text, superseded: true } : term.text));
  const leaveOut = (what: string) =>
    void notices.push({ line, column: 1, message: t('{0} of “{1}” is left out.', what, preferred.text) });
  for (const field of lost) leaveOut(`“${field}”`);
  const translations = new Map<string, string>();
  for (const tag of languages.filter((other) => other !== language && other !== '')) {
    const names = byLanguage.get(tag)!;
    const best = names.find(isBest) ?? names.find((term) => !isBad(term));
    if (best) translations.set(tag, best.text);
    for (const name of names) if (name !== best) leaveOut(t('The name “{0}” ({1})', name.text, tag));
  }
  /** Of what is said in several languages, that in the language of the entry. */
  const choose = (what: string, all: readonly Said[]): string | undefined => {
    const chosen = all.find((one) => one.language === language) ?? all.find((one) => one.language === main) ?? all[0];
    for (const one of all) if (one !== chosen) leaveOut(`Another ${what}${one.language ? ` (${one.language})` : ''}`);
    return chosen?.text;
  };
  return compact({
    preferred: preferred.text,
    abbreviation: abbreviation?.text,
    admitted,
    deprecated,
    definition: choose('definition', definitions),
    domain,
    note: choose('note', notes),
    related,
    translations: translations.size > 0 ? Object.fromEntries(translations) : undefined,
  });
}

function write(entries: readonly NamedEntry[]) {
  let unfit = 0;
  const lines = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<tbx type="TBX-Basic" style="dca" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2">',
    '<tbxHeader><fileDesc><sourceDesc><p>Policy Glossary</p></sourceDesc></fileDesc></tbxHeader>',
    '<text><body>',
  ];
  for (const { id, entry } of entries) {
    const first = lines.push(`<conceptEntry id="${escape(id)}">`) - 1;
    if (entry.domain) lines.push(`<descrip type="subjectField">${escape(entry.domain)}</descrip>`);
    for (const target of entry.related ?? [])
      lines.push(`<ref type="crossReference" target="${escape(target)}">${escape(target)}</ref>`);
    if (entry.note) lines.push(`<note>${escape(entry.note)}</note>`);
    lines.push('<langSec xml:lang="en">');
    if (entry.definition) lines.push(`<descrip type="definition">${escape(entry.definition)}</descrip>`);
    if (entry.preferred) lines.push(termSec(entry.preferred, 'preferredTerm-admn-sts', 'fullForm'));
    if (entry.abbreviation) lines.push(termSec(entry.abbreviation, 'admittedTerm-admn-sts', 'acronym'));
    for (const name of entry.admitted ?? [])
      lines.push(
        termSec(name, 'admittedTerm-admn-sts', typeof name === 'object' && name.abbreviation ? 'acronym' : undefined),
      );
    for (const name of entry.deprecated ?? [])
      lines.push(
        termSec(
          name,
          typeof name === 'object' && name.superseded ? 'supersededTerm-admn-sts' : 'deprecatedTerm-admn-sts',
        ),
      );
    lines.push('</langSec>');
    for (const [language, term] of Object.entries(entry.translations ?? {}))
      lines.push(`<langSec xml:lang="${escape(language)}"><termSec><term>${escape(term)}</term></termSec></langSec>`);
    lines.push('</conceptEntry>');
    if (lines.slice(first).some((line) => line.search(notXml) >= 0)) unfit++;
  }
  lines.push('</body></text></tbx>', '');
  return {
    text: lines.join('\n').replace(notXml, ''),
    losses: [
      ...listLosses(entries, [
        'preferred',
        'abbreviation',
        'admitted',
        'deprecated',
        'definition',
        'domain',
        'note',
        'related',
        'translations',
      ]),
      ...(unfit > 0 ? [`characters that XML cannot hold: of ${unfit} ${unfit === 1 ? 'entry' : 'entries'}`] : []),
    ],
  };
}

function termSec(name: DesignationEntry, status: string, type?: string): string {
  const kind = type === undefined ? '' : `<termNote type="termType">${type}</termNote>`;
  return `<termSec><term>${escape(termOf(name))}</term><termNote type="administrativeStatus">${status}</termNote>${kind}</termSec>`;
}

/** Text as XML shows it. */
function escape(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}

export const tbx: Format = { id: 'tbx', title: 'TBX (ISO 30042)', endings: ['.tbx'], read, write };
