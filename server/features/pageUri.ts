// The pages that the server writes and an editor shows: the entry of a concept, the naming of all drafts.
import type { Concept } from '../glossary/concept';
import { pageScheme } from '../requests';
import { t } from '../words/words';
import type { EntryAddress } from './card';

/** The address of the review of all drafts; its title is in the language of the editor. */
export function reviewPage(): string {
  return `${pageScheme}:/${reviewFile()}`;
}

function reviewFile(): string {
  return `${encodePart(t('Naming across the workspace'))}.md`;
}

/** Stands where an entry has the id of its concept, and is none. */
const noConcept = '-';

/** The address of what explains a rule: `policy-glossary:/-/rule-id.md`. */
export function rulePage(id: string): string {
  return `${pageScheme}:/${noConcept}/${encodePart(id)}.md`;
}

/** The id of the rule that a page explains; undefined for any other address. */
export function ruleOfPage(uri: string): string | undefined {
  const start = `${pageScheme}:/${noConcept}/`;
  return uri.startsWith(start) && uri.endsWith('.md') ? uri.slice(start.length, -'.md'.length) : undefined;
}

/**
 * The address of the entry of a concept: `policy-glossary:/concept-id/Title.md`, with the address of a draft after a
 * question mark where the page tells what that does with it.
 */
export function entryPage(concept: Concept, draft?: string): string {
  return `${pageScheme}:/${partsOf(concept)}${draft === undefined ? '' : `?${encodePart(draft)}`}`;
}

/** The address of the draft that the page of an entry is about; undefined where it is about none. */
export function draftOfPage(uri: string): string | undefined {
  const at = uri.indexOf('?');
  return at < 0 ? undefined : decode(uri.slice(at + 1));
}

/**
 * How a client is led to the entries of concepts: by a command of its own that is given the address of a page, or by that. What only a
 * draft introduces has none. Undefined for a client that shows no entries. `draft` is where they are led from.
 */
export function entryAddresses(command: string | undefined, pages: boolean, draft?: string): EntryAddress | undefined {
  if (command === undefined && !pages) return undefined;
  return (concept) => {
    if (concept.origin === 'draft') return undefined;
    const page = entryPage(concept, draft);
    return command === undefined ? page : `command:${command}?${encodePart(JSON.stringify([page]))}`;
  };
}

/** The same from the page of another concept. A preview of Markdown follows no addresses of a scheme that it does not know. */
export function entryFromEntry(concept: Concept): string {
  return `../${partsOf(concept)}`;
}

/** The address of the review of all drafts, from the page of a concept. */
export function reviewFromEntry(): string {
  return `../${reviewFile()}`;
}

/** The address of the entry of a concept by its id and title, from the review of all drafts. */
export function entryFromReview(id: string, title: string): string {
  return `${encodePart(id)}/${encodePart(title.replaceAll('/', '-'))}.md`;
}

function partsOf({ id, preferred }: Concept): string {
  return entryFromReview(id, preferred.text);
}

/** The id of the concept whose entry a page shows; undefined for any other address. */
export function conceptOfPage(uri: string): string | undefined {
  const [scheme, id, title] = uri.replace(/\?.*$/s, '').split('/');
  if (scheme !== `${pageScheme}:` || id === undefined || title === undefined || id === noConcept) return undefined;
  return decode(id);
}

function decode(part: string): string | undefined {
  try {
    return decodeURIComponent(part);
  } catch {
    return undefined;
  }
}

/** A name as a part of an address, of any address and in any text: only letters, digits and `-._~` stay. Never throws. */
export function encodePart(name: string): string {
  return encodeURIComponent(name.replace(/\p{Cs}/gu, '\ufffd')).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/** An address in which nothing ends a link and nothing is obeyed or hidden: what no address holds is encoded. */
export function encodeTarget(address: string): string {
  return address.replace(/%(?![\da-f]{2})|[^\w%~$&+,;=:@/?#.-]+/gi, encodePart).replaceAll('&', '&amp;');
}
