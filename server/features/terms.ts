// What a draft does with each concept that it names, for our own client's view.
import type { TermUse } from '../requests';
import type { Finding } from '../rules/rule';
import { positionAt, rangeOf } from '../text/draft';
import { type ConceptUsage, spanOf, type Usage } from '../usage/usage';

/** The concepts that a draft names, in the order of their names, with how often and where. */
export function terms(usage: Usage, findings: readonly Finding[]): readonly TermUse[] {
  const found = new Map<string, number>();
  for (const { occurrence, introduced } of findings) {
    const concept = occurrence?.mention.name.concept ?? introduced?.introduction.concept;
    if (concept) found.set(concept.id, (found.get(concept.id) ?? 0) + 1);
  }
  return [...usage.concepts.values()]
    .flatMap((used) => describe(usage, used, found.get(used.concept.id) ?? 0) ?? [])
    .sort((a, b) => a.title.localeCompare(b.title, 'en'));
}

/** What a draft does with a concept; undefined where it only introduces it. */
function describe(usage: Usage, used: ConceptUsage, findings: number): TermUse | undefined {
  const { concept, introductions } = used;
  const [first] = used.occurrences;
  if (first === undefined) return undefined;
  const introduced = introductions.find(({ counts }) => counts);
  return {
    concept: concept.id,
    title: concept.preferred.text,
    abbreviation: concept.abbreviation?.text,
    names: countNames(used),
    introducedOn:
      introduced === undefined ? undefined : positionAt(usage.draft, spanOf(usage, introduced).start).line + 1,
    findings,
    range: rangeOf(usage.draft, spanOf(usage, first)),
  };
}

/** How often a draft names a concept by each of its names, the most frequent first. */
function countNames({ occurrences }: ConceptUsage): readonly { readonly text: string; readonly times: number }[] {
  const counts = new Map<string, number>();
  for (const { mention } of occurrences) counts.set(mention.name.text, (counts.get(mention.name.text) ?? 0) + 1);
  return [...counts].map(([text, times]) => ({ text, times })).sort((a, b) => b.times - a.times);
}
