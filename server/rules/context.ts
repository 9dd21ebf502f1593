// What stands around a mention: its article, the words before and after, the start of its sentence.
import type { Block } from '../text/block';
import type { Mention } from '../usage/mentions';
import type { Usage } from '../usage/usage';
import { isState } from './judged';

/** The words directly before a place that decide about its article; offsets in the block. */
export interface Determiner {
  readonly start: number;
  readonly end: number;
  readonly word: string;
}

/**
 * Remembers against each mention what its own block decides of it, so that a keystroke costs only the block that it
 * changes. `read` may look at nothing else; what it gives has offsets in the block.
 */
export function perMention<Value>(
  read: (mention: Mention, block: Block) => Value,
): (usage: Usage, index: number) => Value {
  const remembered = perWord(read);
  return ({ mentions, mentionBlocks, draft }, index) => remembered(mentions[index], draft.blocks[mentionBlocks[index]]);
}

/** The same for a word of a block that is no mention of a concept. */
export function perWord<Value>(read: (word: Mention, block: Block) => Value): (word: Mention, block: Block) => Value {
  const remembered = new WeakMap<Mention, { readonly value: Value }>();
  return (word, block) => {
    let known = remembered.get(word);
    if (known === undefined) remembered.set(word, (known = { value: read(word, block) }));
    return known.value;
  };
}

const verb =
  '(?:is|was|has|had|will|would|can|cannot|could|should|must|may|might|does|did|joined|hosted|signed|sent|agreed|remains|became|faces|seeks|wants|needs)(?![\\p{L}-])';

/** What follows a noun phrase and never a noun that a name in it would belong to: a verb, the end of a clause. */
const phraseEnd = new RegExp(
  String.raw`^(?:[.;!?](?:\s|$)|,\s|\s(?:(?:and|or)\s(?:the\s)?\p{Lu}[\p{L}\p{N}.]*\s)?${verb})`,
  'u',
);

/** Whether a noun phrase ends with a mention, so that it describes no noun after it. */
export function isPhraseEnd(block: Block, mention: Mention): boolean {
  return phraseEnd.test(textAfter(block, mention));
}

/** What stands before a noun phrase that should have its article: a preposition, a conjunction of clauses. */
const opensPhrase =
  /(?:^|\s)(?:of|with|by|from|against|between|towards?|in|into|to|for|within|under|through|without|that|because|although|while|when|if)\s$/i;

/** Whether a name that takes an article stands as a noun where it should have one. */
export function needsArticle(block: Block, mention: Mention): boolean {
  if (mention.name.article !== 'the' || !isPhraseEnd(block, mention)) return false;
  // A sentence of nothing but a name is a label.
  if (startsSentence(block, mention.start)) return !textAfter(block, mention).startsWith('.');
  return opensPhrase.test(textBefore(block, mention));
}

/** What a state has, at the start of what stands after its name, in words that are no verbs there. */
const owned =
  /^\s(?:government|administration|president|prime|foreign|defen[cs]e|minister|minist(?:ry|ries)|embassy|ambassador|parliament|military|army|navy|air|armed|troops|soldiers?|sailors?|officers?|officials?|side|delegations?|leaders?|leadership|economy|allies|ally|counterparts?|citizens?|public|media|companies|firms|territory|constitution)(?![\p{L}-])/u;

/**
 * Whether a name that takes an article stands before a noun: without one (“ROK forces”, as opposed to “the ROK” and “ROK
 * should”), or, as the name of a state, which has an adjective for it, after another article (“a ROK ship”) or before what
 * states have (“the ROK government”).
 */
export const isAdjectival = perMention((mention, block) => {
  const { name, start, possessive, compound } = mention;
  if (compound) return true;
  if (name.article !== 'the' || possessive !== '') return false;
  const determiner = determinerBefore(block, start);
  if (determiner === undefined) return !isPhraseEnd(block, mention);
  return isState(name.concept) && (determiner.word !== 'the' || owned.test(textAfter(block, mention)));
});

