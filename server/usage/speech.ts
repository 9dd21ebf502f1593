// Speech: whether a draft is what somebody said, whose words are not ours to change.
import type { Block } from '../text/block';
import type { Draft } from '../text/draft';
import { Memory } from '../text/memory';
import * as english from './english';

/** What opens a turn: `Q:`, `MR. KIM:`, `SECRETARY BLINKEN (via video):`, `ANN ROE, PRIME MINISTER:`, `Senator Wicker. Thank you.`, `**Mr. Kim:** Yes.`, `**Ms KIM** (Perth) (10:15):` */
const opening =
  /^[\s*_]{0,8}(?:(Q|A)(?::|\s\s)|((?:[\p{Lu}'’-]+\.? ){0,4}[\p{Lu}'’-]{2,}(?:, [\p{Lu}'’&. -]{3,60})?|(?:\p{Lu}[\p{L}’'-]*\.? ){1,3}\p{Lu}[\p{L}’'-]+(?: of \p{Lu}\p{Ll}+)?)(?:[*_]{0,3} \([^)]{1,80}\)){0,3}[*_]{0,3}(?::|\.(?=[*_]{0,3}\s+\p{Lu})))/u;

/** How often somebody begins to speak in a block, and what is said of how: (Applause.), (As interpreted.). */
export function countTurns({ kind, text, continues }: Block): number {
  if (kind !== 'paragraph' && kind !== 'item') return 0;
  let count = 0;
  for (const part of partsOf(text, continues)) if (opensTurn(part)) count++;
  for (const [, word = '', second = word] of text.matchAll(direction))
    if (english.isAmong('directions', word) && english.isAmong('directions', second)) count++;
  return count;
}

/** What stands in parentheses as the others heard it, as a sentence or a word. */
const direction = /\((?:As )?(\p{L}+)(?: and (\p{L}+))?\.?\)/giu;

/**
 * The parts of a text that a writer has begun on a new line herself: the first, unless the text `continues` another one, and
 * those after a break that she has set.
 */
function* partsOf(text: string, continues = false): Generator<string> {
  let start = 0;
  let isBegun = !continues;
  for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', end + 1))
    if (
      setBreak.test(text.slice(Math.max(start, end - WIDEST_BREAK), end)) ||
      indent.test(text.slice(end + 1, end + 4))
    ) {
      if (isBegun) yield text.slice(start, end);
      isBegun = true;
      start = end + 1;
    }
  if (isBegun) yield text.slice(start);
}

/** What ends a line that is broken on purpose, or is a line without signs; looked for so far before its end. */
const setBreak = /(?:^|\n|\s\s|\\)[^\S\n]*$/;
const WIDEST_BREAK = 8;

/** How a line begins that begins a paragraph, where no blank line parts them. */
const indent = /^[ \t]{2}\s?\S?/;

/** Whether a text opens like a turn of speech: with a person, and a sign after which she speaks. */
function opensTurn(text: string): boolean {
  const [, letter, speaker] = opening.exec(text) ?? [];
  return letter !== undefined || (speaker !== undefined && isSpeaker(speaker, text));
}

/** Whether words name somebody rather than what follows: MR. KIM and Senator Wicker; not SUBJECT, Key Finding or USFK. */
function isSpeaker(words: string, text: string): boolean {
  const parts = words.split(' ');
  if (parts.some(isTitle)) return true;
  // In capitals a name needs no title, where none of its words is a word of the language and what follows is no label’s.
  const isName = words.toUpperCase() === words && parts.every((part) => english.lookUp(part) === 0);
  return isName && (parts.length > 1 || words.length >= SHORTEST_NAME) && /[.!?…][)"”’\s]*$/.test(text);
}

/** The shortest family name that stands alone; a shorter word of capitals is an abbreviation. */
const SHORTEST_NAME = 5;

/** Whether a word tells a person: Senator, Mr., QUESTION. */
function isTitle(word: string): boolean {
  if (word.endsWith('.')) return english.isAmong('shortened', word.slice(0, -1));
  return (
    (english.lookUp(word) & english.TITLE) !== 0 ||
    english.isAmong('speakers', word) ||
    english.isAmong('shortened', word)
  );
}

/** Titles of speeches, interviews and transcripts, in the front matter or as the first heading. */
const speechTitle =
  /^\W*(?:title:\W*)?(?:(?:opening|closing|introductory|welcom(?:e|ing)|keynote|prepared)\s(?:remarks|statement)|remarks|transcript|press\s(?:briefing|conference|gaggle|call)|background\spress\scall|interview|speech|keynote|lecture|address|q&a|on-the-record)\b/im;

/** The longest title that is looked at, in UTF-16 units, and how much of the front matter. */
const LONGEST_TITLE = 1000;
const LONGEST_FRONT = 4000;

/** How many blocks of a draft are looked at for who is addressed, and how long the shortest and longest such line and turn are. */
const FIRST_BLOCKS = 6;
const LONGEST_ADDRESS = 200;
const SHORTEST_TURN = 200;

/** A name before a colon, as whoever speaks is called in talks that are written down: Dana: I see. Host (Dana Pike): */
const label =
  /^[\s*_]{0,8}(\p{Lu}[\p{L}.’'-]{1,20}(?: \p{Lu}[\p{L}.’'-]{0,20}){0,3})(?: \([^)]{1,40}\))?[*_]{0,3}:[*_]{0,3}\s+\S/u;

/** Words with which people speak to one another. */
const spoken = /(?<!\p{L})(?:I|you|me|my|your|I['’]m|you['’]re|\p{L}+n['’]t|yeah|yes|thanks)(?!\p{L})|\?/iu;

/** How far into a draft talks are looked for, in blocks, and how much of a block. */
const FIRST_TURNS = 60;
const LONGEST_TURN = 2000;

/** How often somebody has to speak, and how often words be spoken to another. */
const OFTEN = 2;
const FEWEST_SPOKEN = 3;

interface Labelled {
  readonly name: string;
  readonly isSpoken: boolean;
}

const labelled = new Memory<Block, readonly Labelled[]>();

/** The labels that open a block or its lines. Remembered against the block. */
function labelsOf(block: Block): readonly Labelled[] {
  let known = labelled.get(block);
  if (known === undefined) {
    known = [...partsOf(block.text.slice(0, LONGEST_TURN), block.continues)].flatMap((part) => {
      const name = label.exec(part)?.[1];
      return name === undefined ? [] : [{ name, isSpoken: spoken.test(part) }];
    });
    labelled.set(block, known);
  }
  return known;
}

/** Whether two people or more speak by turns, under whatever names. */
export function isTalk({ blocks }: Draft): boolean {
  const counts = new Map<string, number>();
  let told = 0;
  for (const block of blocks.slice(0, FIRST_TURNS)) {
    if (block.quoted || block.kind !== 'paragraph') continue;
    for (const { name, isSpoken } of labelsOf(block)) {
      counts.set(name, (counts.get(name) ?? 0) + 1);
      if (isSpoken) told++;
    }
  }
  return told >= FEWEST_SPOKEN && [...counts.values()].filter((count) => count >= OFTEN).length > 1;
}

/** Whether a draft begins as a speech does: with who is addressed, or with who speaks, at length. */
export function opensAsSpeech({ blocks }: Draft): boolean {
  return blocks.slice(0, FIRST_BLOCKS).some(({ kind, quoted, text, continues }) => {
    if (quoted || kind !== 'paragraph' || continues) return false;
    const [, , speaker] = text.length >= SHORTEST_TURN ? (opening.exec(text) ?? []) : [];
    if (speaker !== undefined && speaker === speaker.toUpperCase() && speaker.split(' ').some(isTitle)) return true;
    return isAddress(text);
  });
}

/** Whether a draft opens as somebody does who stands before others: Good morning. Thank you all. It is an honor to be here. */
export function opensWithGreeting({ blocks }: Draft): boolean {
  for (const { kind, quoted, text } of blocks.slice(0, FIRST_BLOCKS)) {
    if (kind !== 'paragraph' || quoted) continue;
    const [first = ''] = /\p{L}+/u.exec(text) ?? [];
    if (english.isAmong('letters', first)) return false;
    if (isSentence.test(text)) return greets(text.slice(0, LONGEST_ADDRESS).replace(speakerBefore, ''));
  }
  return false;
}

/** Who speaks, before a colon: Ann Roe, Foreign Minister: Thanks, everyone. */
const speakerBefore = /^[\s*_]*\p{Lu}[^:.!?\n]{2,80}:[\s*_]*/u;

/** Where a sentence ends in a block: what has none is a line over the text. */
const isSentence = /\p{L}[.!?]["”’)]*(?:\s|$)/u;

/** Whether a text begins with a greeting, with thanks to those who listen, or with how it feels to stand before them. */
function greets(text: string): boolean {
  if (/^[\s*_]*(?:good (?:morning|afternoon|evening|day)|hello|hi)(?!\p{L})/iu.test(text)) return true;
  if (/^[\s*_]*thank(?:s| you)(?:[,.!]| (?:all|so much|very much|everyone|everybody)(?!\p{L}))/iu.test(text))
    return true;
  const [, reason = ''] = /^[\s*_]*thank(?:s| you) for (\p{Ll}+)/iu.exec(text) ?? [];
  if (english.isAmong('attended', reason)) return true;
  const [, feeling = '', does = ''] = feelingAt.exec(text) ?? [];
  return english.isAmong('feelings', feeling) && english.isAmong('attending', does);
}

/** How it feels to do something, in the first sentence: It is a great honor to be, I am truly delighted to join */
const feelingAt =
  /^[\s*_]*(?:It (?:is|was)|It['’]s|I am|I['’]m|We are|We['’]re) (?:\p{Ll}+ ){0,3}(\p{Ll}+) to (\p{Ll}+)/u;

/** Whether a line addresses those who listen: Mr. President, Excellencies, ladies and gentlemen, but not Dear colleagues, of a letter. */
function isAddress(text: string): boolean {
  if (text.length > LONGEST_ADDRESS || !/^[\s*_]{0,4}\p{Lu}[^]*[,:!.–—-][\s*_]{0,4}$/u.test(text)) return false;
  const words = text.match(/\p{L}+/gu) ?? [];
  const isOf = (name: string) => (word: string) => english.isAmong(name, word);
  const isAddressed =
    words.some(isOf('addressees')) ||
    /^[\s*_]*(?:Mr\.?|Mister|Madame?|Mme) (?:Vice )?(?:President|Speaker|Chair|Secretary|Moderator)/.test(text);
  if (!isAddressed || isOf('letters')(words[0] ?? '')) return false;
  return words.every(
    (word) => /^\p{Lu}/u.test(word) || isOf('addressees')(word) || isOf('addressing')(word) || isOf('joining')(word),
  );
}

/** Whether a draft says of itself that it is a speech, in the front matter or its first heading. */
export function hasSpeechTitle({ blocks, text, frontMatter }: Draft): boolean {
  if (frontMatter) {
    const { start, end } = frontMatter;
    if (speechTitle.test(text.slice(start, Math.min(end, start + LONGEST_FRONT)))) return true;
  }
  const first = blocks.at(0);
  if (first === undefined) return false;
  // A long title may be a paragraph of one line, which is no sentence.
  const isTitle =
    first.kind === 'title' ||
    first.kind === 'heading' ||
    (first.kind === 'paragraph' && !/[\r\n]|[.!?:;]$/.test(first.text));
  return isTitle && speechTitle.test(first.text.slice(0, LONGEST_TITLE));
}
