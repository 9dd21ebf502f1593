// How a name is written into a draft in the place of another: article, possessive, plural, points, capitals, marks and line breaks.
import type { Concept, Designation } from '../glossary/concept';
import { designationOf } from '../glossary/names';
import { remember } from '../glossary/remember';
import type { Draft } from '../text/draft';
import type { Edit } from '../text/span';
import { determinerBefore, firstUseAt, isFollowedBySentence } from '../usage/context/sentence';
import { readVisible } from '../usage/mentions';
import type { Introduced, Occurrence, Passage } from '../usage/passage';
import * as english from '../usage/english';
import { articleBefore } from '../usage/sound';
import type { ConceptUsage } from '../usage/gather';
import { partOf, spanIn, spanOf, type Usage } from '../usage/usage';

/** How something is written into a draft. */
export interface Writing {
  /** Disjoint, in offsets of the draft. */
  readonly edits: readonly Edit[];
  /** Whether all that goes with the name is certain, so that nobody has to look: its article, its point. */
  readonly sure: boolean;
}

/** A name as it is to be written: one of a glossary, or any words. */
export type Name = Designation | string;

/**
 * Writes a name in the place of an occurrence; undefined where nothing may be written: in a quotation or title of a
 * work, or where markup cuts the words. `introducing` adds an abbreviation in parentheses.
 */
export function replaceMention(
  usage: Usage,
  occurrence: Occurrence,
  name: Name,
  introducing?: Designation,
): Writing | undefined {
  const { mention, context, passage } = occurrence;
  const { block } = passage;
  const { start, plural, possessive } = mention;
  if (mention.quoted || readVisible(block, start, mention.end).length !== mention.end - start) return undefined;
  // An ending that stands outside of marks of emphasis stays there: **ROK**’s.
  if (introducing && !block.text.startsWith(possessive, mention.end)) return undefined;
  const given = typeof name === 'string' ? findDesignation(usage, occurrence, name) : name;
  const { determiner, opensSentence, role } = context;
  const describes = role.kind === 'modifier' || mention.compound;
  // An adjective stands before a noun only.
  if (given?.kind === 'adjective' && !describes) return undefined;
  const { designation, base } = partArticle(
    given,
    typeof name === 'string' ? name : name.text,
    describes || determiner,
  );
  const old = block.text.slice(start, mention.end);
  const article = articleFor(usage, occurrence, designation, base);
  const isLowered = mention.name.text[0] !== old[0] && mention.name.casing !== 'name' && !mention.miscased;
  const opens =
    article.opens ||
    (determiner === undefined && !article.before && (isLowered || (opensSentence && !/^\p{Ll}/u.test(old))));
  const numbered = (name: { readonly text: string; readonly plural?: string }) =>
    plural ? (name.plural ?? name.text) : name.text;
  const isOne = !plural && designation?.kind === 'name' && isToldInPlural(usage, designation.concept);
  const words = keepLineBreaks(old, isOne ? singularOf(base) : numbered({ ...designation, text: base }));
  // An ending that stands outside of marks of emphasis is left alone.
  const ending = block.text.startsWith(possessive, mention.end) ? writePossessive(words, possessive) : possessive;
  const end = mention.end + (introducing || ending !== possessive ? possessive.length : 0);
  const aside = introducing ? `${ending} (${numbered(introducing)})` : ending === possessive ? '' : ending;
  const written = `${article.before}${opens ? capitalize(words) : words}${aside}`;
  const pointed = describes
    ? { text: written, sure: !old.endsWith('.') || !context.touchesNext }
    : keepPoint(occurrence, old, written);
  return {
    edits: [
      ...(article.determiner ? [{ ...article.determiner, ...spanIn(usage, passage, article.determiner) }] : []),
      { ...spanIn(usage, passage, { start, end }), text: writeApostrophes(usage.draft, pointed.text) },
    ],
    sure: article.sure && pointed.sure && (!plural || designation?.plural !== undefined),
  };
}

