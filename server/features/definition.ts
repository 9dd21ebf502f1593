// textDocument/definition and declaration: where a draft introduces a name, and where its glossary entry stands.
import type { Location, LocationLink } from 'vscode-languageserver-types';
import type { Concept } from '../glossary/concept';
import { introduces } from '../rules/judged';
import { rangeOf } from '../text/draft';
import { conceptAt, introductionSpan, mentionAt, mentionSpan, type Usage } from '../usage/usage';

/** Says where the page of an entry is, for clients that can show one. */
export interface EntryPages {
  /** The scheme of the client's pages of entries; a page is `scheme:/concept-id/Title.md`. */
  readonly scheme?: string;
}

const top = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

/** Where the entry of a concept stands: in the user's glossary file, or on the client's page; undefined for neither. */
export function entryLocation({ id, origin, line, preferred }: Concept, { scheme }: EntryPages): Location | undefined {
  if (line !== undefined) {
    const start = { line, character: 0 };
    return { uri: origin, range: { start, end: start } };
  }
  if (scheme === undefined || origin === 'draft') return undefined;
  const title = encodeURIComponent(preferred.text.replaceAll('/', '-'));
  return { uri: `${scheme}:/${encodeURIComponent(id)}/${title}.md`, range: top };
}

/** The introductions in the draft of the concept at an offset, and its glossary entry; empty where no name stands. */
export function definition(usage: Usage, offset: number, uri: string, pages: EntryPages): readonly LocationLink[] {
  const used = conceptAt(usage, offset);
  if (used === undefined) return [];
  const originSelectionRange = rangeOf(usage.draft, mentionSpan(usage, mentionAt(usage, offset)));
  const links: LocationLink[] = used.introductions
    .filter((index) => introduces(usage, index))
    .map((index) => ({
      originSelectionRange,
      targetUri: uri,
      targetRange: rangeOf(usage.draft, introductionSpan(usage, index)),
      targetSelectionRange: rangeOf(usage.draft, introductionSpan(usage, index, 'full')),
    }));
  return [...links, ...declaration(usage, offset, pages)];
}

/** The glossary entry of the concept at an offset; empty where no name stands or the client cannot show it. */
export function declaration(usage: Usage, offset: number, pages: EntryPages): readonly LocationLink[] {
  const used = conceptAt(usage, offset);
  const location = used && entryLocation(used.concept, pages);
  if (location === undefined) return [];
  const { uri, range } = location;
  return [
    {
      originSelectionRange: rangeOf(usage.draft, mentionSpan(usage, mentionAt(usage, offset))),
      targetUri: uri,
      targetRange: range,
      targetSelectionRange: range,
    },
  ];
}
