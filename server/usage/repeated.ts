// Words after an abbreviation that the abbreviation already holds: the NATO organization, the ROK of Korea.
import type { Designation } from '../glossary/concept';
import type { Block } from '../text/block';
import { foldText } from '../text/normalize';
import type { Span } from '../text/span';
import * as english from './english';
import type { Mention } from './mentions';

/** Words that say again what an abbreviation says, with the space before them; offsets in the block. */
export interface Repeated extends Span {
  /** As written, white space made single. */
  readonly words: string;
  /** Whether they are a plural, which the abbreviation takes over. */
  readonly plural: boolean;
}

/**
 * Nouns that say what kind of thing a name is. Others (command, cooperation, dialogue) may go on to mean something
 * else after the abbreviation: a UNC command post, APEC cooperation.
 */
const kinds =
  /^(?:organi[sz]ation|treaty|weapon|missile|memorandum|agreement|union|pact|committee|agency|association|intelligence|four|republic)$/;

/** How far after an abbreviation its own words may go on, in UTF-16 units. */
const REACH = 40;

/** The words after an abbreviation that it already holds, or undefined. */
export function findRepeated({ text }: Block, { name, end, possessive, plural }: Mention): Repeated | undefined {
  if (name.kind !== 'abbreviation' || possessive !== '' || plural) return undefined;
  const after = text.slice(end, end + REACH);
  return findTail(after, end, name) ?? findHead(after, end, name);
}

/** The end of the full name again: the ROK of Korea. */
function findTail(after: string, end: number, { concept }: Designation): Repeated | undefined {
  const tail = / of \p{Lu}\p{L}+$/u.exec(concept.preferred.text)?.[0].slice(1);
  if (tail === undefined) return undefined;
  const match = /^\s+of\s+\p{Lu}\p{L}+(?![\p{L}-])/u.exec(after);
  const words = match?.[0].replace(/\s+/g, ' ').trim();
  return match && words === tail ? { start: end, end: end + match[0].length, words, plural: false } : undefined;
}

/** The noun that the full name turns on: the NATO organization. */
function findHead(after: string, end: number, name: Designation): Repeated | undefined {
  const [written, words] = /^\s+([\p{L}]+)(?![\p{L}\p{N}-])/u.exec(after) ?? [];
  const next = /^\s+\p{L}+\s+(\p{Ll}+)/u.exec(after)?.[1];
  if (written === undefined || words === undefined || words !== words.toLowerCase()) return undefined;
  const word = singular(words);
  if (!kinds.test(word) || word !== headOf(name.concept.preferred)) return undefined;
  // What the words describe is of another thing than the name: NATO treaty obligations.
  if (
    next !== undefined &&
    isProper(name) &&
    (english.lookUp(next) === 0 || (english.lookUp(next) & english.NOUN) !== 0)
  )
    return undefined;
  const plural = words.endsWith('s');
  // There may be several organizations of NATO, but no several NATOs.
  if (plural && isProper(name)) return undefined;
  return { start: end, end: end + written.length, words, plural };
}

/** Whether an abbreviation is that of a proper name. */
export function isProper({ concept }: Designation): boolean {
  return concept.preferred.casing !== 'common';
}

/** The noun that a full name turns on: weapons of mass destruction, North Atlantic Treaty Organization. */
function headOf({ text }: Designation): string {
  const [before = ''] = text.split(/ (?:of|on|for|to|against) (?=\S)/);
  return singular(foldText(before.slice(Math.max(before.lastIndexOf(' '), before.lastIndexOf('-')) + 1)));
}

function singular(word: string): string {
  return word
    .replace(/ies$/, 'y')
    .replace(/(?<=[a-z])s$/, '')
    .replace('organis', 'organiz');
}
