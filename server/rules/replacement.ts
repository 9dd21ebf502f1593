// How a name is written into a draft in the place of another: article, possessive, plural, capitals and line breaks.
import type { Designation } from '../glossary/concept';
import type { Block } from '../text/draft';
import type { Edit } from '../text/span';
import { type Mention, readVisible } from '../usage/mentions';
import { mentionSpan, type Usage } from '../usage/usage';

/** The words directly before a place that decide about its article; offsets in the block. */
interface Determiner {
  readonly start: number;
  readonly end: number;
  readonly word: string;
}

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
  } else if (designation && designation.article !== mention.name.article && !mention.compound) {
    if (designation.article === 'the' && before === undefined) text = `${opensSentence ? 'The' : 'the'} ${text}`;
    else if (designation.article === 'none' && before?.word === 'the') {
      start = before.start;
      if (opensSentence) text = capitalize(text);
    }
  } else if (isLowered || (opensSentence && before === undefined)) text = capitalize(text);
  const { start: at } = mentionSpan(usage, index);
  const shift = at - mention.start;
  return { start: start + shift, end: end + shift, text };
}

/**
 * Whether a name that takes an article stands without one and so before a noun: “ROK forces”, as opposed to “the ROK”.
 */
export function isAdjectival(usage: Usage, index: number): boolean {
  const mention = usage.mentions[index];
  const { name, start, possessive, compound } = mention;
  if (compound) return true;
  if (name.article !== 'the' || possessive !== '') return false;
  let known = adjectival.get(mention);
  if (known === undefined) {
    known = determinerBefore(usage.draft.blocks[usage.mentionBlocks[index]], start) === undefined;
    adjectival.set(mention, known);
  }
  return known;
}

/** Remembered against the mention, as all is that its block alone decides. */
const adjectival = new WeakMap<Mention, boolean>();

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

/** The article or other determiner directly before an offset of the block, or undefined. */
export function determinerBefore({ text }: Block, at: number): Determiner | undefined {
  const match =
    /(?:^|[\s(“"‘'[—–*_-])(the|a|an|this|that|our|its|their|his|her|your|my|each|every|no|any|another)(\s+[*_]{0,3})$/i.exec(
      text.slice(Math.max(0, at - 24), at),
    );
  if (match === null) return undefined;
  const start = at - match[1].length - match[2].length;
  return { start, end: start + match[1].length, word: match[1].toLowerCase() };
}

/** Whether a sentence starts at an offset of the block. */
export function startsSentence({ text, prose }: Block, at: number): boolean {
  if (at <= prose[0].start) return true;
  return /(?:^|[.!?]["”’)\]]*\s+|\n\s*\n)["“‘([*_]*$/.test(text.slice(Math.max(0, at - 12), at));
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
  if (before >= words.length) return text;
  return `${words.slice(0, before).join(' ')}${lineBreak[0]}${words.slice(before).join(' ')}`;
}
