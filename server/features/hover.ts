// textDocument/hover: what to write for a name, what it means, and what this draft does with it.
import type { Hover, MarkupContent } from 'vscode-languageserver-types';
import type { Concept } from '../glossary/concept';
import type { Glossary } from '../glossary/glossary';
import type { LintOptions } from '../rules/rule';
import { positionAt, rangeOf } from '../text/draft';
import type { Occurrence } from '../usage/passage';
import { occurrenceAt, spanOf, type Usage } from '../usage/usage';
import { type Advice, adviceAt } from './advice';
import {
  countFitting,
  cut,
  defineShortly,
  describeConcept,
  type Dress,
  type EntryAddress,
  markdown,
  plaintext,
  listShortly,
  SHORT_NAME,
  shortTitleOf,
} from './card';
import { t } from '../words/words';

/** How a client shows cards. */
export interface ShownCards {
  readonly kind: MarkupContent['kind'];
  /** The address of a concept’s entry, where the client shows entries: a card is short then, and leads there. */
  readonly addressOf?: EntryAddress;
}

/** The card of the concept at an offset of the draft that stands at an address, or undefined where no name stands. */
export function hover(
  usage: Usage,
  offset: number,
  options: LintOptions,
  uri: string,
  shown: ShownCards,
): Hover | undefined {
  const occurrence = occurrenceAt(usage, offset);
  if (occurrence === undefined) return undefined;
  const { concept } = occurrence.mention.name;
  const dress = dressOf(shown);
  const line = (text: string, number: number) => dress.open(text, `${uri}#L${number}`);
  const advice = adviceAt(usage, occurrence, options);
  return {
    contents: card(usage.glossary, concept, shown, {
      advice: advice && say(advice, dress, line),
      use: describeUse(usage, occurrence, dress, line),
    }),
    range: rangeOf(usage.draft, spanOf(usage, occurrence)),
  };
}

/** What a draft adds to the card of a concept: what to write at a place, and what it does with the concept. Dressed. */
interface InDraft {
  readonly advice?: string;
  readonly use: string;
}

/**
 * The card of a concept: what it is called, and what to write; what it is; its members, the draft, what is related. The rest
 * stands in its entry, to which the card leads, and below where the client does not show that.
 */
export function card(glossary: Glossary, concept: Concept, shown: ShownCards, inDraft?: InDraft): MarkupContent {
  const dress = dressOf(shown);
  const { addressOf = () => undefined } = shown;
  const name = dress.strong(shortTitleOf(concept));
  const title = inDraft?.advice ? `${name} — ${inDraft.advice}` : name;
  const list = (what: 'members' | 'related') => listShortly(glossary, concept, what, dress, addressOf);
  const entry = addressOf(concept);
  const paragraphs = shown.addressOf
    ? [
        title,
        defineShortly(concept, dress),
        [
          list('members'),
          inDraft?.use,
          [list('related'), entry && dress.open(t('More'), entry)].filter(Boolean).join(' · '),
        ]
          .filter(Boolean)
          .join(dress.line),
      ]
    : [title, inDraft?.use ?? '', ...describeConcept(glossary, concept, dress).slice(1)];
  return { kind: shown.kind, value: paragraphs.filter((paragraph) => paragraph !== '').join(dress.gap) };
}

function dressOf({ kind }: ShownCards): Dress {
  return kind === 'markdown' ? markdown : plaintext;
}

type LineLink = (text: string, line: number) => string;

/** What is said of each advice, with the line and the words that it is about. */
const sayings: Readonly<Record<Advice['why'], (line: string, write: string) => string>> = {
  quoted: () => t('quoted: stays as it is'),
  avoid: (_, write) => t('avoid: write {0}', write),
  superseded: (_, write) => t('superseded: write {0}', write),
  here: () => t('introduced here'),
  known: (_, write) => t('needs no introduction: write {0}', write),
  before: (line, write) => t('introduced on {0}: write {1}', line, write),
  later: (line, write) => t('introduced only on {0}: write {1}', line, write),
  never: (_, write) => t('not introduced yet: write {0}', write),
};

function say({ why, line, write = '' }: Advice, dress: Dress, link: LineLink): string {
  const where = line === undefined ? '' : link(t('line {0}', line), line);
  return sayings[why](where, dress.text(cut(write, SHORT_NAME)));
}

/** What the draft does with what is named at a place: how often it names it, under which names, and where before and after. */
function describeUse(usage: Usage, occurrence: Occurrence, dress: Dress, link: LineLink): string {
  const { concept } = occurrence.mention.name;
  const { occurrences = [] } = usage.concepts.get(concept.id) ?? {};
  const names = namesIn(occurrences);
  const shown = countFitting(names);
  const more = names.length - shown;
  if (more > 0) names.splice(shown, more, more === 1 ? t('1 more name') : t('{0} more names', more));
  const index = occurrences.indexOf(occurrence);
  const place = (other: Occurrence | undefined, textOf: (line: number) => string) => {
    if (other === undefined || index < 0) return [];
    const line = positionAt(usage.draft, spanOf(usage, other).start).line + 1;
    return [link(textOf(line), line)];
  };
  const around = [
    ...place(occurrences[index - 1], (line) => t('previous on line {0}', line)),
    ...place(occurrences[index + 1], (line) => t('next on line {0}', line)),
  ];
  return [`${dress.emphasis(t('In this draft:'))} ${dress.text(names.join(', '))}`, ...around].join('; ');
}

/** The names of a concept in a draft, the most frequent first, each with how often it stands there. */
function namesIn(occurrences: readonly Occurrence[]): string[] {
  const counts = new Map<string, number>();
  for (const { mention } of occurrences) counts.set(mention.name.text, (counts.get(mention.name.text) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1]).map(([text, count]) => times(cut(text, SHORT_NAME), count));
}

/** How many places of a draft a page lists. */
const MOST_PLACES = 50;

/** What a draft does with a concept, as a paragraph of a page: its names, where it is introduced, and all its places. */
export function describeInDraft(usage: Usage, { id }: Concept, address: (line: number) => string): string {
  const used = usage.concepts.get(id);
  const label = markdown.emphasis(t('In this draft:'));
  if (used === undefined) return `${label} ${t('not named')}`;
  const { occurrences } = used;
  const lines = [...new Set(occurrences.map((one) => positionAt(usage.draft, spanOf(usage, one).start).line + 1))];
  const places = lines.slice(0, MOST_PLACES).map((line) => markdown.open(t('line {0}', line), address(line)));
  const [first] = used.introductions;
  const introduced = first && t('introduced on line {0}', positionAt(usage.draft, spanOf(usage, first).start).line + 1);
  return [
    `${label} ${[markdown.text(namesIn(occurrences).join(', ')), introduced].filter(Boolean).join('; ')}`,
    `${places.join(', ')}${lines.length > MOST_PLACES ? ', …' : ''}`,
  ].join(markdown.line);
}

function times(name: string, count: number): string {
  if (count === 1) return t('{0} once', name);
  return count === 2 ? t('{0} twice', name) : t('{0} {1} times', name, count);
}
