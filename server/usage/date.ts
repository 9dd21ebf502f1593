// The date that a draft gives itself.
import type { Draft } from '../text/draft';

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const month = String.raw`(jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?`;

/** A day as people write it: 10 July 2024, July 10, 2024, 2024-07-10. */
const day = new RegExp(
  String.raw`\b(?:(\d{4})-(\d\d)-(\d\d)|(\d{1,2})(?:st|nd|rd|th)? ${month},? (\d{4})|${month} (\d{1,2})(?:st|nd|rd|th)?,? (\d{4}))\b`,
  'i',
);

/** A line that is little more than a date, in units. */
const LONGEST_DATELINE = 80;
/** How many blocks may stand before the line with the date. */
const MOST_BEFORE = 6;

/** A day as `YYYY-MM-DD`, or undefined where the text has none. */
function readDay(text: string): string | undefined {
  const match = day.exec(text);
  if (match === null) return undefined;
  const [, year, number, dayOfMonth, ...inWords] = match;
  if (year) return `${year}-${number}-${dayOfMonth}`;
  const [dayBefore, name, yearAfter, american = '', dayAfter = '', itsYear] = inWords;
  const at = months.indexOf((name ?? american).toLowerCase().slice(0, 3)) + 1;
  return `${yearAfter ?? itsYear}-${String(at).padStart(2, '0')}-${(dayBefore ?? dayAfter).padStart(2, '0')}`;
}

/** The date of a draft as `YYYY-MM-DD`: of its front matter, else of a line at its top that is little more than a date. */
export function findDate({ text, frontMatter, blocks }: Draft): string | undefined {
  if (frontMatter) {
    const line = /^(?:date|published|created):.*$/im.exec(
      text.slice(frontMatter.start, Math.min(frontMatter.end, frontMatter.start + 4000)),
    );
    const found = line ? readDay(line[0]) : undefined;
    if (found) return found;
  }
  for (const block of blocks.slice(0, MOST_BEFORE)) {
    if (block.text.length > LONGEST_DATELINE || block.kind === 'title') continue;
    const found = readDay(block.text);
    if (found) return found;
  }
  return undefined;
}

/** A day in the name of a file: 2024-07-10, 2024_07_10, 20240710, 2024/07/10; not in a longer number. */
const dayInName = /(?<!\d)((?:19|20)\d\d)([-_./]?)(0[1-9]|1[0-2])\2(0[1-9]|[12]\d|3[01])(?!\d)/g;

/** The date that the path of a file gives, as `YYYY-MM-DD`: the last one in it; undefined where it has none. */
export function dateInName(path: string): string | undefined {
  const [, year, , monthOfYear, dayOfMonth] = [...path.replaceAll('\\', '/').matchAll(dayInName)].at(-1) ?? [];
  return year && `${year}-${monthOfYear}-${dayOfMonth}`;
}
