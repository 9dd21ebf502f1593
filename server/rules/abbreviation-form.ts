// The plural, the possessive and the points of an abbreviation.
import type { Designation } from '../glossary/concept';
import type { Occurrence, Unexplained } from '../usage/passage';
import { spanIn, type Usage } from '../usage/usage';
import { isPointed, twinOf } from './mixed-spelling';
import { replaceMention } from './replacement';
import { type Fix, isWrongPlural, type LintOptions, mark, type Report, type Rule } from './rule';
import { t } from '../words/words';

/** The form of an abbreviation that the house writes: with points, or without. */
function houseForm(name: Designation, { style }: LintOptions): Designation | undefined {
  if (style.points === undefined || isPointed(name) === (style.points === 'with')) return undefined;
  return twinOf(name);
}

export const abbreviationForm: Rule = {
  id: 'abbreviation-form',
  summary:
    'An abbreviation in a plural that it does not have, with an apostrophe in its plural, or in a form that the house style does not write.',
  why: 'The plural takes an s and no apostrophe (NATO style guide), and what is plural in itself takes none. Some houses write U.S. with points (GPO), the UN has no possessive of abbreviations.',
  level: 'information',
  examples: [
    {
      before: 'Weapons of mass destruction (WMD) spread. They ban WMDs.',
      after: 'Weapons of mass destruction (WMD) spread. They ban WMD.',
    },
    { before: 'Two MOU’s were signed.', after: 'Two MOUs were signed.' },
  ],
  silent: ['NATO’s members met.', 'The MOU’s text is short.', 'He wrote of “WMDs”.', 'MOUs were signed.'],
  *checkOccurrence(occurrence, _, options): Iterable<Report> {
    const { name, possessive, inName } = occurrence.mention;
    if (name.kind !== 'abbreviation' || !occurrence.own) return;
    const place = mark(occurrence);
    const pointed = inName ? undefined : houseForm(name, options);
    if (isWrongPlural(name)) yield { ...place, message: t('Write “{0}” without a plural s.', name.use!) };
    else if (occurrence.context.isApostrophePlural) {
      const plural = name.plural ?? name.text;
      yield {
        ...place,
        end: place.end + possessive.length,
        message: t('The plural takes no apostrophe: write “{0}”.', plural),
      };
    } else if (possessive && options.style.possessives === false && occurrence.introduction === undefined) {
      yield {
        ...place,
        message: t(
          'The house style has no possessive of abbreviations: write “the … of” or put “{0}” before the noun.',
          name.text,
        ),
      };
    } else if (pointed) yield { ...place, message: t('The house style writes “{0}”.', pointed.text) };
  },
  *checkUnexplained(unexplained): Iterable<Report> {
    const { word, passage, start, end, own, context } = unexplained;
    if (!own || !context.isApostrophePlural) return;
    yield {
      passage,
      start,
      end: end + word.possessive.length,
      unexplained,
      message: t('The plural takes no apostrophe: write “{0}s”.', word.text),
    };
  },
  fix(usage, finding, options): readonly Fix[] {
    const { occurrence, unexplained, end } = finding;
    if (unexplained) return [fixApostrophe(usage, unexplained, `${unexplained.word.text}s`, 's')];
    if (occurrence === undefined) return [];
    const { name } = occurrence.mention;
    // NATOs role may be a possessive without its apostrophe.
    if (isWrongPlural(name)) return fixWith(usage, occurrence, name.use!).map((fix) => ({ ...fix, preferred: false }));
    if (end > spanIn(usage, occurrence.passage, occurrence).end) {
      const ending = name.plural?.slice(name.text.length) ?? '';
      return [fixApostrophe(usage, occurrence, name.plural ?? name.text, ending)];
    }
    const pointed = houseForm(name, options);
    return pointed ? fixWith(usage, occurrence, pointed.text) : [];
  },
};

/** Writes the ending of a plural in the place of a possessive ending. */
function fixApostrophe(usage: Usage, word: Occurrence | Unexplained, plural: string, ending: string): Fix {
  const { possessive } = 'mention' in word ? word.mention : word.word;
  const span = spanIn(usage, word.passage, { start: word.end, end: word.end + possessive.length });
  return { title: t('Write “{0}”', plural), edits: [{ ...span, text: ending }], preferred: true };
}

function fixWith(usage: Usage, occurrence: Occurrence, text: string): readonly Fix[] {
  const writing = replaceMention(usage, occurrence, text);
  return writing ? [{ title: t('Write “{0}”', text), edits: writing.edits, preferred: writing.sure }] : [];
}
