// An abbreviation that nobody explains.
import { remember } from '../glossary/remember';
import { isBodyShort } from '../usage/bodies';
import { type Listed, listed } from '../usage/gather';
import { isHead, isOpening, type Unexplained } from '../usage/passage';
import { findUnintroduced } from '../usage/initials';
import type { Usage } from '../usage/usage';
import { type LintOptions, relate, type Report, type Rule } from './rule';
import { t } from '../words/words';

/** Uses from which on an abbreviation is no slip. */
const OFTEN = 2;

/** How many further uses are told. */
const MOST_RELATED = 20;

/**
 * What is an abbreviation even where it stands but once: initials, with a small o for “of” at most (DoD). Others are the
 * names of companies and of programmes (CALSTART, ReCAST), which are known by their being used.
 */
const initials = /^[A-Z&](?:[A-Z&]|o(?=[A-Z])){1,6}$/;

/** Whether a word of capitals stands where a reader has to know it: in the author's own text, and in no name of something. */
function isUse({ word: { text }, passage, own, context }: Unexplained, { wellKnown }: LintOptions): boolean {
  const { scope } = passage.place;
  if (!own || scope === 'title' || scope === 'heading' || scope === 'line') return false;
  if (wellKnown.has(text) || /\d|^[IVXL]+[a-z]?$/.test(text)) return false;
  return (
    !context.inCapitals &&
    !context.isWord &&
    !context.isDateline &&
    !context.isLabel &&
    !context.isSetOff &&
    !context.isPart &&
    !context.isSchool
  );
}

/** Whether its uses are no more than codes in a table, where there is no room for words. */
function isCoded(uses: readonly Unexplained[]): boolean {
  return uses.every(({ passage: { place } }) => place.scope === 'table');
}

/** Whether readers take a word for a name, or know it: one step softer, since an editor may well leave it. */
function isSoft(
  text: string,
  all: readonly Unexplained[],
  uses: readonly Unexplained[],
  { familiar }: LintOptions,
): boolean {
  // What a draft has in its title or letterhead is whom it is of or about: readers have taken it up for that.
  if (familiar.has(text) || all.some(({ passage }) => isHead(passage))) return true;
  // So is whom its first sentence is about, as if nobody had to be told: The QWX thanks its donors.
  if (uses.some(({ passage, context }) => isOpening(passage) && context.opensBlock)) return true;
  // What only ever stands in a row of names is one of such: Lake Tools, Port Tools, and QXA.
  if (uses.length >= OFTEN && uses.every(({ context }) => context.isAmongNames && !context.determiner)) return true;
  if (uses.some(({ context }) => context.isHeldOut || context.isOfTwo || context.isFirm || context.isPublisher))
    return true;
  // What goes on in small letters is a name: MeitY, DREAMers.
  if (/\p{Ll}{2}/u.test(text)) return true;
  return (
    uses.length < OFTEN &&
    uses.every(({ context }) => context.isSaid || context.isEmployer || context.isListed || context.isInRow)
  );
}

/** How loudly words of each kind are told of: undefined as loudly as the rule. A known body is never told of so loudly. */
function levelOf(isLoud: boolean, text: string, soft: boolean): 'information' | 'hint' | undefined {
  if (isLoud) return soft || isBodyShort(text) ? 'information' : undefined;
  return soft ? 'hint' : 'information';
}

/** What looks like an abbreviation and is not explained, by the word. */
const byWord = listed(
  ({ unexplained }) => unexplained,
  ({ word }) => word.text,
);

/** What all uses of one word show, if they show something. */
const judge = remember((options: LintOptions) =>
  remember(({ items: all }: Listed<Unexplained>): Report | undefined => {
    if (
      all.some(
        ({ context: { explained, isChristened }, passage }) =>
          explained || isChristened || passage.place.scope === 'abbreviations',
      )
    )
      return undefined;
    const uses = all.filter((use) => isUse(use, options));
    const [first, ...others] = uses;
    if (first === undefined) return undefined;
    const { passage, start, end, word } = first;
    const isOften = uses.length >= OFTEN;
    const isSure = initials.test(word.text);
    if ((!isOften && !isSure) || isCoded(uses)) return undefined;
    return {
      passage,
      start,
      end,
      level: levelOf(isOften && isSure, word.text, isSoft(word.text, all, uses, options)),
      message: isOften
        ? t('“{0}” is used {1} times and nowhere introduced: introduce it after its full name.', word.text, uses.length)
        : t('“{0}” is nowhere introduced: write it out.', word.text),
      related: others.slice(0, MOST_RELATED).map((use) => relate(use, t('used again here'))),
    };
  }),
);

