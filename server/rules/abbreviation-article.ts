// The article before an abbreviation.
import type { Block } from '../text/block';
import type { Mention } from '../usage/mentions';
import { isStep } from '../usage/steps';
import { mentionSpan, type Usage } from '../usage/usage';
import { determinerBefore, isPhraseEnd, needsArticle, perMention, startsSentence } from './context';
import { isRunning } from './judged';
import type { Fix, LintOptions, Report, Rule } from './rule';

/** The wrong, missing or needless article before a mention, and where it stands or should stand; offsets in the block. */
interface Fault {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly message: string;
}

/** The fault of a mention; `isBare` where no abbreviation takes “the”. */
function readFault(mention: Mention, block: Block, isBare: boolean): Fault | undefined {
  const { name, start, compound, inName, possessive } = mention;
  const determiner = determinerBefore(block, start);
  const short = name.text;
  if (determiner?.word === 'a' || determiner?.word === 'an') {
    const right = spokenArticle(short);
    if (right === undefined || right === determiner.word) return undefined;
    const written = block.text.slice(determiner.start, determiner.end);
    const text = written[0] === 'A' ? right.charAt(0).toUpperCase() + right.slice(1) : right;
    return {
      start: determiner.start,
      end: determiner.end,
      text,
      message: `Write “${right} ${short}”: the article follows the sound.`,
    };
  }
  if (compound || inName || name.status === 'deprecated') return undefined;
  const isNoun = possessive === '' && isPhraseEnd(block, mention);
  if (!isNoun || name.concept.preferred.casing === 'common') return undefined;
  const takesNone = isBare || name.article === 'none';
  if (determiner?.word === 'the' && takesNone && name.concept.origin !== 'draft') {
    return { start: determiner.start, end: start, text: '', message: `Write “${short}” without an article.` };
  }
  if (determiner === undefined && !takesNone && needsArticle(block, mention)) {
    return {
      start,
      end: start,
      text: startsSentence(block, start) ? 'The ' : 'the ',
      message: `Write “the ${short}”: it stands as a noun here.`,
    };
  }
  return undefined;
}

const ordinaryFault = perMention((mention, block) => readFault(mention, block, false));
const bareFault = perMention((mention, block) => readFault(mention, block, true));

function faultAt(usage: Usage, index: number, { style }: LintOptions): Fault | undefined {
  if (usage.mentions[index].name.kind !== 'abbreviation') return undefined;
  return style.article === 'none' ? bareFault(usage, index) : ordinaryFault(usage, index);
}

/**
 * The indefinite article of an abbreviation where every reader says it alike: by its first letter where it can only be
 * spelled (an IP4, an NPT, a UN), undefined where some say it as a word (a ROK, an ROK).
 */
export function spokenArticle(text: string): 'a' | 'an' | undefined {
  const letters = /^[A-Z]+/.exec(text)?.[0] ?? '';
  if (letters.length < 2) return undefined;
  if (/^[BCDGJKPQTVWYZ]/.test(letters)) return 'a';
  if (/^[AEIO]/.test(letters)) return 'an';
  if (letters[0] === 'U') return letters.length <= 3 ? 'a' : undefined;
  // F, H, L, M, N, R, S, X are spelled where no vowel lets them be said.
  return /^.[^AEIOUY]/.test(letters) ? 'an' : undefined;
}

export const abbreviationArticle: Rule = {
  id: 'abbreviation-article',
  summary: 'An abbreviation without the article that it needs, or with one that it does not take.',
  why: 'The ROK takes an article as a noun and NATO takes none, since it is said as a word (Economist style guide); before a noun either goes as the noun does. Of 756 places in official texts, 454 have the ROK.',
  level: 'hint',
  examples: [
    { before: 'They met with the NATO.', after: 'They met with NATO.' },
    {
      before: 'The Republic of Korea (ROK) met. Ships came from ROK.',
      after: 'The Republic of Korea (ROK) met. Ships came from the ROK.',
    },
    { before: 'It is a EU law.', after: 'It is an EU law.' },
  ],
  silent: [
    'The NATO summit met.',
    'ROK forces met an ROK ship and a ROK ship.',
    'NATO met the EU.',
    'A UN ship met a US ship.',
    'An IP4 partner met a UNC officer.',
  ],
  *check(usage, options): Iterable<Report | undefined> {
    if (usage.speech) return;
    for (let index = 0; index < usage.mentions.length; index++) {
      if (isStep(index)) yield;
      const fault = faultAt(usage, index, options);
      if (fault === undefined || usage.introducedBy[index] >= 0 || !isRunning(usage, index)) continue;
      yield { ...mentionSpan(usage, index), mention: index, message: fault.message };
    }
  },
  fix(usage, { mention }, options): readonly Fix[] {
    const fault = mention === undefined ? undefined : faultAt(usage, mention, options);
    if (fault === undefined) return [];
    const shift = mentionSpan(usage, mention!).start - usage.mentions[mention!].start;
    const { text } = fault;
    return [
      {
        title: text === '' ? 'Leave the article out' : `Write “${text.trim()}”`,
        edits: [{ start: fault.start + shift, end: fault.end + shift, text }],
        preferred: true,
      },
    ];
  },
};
