// How a name is written into a draft in the place of another: article, possessive, plural, capitals and line breaks.
import type { Designation } from '../glossary/concept';
import type { Block } from '../text/block';
import type { Edit } from '../text/span';
import { type Mention, readVisible } from '../usage/mentions';
import { mentionSpan, type Usage } from '../usage/usage';
import { determinerBefore, firstUseAt, isPhraseEnd, needsArticle, startsSentence } from './context';

/**
 * The edit that writes `name` in the place of mention `index`, or undefined where nothing may be edited: in a
 * quotation or title of a work, or where markup cuts the words. `introducing` adds an abbreviation in parentheses.
 */
export function replaceMention(
  usage: Usage,
  index: number,
  name: Designation | string,
  introducing?: Designation,
): Edit | undefined {
  const mention = usage.mentions[index];
  const block = usage.draft.blocks[usage.mentionBlocks[index]];
  if (mention.quoted || readVisible(block, mention.start, mention.end).length !== mention.end - mention.start)
    return undefined;
  const designation = typeof name === 'string' ? findDesignation(usage, index, name) : name;
  const old = block.text.slice(mention.start, mention.end);
  const base = typeof name === 'string' ? name : name.text;
  let text = mention.plural ? (designation?.plural ?? base) : base;
  text = keepLineBreaks(old, text);
  let start = mention.start;
  let end = mention.end;
  if (introducing) {
    text += `${mention.possessive} (${introducing.text})`;
    end += mention.possessive.length;
  }
  const before = determinerBefore(block, mention.start);
  const opensSentence = startsSentence(block, before?.start ?? mention.start);
  const isLowered = mention.name.text[0] !== old[0] && mention.name.casing !== 'name' && !mention.miscased;
  if (before?.word === 'a' || before?.word === 'an') {
    const article = indefiniteArticle(text);
    if (article !== before.word) {
      start = before.start;
      text = `${opensSentence ? capitalize(article) : article}${block.text.slice(before.end, mention.start)}${text}`;
    }
  } else if (designation && !mention.compound && (designation.article !== mention.name.article || isBareNoun())) {
    if (designation.article === 'the' && before === undefined && isNoun(mention, block))
      text = `${opensSentence ? 'The' : 'the'} ${text}`;
    else if (designation.article === 'none' && before?.word === 'the') {
      start = before.start;
      if (opensSentence) text = capitalize(text);
    }
  } else if (isLowered || (opensSentence && before === undefined)) text = capitalize(text);
  const { start: at } = mentionSpan(usage, index);
  const shift = at - mention.start;
  return { start: start + shift, end: end + shift, text };

  /** An abbreviation may do without its article; the full name may not: a role in UNC, a role in the United Nations Command. */
  function isBareNoun(): boolean {
    if (designation?.kind !== 'name' || designation.article !== 'the' || before) return false;
    return mention.possessive !== '' || needsArticle(block, mention);
  }
}

/** Whether a mention stands as a noun. What a mended spelling was is not known where a noun may follow: RoK forces. */
function isNoun(mention: Mention, block: Block): boolean {
  return mention.name.status !== 'deprecated' || mention.possessive !== '' || isPhraseEnd(block, mention);
}

/** The edit that writes the words of the glossary for a first use in the place of an abbreviation; undefined where they do not fit. */
export function replaceByFirstUse(usage: Usage, index: number): Edit | undefined {
  const mention = usage.mentions[index];
  const { concept } = mention.name;
  const block = usage.draft.blocks[usage.mentionBlocks[index]];
  if (concept.firstUse === undefined || mention.name !== concept.abbreviation || mention.quoted) return undefined;
  if (mention.plural || mention.possessive !== '' || mention.compound || !isPhraseEnd(block, mention)) return undefined;
  const text = firstUseAt(block, mention.start, concept.firstUse);
  return text === undefined ? undefined : { ...mentionSpan(usage, index), text };
}

/** The article that a name takes before it by its sound: an ROK ship, a UNC officer, a NATO ally. */
export function indefiniteArticle(text: string): 'a' | 'an' {
  const word = /[\p{L}\p{N}]+/u.exec(text)?.[0] ?? '';
  const spelled = /^[A-Z0-9]{2,}$/.test(word) && !/^[^AEIOU\d][AEIOU][^AEIOU\d][AEIOU]/.test(word);
  if (spelled) return /^[AEFHILMNORSX8]/.test(word) ? 'an' : 'a';
  return /^(?:[aeio]|u(?!ni|s[aeiou]|k\b))/i.test(word) && !/^(?:eu|one\b)/i.test(word) ? 'an' : 'a';
}

/** The designation of this spelling: the mention's concept first, then any other. */
function findDesignation(usage: Usage, index: number, text: string): Designation | undefined {
  const own = usage.mentions[index].name;
  const found = own.concept.designations.find((designation) => designation.text === text);
  if (found) return found;
  for (const concept of usage.glossary.concepts.values()) {
    for (const designation of concept.designations) if (designation.text === text) return designation;
  }
  return undefined;
}

function capitalize(text: string): string {
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
