// An abbreviation that nobody explains.
import type { Block } from '../text/block';
import { type Placed, placedSpan, type Usage } from '../usage/usage';
import type { Capital } from '../usage/reading';
import { isLineOfCapitals } from '../usage/mentions';
import { endsParenthesis, startsSentence } from './context';
import type { LintOptions, Report, Rule } from './rule';

/** Uses from which on an abbreviation is no slip. */
const FEWEST_USES = 2;

/** Whether a word of capitals stands where a reader has to know it: in the author's own text, and in no name of something. */
function isUse(usage: Usage, { word, block: index }: Placed<Capital>, { wellKnown }: LintOptions): boolean {
  const { text, start, end, quoted } = word;
  const block = usage.draft.blocks[index];
  const { scope } = usage.places[index];
  if (quoted || scope === 'title' || scope === 'heading' || scope === 'reference' || scope === 'abbreviations')
    return false;
  if (wellKnown.has(text) || /\d|^[IVXLCDM]+$/.test(text)) return false;
  return !isLineOfCapitals(block, start, end) && !isPart(block, start, end);
}

/** Whether capitals are a part of something longer: a model (KF-21), a name (SK Hynix, Freedom SHIELD), an address. */
function isPart(block: Block, start: number, end: number): boolean {
  const before = block.text.slice(Math.max(0, start - 20), start);
  if (/^[-\u2010\u2011 ]?\d|^[\s-]+[*_]{0,3}\p{Lu}|^[.@/]\p{L}/u.test(block.text.slice(end, end + 20))) return true;
  if (/[\p{L}\d][-/.@]$|\d ?$/u.test(before)) return true;
  const capital = /(?<!\p{L})\p{Lu}\p{L}+\s$/u.exec(before);
  return capital !== null && !startsSentence(block, start - capital[0].length);
}

/** Whether the words around a use explain it: Joint Security Area, or JSA, and JSA (Joint Security Area), JSA stands for, JSA is the Joint Security Area. */
function isExplained({ draft }: Usage, { word: { start, end, possessive }, block: index }: Placed<Capital>): boolean {
  const { text } = draft.blocks[index];
  if (endsParenthesis(draft.blocks[index], start, end + possessive.length)) return true;
  const before = text.slice(Math.max(0, start - 60), start);
  const after = text.slice(end + possessive.length, end + 60);
  if (/\p{Lu}\p{L}+,\s(?:or\s)?["“]?$/u.test(before) && /^["”]?[,.;]/.test(after)) return true;
  return /^s?\s\(\p{L}/u.test(after) || /^\s(?:stands for\s|means\s|is short for\s|is the \p{Lu})/u.test(after);
}

export const unlistedAbbreviation: Rule = {
  id: 'unlisted-abbreviation',
  summary: 'An abbreviation that is used twice or more, is in no glossary, and is nowhere introduced.',
  why: 'A reader who does not know it has nowhere to look. Introduce it, or add it to your glossary if your readers know it.',
  level: 'information',
  examples: [{ before: 'They back the MTCR. The MTCR is old.' }],
  silent: [
    'They back the Missile Technology Control Regime (MTCR). The MTCR is old.',
    'The KF-21 and the CEO met the BBC. The CEO left on a KF-21.',
    'THE MTCR IS OLD\n\nTHE MTCR IS HERE',
    'They back the MTCR.',
    'They back the Missile Control Group, or MTCR. The MTCR is old.',
    'The MTCR (a regime for missiles) is old. The MTCR holds.',
    'MTCR stands for something. The MTCR is old.',
  ],
  *check(usage, options): Iterable<Report> {
    if (usage.speech) return;
    const uses = new Map<string, Placed<Capital>[]>();
    for (const placed of usage.unexplained) {
      if (!isUse(usage, placed, options)) continue;
      const known = uses.get(placed.word.text);
      if (known) known.push(placed);
      else uses.set(placed.word.text, [placed]);
    }
    for (const [text, [first, ...others]] of uses) {
      if (others.length + 1 < FEWEST_USES || [first, ...others].some((use) => isExplained(usage, use))) continue;
      yield {
        ...placedSpan(usage, first),
        message: `“${text}” is used ${others.length + 1} times and nowhere explained: introduce it here.`,
        related: others.slice(0, 20).map((placed) => ({ ...placedSpan(usage, placed), message: 'used again here' })),
      };
    }
  },
};
