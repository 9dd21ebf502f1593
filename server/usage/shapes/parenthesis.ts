// Full name (ABBR), and ABBR (full name), and what a parenthesis says besides.
import type { Span } from '../../text/span';
import { isAbbreviation, isShort, LONGEST_SHORT } from '../letters';
import { type Named, nameAfter, nameBefore, type Read, type Short, shortAt } from '../fullName';
import { createIntroduction, type Introduction } from '../introduction';
import { blockSpan } from '../sight';

/** The longest parenthesis that is looked into, in UTF-16 units. */
const LONGEST_ASIDE = 160;

/** What parts the names that a parenthesis gives: (“OSA” or “the Office”), (OSA, Geneva). */
const parting = /[,;]\s*(?:or\s)?|\sor\s|\s?\/\s(?=["“])/g;

/** Words before a short name that say what it is. */
const saying =
  /^\s*(?:(?:hereafter|hereinafter|henceforth|abbreviated|abbreviation|acronym|initials|short for|in short|short|stands for|also|better|commonly|often|formally|formerly known|known|called|referred to|in th(?:is|e present) \w+|collectively|by its|as|to|or|and|the|an?)(?:\s*[:,]?\s+|\s*(?=["“‘'`])))*(?:``|["“‘'[`])?/i;

const formal = /^\s*(?:formally|officially|properly|formal name)\b.*\bor\b/i;

/** What may follow a short name: marks, and what it has of a name that has it, the Example Office’s (EO’s) plan. */
const after = /^(?:['’]s)?["”’']*\s*(?:for short)?["”’']*$/;

/** The introduction that a parenthesis makes which opens at a place that is seen, or undefined. */
export function readParenthesis(read: Read, open: number): Introduction | undefined {
  const { text } = read.sight;
  const length = text.slice(open + 1, open + LONGEST_ASIDE).indexOf(')');
  if (length < 2) return undefined;
  const content = text.slice(open + 1, open + 1 + length);
  return (hasShort.test(content) ? readShort(read, open, content) : undefined) ?? readFull(read, open, content);
}

/** What every abbreviation has: two capitals or digits, near each other. */
const hasShort = /[A-Z0-9][\w&/.+-]{0,10}[A-Z0-9&]/;

/** Full name (ABBR), Full name ("ABBR" or "the Other") */
function readShort(read: Read, open: number, content: string): Introduction | undefined {
  // South Korea (officially the Republic of Korea, or ROK): the name is inside.
  if (formal.test(content)) return undefined;
  const names = split(content);
  for (const name of names) {
    // “the ROK”: the article is none of the name.
    const article = /^(?:the\s)?/.exec(name.text)![0].length;
    const text = name.text.slice(article);
    if (!isShortName(text)) continue;
    const short = shortAt(read, open + 1 + name.start + article, text);
    const named = nameBefore(read, open, short);
    if (named === undefined || isNumbered(text, read.block.text.slice(named.full.start, named.full.end))) continue;
    const others = names.filter((other) => other !== name && other.isTied);
    return createIntroduction(read, 'parenthesis', named, short, {
      // What goes with it: all from the end of the name on.
      aside: asideOf(read, open, open + content.length + 2),
      names: others.map(({ start, text }) =>
        blockSpan(read.sight, { start: open + 1 + start, end: open + 1 + start + text.length }),
      ),
    });
  }
  return undefined;
}

/** Whether a short name has a number that its full name has not: the hull number of a ship is no abbreviation, CVN 70. */
function isNumbered(short: string, full: string): boolean {
  const number = / (\d+)$/.exec(short)?.[1];
  return number !== undefined && !full.includes(number);
}

/** ABBR (full name) */
function readFull(read: Read, open: number, content: string): Introduction | undefined {
  const { text } = read.sight;
  if (!/[A-Z0-9s"”’]\s*$/.test(text.slice(Math.max(0, open - 3), open))) return undefined;
  const [before, written] =
    /([A-Z][\w&/.+-]*)["”’]?\s*$/.exec(text.slice(Math.max(0, open - LONGEST_SHORT - 4), open)) ?? [];
  if (before === undefined || written === undefined) return undefined;
  // Of a pair the second partner is named: US-ROK (Republic of Korea).
  const second = written.lastIndexOf('-') + 1;
  const partner =
    second > 0 ? readWhole(read, open, content, open - before.length + second, written.slice(second)) : undefined;
  return partner ?? readWhole(read, open, content, open - before.length, written);
}

/** The introduction of what stands at an offset before a parenthesis, if that holds its full name. */
function readWhole(
  read: Read,
  open: number,
  content: string,
  start: number,
  written: string,
): Introduction | undefined {
  if (!isAbbreviation(written)) return undefined;
  const short = shortAt(read, start, written);
  const lead = saying.exec(content)![0].length;
  const ends = [content.search(/[,;](?=\s)/), content.length].filter((end) => end > lead);
  for (const end of ends) {
    const tail = /["”’'\s]*$/.exec(content.slice(0, end))![0].length;
    const named = nameAfter(read, open + 1 + lead, short, open + 1 + end - tail);
    if (named) return reversed(read, named, short, open + content.length + 2);
  }
  return undefined;
}

function reversed(read: Read, named: Named, short: Short, close: number): Introduction {
  const open = read.sight.text.indexOf('(', short.end);
  return createIntroduction(read, 'reversed', named, short, { aside: asideOf(read, open, close) });
}

/** A parenthesis with the space before it; what ends a name before it stays: Services’ (CMS), **Gas & Electric** (G&E). */
function asideOf({ block: { text }, sight }: Read, open: number, close: number): Span {
  const { start, end } = blockSpan(sight, { start: open, end: close });
  let from = start;
  while (from > 0 && /\s/.test(text.charAt(from - 1))) from--;
  return { start: from, end };
}

/** A name that a parenthesis gives; offsets in its content. */
interface Given {
  readonly start: number;
  readonly text: string;
  /** Whether it is said to be another name for the same: in quotation marks, after “or”. */
  readonly isTied: boolean;
}

function split(content: string): readonly Given[] {
  const names: Given[] = [];
  const add = (start: number, end: number, isOr: boolean) => {
    const part = content.slice(start, end);
    const lead = saying.exec(part)![0];
    const rest = part.slice(lead.length).trimEnd();
    const text = /^[^"”’']*/
      .exec(rest)![0]
      .replace(/\s+for short$/, '')
      .trimEnd();
    if (text === '' || !after.test(rest.slice(text.length))) return;
    names.push({ start: start + lead.length, text, isTied: isOr || /["“‘]/.test(lead) });
  };
  let from = 0;
  let isOr = false;
  for (const { index, 0: sign } of content.matchAll(parting)) {
    add(from, index, isOr);
    from = index + sign.length;
    isOr = sign.includes('or');
  }
  add(from, content.length, isOr);
  return names;
}

/** An abbreviation, or one with words beside it: NQI Act, US AISI. */
function isShortName(text: string): boolean {
  const parts = text.split(' ');
  if (parts.length > 3 || text.length > LONGEST_SHORT * 2) return false;
  return parts.some(isShort) && parts.every((part) => isShort(part) || /^(?:[A-Z][\w.]*|\d+)$/.test(part));
}
