// How a name is written into a draft in the place of another: article, possessive, plural, capitals and line breaks.
import type { Concept, Designation } from '../glossary/concept';
import { designationOf } from '../glossary/names';
import { remember } from '../glossary/remember';
import type { Edit } from '../text/span';
import { firstUseAt } from '../usage/context';
import { readVisible } from '../usage/mentions';
import type { Introduced, Occurrence } from '../usage/passage';
import { partOf, spanIn, spanOf, type Usage } from '../usage/usage';

/**
 * The edit that writes `name` in the place of an occurrence, or undefined where nothing may be edited: in a
 * quotation or title of a work, or where markup cuts the words. `introducing` adds an abbreviation in parentheses.
 */
export function replaceMention(
  usage: Usage,
  occurrence: Occurrence,
  name: Designation | string,
  introducing?: Designation,
): Edit | undefined {
  const { mention, context, passage } = occurrence;
  const { block } = passage;
  if (mention.quoted || readVisible(block, mention.start, mention.end).length !== mention.end - mention.start)
    return undefined;
  const designation = typeof name === 'string' ? findDesignation(usage, occurrence, name) : name;
  const old = block.text.slice(mention.start, mention.end);
  const base = typeof name === 'string' ? name : name.text;
  let text = mention.plural ? (designation?.plural ?? base) : base;
  text = keepLineBreaks(old, text);
  let { start, end } = mention;
  if (introducing) {
    text += `${mention.possessive} (${introducing.text})`;
    end += mention.possessive.length;
  }
  const { determiner, opensSentence } = context;
  const isLowered = mention.name.text[0] !== old[0] && mention.name.casing !== 'name' && !mention.miscased;
  if (determiner?.word === 'a' || determiner?.word === 'an') {
    const article = indefiniteArticle(text);
    if (article !== determiner.word) {
      start = determiner.start;
      text = `${opensSentence ? capitalize(article) : article}${block.text.slice(determiner.end, mention.start)}${text}`;
    }
  } else if (designation && !mention.compound && (designation.article !== mention.name.article || isBareNoun())) {
    if (designation.article === 'the' && determiner === undefined && isNoun(occurrence))
      text = `${opensSentence ? 'The' : 'the'} ${text}`;
    else if (designation.article === 'none' && determiner?.word === 'the') {
      ({ start } = determiner);
      if (opensSentence) text = capitalize(text);
    }
  } else if (isLowered || (opensSentence && determiner === undefined)) text = capitalize(text);
  return { ...spanIn(usage, passage, { start, end }), text };

  /** An abbreviation may do without its article; the full name may not: a role in UNC, a role in the United Nations Command. */
  function isBareNoun(): boolean {
    if (designation?.kind !== 'name' || designation.article !== 'the' || determiner) return false;
    return mention.possessive !== '' || (mention.name.article === 'the' && context.needsArticle);
  }
}

/** Whether a mention stands as a noun. What a mended spelling was is not known where a noun may follow: RoK forces. */
function isNoun({ mention: { name, possessive }, context }: Occurrence): boolean {
  return name.status !== 'deprecated' || possessive !== '' || context.endsPhrase;
}

/** The edit that writes the words of the glossary for a first use in the place of an abbreviation; undefined where they do not fit. */
export function replaceByFirstUse(usage: Usage, occurrence: Occurrence): Edit | undefined {
  const { mention, context, passage } = occurrence;
  const { concept } = mention.name;
  if (concept.firstUse === undefined || mention.name !== concept.abbreviation || mention.quoted) return undefined;
  if (mention.plural || mention.possessive !== '' || mention.compound || !context.endsPhrase) return undefined;
  const text = firstUseAt(passage.block, mention.start, concept.firstUse);
  return text === undefined ? undefined : { ...spanOf(usage, occurrence), text };
}

/**
 * The edit that writes one name in the place of an introduction, with its article and possessive; undefined where that
 * cannot be done: in quotations, in lists, and where the abbreviation comes first.
 */
export function replaceIntroduction(
  usage: Usage,
  introduced: Introduced,
  name: Designation | string,
): Edit | undefined {
  const { concept, full, aside, shape, quoted } = introduced.introduction;
  if (quoted || shape === 'list' || shape === 'definition' || shape === 'reversed') return undefined;
  const { end } = partOf(usage, introduced, 'aside');
  const occurrence = introduced.passage.occurrences.find(
    ({ start, introduction, mention }) =>
      start === full.start && introduction === introduced && mention.name.concept === concept,
  );
  if (occurrence === undefined) {
    const text = typeof name === 'string' ? name : name.text;
    return { start: partOf(usage, introduced, 'full').start, end, text };
  }
  const edit = replaceMention(usage, occurrence, name);
  const { possessive } = occurrence.mention;
  return edit && aside.end > full.end ? { start: edit.start, end, text: `${edit.text}${possessive}` } : undefined;
}

/** The edit that leaves only the abbreviation of an introduction, with its article and possessive. */
export function shortenIntroduction(usage: Usage, introduced: Introduced): Edit | undefined {
  const short = introduced.introduction.concept.abbreviation;
  return short && replaceIntroduction(usage, introduced, short);
}

/** The edit that takes the aside of an introduction out, which leaves its full name. */
export function dropAside(usage: Usage, introduced: Introduced): Edit {
  return { ...partOf(usage, introduced, 'aside'), text: '' };
}

/** The article that a name takes before it by its sound: an ROK ship, a UNC officer, a NATO ally. */
function indefiniteArticle(text: string): 'a' | 'an' {
  const word = /[\p{L}\p{N}]+/u.exec(text)?.[0] ?? '';
  const spelled = /^[A-Z0-9]{2,}$/.test(word) && !/^[^AEIOU\d][AEIOU][^AEIOU\d][AEIOU]/.test(word);
  if (spelled) return /^[AEFHILMNORSX8]/.test(word) ? 'an' : 'a';
  return /^(?:[aeio]|u(?!ni|s[aeiou]|k\b))/i.test(word) && !/^(?:eu|one\b)/i.test(word) ? 'an' : 'a';
}

/** The designation of this spelling: the mention's concept first, then any other. */
function findDesignation({ glossary }: Usage, { mention }: Occurrence, text: string): Designation | undefined {
  return ownDesignations(mention.name.concept).get(text) ?? designationOf(glossary.names, text);
}

/** The first designation of each spelling that a concept has. */
const ownDesignations = remember(
  ({ designations }: Concept) => new Map([...designations].reverse().map((name) => [name.text, name])),
);

export function capitalize(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Puts a line break of the old words after as many words of the new ones. */
function keepLineBreaks(old: string, text: string): string {
  const lineBreak = /\s*[\r\n]\s*/.exec(old);
  if (lineBreak === null) return text;
  const words = text.split(' ');
  const before = old.slice(0, lineBreak.index).split(/\s+/).length;
  // A line that starts with a dash or a number would be an item of a list.
  if (before >= words.length || !/^[^\p{N}\p{P}\p{S}]|^\p{N}+\p{L}/u.test(words[before])) return text;
  return `${words.slice(0, before).join(' ')}${lineBreak[0]}${words.slice(before).join(' ')}`;
}