/**
 * The single words of what a draft introduces, each of which is explained with it: Korea Free Trade Agreement (KORUS FTA);
 * 30th Conference of the Parties (COP30).
 */
function explainedWords({ introductions }: Usage): ReadonlySet<string> {
  return new Set(introductions.flatMap(({ short }) => short.match(/\p{L}[\p{L}&]*/gu) ?? []));
}

export const unlistedAbbreviation: Rule = {
  id: 'unlisted-abbreviation',
  summary: 'An abbreviation that is in no glossary and is nowhere introduced.',
  why: 'A reader who does not know it has nowhere to look. Introduce it, or add it to your glossary if your readers know it. One that small dictionaries of English have, that is said as a word, that is set in bold as a name, that the title has, with which the text opens, that only stands in rows of names, or by which an official body is called is told of more softly, and of several in a row the first one.',
  level: 'warning',
  examples: [
    { before: 'They back the MTCR. The MTCR is old.' },
    { before: 'They back the MTCR.' },
    { before: 'They met the MTCR Ambassador.' },
  ],
  silent: [
    'They back the Missile Technology Control Regime (MTCR). The MTCR is old.',
    'The KF-21 and the CEO met the BBC. The CEO left on a KF-21.',
    'THE MTCR IS OLD\n\nTHE MTCR IS HERE',
    'SEOUL – They met.\n\nSEOUL, Sept. 2 – They met again.',
    'They work for KKR Inc. in Mobile, AL, for AUD 20.',
    'Donald J. TRUMP, an MBA, lists Clade IIb.',
    'They met SWTCH, a maker of plugs, and the carmaker DRVR.',
    'They MUST go. The SAVE plan and the drill FREEDOM\n  EDGE go on.',
    '- **WXQ**, provider of payments, met the investment firm KXR.\n- **Ann Lee, CISXP, PMX**, is an auditor.',
    'They saw the KVX botnet. The KVX botnet grew.',
    'They saw the CALSTART site, the ReCAST site and the GRTP and Science Act.',
    'The United States Regional Office (US RTPO) met, and then the RTPO met.',
    'The Regional Free Trade Act (REGO FTA) holds, and no other FTA does.',
    'The RTPO — the Regional Transport Planning Office — met.',
    'They back the Missile Control Group, or MTCR. The MTCR is old.',
    'The MTCR (a regime for missiles) is old. The MTCR holds.',
    'MTCR stands for something. The MTCR is old.',
    'They run a system for travel, dubbed the QWX. The QWX is good.',
    '- MTCR: a regime for missiles\n\nThe MTCR is old. The MTCR holds.',
    '## Abbreviations\n\n- **OPCON**: operational control\n\n## Text\n\nThey share OPCON. OPCON is hard.',
    'They left.\n\nMR. PIKE: They came.',
    'They came by car.  \nTUR: They came on foot.',
    'Mr. PIKE (for himself and Mrs. LOVELL) spoke. (a) IN GENERAL.—They met ARM Ltd., ASML, and Howe & Dale, LLP.',
    'She has a degree in law from NYUX and studied at KAISX.',
    '| Route | Fare |\n| --- | --- |\n| ICN | 12 |\n| ICN | 13 |',
  ],
  // What small dictionaries have is still to be introduced where the draft has its full name.
  *checkVariants({ shortened }, { speech }, { familiar, wellKnown }): Iterable<Report> {
    if (speech) return;
    for (const group of shortened) {
      const found = findUnintroduced(group);
      if (found === undefined || !familiar.has(found.short.text) || wellKnown.has(found.short.text)) continue;
      const { full, short } = found;
      yield {
        passage: short.passage,
        start: short.start,
        end: short.end,
        level: 'information',
        message: t('“{0}” is nowhere introduced: introduce it where its full name stands.', short.text),
        related: [relate(full, t('“{0}” here', full.text))],
      };
    }
  },
  *checkDraft(usage, options): Iterable<Report> {
    if (usage.speech) return;
    const explained = explainedWords(usage);
    for (const [text, all] of usage.gathered.of(byWord)) {
      const report = explained.has(text) ? undefined : judge(options)(all);
      if (report) yield report;
    }
  },
};
