// Two spellings of one word in one draft.
import type { Concept, Designation } from '../glossary/concept';
import { remember } from '../glossary/remember';
import { formIn, spellings } from '../glossary/spellings';
import type { Edit } from '../text/span';
import type { Kind, Listed } from '../usage/gather';
import type { Occurrence, Placed, Spelled } from '../usage/passage';
import type { Scope } from '../usage/scopes';
import { spanOf, type Usage } from '../usage/usage';
import { capitalize, replaceMention } from './replacement';
import { type Fix, relate, type Report, type Rule } from './rule';
import { t } from '../words/words';

/** A place where one of the spellings stands. */
interface Spelling extends Placed {
  /** What it is compared with: other spellings of its word, and of the name that it is in. */
  readonly group: string;
  /** Whose the name that it is in is, where the words beside it tell: UK Ministry of Defence. */
  readonly owner: string;
  /** What it is written as. */
  readonly text: string;
  /** Which word it is, whatever its spelling. */
  readonly word: string | number;
  /** What counts as one way of writing. */
  readonly style: string | number;
  /** The word or the mention that stands here. */
  readonly at: Spelled | Occurrence;
}

/** Titles and headings have rules of their own, and what is cited keeps its spelling. */
const elsewhere: ReadonlySet<Scope> = new Set<Scope>(['title', 'heading', 'reference', 'abbreviations']);

/** Places that are compared with one another, in order, and the first of each text. */
interface Group {
  readonly places: readonly Spelling[];
  readonly firsts: readonly Spelling[];
}

type Places = Pick<Listed<Spelling>, 'items'>;

/** All places, by what they are compared by, and the groups among them that are written in several styles. */
const compared: Kind<Places, Places & { readonly groups: readonly Group[] }> = {
  nothing: { items: [] },
  read({ spellings: words, occurrences }, _, add) {
    const places = [...words.map(readWord), ...occurrences.map(readPointed)];
    for (const place of places) if (place) add(place.group, 'items', place);
  },
  create: ({ items }) => ({ items, groups: findGroups(items) }),
};

/** The groups of some places: by whose their name is, where it is that of several, who may each spell their own. */
function findGroups(items: readonly Spelling[]): readonly Group[] {
  if (isInOneStyle(items)) return [];
  const byOwner = new Map<string, Spelling[]>();
  for (const place of items) {
    const known = byOwner.get(place.owner);
    if (known) known.push(place);
    else byOwner.set(place.owner, [place]);
  }
  const owners = [...byOwner.keys()].filter((owner) => owner !== '');
  return (owners.length > 1 ? [...byOwner.values()] : [items])
    .filter((places) => !isInOneStyle(places))
    .map((places) => ({ places, firsts: firstOfEach(places) }));
}

function isInOneStyle(places: readonly Spelling[]): boolean {
  const style = places[0]?.style;
  return places.every((place) => place.style === style);
}

/** The first of some places of each text and style. */
function firstOfEach(places: readonly Spelling[]): readonly Spelling[] {
  const firsts: Spelling[] = [];
  const byText = new Map<string, Spelling[]>();
  for (const place of places) {
    const known = byText.get(place.text) ?? [];
    if (known.some(({ owner, style }) => owner === place.owner && style === place.style)) continue;
    byText.set(place.text, [...known, place]);
    firsts.push(place);
  }
  return firsts;
}

/** The groups of a draft, without what a speaker says in two ways. */
function* groupsIn({ gathered, speech }: Usage): Iterable<Group> {
  for (const { items, groups } of gathered.of(compared).values()) {
    const at = items[0]?.at;
    if (!(speech && at && 'word' in at && spellings.heard.has(at.word.name.concept))) yield* groups;
  }
}

/** The group in which something stands, by where it starts. */
const groupsByStart = remember(
  (usage: Usage) =>
    new Map(
      [...groupsIn(usage)].flatMap(({ places }) =>
        places.map((place) => [spanOf(usage, place).start, places] as const),
      ),
    ),
);

/** Whether a word is one of two names of a place or the like. */
function isName({ word: { name } }: Spelled): boolean {
  return spellings.names.has(name.concept);
}

