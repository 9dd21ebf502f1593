// What a draft does with each concept that it names, for our own client's view.
import type { TermUse } from '../requests';
import { introduces } from '../rules/judged';
import type { Finding } from '../rules/rule';
import { positionAt, rangeOf } from '../text/draft';
import { type ConceptUsage, introductionSpan, mentionSpan, type Usage } from '../usage/usage';

/** The concepts that a draft names, in the order of their names, with how often and where. */
export function terms(usage: Usage, findings: readonly Finding[]): readonly TermUse[] {
  const found = new Map<string, number>();
  for (const { mention, introduction } of findings) {
    const concept =
      mention !== undefined
        ? usage.mentions[mention].name.concept
        : introduction !== undefined
          ? usage.introductions[introduction].concept
          : undefined;
    if (concept) found.set(concept.id, (found.get(concept.id) ?? 0) + 1);
  }
  return [...usage.concepts.values()]
    .filter(({ mentions }) => mentions.length > 0)
    .map((used) => describe(usage, used, found.get(used.concept.id) ?? 0))
    .sort((a, b) => a.title.localeCompare(b.title, 'en'));
}

function describe(usage: Usage, used: ConceptUsage, findings: number): TermUse {
  const { concept, mentions, introductions } = used;
  const introduction = introductions.find((index) => introduces(usage, index));
  return {
    concept: concept.id,
    title: concept.preferred.text,
    abbreviation: concept.abbreviation?.text,
    names: countNames(usage, used),
    introducedOn:
      introduction === undefined
        ? undefined
        : positionAt(usage.draft, introductionSpan(usage, introduction).start).line + 1,
    findings,
    range: rangeOf(usage.draft, mentionSpan(usage, mentions[0])),
  };
}

/** How often a draft names a concept by each of its names, the most frequent first. */
function countNames(
  usage: Usage,
  { mentions }: ConceptUsage,
): readonly { readonly text: string; readonly times: number }[] {
  const counts = new Map<string, number>();
  for (const index of mentions) {
    const { text } = usage.mentions[index].name;
    counts.set(text, (counts.get(text) ?? 0) + 1);
  }
  return [...counts].map(([text, times]) => ({ text, times })).sort((a, b) => b.times - a.times);
}
