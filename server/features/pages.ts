// The pages that the server writes and an editor shows: the entry of a concept, the naming of all drafts.
import type { Concept } from '../glossary/concept';
import { pageScheme } from '../requests';

/** The address of the review of all drafts. */
export const reviewPage = `${pageScheme}:/${encodeURIComponent('Naming across the workspace')}.md`;

/** The address of the entry of a concept: `policy-glossary:/concept-id/Title.md`. */
export function entryPage({ id, preferred }: Concept): string {
  const title = encodeURIComponent(preferred.text.replaceAll('/', '-'));
  return `${pageScheme}:/${encodeURIComponent(id)}/${title}.md`;
}

/** The id of the concept whose entry a page shows; undefined for any other address. */
export function conceptOfPage(uri: string): string | undefined {
  const [scheme, id, title] = uri.split('/');
  if (scheme !== `${pageScheme}:` || title === undefined) return undefined;
  try {
    return decodeURIComponent(id);
  } catch {
    return undefined;
  }
}
