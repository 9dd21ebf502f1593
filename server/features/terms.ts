// What a draft does with each concept that it names, for our own client's view.
import type { TermPlace, TermUse } from '../requests';
import type { Finding } from '../rules/rule';
import { positionAt, rangeOf } from '../text/draft';
import type { Text } from '../text/text';
import { overlaps, type Span } from '../text/span';
import { asMessage } from '../text/visible';
import type { ConceptUsage } from '../usage/gather';
import { spanOf, type Usage } from '../usage/usage';
import { severities } from './diagnostic';

/** The concepts that a draft names, in the order of their names, with how often and where. */
export function terms(usage: Usage, findings: readonly Finding[]): readonly TermUse[] {
  const found = new Map<string, number>();
  for (const finding of findings) {
    const concept = conceptOf(usage, finding);
    if (concept !== undefined) found.set(concept, (found.get(concept) ?? 0) + 1);
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

/** The concept that a finding is about, of those that the draft names. */
function conceptOf(usage: Usage, { occurrence, introduced }: Finding): string | undefined {
  const id = (occurrence?.mention.name.concept ?? introduced?.introduction.concept)?.id;
  return id !== undefined && usage.concepts.get(id)?.occurrences.length ? id : undefined;
}

/** How many places of one term are listed. */
const MOST_PLACES = 500;
/** How many UTF-16 units of a draft are shown before and after a place. */
const BEFORE = 14;
const AFTER = 60;

/** Where a draft names a concept, with what is found there; without one, what is found that is about none. */
export function places(usage: Usage, findings: readonly Finding[], concept?: string): readonly TermPlace[] {
  const about = findings.filter((finding) => conceptOf(usage, finding) === concept);
  const named = (usage.concepts.get(concept ?? '')?.occurrences ?? []).map((placed) => spanOf(usage, placed));
  const elsewhere = about.filter((finding) => !named.some((span) => overlaps(span, finding)));
  return [...named, ...elsewhere]
    .sort((a, b) => a.start - b.start)
    .slice(0, MOST_PLACES)
    .map((span) => ({
      range: rangeOf(usage.draft, span),
      excerpt: excerptOf(usage.draft.text, span),
      findings: about
        .filter((finding) => overlaps(span, finding))
        .map(({ level, message }) => ({ severity: severities[level], message }))
        .sort((a, b) => a.severity - b.severity),
    }));
}

/** The words around a span in one line; what is cut of its line is told by “…”. */
function excerptOf(text: Text, { start, end }: Span): TermPlace['excerpt'] {
  const shown = Math.min(end, start + AFTER);
  const before = text.slice(Math.max(0, start - BEFORE), start).replace(/^.*[\r\n]/s, '');
  const after = text.slice(shown, shown + AFTER).replace(/[\r\n].*$/s, '');
  // What stands at an end is trimmed there.
  const [left, middle, right] = [
    asMessage(`${before.length < BEFORE ? before : before.replace(/^\S*\s/, '…')}|`).slice(0, -1),
    asMessage(text.slice(start, shown)),
    asMessage(`|${after.length < AFTER ? after : after.replace(/\s\S*$/, '…')}`).slice(1),
  ];
  return { text: left + middle + right, start: left.length, end: left.length + middle.length };
}
