// The naming of a whole series of drafts: what a writer of many briefs wants to know before the next one.
import { escapeLabel, escapeMarkdown as escape } from './card';
import { encodeTarget, entryFromReview } from './pageUri';
import type { Concept } from '../glossary/concept';
import type { SeriesDraft } from '../requests';
import { foldText } from '../text/normalize';
import { positionAt } from '../text/draft';
import { partOf, spanOf, type Usage } from '../usage/usage';
import { t } from '../words/words';

/** A name, and where a draft writes it first. Lines from 1. */
interface Named {
  readonly text: string;
  readonly times: number;
  readonly line: number;
  /** Names of one group are no two names: a full name and the abbreviation that stands for it. */
  readonly group: string;
  /** Whether the glossary tells to avoid it. */
  readonly avoided: boolean;
}

/** What one draft does, as much as a review needs; small, so that many drafts fit. */
export interface DraftSummary {
  readonly uri: string;
  /** By concept id, under every name that the author gives it. */
  readonly concepts: ReadonlyMap<string, { readonly title: string; readonly names: readonly Named[] }>;
  /** The abbreviations that the draft introduces, with the full name as written. */
  readonly introductions: readonly { readonly short: string; readonly full: string; readonly line: number }[];
}

/** Reads off a draft what a review needs. */
export function summarize(uri: string, usage: Usage): DraftSummary {
  const { draft } = usage;
  const concepts = new Map<string, { title: string; names: Named[] }>();
  for (const { concept, occurrences } of usage.concepts.values()) {
    if (concept.generic || concept.origin === 'draft') continue;
    const names = new Map<string, { times: number; line: number; group: string; avoided: boolean }>();
    for (const occurrence of occurrences) {
      const { name, inName } = occurrence.mention;
      if ((name.kind !== 'name' && name.kind !== 'abbreviation') || inName || !occurrence.own) continue;
      const known = names.get(name.text);
      if (known) known.times++;
      else {
        const line = positionAt(draft, spanOf(usage, occurrence).start).line + 1;
        const group = name.kind === 'abbreviation' ? concept.fullName.text : name.text;
        names.set(name.text, { times: 1, line, group, avoided: name.status === 'deprecated' });
      }
    }
    if (names.size > 0)
      concepts.set(concept.id, {
        title: concept.preferred.text,
        names: [...names].map(([text, named]) => ({ text, ...named })),
      });
  }
  const introductions = usage.introductions.flatMap((introduced) => {
    const { concept, verdict } = introduced.introduction;
    if (verdict === 'wrong' || concept.abbreviation === undefined || !introduced.counts) return [];
    const { line } = positionAt(draft, partOf(usage, introduced, 'full').start);
    return [{ short: concept.abbreviation.text, full: introduced.full, line: line + 1 }];
  });
  return { uri, concepts, introductions };
}

/** How the places of a review are named and reached. */
export interface Addresses {
  readonly link: (uri: string, line: number) => string;
  readonly nameOf: (uri: string) => string;
  /** Whether entries can be reached from the review. */
  readonly hasEntries?: boolean;
}

/**
 * The review of some drafts as Markdown: concepts that go by several names, abbreviations that are introduced
 * differently, and what could not be read. `link` gives the address of a line of a draft, `nameOf` what it is called.
 */
export function review(drafts: readonly DraftSummary[], problems: readonly string[], addresses: Addresses): string {
  const growing = createReview(addresses);
  for (const draft of drafts) growing.add(draft);
  return growing.write(problems);
}

/** A review of drafts that come one by one; what it keeps grows with the names in them, not with their number. */
export interface GrowingReview {
  readonly add: (draft: DraftSummary) => void;
  /** The review of those so far. */
  readonly write: (problems: readonly string[]) => string;
}

/** Begins a review. */
export function createReview({ link, nameOf, hasEntries = false }: Addresses): GrowingReview {
  const place = (uri: string, line: number) =>
    `[${escapeLabel(nameOf(uri))}:${line}](<${encodeTarget(link(uri, line))}>)`;
  const names: SeenNames = new Map();
  const introductions: SeenIntroductions = new Map();
  let count = 0;
  return {
    add(draft) {
      count++;
      addNames(names, draft, place);
      addIntroductions(introductions, draft, place);
    },
    write: (problems) =>
      [
        `# ${t('Naming across the workspace')}`,
        count === 0
          ? t('There is no draft: open a folder with Markdown or plain-text files.')
          : count === 1
            ? t('1 draft.')
            : t('{0} drafts.', count),
        ...section(t('Concepts with several names'), namesParagraphs(names, hasEntries)),
        ...section(t('Abbreviations that are introduced differently'), introductionParagraphs(introductions)),
        ...section(
          t('Left out'),
          problems.length === 0 ? [] : [problems.map((problem) => `- ${escape(problem)}`).join('\n')],
        ),
        '',
      ]
        .join('\n\n')
        .trimEnd() + '\n',
  };
}

/**
 * What the drafts of some folders are called, and where their lines are, by URI. A preview of Markdown follows no
 * `file:` addresses; what starts with a slash it looks for in the first folder.
 */
export function addresses(folders: readonly string[]): Addresses {
  const roots = folders.map((folder) => (folder.endsWith('/') ? folder : `${folder}/`));
  const [first] = roots;
  return {
    link: (uri, line) => `${first !== undefined && uri.startsWith(first) ? uri.slice(first.length - 1) : uri}#L${line}`,
    nameOf: (uri) => {
      const root = roots.find((folder) => uri.startsWith(folder));
      const path = root === undefined ? uri.slice(uri.lastIndexOf('/') + 1) : uri.slice(root.length);
      try {
        return decodeURIComponent(path);
      } catch {
        return path;
      }
    },
  };
}

