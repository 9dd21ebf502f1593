// The plural, the possessive and the points of an abbreviation.
import type { Designation } from '../glossary/concept';
import { isStep } from '../usage/steps';
import { mentionSpan, placedSpan, type Usage } from '../usage/usage';
import { perMention, textAfter, textBefore } from './context';
import { isOwn, isWrongPlural } from './judged';
import { replaceMention } from './replacement';
import type { Fix, LintOptions, Report, Rule } from './rule';
import { isPointed, twinOf } from './mixed-spelling';

/** Words that only a plural can follow. */
const counting =
  'two three four five six seven eight nine ten eleven twelve several many few various multiple numerous these those';

/** One of these or a number at the end of what stands before, at most one adjective earlier. */
const countsBefore = new RegExp(
  String.raw`(?<![\p{L}\p{N}])(?:${counting.replace(/\w+/g, (word) => `[${word[0]}${word[0].toUpperCase()}]${word.slice(1)}`).replaceAll(' ', '|')}|[2-9]|[1-9]\d)\s(?:(?!(?:of|in|from|to|by|with|and|or|than|for|on|at)\s)\p{Ll}+\s)?$`,
  'u',
);

/** Verbs that no possessive can come before; at the start of what stands after. */
const pluralVerb = /^\s(?:are|were|have)(?![\p{L}-])/u;

/** A plural that was made with an apostrophe: two MOU's, MOU's were signed. */
function isApostrophePlural(before: string, possessive: string, after: string): boolean {
  if (/^['’]/.test(after)) return false;
  return /^['’][sS]$/.test(possessive) && (countsBefore.test(before) || pluralVerb.test(after));
}

const hasApostrophe = perMention((mention, block) =>
  isApostrophePlural(textBefore(block, mention), mention.possessive, textAfter(block, mention)),
);

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
    { before: 'They ban WMDs.', after: 'They ban WMD.' },
    { before: 'Two MOU’s were signed.', after: 'Two MOUs were signed.' },
  ],
  silent: ['NATO’s members met.', 'The MOU’s text is short.', 'He wrote of “WMDs”.', 'MOUs were signed.'],
  *check(usage, options): Iterable<Report | undefined> {
    for (let index = 0; index < usage.mentions.length; index++) {
      if (isStep(index)) yield;
      const { name, possessive, inName } = usage.mentions[index];
      if (name.kind !== 'abbreviation' || !isOwn(usage, index)) continue;
      const place = { ...mentionSpan(usage, index), mention: index };
      const pointed = inName ? undefined : houseForm(name, options);
      if (isWrongPlural(name)) {
        yield { ...place, message: `Write “${name.use}” without a plural s.` };
      } else if (possessive && hasApostrophe(usage, index)) {
        const plural = name.plural ?? name.text;
        yield {
          ...place,
          end: place.end + possessive.length,
          message: `The plural takes no apostrophe: write “${plural}”.`,
        };
      } else if (possessive && options.style.possessives === false && usage.introducedBy[index] < 0) {
        yield {
          ...place,
          message: `The house style has no possessive of abbreviations: write “the … of” or put “${name.text}” before the noun.`,
        };
      } else if (pointed) yield { ...place, message: `The house style writes “${pointed.text}”.` };
    }
    for (const placed of usage.unexplained) {
      const { word, block } = placed;
      if (word.quoted || !word.possessive) continue;
      const { text } = usage.draft.blocks[block];
      const end = word.end + word.possessive.length;
      if (
        !isApostrophePlural(
          text.slice(Math.max(0, word.start - 40), word.start),
          word.possessive,
          text.slice(end, end + 10),
        )
      )
        continue;
      const span = placedSpan(usage, placed);
      yield {
        start: span.start,
        end: span.end + word.possessive.length,
        message: `The plural takes no apostrophe: write “${word.text}s”.`,
      };
    }
  },
  fix(usage, { mention, start, end }, options): readonly Fix[] {
    if (mention === undefined) {
      const apostrophe = usage.draft.text.slice(start, end).search(/['’][sS]$/);
      const text = usage.draft.text.slice(start, start + apostrophe);
      return [{ title: `Write “${text}s”`, edits: [{ start: start + apostrophe, end, text: 's' }], preferred: true }];
    }
    const { name, possessive } = usage.mentions[mention];
    // NATOs role may be a possessive without its apostrophe.
    if (isWrongPlural(name)) return fixWith(usage, mention, name.use!).map((fix) => ({ ...fix, preferred: false }));
    if (end > mentionSpan(usage, mention).end) {
      const text = name.plural?.slice(name.text.length) ?? '';
      return [
        {
          title: `Write “${name.plural ?? name.text}”`,
          edits: [{ start: end - possessive.length, end, text }],
          preferred: true,
        },
      ];
    }
    const pointed = houseForm(name, options);
    return pointed ? fixWith(usage, mention, pointed.text) : [];
  },
};

function fixWith(usage: Usage, mention: number, text: string): readonly Fix[] {
  const edit = replaceMention(usage, mention, text);
  return edit ? [{ title: `Write “${text}”`, edits: [edit], preferred: true }] : [];
}
