// A name that is introduced again in the same part of the draft.
import type { Designation } from '../glossary/concept';
import type { Edit } from '../text/span';
import { introductionSpan, mentionAt, type Usage } from '../usage/usage';
import { abbreviated, holdsEverywhere, introductionsIn, sections } from './judged';
import { replaceMention } from './replacement';
import type { Rule } from './rule';

/** The edit that leaves only the abbreviation of an introduction, with its article and possessive. */
export function shortenIntroduction(usage: Usage, introduction: number): Edit | undefined {
  const short = usage.introductions[introduction].concept.abbreviation;
  return short && replaceIntroduction(usage, introduction, short);
}

/**
 * The edit that writes one name in the place of an introduction, with its article and possessive; undefined where that
 * cannot be done: in quotations, in lists, and where the abbreviation comes first.
 */
export function replaceIntroduction(usage: Usage, introduction: number, name: Designation | string): Edit | undefined {
  const { concept, full, aside, shape, quoted } = usage.introductions[introduction];
  if (quoted || shape === 'list' || shape === 'definition' || shape === 'reversed') return undefined;
  const { end } = introductionSpan(usage, introduction, 'aside');
  const mention = mentionAt(usage, introductionSpan(usage, introduction, 'full').start);
  const isFull =
    mention >= 0 &&
    usage.introducedBy[mention] === introduction &&
    usage.mentions[mention].start === full.start &&
    usage.mentions[mention].name.concept === concept;
  if (!isFull) {
    const text = typeof name === 'string' ? name : name.text;
    return { start: introductionSpan(usage, introduction, 'full').start, end, text };
  }
  const edit = replaceMention(usage, mention, name);
  const { possessive } = usage.mentions[mention];
  return edit && aside.end > full.end ? { start: edit.start, end, text: `${edit.text}${possessive}` } : undefined;
}

export const repeatedIntroduction: Rule = {
  id: 'repeated-introduction',
  summary: 'A name that is introduced a second time in the same part of the draft.',
  why: 'An introduction tells the reader that the short form will serve from here on; a second one makes them look for a difference. A summary and the text after it each introduce once (Y-12 guidelines of the US Department of Energy).',
  level: 'warning',
  examples: [
    {
      before:
        'The Republic of Korea (ROK) met Japan. Later the Republic of Korea (ROK) met Australia, and the ROK left.',
      after: 'The Republic of Korea (ROK) met Japan. Later the ROK met Australia, and the ROK left.',
    },
  ],
  silent: [
    '## Summary\n\nThe Republic of Korea (ROK) met. The ROK left.\n\n## Analysis\n\nThe Republic of Korea (ROK) met. The ROK left.',
  ],
  *check(usage, options) {
    for (const used of abbreviated(usage, { ...options, wellKnown: new Set() })) {
      for (const section of sections) {
        const [first, ...again] = introductionsIn(usage, used, section).filter(
          (index) => !holdsEverywhere(usage, index),
        );
        for (const introduction of again) {
          yield {
            ...introductionSpan(usage, introduction),
            introduction,
            message: `“${used.short.text}” has been introduced already: write only “${used.short.text}” here.`,
            related: [{ ...introductionSpan(usage, first), message: 'introduced here' }],
          };
        }
      }
    }
  },
  fix(usage, { introduction }) {
    const edit = introduction === undefined ? undefined : shortenIntroduction(usage, introduction);
    if (edit === undefined) return [];
    const { concept } = usage.introductions[introduction!];
    return [{ title: `Shorten to “${concept.abbreviation!.text}”`, edits: [edit], preferred: true }];
  },
};