/** Whether a word may be written otherwise: not as part of a proper name, nor where a capital within a sentence makes it one. */
function isFree({ word: { name, inName }, context }: Spelled): boolean {
  if (!isCapital(context.written)) return true;
  // Among capitals nothing tells where a name begins: DEFENCE MINISTER ANN ROE.
  if (isInCapitals(context.written) && !isInCapitals(name.text)) return false;
  if (inName) return false;
  if (name.casing !== 'common') return true;
  // Where a name goes on, the first word of a sentence is its own: Centres of Learning are new.
  return context.opensSentence && !context.opensName && context.determiner === undefined && !context.mayBeParty;
}

/** Whether a word is in a name that has other words with capitals. */
function isInName({ context }: Spelled): boolean {
  return isCapital(context.written) && context.nameAround.name.length > 1;
}

/** Whether it is initials with points, or that may have them, with which a name begins: the points are the writer's own. */
function opensName({ word: { name }, context }: Spelled): boolean {
  return context.opensName && byLetters(name.concept).pointed.size > 0;
}

function isInCapitals(written: string): boolean {
  return written === written.toUpperCase();
}

function isCapital(written: string): boolean {
  return written.charAt(0) !== written.charAt(0).toLowerCase();
}

function readWord(spelled: Spelled): Spelling | undefined {
  const { word, passage, start, end, context } = spelled;
  if (!spelled.own || elsewhere.has(passage.place.scope)) return undefined;
  // Who explains one name with the other needs both: Myanmar (Burma).
  if (isName(spelled) && context.endsParenthesis) return undefined;
  const isIn = !isFree(spelled) && !opensName(spelled);
  if (isIn && !isInName(spelled)) return undefined;
  const { concept, text } = word.name;
  // A name keeps its own spelling, but has one: the World Trade Organization.
  const group = isIn ? `${concept.id} ${context.nameAround.name}` : concept.id;
  const owner = isIn ? context.nameAround.owner : '';
  const { style, form } = spellings.styles.get(word.name)!;
  return { passage, start, end, group, owner, text, word: form, style, at: spelled };
}

/** A name that its concept has with points and without: US and U.S. */
function readPointed(occurrence: Occurrence): Spelling | undefined {
  const { mention, passage, start, end, own } = occurrence;
  const { name, inName } = mention;
  // The points are the writer's own before the name of a body that has none of its own: US Navy.
  const isFixed = (inName || occurrence.context.role.kind === 'part') && !occurrence.context.namesStateBody;
  if (isFixed || !own || elsewhere.has(passage.place.scope) || twinOf(name) === undefined) return undefined;
  const style = isPointed(name) ? 'with points' : 'without points';
  const word = withoutPoints(name);
  const group = `${name.concept.id} ${word}`;
  return { passage, start, end, group, owner: '', text: name.text, word, style, at: occurrence };
}

/** The edits that write a place in another style; none where it cannot be. */
function writeIn(usage: Usage, { at }: Spelling, style: string | number): readonly Edit[] {
  if ('mention' in at) {
    const twin = twinOf(at.mention.name);
    return (twin && replaceMention(usage, at, twin)?.edits) ?? [];
  }
  const { word, context } = at;
  if (context.written.length !== word.end - word.start) return [];
  const { form } = spellings.styles.get(word.name)!;
  const { text } = formIn(spellings, word.name.concept, { style: Number(style), form });
  return [{ ...spanOf(usage, at), text: isCapital(context.written) ? capitalize(text) : text }];
}

/** One word in two styles clashes; so do a closed and a hyphenated word of one kind (cybersecurity, cyber-attacks). */
function clash(a: Spelling, b: Spelling): boolean {
  return a.style !== b.style && (isOneWord(a, b) || !`${a.text}${b.text}`.includes(' '));
}

function isOneWord(a: Spelling, b: Spelling): boolean {
  return a.word === b.word;
}

function describeClash(found: Spelling, before: Spelling): string {
  const texts = [found.text, before.text] as const;
  if ('word' in found.at && isName(found.at))
    return t('“{0}” and “{1}” are two names of one thing: keep to one.', ...texts);
  return isOneWord(found, before)
    ? t('“{0}” and “{1}” are two spellings of one word: keep to one.', ...texts)
    : t('“{0}” and “{1}” follow two ways of spelling: keep to one.', ...texts);
}

/** Whether an abbreviation is written with points. */
export function isPointed({ text }: Designation): boolean {
  return text.includes('.');
}