/** Whether the draft has only the plural of a full name: electric vehicles (EVs). */
function isToldInPlural(usage: Usage, { id, origin, abbreviation }: Concept): boolean {
  const told = origin === 'draft' ? usage.concepts.get(id)?.introductions[0] : undefined;
  return told !== undefined && told.short === `${abbreviation?.text}s`;
}

/** A name whose last word is a plural, of one thing. */
function singularOf(name: string): string {
  return name.replace(/\p{Ll}+$/u, (word) => {
    const one = word.replace(/ies$/, 'y').replace(/(?<=[^s])s$/, '');
    return (english.lookUp(word) & english.PLURAL) !== 0 && (english.lookUp(one) & english.NOUN) !== 0 ? one : word;
  });
}

/**
 * A name without an article of its own, which is that of the sentence: the Alliance, but our Alliance partners. Words of
 * which nothing is known keep theirs where the sentence has no room for another.
 */
function partArticle(
  designation: Designation | undefined,
  text: string,
  isTaken: unknown,
): { readonly designation: Designation | undefined; readonly base: string } {
  const base = text.replace(/^the\s/i, '');
  if (base === text || !(designation || isTaken)) return { designation, base: text };
  return { designation: designation && { ...designation, text: base, article: 'the' }, base };
}

/** The possessive ending of some words, in the place of that of others: the ROK’s, the United States’. */
function writePossessive(words: string, old: string): string {
  if (!/^['’][sS]?$/.test(old)) return old;
  const [last = ''] = /[^\s-]*$/.exec(words) ?? [];
  if (!/\p{Ll}s$/u.test(last)) return old.length > 1 ? old : `${old}s`;
  return (english.lookUp(last) & english.PLURAL) !== 0 ? old.charAt(0) : old;
}

/** What goes before a name: a determiner that changes, offsets in the block, or an article that is added. */
interface Article {
  readonly determiner?: Edit;
  readonly before: '' | 'the ' | 'The ';
  /** Whether the name opens its sentence since its article is gone. */
  readonly opens: boolean;
  readonly sure: boolean;
}

function articleFor(usage: Usage, occurrence: Occurrence, name: Designation | undefined, text: string): Article {
  const { mention, context, passage, running } = occurrence;
  const { determiner, role, opensSentence } = context;
  const keep = { before: '', opens: false } as const;
  if (determiner?.word === 'a' || determiner?.word === 'an') {
    const { article, sure } = articleBefore(text);
    if (article === determiner.word) return { ...keep, sure: true };
    const written = passage.block.text.slice(determiner.start, determiner.end);
    return { ...keep, determiner: { ...determiner, text: keepCapital(written, article) }, sure };
  }
  if (name === undefined || name === mention.name || mention.compound || role.kind === 'modifier')
    return { ...keep, sure: true };
  const old = articleOf(usage, mention.name);
  const wanted = articleOf(usage, name);
  if (determiner?.word === 'the') {
    if (wanted === 'the' || wanted === old || role.kind !== 'noun')
      return { ...keep, sure: wanted === 'the' || wanted === old };
    if (wanted === undefined) return { ...keep, sure: false };
    const after = passage.block.text.slice(determiner.end, mention.start);
    const gap = /^\s*/.exec(after)![0].length;
    const opens = /^\p{Lu}/u.test(passage.block.text.slice(determiner.start));
    const span = { start: determiner.start, end: determiner.end + gap };
    return { before: '', opens, determiner: { ...span, text: '' }, sure: true };
  }
  if (determiner || role.determiner || role.kind !== 'noun' || (opensSentence && context.hasPoint))
    return { ...keep, sure: wanted === old };
  if (wanted === undefined) return { ...keep, sure: false };
  // What does without its article here goes on without it; but an abbreviation may, where its full name may not.
  const isBare = wanted === 'none' || (old === 'the' && (name.kind === mention.name.kind || !running));
  if (isBare) return { ...keep, sure: true };
  return { before: opensSentence ? 'The ' : 'the ', opens: false, sure: running };
}

/**
 * The article of a name where it stands as a noun, as this draft writes it, else as the glossary has it; undefined where
 * the draft made the name and does not tell, so that what stands there stays.
 */
function articleOf(usage: Usage, name: Designation): 'the' | 'none' | undefined {
  const used = usage.concepts.get(name.concept.id);
  const shown = used && (name.kind === 'abbreviation' ? shownArticle(used) : undefined);
  if (shown || name.concept.origin !== 'draft') return shown ?? name.article;
  if (used === undefined || name.kind !== 'name') return undefined;
  const [introduced] = used.introductions;
  const word = introduced && determinerBefore(introduced.passage.block, introduced.introduction.full.start)?.word;
  if (word !== undefined) return word === 'the' ? 'the' : undefined;
  // Without one it may describe a noun, or be told as a title: the signing of Memorandum of Understanding (MoU).
  const [, head = ''] = headOfName.exec(name.text) ?? [];
  return english.isAmong('articled', head) ? 'the' : undefined;
}

/** The noun that a full name is: Disaster Relief | Fund, Department | of Labor. */
const headOfName = /([\p{L}’'-]+)(?:$| (?:of|for|on|in|to|against) )/u;

/** The article that a draft gives the abbreviation of a concept wherever it stands as a noun; undefined where it has none or both. */
const shownArticle = remember(({ occurrences }: ConceptUsage): 'the' | 'none' | undefined => {
  let [withThe, bare] = [0, 0];
  for (const { mention, introduction, own, context } of occurrences) {
    if (
      mention.name.kind !== 'abbreviation' ||
      mention.compound ||
      introduction ||
      !own ||
      context.role.kind !== 'noun'
    )
      continue;
    const word = context.role.determiner?.word ?? context.determiner?.word;
    if (word === 'the') withThe++;
    // A label and what stands after a dash have no article either.
    else if (word === undefined && context.isBare) bare++;
  }
  if (withThe > 0) return bare === 0 ? 'the' : undefined;
  return bare > 0 ? 'none' : undefined;
});

/** The point of an abbreviation that ends its sentence is that of the sentence as well: the A.I. of today, but “and A.I.”; one alone in a cell ends none. */
function keepPoint(
  occurrence: Occurrence,
  old: string,
  text: string,
): { readonly text: string; readonly sure: boolean } {
  const { context, passage } = occurrence;
  const { block } = passage;
  const { end, possessive } = occurrence.mention;
  if (text.endsWith('.') && block.text[end] === '.') return { text: text.slice(0, -1), sure: true };
  if (!old.endsWith('.') || text.endsWith('.') || possessive !== '') return { text, sure: true };
  if (context.fillsBlock || context.fillsParenthesis) return { text, sure: true };
  const isEnd = isFollowedBySentence(block, end);
  // A label or a cell ends with no point, but a sentence may stand there as well.
  if (isEnd === 'yes' && block.kind !== 'paragraph' && !context.followsVerb) return { text, sure: false };
  return { text: isEnd === 'no' ? text : `${text}.`, sure: isEnd !== 'perhaps' };
}

/** Writes the words of the glossary for a first use in the place of an abbreviation; undefined where they do not fit. */
export function replaceByFirstUse(usage: Usage, occurrence: Occurrence): Writing | undefined {
  const { mention, context, passage } = occurrence;
  const { concept } = mention.name;
  if (concept.firstUse === undefined || mention.name !== concept.abbreviation || mention.quoted) return undefined;
  if (mention.plural || mention.possessive !== '' || mention.compound || !context.endsPhrase) return undefined;
  const text = firstUseAt(passage.block, mention.start, concept.firstUse);
  if (text === undefined) return undefined;
  return { edits: [{ ...spanOf(usage, occurrence), text: writeApostrophes(usage.draft, text) }], sure: true };
}

/**
 * Writes one name in the place of an introduction, with its article and possessive; undefined where that cannot be done:
 * in quotations, in lists, where the abbreviation comes first, and where the full name is part of a longer one.
 */
export function replaceIntroduction(usage: Usage, introduced: Introduced, name: Name): Writing | undefined {
  const { concept, full, shape, quoted } = introduced.introduction;
  if (quoted || shape === 'list' || shape === 'definition' || shape === 'reversed') return undefined;
  if (!isWhole(introduced)) return undefined;
  const drop = dropAside(usage, introduced);
  const occurrence = introduced.passage.occurrences.find(
    ({ start, introduction, mention }) =>
      start === full.start && introduction === introduced && mention.name.concept === concept,
  );
  const writing = occurrence ? replaceMention(usage, occurrence, name) : replaceFull(usage, introduced, name);
  return writing && { edits: [...writing.edits, drop], sure: writing.sure };
}

/** Writes a name in the place of a full name that no glossary has. */
function replaceFull(usage: Usage, { passage, introduction }: Introduced, name: Name): Writing | undefined {
  const { full, concept } = introduction;
  const { block } = passage;
  if (readVisible(block, full.start, full.end).length !== full.end - full.start) return undefined;
  const text = typeof name === 'string' ? name : name.text;
  const word = determinerBefore(block, full.start)?.word;
  const wanted = typeof name === 'string' ? undefined : articleOf(usage, concept.abbreviation ?? name);
  // Whether a noun follows that the name describes, so that an article before it stays, is not known here.
  const isPlural = typeof name !== 'string' && name.text === name.plural;
  if (!isPlural && ((word === 'the' && wanted === 'none') || (word === undefined && wanted === 'the')))
    return undefined;
  const isA = word === 'a' || word === 'an';
  const sounded = articleBefore(text);
  if (isA && sounded.article !== word) return undefined;
  const sure = isA ? sounded.sure : isPlural || word !== 'the' || wanted === 'the';
  const written = keepLineBreaks(block.text.slice(full.start, full.end), text);
  return { edits: [{ ...spanIn(usage, passage, full), text: writeApostrophes(usage.draft, written) }], sure };
}

/** Leaves only the abbreviation of an introduction, as it is written there, with its article and possessive. */
export function shortenIntroduction(usage: Usage, introduced: Introduced): Writing | undefined {
  const { concept, short } = introduced.introduction;
  const { abbreviation } = concept;
  if (abbreviation === undefined) return undefined;
  const written = introduced.passage.block.text.slice(short.start, short.end);
  // A plural in parentheses stays one: Sustainable Development Goals (SDGs).
  return replaceIntroduction(
    usage,
    introduced,
    written === abbreviation.text ? abbreviation : { ...abbreviation, text: written, plural: written },
  );
}

/** Whether the parenthesis of an introduction says more than its abbreviation, which would be lost with it. */
export function saysMore({ passage: { block }, introduction: { aside }, short }: Introduced): boolean {
  const said = block.text.slice(aside.start, aside.end).replace(/\s+/g, ' ').replace(short, '');
  return /\p{L}{2}/u.test(
    said.replace(/\b(?:the|or|and|hereafter|hereinafter|henceforth|for short|in short|abbreviated)\b/gi, ''),
  );
}

/** Takes the aside of an introduction out, which leaves its full name. */
export function dropAside(usage: Usage, introduced: Introduced): Edit {
  return { ...partOf(usage, introduced, 'aside'), text: '' };
}

/**
 * What stands before a full name that is only the end of a longer one: Department of Housing and | Urban Development, U.S.
 * International | Development Finance Corporation; but not another name that “and” joins.
 */
const head =
  /(?:\p{Lu}[\p{L}.’'-]*(?:\s+(?:of|for|on)(?:\s+the)?)?|(?<!\p{L})(?:of|for|on)\s+(?:\p{Lu}[\p{L}.’'-]*,?\s+){1,4}(?:and|&)(?:\s+the)?)[\s*_]+$/u;

/** How far before a full name its head is looked for, in UTF-16 units. */
const REACH = 40;

/** Whether the words of an introduction’s full name are all of it, as far as can be seen from what stands before them. */
export function isWhole({ passage: { block }, introduction: { full } }: Introduced): boolean {
  const before = block.text.slice(Math.max(0, full.start - REACH), full.start);
  return !head.test(before) || determinerBefore(block, full.start) !== undefined;
}

/** Whether an introduction is all of its block, which is then a label and no sentence: the line above a list. */
export function isLine({ passage: { block }, introduction: { start, end } }: Introduced): boolean {
  return end - start + 1 >= block.text.length;
}

/** Whether all of a block is in emphasis, as a heading without its mark is. */
export function isEmphasized(usage: Usage, passage: Passage): boolean {
  const { text } = usage.draft;
  const { start, end } = spanIn(usage, passage, { start: 0, end: passage.block.text.length });
  return start > 0 && /^[*_>]$/.test(text.slice(start - 1, start)) && /^[*_<]$/.test(text.slice(end, end + 1));
}

/** Whether an occurrence stands within parentheses, in which there is no room for others. */
export function isInParentheses({ passage: { block }, start }: Occurrence): boolean {
  return /\((?:[^()]|\([^()]*\))*$/.test(block.text.slice(Math.max(0, start - LONGEST_ASIDE), start));
}

/** How long what stands in parentheses may be, in UTF-16 units. */
const LONGEST_ASIDE = 300;

/** Whether an aside in parentheses follows an occurrence, which may be what explains it. */
export function hasAside({ passage: { block }, mention: { end, possessive } }: Occurrence): boolean {
  return /^[\s*_]*\(/.test(block.text.slice(end + possessive.length, end + possessive.length + 8));
}

/** Adds an abbreviation in parentheses after a full name that stands in the draft. */
export function addAside(usage: Usage, occurrence: Occurrence, short: Designation): Writing | undefined {
  const { mention, passage } = occurrence;
  if (mention.quoted || !passage.block.text.startsWith(mention.possessive, mention.end)) return undefined;
  const at = mention.end + mention.possessive.length;
  return { edits: [{ ...spanIn(usage, passage, { start: at, end: at }), text: ` (${short.text})` }], sure: true };
}

/** Whether a draft is written with typographic apostrophes and quotation marks. */
const isTypographic = remember(({ text }: Draft) => {
  const all = text.toString();
  return all.includes('’') || (/[‘“”]/.test(all) && !/\p{L}'\p{L}/u.test(all));
});

/** Words with the apostrophes of the draft that they go into. */
export function writeApostrophes(draft: Draft, words: string): string {
  return words.includes("'") && isTypographic(draft) ? words.replaceAll("'", '’') : words;
}

/** The designation of this spelling: the mention's concept first, then any other. */
export function findDesignation({ glossary }: Usage, { mention }: Occurrence, text: string): Designation | undefined {
  return ownDesignations(mention.name.concept).get(text) ?? designationOf(glossary.names, text);
}

/** The first designation of each spelling that a concept has. */
const ownDesignations = remember(
  ({ designations }: Concept) => new Map([...designations].reverse().map((name) => [name.text, name])),
);

export function capitalize(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** A word in capitals or not, as the one that it replaces. */
function keepCapital(old: string, word: string): string {
  return /^\p{Lu}/u.test(old) ? capitalize(word) : word;
}

/** Puts a line break of the old words after as many words of the new ones. */
function keepLineBreaks(old: string, text: string): string {
  const lineBreak = /\s*[\r\n]\s*/.exec(old);
  if (lineBreak === null) return text;
  const words = text.split(' ');
  const before = old.slice(0, lineBreak.index).split(/\s+/).length;
  // A line that starts with a dash or a number would be an item of a list.
  if (!/^[^\p{N}\p{P}\p{S}]|^\p{N}+\p{L}/u.test(words[before] ?? '')) return text;
  return `${words.slice(0, before).join(' ')}${lineBreak[0]}${words.slice(before).join(' ')}`;
}
