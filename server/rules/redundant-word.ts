// A word after an abbreviation that the abbreviation already holds.
import type { Designation } from '../glossary/concept';
import type { Block } from '../text/block';
import { foldText } from '../text/normalize';
import type { Span } from '../text/span';
import { isStep } from '../usage/steps';
import { mentionSpan, type Usage } from '../usage/usage';
import { determinerBefore, perMention } from './context';
import { isOwn } from './judged';
import type { Rule } from './rule';

/**
 * Nouns that say what kind of thing a name is. Others (command, cooperation, dialogue) may go on to mean something
 * else after the abbreviation: a UNC command post, APEC cooperation.
 */
const kinds =
  /^(?:organi[sz]ation|treaty|weapon|missile|memorandum|agreement|union|pact|committee|agency|association|intelligence|four|republic)$/;

/** The noun that a full name turns on: weapons of mass destruction, North Atlantic Treaty Organization. */
function headOf({ text }: Designation): string {
  const [before] = text.split(/ (?:of|on|for|to|against) (?=\S)/);
  return singular(foldText(before.slice(Math.max(before.lastIndexOf(' '), before.lastIndexOf('-')) + 1)));
}

function singular(word: string): string {
  return word
    .replace(/ies$/, 'y')
    .replace(/(?<=[a-z])s$/, '')
    .replace('organis', 'organiz');
}

/** The word after an abbreviation that repeats it, with the space before it; offsets in the block. */
function findRepeated(
  { text }: Block,
  end: number,
  name: Designation,
): (Span & { readonly plural: boolean }) | undefined {
  const { concept } = name;
  const after = text.slice(end, end + 40);
  const of = /^\s+of Korea(?![\p{L}-])/u.exec(after);
  if (of && / of Korea$/.test(concept.preferred.text)) return { start: end, end: end + of[0].length, plural: false };
  const match = /^\s+([\p{L}]+)(?![\p{L}\p{N}-])/u.exec(after);
  if (match === null || match[1] !== match[1].toLowerCase()) return undefined;
  const word = singular(match[1]);
  if (!kinds.test(word) || word !== headOf(concept.preferred)) return undefined;
  const plural = match[1].endsWith('s');
  // There may be several organizations of NATO, but no several NATOs.
  if (plural && isProper(name)) return undefined;
  return { start: end, end: end + match[0].length, plural };
}

const repeatedAfter = perMention(({ name, end }, block) => findRepeated(block, end, name));

function repeatedAt(usage: Usage, index: number) {
  const { name, possessive, plural } = usage.mentions[index];
  return name.kind !== 'abbreviation' || possessive !== '' || plural ? undefined : repeatedAfter(usage, index);
}

export const redundantWord: Rule = {
  id: 'redundant-word',
  summary: 'A word after an abbreviation that is already in it.',
  why: 'NATO is an organization and WMD are weapons: the word says nothing new (Australian Institute of International Affairs style guide, on ATM machine).',
  level: 'warning',
  examples: [
    { before: 'The NATO organization met.', after: 'NATO met.' },
    { before: 'They ban WMD weapons.', after: 'They ban WMD.' },
    {
      before: 'An intercontinental ballistic missile (ICBM) flew. Two ICBM missiles flew.',
      after: 'An intercontinental ballistic missile (ICBM) flew. Two ICBMs flew.',
    },
  ],
  silent: [
    'A NATO summit and the UNC command post.',
    'NATO Organization for Science.',
    'The IP4 countries met four times.',
  ],
  *check(usage) {
    for (let index = 0; index < usage.mentions.length; index++) {
      if (isStep(index)) yield;
      const repeated = repeatedAt(usage, index);
      if (repeated === undefined || !isOwn(usage, index)) continue;
      const { name, start, end } = usage.mentions[index];
      const place = mentionSpan(usage, index);
      const { text } = usage.draft.blocks[usage.mentionBlocks[index]];
      yield {
        start: place.start,
        end: place.end + repeated.end - end,
        mention: index,
        message: `“${text.slice(start, repeated.end).replace(/\s+/g, ' ')}” says it twice: “${name.text}” is enough.`,
      };
    }
  },
  fix(usage, { mention }) {
    const repeated = mention === undefined ? undefined : repeatedAt(usage, mention);
    if (repeated === undefined) return [];
    const { name, start, end } = usage.mentions[mention!];
    const place = mentionSpan(usage, mention!);
    const word = { start: place.end, end: place.end + repeated.end - end };
    const ending = repeated.plural && name.plural ? name.plural.slice(name.text.length) : '';
    // The article was the word's: the NATO organization, NATO.
    const determiner = determinerBefore(usage.draft.blocks[usage.mentionBlocks[mention!]], start);
    const article =
      determiner?.word === 'the' && name.article === 'none' && isProper(name)
        ? [{ start: place.start - start + determiner.start, end: place.start, text: '' }]
        : [];
    return [
      {
        title: `Leave “${usage.draft.text.slice(word.start, word.end).trim()}” out`,
        edits: [...article, { ...word, text: ending }],
        preferred: true,
      },
    ];
  },
};

/** Whether an abbreviation is that of a proper name. */
function isProper({ concept }: Designation): boolean {
  return concept.preferred.casing !== 'common';
}