function withoutPoints({ text }: Designation): string {
  return text.replaceAll('.', '');
}

/** The designation of the same concept with the same letters, with points where this one has none. */
export function twinOf(name: Designation): Designation | undefined {
  if (name.status === 'deprecated' || name.kind === 'adjective') return undefined;
  const { pointed, plain } = byLetters(name.concept);
  return (isPointed(name) ? plain : pointed).get(withoutPoints(name));
}

/** The first right name of a concept with points, and without, by its letters. */
const byLetters = remember(({ designations }: Concept) => {
  const pointed = new Map<string, Designation>();
  const plain = new Map<string, Designation>();
  for (const name of designations) {
    const names = isPointed(name) ? pointed : plain;
    if (name.status !== 'deprecated' && !names.has(withoutPoints(name))) names.set(withoutPoints(name), name);
  }
  return { pointed, plain };
});

/** The first place of a group that clashes with one before it, that one, and the other places of the group. */
const clashIn = remember(({ places, firsts }: Group) => {
  for (const [index, found] of firsts.entries()) {
    const before = firsts.slice(0, index).find((place) => clash(found, place));
    if (before === undefined) continue;
    const related = places
      .slice(0, MOST_RELATED + 1)
      .filter((place) => place !== found)
      .slice(0, MOST_RELATED)
      .map((place) => relate(place, t('“{0}” here', place.text)));
    return { found, before, related };
  }
  return undefined;
});

/** How many other places are told. */
const MOST_RELATED = 50;

/** The styles of some places, the most frequent first. */
function stylesOf(places: readonly Spelling[]): readonly (string | number)[] {
  const counts = new Map<string | number, number>();
  for (const { style } of places) counts.set(style, (counts.get(style) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1]).map(([style]) => style);
}

export const mixedSpelling: Rule = {
  id: 'mixed-spelling',
  summary: 'Two right spellings of one word in one draft.',
  why: 'US and U.S., defense and defence, Myanmar and Burma are all right, and one draft keeps to one of each (Chicago Manual of Style; Australian Government Style Manual). Proper names and quotations keep their own.',
  level: 'information',
  examples: [
    {
      before: 'The US sent ships. The U.S. will send more.',
      after: 'The US sent ships. The US will send more.',
    },
    {
      before: 'The defense budget grows. Defence is dear.',
      after: 'The defense budget grows. Defense is dear.',
    },
    {
      before: 'The Ministry of Defence agreed. Later the Ministry of Defense paid.',
      after: 'The Ministry of Defence agreed. Later the Ministry of Defence paid.',
    },
    {
      before: 'The UN Fishing Centre met. The U.N. left, and the UN came.',
      after: 'The UN Fishing Centre met. The UN left, and the UN came.',
    },
    {
      before: 'Cybersecurity matters. They fear cyber-attacks.',
      after: 'Cybersecurity matters. They fear cyberattacks.',
    },
  ],
  silent: [
    'The Ministry of Defence has a defense budget.',
    'The defense budget grows. “Defence is dear”, he said.',
    'Cybersecurity and cyber threats.',
    'The US met U.S. Forces Korea.',
    'The UK Ministry of Defence met Japan’s Ministry of Defense.',
    'Myanmar (Burma) closed. Myanmar is poor.',
  ],
  *checkDraft(usage, { allowed }): Iterable<Report> {
    for (const group of groupsIn(usage)) {
      const clashing = group.firsts.every(({ text }) => allowed.has(text)) ? undefined : clashIn(group);
      if (clashing === undefined) continue;
      const { found, before, related } = clashing;
      const { passage, start, end } = found;
      yield { passage, start, end, message: describeClash(found, before), related };
    }
  },
  fix(usage, finding) {
    const places = groupsByStart(usage).get(finding.start);
    if (places === undefined) return [];
    return stylesOf(places).map((style): Fix => {
      const others = places.filter((place) => place.style !== style);
      const edits = others.flatMap((place) => writeIn(usage, place, style));
      // Where the style is that of another word, the word itself as it will be.
      const model = places.find((place) => place.style === style && others.some((other) => isOneWord(place, other)));
      return { title: t('Write “{0}” throughout', model?.text ?? edits[0]?.text ?? ''), edits, preferred: false };
    });
  },
};
