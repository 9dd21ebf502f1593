// The glossary entry at a place or of a concept, for our own client.
import type { Glossary } from '../glossary/glossary';
import type { ConceptSummary, ShownEntry } from '../requests';
import { foldText } from '../text/normalize';
import { conceptAt, type Usage } from '../usage/usage';
import { entryFromEntry, entryPage } from './pageUri';
import { describeConcept, markdown, titleOf } from './card';

/** The entry of a concept by its id, or of what is named at an offset of a draft; undefined where there is none. `draft` is the address of the one that asks. */
export function entryAt(glossary: Glossary, where: string | Usage, offset = 0, draft?: string): ShownEntry | undefined {
  const concept = typeof where === 'string' ? glossary.concepts.get(where) : conceptAt(where, offset)?.concept;
  if (concept === undefined) return undefined;
  return {
    concept: concept.id,
    title: titleOf(concept),
    markdown: describeConcept(glossary, concept, markdown, entryFromEntry).join('\n\n'),
    uri: entryPage(concept, draft),
  };
}

/** The concepts in force that one of their names or their domain is asked for with, in the order of their titles. */
export function conceptList(glossary: Glossary, query = ''): readonly ConceptSummary[] {
  const asked = foldText(query.trim());
  return [...glossary.concepts.values()]
    .filter(({ designations, domain = '' }) =>
      [domain, ...designations.map(({ text }) => text)].some((text) => foldText(text).includes(asked)),
    )
    .map(({ id, preferred, abbreviation, domain }) => ({
      id,
      title: preferred.text,
      abbreviation: abbreviation?.text,
      domain,
    }))
    .sort((a, b) => a.title.localeCompare(b.title, 'en'));
}
