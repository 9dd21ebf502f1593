// Checks what is found in a draft, in the notation of carets: a mark's label is what the line below must say.
import { deepEqual } from 'node:assert/strict';
import { createConcept } from '../../server/glossary/entry';
import { createGlossary, type Glossary } from '../../server/glossary/glossary';
import type { Entry } from '../../server/glossary/schema';
import { parseDraft, type Language } from '../../server/text/draft';
import { occurrencesOf, partOf, readUsage, spanOf, type Usage } from '../../server/usage/usage';
import type { Introduced } from '../../server/usage/passage';
import { parseMarks } from './marks';

/** A small glossary with every trap in it. */
const entries: Record<string, Entry> = {
  rok: {
    preferred: 'Republic of Korea',
    abbreviation: 'ROK',
    article: 'the',
    admitted: ['South Korea'],
    adjectives: ['South Korean'],
    state: true,
    references: ['the South'],
  },
  dprk: {
    preferred: "Democratic People's Republic of Korea",
    abbreviation: 'DPRK',
    article: 'the',
    admitted: ['North Korea'],
  },
  nato: {
    preferred: 'North Atlantic Treaty Organization',
    abbreviation: { term: 'NATO', article: 'none' },
    article: 'the',
    wrongExpansions: ['North Atlantic Organization'],
    deprecated: [{ term: 'Nato', case: 'exact', use: 'NATO' }],
  },
  'nato-college': { preferred: 'NATO Defense College', abbreviation: 'NDC', article: 'the' },
  ip4: { preferred: { term: 'Indo-Pacific Four', case: 'exact' }, abbreviation: 'IP4', article: 'the' },
  'indo-pacific': { preferred: 'Indo-Pacific', article: 'the' },
  unc: { preferred: 'United Nations Command', abbreviation: 'UNC', article: 'the' },
  university: {
    preferred: 'University of North Carolina',
    abbreviation: { term: 'UNC', when: 'cued' },
    cues: ['Chapel Hill', 'campus'],
  },
  us: {
    preferred: 'United States',
    abbreviation: { term: 'US', variants: false },
    article: 'the',
    admitted: [{ term: 'U.S.', abbreviation: true }],
  },
  alliance: { preferred: 'ROK-US alliance', article: 'the' },
  college: { preferred: 'Korea National Defense University', abbreviation: 'KNDU' },
  wmd: { preferred: 'weapons of mass destruction', abbreviation: 'WMD' },
  gps: { preferred: 'Global Positioning System', abbreviation: 'GPS' },
  slogan: { preferred: 'Global Pivot State', abbreviation: { term: 'GPS', when: 'introduced' } },
  war: { preferred: { term: 'Cold War', case: 'exact' } },
  newWar: { preferred: { term: 'new Cold War', case: 'exact' } },
  exercise: { preferred: 'combined exercise', generic: true },
  city: { preferred: 'Washington, DC', abbreviation: { term: 'DC', variants: false } },
  communique: { preferred: 'communiqué' },
  centre: { preferred: 'Harbour Safety Centre' },
  korean: { preferred: '정책' },
};

/** The glossary of the checks below. */
const trapGlossary: Glossary = createGlossary(
  Object.entries(entries).map(([id, entry]) => createConcept(id, entry, 'built-in')),
);

/**
 * Demands exactly the marked mentions. A label is the concept's id, followed by what is special of the mention:
 * `plural`, `'s`, `miscased`, `compound`, `name` (inside a longer proper name), `quoted`, `deprecated`, `adjective`.
 */
export function checkMentions(marked: string, language: Language = 'markdown'): void {
  const { text, marks } = parseMarks(marked);
  deepEqual(
    describeMentions(text, language),
    marks.map(({ start, end, label }) => `${text.slice(start, end)} = ${label}`),
  );
}

/** Demands these mentions in a text that carets cannot mark, as `written words = label`. */
export function checkLines(text: string, ...expected: readonly string[]): void {
  deepEqual(describeMentions(text, 'markdown'), expected);
}

function describeMentions(text: string, language: Language): string[] {
  const usage = readUsage(trapGlossary, parseDraft(text, language));
  return Array.from(occurrencesOf(usage), (occurrence) => {
    const { start, end } = spanOf(usage, occurrence);
    const { name, plural, possessive, miscased, compound, inName, misspelled, quoted } = occurrence.mention;
    const special = [
      name.kind === 'adjective' && 'adjective',
      name.status === 'deprecated' && 'deprecated',
      plural && 'plural',
      possessive,
      miscased && 'miscased',
      compound && 'compound',
      misspelled && 'misspelled',
      inName && 'name',
      quoted && 'quoted',
    ].filter(Boolean);
    return `${text.slice(start, end)} = ${[name.concept.id, ...special].join(' ')}`;
  });
}

/**
 * Demands exactly the marked introductions. A label is `shape verdict concept`, then in brackets what the draft would
 * lose with it, and after it the other names that are tied.
 */
export function checkIntroductions(marked: string, language: Language = 'markdown'): void {
  const { text, marks } = parseMarks(marked);
  const usage = readUsage(trapGlossary, parseDraft(text, language));
  const found = usage.introductions.map((introduced) => {
    const { start, end } = spanOf(usage, introduced);
    return `${text.slice(start, end)} = ${describeIntroduction(usage, introduced, text)}`;
  });
  deepEqual(
    found,
    marks.map(({ start, end, label }) => `${text.slice(start, end)} = ${label}`),
  );
}

function describeIntroduction(usage: Usage, introduced: Introduced, text: string): string {
  const { shape, verdict, concept, names, quoted } = introduced.introduction;
  const aside = partOf(usage, introduced, 'aside');
  const { block } = introduced.passage;
  const lost = text.slice(aside.start, aside.end);
  return [
    shape,
    verdict,
    concept.id,
    lost && `[${lost}]`,
    ...names.map((name) => block.text.slice(name.start, name.end)),
    quoted && 'quoted',
  ]
    .filter(Boolean)
    .join(' ');
}

/** Demands the scope of each block, one a line, as `section/scope`. */
export function checkPlaces(text: string, expected: readonly string[]): void {
  const usage = readUsage(trapGlossary, parseDraft(text, 'markdown'));
  deepEqual(
    [...usage.passages].map(({ place: { section, scope } }) => (scope === section ? section : `${section}/${scope}`)),
    expected,
  );
}
