// Words that are true only at a date.
import { isStep } from '../usage/steps';
import { mentionPlace, mentionSpan, type Usage } from '../usage/usage';
import { perMention, textAfter } from './context';
import { isOwn } from './judged';
import type { Report, Rule } from './rule';

/** A verb in the present tense directly after a name, at most one adverb later. */
const present =
  /^\s(?:\p{Ll}+ly\s|now\s|still\s|also\s)?(?:is|are|has|does|will|wants|seeks|aims|plans|hopes|tries|continues|pursues|remains|believes|sees|supports|emphasi[sz]es|stresses|needs|intends|considers|opposes|faces|plays|leads|calls|argues|maintains|promotes|views)(?![\p{L}-])/u;

/** A year that only the reader of this year knows. */
const relative = /(?<=^|[\s(“"])(?:last|next|this)\s+year['’]s(?=\s+(?:\p{Lu}?\p{Ll}+\s+)?$)/iu;

/** How far before a name the year may stand, in UTF-16 units. */
const REACH = 40;

/** Whether a name is the subject of a verb in the present tense; a perfect tense (has sought) is none. */
const isPresent = perMention((mention, block) => {
  const after = textAfter(block, mention);
  return mention.possessive === '' && present.test(after) && !/^\shas\s\p{Ll}+ed\b/u.test(after);
});

/** The year that stands before a name and only its reader knows; offsets in the block. */
function yearBefore({ draft, mentions, mentionBlocks }: Usage, index: number) {
  const { name, start } = mentions[index];
  const from = Math.max(0, start - REACH);
  const before = draft.blocks[mentionBlocks[index]].text.slice(from, start);
  // All that most names ever cost.
  if (name.concept.generic || !before.includes('year')) return undefined;
  const year = relative.exec(before);
  if (year === null) return undefined;
  const at = from + year.index;
  return { start: at, end: at + year[0].length, text: year[0].replace(/\s+/g, ' ') };
}

export const datedPhrase: Rule = {
  id: 'dated-phrase',
  summary: 'Something of the past in the present tense, or a year that only the day of writing tells.',
  why: 'A brief is read years later: a government that has gone takes the past tense, and last year’s summit has a year of its own. A draft that bears a date may say last year.',
  level: 'hint',
  examples: [{ before: 'The Yoon administration seeks a role.' }, { before: "They met at last year's NATO summit." }],
  silent: [
    'The Yoon administration sought a role.',
    '“The Yoon administration seeks a role”, he said.',
    '---\ndate: 2024-07-11\n---\n\nThe Yoon administration seeks a role, as at last year’s NATO summit.',
  ],
  *check(usage): Iterable<Report | undefined> {
    if (usage.speech) return;
    const told = new Set<string>();
    for (let index = 0; index < usage.mentions.length; index++) {
      if (isStep(index)) yield;
      const { name } = usage.mentions[index];
      const { ended, id } = name.concept;
      if (ended === undefined && usage.date !== undefined) continue;
      if (!isOwn(usage, index)) continue;
      const { scope } = mentionPlace(usage, index);
      if (scope === 'title' || scope === 'heading') continue;
      const span = mentionSpan(usage, index);
      const isOver = ended !== undefined && !(usage.date !== undefined && usage.date < ended);
      if (isOver && !told.has(id) && isPresent(usage, index)) {
        told.add(id);
        yield {
          ...span,
          mention: index,
          message: `“${name.text}” has been history since ${ended}: write in the past tense.`,
        };
        continue;
      }
      const year = usage.date === undefined ? yearBefore(usage, index) : undefined;
      const shift = span.start - usage.mentions[index].start;
      if (year)
        yield {
          start: year.start + shift,
          end: year.end + shift,
          message: `Name the year instead of “${year.text}”: it will be read later.`,
        };
    }
  },
};
