// The card of a concept: its glossary entry as Markdown or as plain text. All text of a glossary is shown as text.
import type { Concept, Designation } from '../glossary/concept';
import type { Glossary } from '../glossary/glossary';
import { makeVisible } from '../text/visible';
import { encodeTarget } from './pageUri';
import { t } from '../words/words';

/** How text is dressed for a client. */
export interface Dress {
  readonly text: (text: string) => string;
  readonly strong: (text: string) => string;
  readonly emphasis: (text: string) => string;
  /** A link to a page on the web, which a glossary names. */
  readonly link: (text: string, url: string) => string;
  /** A link to what we show ourselves. */
  readonly open: (text: string, address: string) => string;
  /** Between two paragraphs, and between two lines of one. */
  readonly gap: string;
  readonly line: string;
}

/** How what a card names is reached: the address of the entry of a concept, where the client shows it. */
export type EntryAddress = (concept: Concept) => string | undefined;

/** The longest definition or note that is shown, in UTF-16 units; a longer one is cut, and says so with “…”. */
const LONGEST_TEXT = 2000;
/** The longest list that is shown whole. */
const LONGEST_LIST = 24;

export const markdown: Dress = {
  text: escapeMarkdown,
  strong: (text) => `**${escapeMarkdown(text)}**`,
  emphasis: (text) => `*${escapeMarkdown(text)}*`,
  link: (text, url) =>
    /^https?:\/\/[^\s<>()[\]\\"]+$/.test(url) ? `[${escapeLabel(text)}](${url})` : escapeMarkdown(text),
  open: (text, address) => `[${escapeLabel(text)}](<${encodeTarget(address)}>)`,
  gap: '\n\n',
  line: '  \n',
};

export const plaintext: Dress = {
  text: putInLine,
  strong: putInLine,
  emphasis: putInLine,
  link: putInLine,
  open: putInLine,
  gap: '\n',
  line: '\n',
};

/**
 * Text that a Markdown renderer shows as it is: no markup, no HTML, no line of its own. Addresses stand as code, since
 * renderers make links of them however they are escaped.
 */
export function escapeMarkdown(text: string): string {
  return putInLine(text)
    .split(/([^\s`<>|"“”‘’«»()[\]{}]+)/)
    .map((part) => {
      if (!isAddress(part)) return escapePart(part);
      const [, address, end = ''] = /^(.*?)([.,;:!?*_~]*)$/.exec(part) ?? [];
      return `\`${address}\`${escapePart(end)}`;
    })
    .join('')
    .replace(/^(\d+)\.|^-/, (start) => (start.endsWith('.') ? `${start.slice(0, -1)}\\.` : `\\${start}`));
}

/** The same for what a link is called: there is no link in it. */
export function escapeLabel(text: string): string {
  return escapePart(putInLine(text));
}

/** Whether a word may be taken for the address of a page or of a mailbox; “S.Korea” is none. */
function isAddress(word: string): boolean {
  return (
    /\/\/|[^@]@[^@]|www\./i.test(word) ||
    /[\p{L}\p{N}]\.(?:[^\P{L}\p{Lu}]{2}|\p{Lu}{2}|\p{L}{2,4}(?![\p{L}\p{N}]))/u.test(word)
  );
}

function escapePart(text: string): string {
  return (
    text
      .replace(/[\\*_{}[\]()#+!|~$]/g, '\\$&')
      .replace(/&/g, '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
      // Renderers differ in what a backslash before one does to the next.
      .replaceAll('`', '&#96;')
  );
}

/** Text in one line, and nothing longer than what is worth reading. */
function putInLine(text: string): string {
  const isLong = text.length > LONGEST_TEXT;
  const visible = (isLong ? text.slice(0, LONGEST_TEXT).replace(/\p{Cs}$/u, '') : text)
    .replace(/[\t\n\v\f\r\u0085\u2028\u2029]+/g, ' ')
    .trim()
    // Joiners belong to the words of many scripts, and to emoji.
    .split(/([\u200c\u200d])/)
    .map((part, index) => (index % 2 === 1 ? part : makeVisible(part)));
  return `${visible.join('')}${isLong ? '…' : ''}`;
}

/** What a concept is called in a heading: its full name and its abbreviation. */
export function titleOf({ preferred, abbreviation }: Concept): string {
  return abbreviation ? `${preferred.text} (${abbreviation.text})` : preferred.text;
}

/** How many sentences of a definition a short card has. */
const FEW_SENTENCES = 2;
/** How long, in UTF-16 units, a text, a name and a list of names are in a short card. */
const SHORT_TEXT = 320;
export const SHORT_NAME = 70;
const SHORT_LIST = 130;

/** The first sentences of a text, and no more than a short card has room for; where something is left out it says so with “…”. */
export function shortenText(text: string): string {
  const sentences = text.split(/(?<=[.!?]["”’)]?)\s+(?=["“‘(]?[\p{Lu}\p{Lo}\p{N}])/u, FEW_SENTENCES + 1);
  return cut(sentences.slice(0, FEW_SENTENCES).join(' '), SHORT_TEXT);
}

/** A text of at most so many UTF-16 units and “…”, cut between words. */
export function cut(text: string, longest: number): string {
  if (text.length <= longest) return text;
  return `${text
    .slice(0, longest)
    .replace(/\p{Cs}$/u, '')
    .replace(/\s+\S*$/, '')}…`;
}

/** What a concept is called in the first line of a short card. */
export function shortTitleOf(concept: Concept): string {
  return cut(titleOf(concept), SHORT_NAME);
}

/** What a concept is, in a paragraph; empty where nothing says it. */
export function defineShortly({ definition, origin }: Concept, dress: Dress): string {
  if (definition) return dress.text(shortenText(definition));
  return origin === 'draft' ? dress.text(t('Introduced by this draft; no glossary has it.')) : '';
}

/** A line about the members of a concept, or about what it is related to; empty where there are none. */
export function listShortly(
  { concepts }: Glossary,
  concept: Concept,
  what: 'members' | 'related',
  dress: Dress,
  addressOf: EntryAddress,
): string {
  const ids = what === 'members' ? concept.members : concept.related.filter((id) => !concept.members.includes(id));
  if (ids.length === 0) return '';
  const names = ids.map((id) => cut(concepts.get(id)?.preferred.text ?? id, SHORT_NAME));
  const shown = countFitting(names);
  const items = ids.slice(0, shown).map((id) => nameWithLink(concepts.get(id), id, dress, addressOf, SHORT_NAME));
  const more = ids.length - shown;
  const label = dress.emphasis(what === 'members' ? t('Members:') : t('Related:'));
  return `${label} ${more > 0 ? t('{0} and {1} more', items.join('; '), more) : items.join('; ')}`;
}

/** How many of some texts a list of a short card has room for; at least one. */
export function countFitting(texts: readonly string[]): number {
  let length = 0;
  const end = texts.findIndex((text, index) => (length += text.length + 2) > SHORT_LIST && index > 0);
  return end < 0 ? texts.length : end;
}

/** The name of a concept, as a link where its entry can be shown; what is no id is a name. */
function nameWithLink(
  concept: Concept | undefined,
  id: string,
  dress: Dress,
  addressOf: EntryAddress,
  longest = Infinity,
): string {
  const text = cut(concept?.preferred.text ?? id, longest);
  const address = concept && addressOf(concept);
  return address === undefined ? dress.text(text) : dress.open(text, address);
}

/** The paragraphs of a concept's whole card, without what a draft does with it. */
export function describeConcept(
  glossary: Glossary,
  concept: Concept,
  dress: Dress,
  addressOf: EntryAddress = () => undefined,
): readonly string[] {
  const { domain, definition, note, members, related, facts, translations, sources, designations, origin } = concept;
  const own = designations.filter(({ generated, kind }) => !generated && kind !== 'reference');
  const isOther = (name: Designation) => name !== concept.preferred && name !== concept.abbreviation;
  const also = own.filter((name) => name.status !== 'deprecated' && isOther(name)).map(({ text }) => text);
  const avoid = own
    .filter(({ status }) => status === 'deprecated')
    .map(({ text, use }) => (use ? t('{0} (write {1})', text, use) : text));
  const list = (label: string, items: readonly string[]) =>
    items.length > 0 ? `${dress.emphasis(label)} ${dress.text(shorten(items).join('; '))}` : '';
  const links = (label: string, ids: readonly string[]) =>
    ids.length > 0
      ? `${dress.emphasis(label)} ${shorten(ids.map((id) => nameWithLink(glossary.concepts.get(id), id, dress, addressOf))).join('; ')}`
      : '';
  // Many folders have a file of the same name.
  const file = origin.split('/').slice(-2).map(decodeURIComponentSafely).join('/');
  const origins = origin === 'built-in' || origin === 'draft' ? '' : dress.text(t('From {0}', file));
  return [
    `${dress.strong(titleOf(concept))}${domain ? ` — ${dress.text(domain)}` : ''}`,
    definition
      ? dress.text(definition)
      : origin === 'draft'
        ? dress.text(t('Introduced by this draft; no glossary has it.'))
        : '',
    note ? dress.text(note) : '',
    links(t('Members:'), members),
    list(
      t('Dates:'),
      facts.map(({ date, fact }) => `${date}: ${fact.replace(/\.$/, '')}`),
    ),
    list(t('Also:'), also),
    list(t('Avoid:'), avoid),
    list(
      t('Official names:'),
      [...translations].map(([language, name]) => `${name} (${language})`),
    ),
    links(t('Related:'), related),
    sources.length > 0
      ? `${dress.emphasis(t('Sources:'))} ${shorten(
          sources.map(({ title, publisher, date, at, url }) => {
            const text = [publisher, title, date, at].filter(Boolean).join(', ');
            return url ? dress.link(text, url) : dress.text(text);
          }),
        ).join('; ')}`
      : '',
    origins,
  ].filter((paragraph) => paragraph !== '');
}

function shorten(items: readonly string[]): readonly string[] {
  return items.length > LONGEST_LIST ? [...items.slice(0, LONGEST_LIST), '…'] : items;
}

function decodeURIComponentSafely(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