type PlaceOf = (uri: string, line: number) => string;

function section(title: string, paragraphs: readonly string[]): readonly string[] {
  return paragraphs.length === 0 ? [] : [`## ${title}`, ...paragraphs];
}

/** Whether a draft has other names for a concept than one, a full name and its abbreviation being one. */
export function hasOtherNames(
  { concepts }: DraftSummary,
  { id, abbreviation, fullName }: Concept,
  text: string,
): boolean {
  const group = text === abbreviation?.text ? fullName.text : text;
  return concepts.get(id)?.names.some((name) => name.group !== group) ?? false;
}

/** What each draft calls what it names, in the order of their paths; those names first that other drafts have others for. */
export function series(drafts: readonly DraftSummary[], { nameOf }: Addresses): readonly SeriesDraft[] {
  /** By concept, the names of all drafts in groups of a full name and its abbreviation. */
  const groups = new Map<string, Map<string, Set<string>>>();
  for (const { concepts } of drafts) {
    for (const [id, { names }] of concepts) {
      const known = groups.get(id) ?? new Map<string, Set<string>>();
      groups.set(id, known);
      for (const { text, group } of names) known.set(group, (known.get(group) ?? new Set()).add(text));
    }
  }
  const othersOf = (id: string, own: string) =>
    [...(groups.get(id) ?? [])].flatMap(([group, names]) => (group === own ? [] : [...names]));
  return drafts
    .map(({ uri, concepts }) => ({
      uri,
      name: nameOf(uri),
      names: [...concepts]
        .flatMap(([concept, { names }]) =>
          names.map(({ text, times, line, group, avoided }) => ({
            concept,
            text,
            times,
            line,
            others: othersOf(concept, group),
            avoided,
          })),
        )
        .sort(
          (a, b) => Number(b.others.length > 0) - Number(a.others.length > 0) || a.text.localeCompare(b.text, 'en'),
        ),
    }))
    .sort((a, b) => a.name.localeCompare(b.name, 'en'));
}

/** Where something is written: the first places, and how many there are. */
interface Places {
  readonly first: string[];
  count: number;
}

/** How many places of one name are listed. */
const MOST_PLACES = 20;

function addPlace(places: Places, uri: string, line: number, place: PlaceOf): void {
  places.count++;
  if (places.first.length < MOST_PLACES) places.first.push(place(uri, line));
}

function listPlaces({ first, count }: Places): string {
  const shown = first.join(', ');
  return count > first.length ? t('{0} and {1} more', shown, count - first.length) : shown;
}

/** By concept, its names in the order in which they came. */
type SeenNames = Map<
  string,
  {
    readonly title: string;
    readonly names: Map<string, { times: number; readonly places: Places; readonly group: string }>;
  }
>;

function addNames(concepts: SeenNames, { uri, concepts: own }: DraftSummary, place: PlaceOf): void {
  for (const [id, { title, names }] of own) {
    let concept = concepts.get(id);
    if (concept === undefined) concepts.set(id, (concept = { title, names: new Map() }));
    for (const { text, times, line, group } of names) {
      const known = concept.names.get(text) ?? { times: 0, places: { first: [], count: 0 }, group };
      concept.names.set(text, known);
      known.times += times;
      addPlace(known.places, uri, line, place);
    }
  }
}

function namesParagraphs(concepts: SeenNames, hasEntries: boolean): readonly string[] {
  return [...concepts]
    .filter(([, { names }]) => new Set([...names.values()].map(({ group }) => group)).size > 1)
    .sort(([, a], [, b]) => a.title.localeCompare(b.title, 'en'))
    .map(([id, { title, names }]) => {
      const rows = [...names]
        .sort((a, b) => b[1].times - a[1].times)
        .map(([text, { times, places }]) => `| ${escape(text)} | ${times} | ${listPlaces(places)} |`);
      return [
        hasEntries ? `### [${escapeLabel(title)}](<${entryFromReview(id, title)}>)\n` : `### ${escape(title)}\n`,
        `| ${t('Name')} | ${t('Times')} | ${t('Drafts')} |`,
        '| --- | ---: | --- |',
        ...rows,
      ].join('\n');
    });
}

/** By abbreviation, its full names as they are compared. */
type SeenIntroductions = Map<string, Map<string, { readonly full: string; readonly places: Places }>>;

function addIntroductions(
  abbreviations: SeenIntroductions,
  { uri, introductions }: DraftSummary,
  place: PlaceOf,
): void {
  for (const { short, full, line } of introductions) {
    let meanings = abbreviations.get(short);
    if (meanings === undefined)
      abbreviations.set(short, (meanings = new Map<string, { full: string; places: Places }>()));
    const key = foldText(full);
    const known = meanings.get(key) ?? { full, places: { first: [], count: 0 } };
    meanings.set(key, known);
    addPlace(known.places, uri, line, place);
  }
}

function introductionParagraphs(abbreviations: SeenIntroductions): readonly string[] {
  return [...abbreviations]
    .filter(([, meanings]) => meanings.size > 1)
    .sort(([a], [b]) => a.localeCompare(b, 'en'))
    .map(([short, meanings]) => {
      const rows = [...meanings.values()].map(({ full, places }) => `| ${escape(full)} | ${listPlaces(places)} |`);
      return [`### ${escape(short)}\n`, `| ${t('Full name')} | ${t('Drafts')} |`, '| --- | --- |', ...rows].join('\n');
    });
}
