// The pages that the server writes and an editor shows: the entry of a concept, the naming of all drafts.
import type { Concept } from '../glossary/concept';
import { pageScheme } from '../requests';

/** The address of the review of all drafts. */
export const reviewPage = `${pageScheme}:/${encodeURIComponent('Naming across the workspace')}.md`;

/** The address of the entry of a concept: `policy-glossary:/concept-id/Title.md`. */
export function entryPage({ id, preferred }: Concept): string {
  const title = encodePart(preferred.text.replaceAll('/', '-'));
  return `${pageScheme}:/${encodePart(id)}/${title}.md`;
}

/** The id of the concept whose entry a page shows; undefined for any other address. */
export function conceptOfPage(uri: string): string | undefined {
  const [scheme, id, title] = uri.split('/');
  if (scheme !== `${pageScheme}:` || id === undefined || title === undefined) return undefined;
  try {
    return decodeURIComponent(id);
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
