// What of a draft could go into a glossary: its own abbreviations, what nobody explains, what is selected.
import type { NewTerm } from '../requests';
import type { NewEntry } from '../glossary/edit';
import { idFor } from '../glossary/entry';
import { findMark } from '../glossary/written';
import { blockIndexAt } from '../text/draft';
import type { Span } from '../text/span';
import { occurrenceAt, spanOf, type Usage } from '../usage/usage';
import { t } from '../words/words';

/** Adds an entry, or deprecates a name, in the nearest glossary. */
export const addKind = 'refactor.glossary.add';
export const deprecateKind = 'refactor.glossary.deprecate';

/** Something that could be written into a glossary. */
export interface Addition {
  readonly title: string;
  readonly kind: typeof addKind | typeof deprecateKind;
  readonly entry: NewEntry;
}

/** The longest selection that is a name, in words. */
const MOST_WORDS = 8;

/** What could be added at a span of the draft: a selection, or the word at the cursor. */
export function additions(usage: Usage, span: Span): readonly Addition[] {
  const occurrence = occurrenceAt(usage, span.start);
  if (occurrence) {
    const { name } = occurrence.mention;
    const { concept } = name;
    const { abbreviation, fullName, preferred } = concept;
    if (concept.origin === 'draft' && abbreviation) return [add(fullName.text, abbreviation.text)];
    const isOther = name.status === 'admitted' && name !== abbreviation && name.kind === 'name';
    if (!isOther || concept.generic) return [];
    return [
      {
        title: t('Deprecate “{0}” in the glossary: use “{1}”', name.text, preferred.text),
        kind: deprecateKind,
        entry: { id: concept.id, deprecated: { term: name.text, use: preferred.text } },
      },
    ];
  }
  const passage = usage.passages.at(blockIndexAt(usage.draft, span.start));
  const unexplained = passage?.unexplained.find((placed) => {
    const { start, end } = spanOf(usage, placed);
    return start <= span.start && span.start <= end;
  });
  if (unexplained) return [add(unexplained.word.text)];
  const selected = usage.draft.text.slice(span.start, Math.min(span.end, span.start + 200)).trim();
  const words = selected.split(/\s+/).length;
  return /\p{L}/u.test(selected) && words <= MOST_WORDS && !/[\r\n]\s*[\r\n]/.test(selected)
    ? [add(selected.replace(/\s+/g, ' '))].filter(({ entry }) => findMark(entry.preferred!) === undefined)
    : [];
}

/** All that a draft introduces and no glossary has, in the order of the text. */
export function introducedTerms(usage: Usage): readonly NewTerm[] {
  const introduced = new Set(usage.introductions.map(({ introduction }) => introduction.concept.id));
  return [...introduced].flatMap((id) => {
    const { origin, abbreviation, fullName } = usage.concepts.get(id)!.concept;
    return origin === 'draft' && abbreviation ? [{ preferred: fullName.text, abbreviation: abbreviation.text }] : [];
  });
}

/** A term as it is written into a glossary, in one line each. */
export function entryFor(term: NewTerm): NewEntry {
  const [name, short] = [lineOf(term.preferred), lineOf(term.abbreviation)];
  const sources = term.sources?.map(({ title, ...others }) => ({
    title: lineOf(title) ?? '-',
    ...Object.fromEntries(Object.entries(others).map(([key, value]) => [key, lineOf(value)])),
  }));
  return {
    id: idFor(short ?? name ?? ''),
    preferred: name,
    abbreviation: short,
    definition: lineOf(term.definition),
    ...(term.proposed ? { proposed: true } : {}),
    ...(term.note === undefined ? {} : { note: lineOf(term.note) }),
    ...(sources === undefined || sources.length === 0 ? {} : { sources }),
  };
}

/** A text in one line; undefined where there is none. */
function lineOf(text: string | undefined): string | undefined {
  return text?.replace(/\s+/g, ' ').trim() || undefined;
}

function add(preferred: string, abbreviation?: string): Addition {
  return {
    title: t('Add “{0}” to the glossary', abbreviation ?? preferred),
    kind: addKind,
    entry: { id: idFor(abbreviation ?? preferred), preferred, abbreviation },
  };
}