/**
 * Whether a mention tells a name instead of using it: the official name of what stands before it (“North Korea, officially
 * the DPRK”), an author who is cited (“Republic of Korea, 2024)”, in a note “NATO, *Strategy*”), or where somebody in a list is from.
 */
export const isAside = perMention(
  (mention, block) =>
    /\b(?:(?:formally|officially|properly|otherwise|also|better|commonly|usually|often)(?: (?:known as|called|named))?|known as|i\.e\.),? (?:the )?["“*_]*$/i.test(
      textBefore(block, mention),
    ) ||
    /^(?:,| \()? ?(?:19|20)\d\d[a-z]?(?:[;:)]|, pp?\. )/.test(textAfter(block, mention)) ||
    (block.kind === 'item' && mention.end === block.text.length && /, $/.test(textBefore(block, mention))) ||
    (block.kind === 'note' && mention.start === 0 && /^, ["“‘*_]/.test(textAfter(block, mention))),
);

/** What a word stands after that is mentioned and not used: the term X, the name itself, X, they write X or Y. */
const namesWord =
  /\b(?:(?:term|word|label|phrase|spelling|acronym|abbreviation|expression|name)s?|writes?|wrote|written|spell(?:s|ed|t|ing)?)(?:(?: itself)? ?[—–:]|(?: itself)?,)? ?(?:["“'‘*_]*[\p{L}\p{N}.-]+["”'’*_]*,? (?:and|or|then) )?["“'‘*_]*$/iu;

/** Whether a mention speaks of a word and not of what it names: the term Indo Pacific, or a word alone in italics. */
export const isWord = perMention(
  (mention, block) => namesWord.test(textBefore(block, mention)) || isItalic(block, mention),
);

/** Whether emphasis of one mark holds a mention and nothing else. A block starts with its first letter, after the mark. */
function isItalic({ text }: Block, { start, end }: Mention): boolean {
  const isMark = (at: number) => text[at] === '*' || text[at] === '_';
  return isMark(end) && !isMark(end + 1) && (start === 0 || (isMark(start - 1) && !isMark(start - 2)));
}

/** Whether a word with a capital that opens no sentence stands before a mention, which may be one name with it: HMAS Indo Pacific. */
export const followsName = perMention((mention, block) => {
  const before = textBefore(block, mention);
  return /\p{Lu}\p{L}* $/u.test(before) && !/(?:^|[.!?] )\p{Lu}\p{Ll}* $/u.test(before);
});

/** Whether a span is the last of a parenthesis, which explains what stands before it: Four partners (IP4). */
export function endsParenthesis({ text }: Block, start: number, end: number): boolean {
  return /\([^()]*$/.test(text.slice(Math.max(0, start - REACH), start)) && /^["”’']?\)/.test(text.slice(end, end + 2));
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

/**
 * The words with which a glossary names something first, as they go on after what stands before an offset: with a capital
 * at a sentence's start, and without an article that stands there. Undefined after another determiner than their own.
 */
export function firstUseAt(block: Block, at: number, text: string): string | undefined {
  if (startsSentence(block, at)) return text.charAt(0).toUpperCase() + text.slice(1);
  const determiner = determinerBefore(block, at);
  if (determiner === undefined) return text;
  const article = `${determiner.word} `;
  return text.toLowerCase().startsWith(article) ? text.slice(article.length) : undefined;
}

/** How far around a mention is looked, in UTF-16 units. */
const REACH = 60;

/** What stands before a mention in its block, white space made single. */
export function textBefore({ text }: Block, { start }: Mention): string {
  return text.slice(Math.max(0, start - REACH), start).replace(/\s+/g, ' ');
}

/** What stands after a mention and its possessive ending in its block, white space made single. */
export function textAfter({ text }: Block, { end, possessive }: Mention): string {
  const from = end + possessive.length;
  return text.slice(from, from + REACH).replace(/\s+/g, ' ');
}
