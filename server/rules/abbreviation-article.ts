// The article before an abbreviation.
import type { Span } from '../text/span';
import type { Occurrence } from '../usage/passage';
import { articleBefore } from '../usage/sound';
import { spanIn } from '../usage/usage';
import { capitalize } from './replacement';
import { type Fix, type LintOptions, mark, type Report, type Rule } from './rule';
import { t } from '../words/words';

/** The wrong, missing or needless article before an abbreviation, and where it stands or should stand; offsets in the block. */
interface WrongArticle extends Span {
  readonly text: string;
  readonly message: string;
}

function faultOf({ mention, context, start }: Occurrence, { style }: LintOptions): WrongArticle | undefined {
  const { name, compound, inName, possessive } = mention;
  if (name.kind !== 'abbreviation') return undefined;
  const { determiner, opensSentence } = context;
  const short = name.text;
  if (determiner?.word === 'a' || determiner?.word === 'an') {
    const { article: right, sure } = articleBefore(short);
    if (!sure || right === determiner.word) return undefined;
    return {
      start: determiner.start,
      end: determiner.end,
      text: opensSentence ? capitalize(right) : right,
      message: t('Write “{0} {1}”: the article follows the sound.', right, short),
    };
  }
  if (compound || inName || name.status === 'deprecated' || possessive !== '' || !context.endsPhrase) return undefined;
  if (name.concept.preferred.casing === 'common') return undefined;
  const takesNone = style.article === 'none' || name.article === 'none';
  const isOpen = style.article !== 'none' && name.anyArticle;
  if (determiner?.word === 'the' && takesNone && !isOpen && name.concept.origin !== 'draft')
    return { start: determiner.start, end: start, text: '', message: t('Write “{0}” without an article.', short) };
  if (determiner === undefined && !takesNone && context.needsArticle) {
    return {
      start,
      end: start,
      text: opensSentence ? 'The ' : 'the ',
      message: t('Write “the {0}”: it stands as a noun here.', short),
    };
  }
  return undefined;
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
  *checkOccurrence(occurrence, { speech }, options): Iterable<Report> {
    if (speech || !occurrence.running || occurrence.introduction !== undefined) return;
    const fault = faultOf(occurrence, options);
    if (fault && occurrence.context.role.kind !== 'label') yield { ...mark(occurrence), message: fault.message };
  },
  fix(usage, { occurrence }, options): readonly Fix[] {
    const fault = occurrence && faultOf(occurrence, options);
    if (fault === undefined) return [];
    const { text } = fault;
    return [
      {
        title: text === '' ? t('Leave the article out') : t('Write “{0}”', text.trim()),
        edits: [{ ...spanIn(usage, occurrence!.passage, fault), text }],
        // The sound decides between a and an; whether there is an article at all its sentence, and its writer.
        preferred: /^an?$/i.test(text),
      },
    ];
  },
};
