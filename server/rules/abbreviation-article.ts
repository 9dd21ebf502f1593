// The article before an abbreviation, and that of a name by its sound.
import type { Span } from '../text/span';
import type { Surroundings } from '../usage/context/surroundings';
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
  /** Whether it is one of sound, which no writer means. */
  readonly isHeard?: true;
}

/** The article that does not go with the sound of what follows it. */
function soundFault({ determiner, opensSentence }: Surroundings, written: string): WrongArticle | undefined {
  if (determiner?.word !== 'a' && determiner?.word !== 'an') return undefined;
  const { article: right, sure } = articleBefore(written);
  if (!sure || right === determiner.word) return undefined;
  return {
    start: determiner.start,
    end: determiner.end,
    text: opensSentence ? capitalize(right) : right,
    message: t('Write “{0} {1}”: the article follows the sound.', right, written),
    isHeard: true,
  };
}

function faultOf({ mention, context, start }: Occurrence, { style }: LintOptions): WrongArticle | undefined {
  const { name, compound, inName, possessive } = mention;
  const { determiner, opensSentence } = context;
  if (determiner?.word === 'a' || determiner?.word === 'an') return soundFault(context, context.written);
  // What every reader hears: ships in United States.
  const isState = name.kind === 'name' && name.concept.state && name.article === 'the' && name.status !== 'deprecated';
  if (isState && !compound && !inName && possessive === '' && context.needsArticle)
    return {
      start,
      end: start,
      text: opensSentence ? 'The ' : 'the ',
      message: t('Write “the {0}”: it stands as a noun here.', name.text),
      isHeard: true,
    };
  if (name.kind !== 'abbreviation') return undefined;
  const short = name.text;
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
  summary:
    'An abbreviation without the article that it needs, with one that it does not take, or a name with “a” for “an”.',
  why: 'The ROK takes an article as a noun and NATO takes none, since it is said as a word (Economist style guide); before a noun either goes as the noun does; that is only hinted at. Of 756 places in official texts, 454 have the ROK.',
  level: 'information',
  examples: [
    { before: 'They met with the NATO.', after: 'They met with NATO.' },
    {
      before: 'The Republic of Korea (ROK) met. Ships came from ROK.',
      after: 'The Republic of Korea (ROK) met. Ships came from the ROK.',
    },
    { before: 'It is a EU law.', after: 'It is an EU law.' },
    { before: 'They saw an North Korean ship.', after: 'They saw a North Korean ship.' },
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
    if (fault && occurrence.context.role.kind !== 'label')
      yield { ...mark(occurrence), level: fault.isHeard ? undefined : 'hint', message: fault.message };
  },
  *checkUnexplained(unexplained, { speech }): Iterable<Report> {
    const { passage, own, context } = unexplained;
    const fault =
      own && !speech && passage.place.scope !== 'reference' ? soundFault(context, context.written) : undefined;
    // The abbreviation itself may be told of for another reason.
    if (fault) yield { passage, start: fault.start, end: fault.end, unexplained, message: fault.message };
  },
  fix(usage, { occurrence, unexplained }, options): readonly Fix[] {
    const fault = occurrence
      ? faultOf(occurrence, options)
      : unexplained && soundFault(unexplained.context, unexplained.context.written);
    const passage = (occurrence ?? unexplained)?.passage;
    if (fault === undefined || passage === undefined) return [];
    const { text } = fault;
    return [
      {
        title: text === '' ? t('Leave the article out') : t('Write “{0}”', text.trim()),
        edits: [{ ...spanIn(usage, passage, fault), text }],
        // The sound decides between a and an; whether there is an article at all its sentence, and its writer.
        preferred: /^an?$/i.test(text),
      },
    ];
  },
};
