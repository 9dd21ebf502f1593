// The card of a concept: its glossary entry as Markdown or as plain text. All text of a glossary is shown as text.
import type { Concept, Designation } from '../glossary/concept';
import type { Glossary } from '../glossary/glossary';
import { makeVisible } from '../text/visible';

/** How text is dressed for a client. */
export interface Dress {
  readonly text: (text: string) => string;
  readonly strong: (text: string) => string;
  readonly emphasis: (text: string) => string;
  readonly link: (text: string, url: string) => string;
  /** Between two paragraphs. */
  readonly gap: string;
}

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
  gap: '\n\n',
};

export const plaintext: Dress = {
  text: putInLine,
  strong: putInLine,
  emphasis: putInLine,
  link: putInLine,
  gap: '\n',
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

/** The paragraphs of a concept's card, without what a draft does with it. */
export function describeConcept(glossary: Glossary, concept: Concept, dress: Dress): readonly string[] {
  const { domain, definition, note, members, related, facts, translations, sources, designations, origin } = concept;
  const nameOf = (id: string) => glossary.concepts.get(id)?.preferred.text ?? id;
  const own = designations.filter(({ generated, kind }) => !generated && kind !== 'reference');
  const isOther = (name: Designation) => name !== concept.preferred && name !== concept.abbreviation;
  const also = own.filter((name) => name.status !== 'deprecated' && isOther(name)).map(({ text }) => text);
  const avoid = own
    .filter(({ status }) => status === 'deprecated')
    .map(({ text, use }) => (use ? `${text} (write ${use})` : text));
  const list = (label: string, items: readonly string[]) =>
    items.length > 0 ? `${dress.emphasis(label)} ${dress.text(shorten(items).join('; '))}` : '';
  // Many folders have a file of the same name.
  const file = origin.split('/').slice(-2).map(decodeURIComponentSafely).join('/');
  const origins = origin === 'built-in' || origin === 'draft' ? '' : dress.text(`From ${file}`);
  return [
    `${dress.strong(titleOf(concept))}${domain ? ` — ${dress.text(domain)}` : ''}`,
    definition
      ? dress.text(definition)
      : origin === 'draft'
        ? dress.text('Introduced by this draft; no glossary has it.')
        : '',
    note ? dress.text(note) : '',
    list('Members:', members.map(nameOf)),
    list(
      'Dates:',
      facts.map(({ date, fact }) => `${date}: ${fact.replace(/\.$/, '')}`),
    ),
    list('Also:', also),
    list('Avoid:', avoid),
    list(
      'Official names:',
      [...translations].map(([language, name]) => `${name} (${language})`),
    ),
    list('Related:', related.map(nameOf)),
    sources.length > 0
      ? `${dress.emphasis('Sources:')} ${shorten(
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
