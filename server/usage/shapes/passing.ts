// Full name, or ABBR, and its like: a short name that a sentence gives in passing.
import { nameAfter, type Named, nameBefore, type Read, type Short, shortAt } from '../fullName';
import { createIntroduction, type Introduction } from '../introduction';
import { isShort, splitIntoWords } from '../letters';

/** How far before and after an abbreviation the words stand that say so, in UTF-16 units. */
const REACH = 48;

const called =
  '(?:(?:also|better|commonly|usually|often|simply) )?(?:known as|called|referred to as|abbreviated(?: (?:as|to))?)|hereafter|hereinafter|henceforth|in short|for short';

/** What stands between a full name and an abbreviation that it is given in passing; what follows must end the clause. */
const inClause = new RegExp(
  String.raw`(?:,| ?[—–]| -) ?(?:(?:${called}|or)(?: simply)?[, ]? ?)?["“‘]?(?:the )?["“‘]?$`,
);

/** The same where that is what the sentence says, or where nothing parts the two. */
const inSentence = new RegExp(String.raw`(?: (?:is|are) (?:${called})| or) (?:the )?["“‘]?$`);

const endsClause = /^["”’]?\s*(?:[,.;:)—–]|-\s|$)/;
/** The abbreviation that begins at a place that is seen. */
function tokenAt(read: Read, at: number): Short | undefined {
  const token = /^[A-Z0-9][\w&/.+-]{0,12}[A-Z0-9&]s?(?![\p{L}\p{N}])/u.exec(read.sight.text.slice(at, at + 16));
  return token && isShort(token[0]) ? shortAt(read, at, token[0]) : undefined;
}

const forShort = /^["”’]? for short\b/;

/** The words that may end what stands between a full name and its abbreviation, and a sign that may. */
const lastWords: ReadonlySet<string> = new Set(
  'or as to called abbreviated hereafter hereinafter henceforth short simply'.split(' '),
);
const LONGEST_LAST = 12;
const lastSigns = ',—–-:';

/** Whether a word or sign that such words can end with stands before a place; costs next to nothing. */
function mayFollow(text: string, at: number): boolean {
  let end = skipBack(text, at);
  if (/^the$/i.test(text.slice(end - 3, end))) end = skipBack(text, end - 3);
  if (end === 0) return false;
  if (lastSigns.includes(text.charAt(end - 1))) return true;
  let from = end;
  while (from > 0 && end - from <= LONGEST_LAST && /[a-z]/i.test(text.charAt(from - 1))) from--;
  return lastWords.has(text.slice(from, end));
}

/** Whether a sign or word follows an abbreviation that what it means can begin with; costs next to nothing. */
function mayGoOn(text: string, at: number): boolean {
  let end = at + 1;
  while (end < text.length && end - at < 16 && !' \n",”’'.includes(text.charAt(end))) end++;
  if ('"”’'.includes(text[end] ?? ' ')) end++;
  return text[end] === ',' || 'msdrio'.includes(text[end + 1] ?? '-');
}

/** The place before opening marks and white space. */
function skipBack(text: string, at: number): number {
  let end = at;
  while (end > 0 && '"“‘ \n\r\u00a0'.includes(text.charAt(end - 1))) end--;
  return end;
}

/** The introduction that the words before an abbreviation at a place that is seen make with it, or undefined. */
export function readPassing(read: Read, at: number): Introduction | undefined {
  const { text } = read.sight;
  if (!mayFollow(text, at)) return undefined;
  const short = tokenAt(read, at);
  if (short === undefined) return undefined;
  const before = text.slice(Math.max(0, short.start - REACH), short.start).replace(/\s/g, ' ');
  const rest = text.slice(short.end, short.end + REACH).replace(/\s/g, ' ');
  const clause = inClause.exec(before);
  // The Example Agency, the EA, may do so; a name and letters after a comma alone are two of a row.
  const isBare = clause !== null && !/\w/.test(clause[0]);
  // Example Test Agency, ETA, does so where nothing but its initials may be meant, and at the end of a parenthesis.
  const isRow = isBare && clause[0] === ', ' && /^(?:,\s|\))/.test(rest) && short.text.length >= FEWEST_IN_ROW;
  const isClause =
    clause !== null &&
    (forShort.test(rest) ||
      ((!isBare || isRow || /[—–-]/.test(clause[0])) &&
        (endsClause.test(rest) || /known|called|referred/.test(clause[0]))));
  const said = isClause ? clause : inSentence.exec(before);
  if (said === null) return undefined;
  const named = nameBefore(read, short.start - said[0].length, short);
  if (named === undefined || named.verdict === 'wrong') return undefined;
  if (isRow && said === clause && !areInitials(short, named)) return undefined;
  const introduction = createIntroduction(read, 'or', named, short);
  return { ...introduction, aside: { start: named.full.end, end: introduction.short.end } };
}

/** The fewest letters that need no word to say so. */
const FEWEST_IN_ROW = 3;

/** Whether an abbreviation has the first letters of all words of a name, but for those that only join. */
function areInitials({ text }: Short, { concept, verdict }: Named): boolean {
  if (verdict === 'right') return true;
  const initials = splitIntoWords(concept.fullName.text)
    .filter(({ light }) => !light)
    .map(({ lower }) => lower.charAt(0));
  return initials.join('') === text.toLowerCase();
}

/** What stands between an abbreviation and the full name that it is said to have. */
const means = new RegExp(
  String.raw`^["”’]?(?: or ["“][^"”]{1,40}["”])? (?:means|stands (?:here |there )?for|denotes|refers to|is short for|is the (?:abbreviation|acronym) (?:of|for)) ["“‘]?`,
);

/** The same in a clause of its own: the NPS, or National Park Service, */
const apposed = /^["”’]?, (?:or |formally |officially )?/;

/** The introduction that an abbreviation at a place that is seen makes with what it is said to mean, or undefined. */
export function readMeaning(read: Read, at: number): Introduction | undefined {
  const { text } = read.sight;
  if (!mayGoOn(text, at)) return undefined;
  const short = tokenAt(read, at);
  if (short === undefined) return undefined;
  const rest = text.slice(short.end, short.end + REACH * 2).replace(/\s/g, ' ');
  const said = means.exec(rest);
  if (said) {
    const named = nameAfter(read, short.end + said[0].length, short);
    return named && createIntroduction(read, 'list', named, short);
  }
  const clause = apposed.exec(rest);
  if (clause === null) return undefined;
  const from = short.end + clause[0].length;
  const to = text.slice(from, from + 160).search(/[,.;)]/);
  if (to < 0) return undefined;
  const named = nameAfter(read, from, short, from + to);
  return named && createIntroduction(read, 'reversed', named, short);
}
