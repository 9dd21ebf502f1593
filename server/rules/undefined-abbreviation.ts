// An abbreviation that a part of the draft uses and never introduces.
import { hasSureName } from '../usage/introductions';
import type { Section } from '../usage/scopes';
import { finish, isStep } from '../usage/steps';
import {
  type ConceptUsage,
  introductionPlace,
  introductionSpan,
  mentionPlace,
  mentionSpan,
  type Usage,
} from '../usage/usage';
import { isSyllable } from '../text/normalize';
import { isLineOfCapitals } from '../usage/mentions';
import { endsParenthesis, isWord } from './context';
import { abbreviated, introduces, introductionsIn, isLabel, isOwn, isState, sections } from './judged';
import { replaceByFirstUse, replaceMention } from './replacement';
import type { Fix, Report, Rule } from './rule';

/**
 * The uses of a concept's abbreviation in a section that a reader must have been prepared for, in order. Notes are
 * prepared by notes.
 */
export function usesIn(usage: Usage, used: ConceptUsage, section: Section): readonly number[] {
  return finish(usesInSteps(usage, used, section));
}

function* usesInSteps(
  usage: Usage,
  { mentions, introductions }: ConceptUsage,
  section: Section,
): Generator<undefined, readonly number[]> {
  const isInNotes = introductions.some((index) => {
    const place = introductionPlace(usage, index);
    return place.scope === 'note' && place.section === section && introduces(usage, index);
  });
  const isUse = (index: number) => {
    const place = mentionPlace(usage, index);
    const { name, inName } = usage.mentions[index];
    return (
      name.kind === 'abbreviation' &&
      name.status !== 'deprecated' &&
      place.section === section &&
      place.scope !== 'title' &&
      place.scope !== 'heading' &&
      place.scope !== 'line' &&
      !(place.scope === 'note' && isInNotes) &&
      // A state's abbreviation in a proper name stands for its adjective: ROK Navy, U.S. INDOPACOM.
      !(inName && isState(name.concept)) &&
      isOwn(usage, index) &&
      !isLabel(usage, index) &&
      !isWord(usage, index) &&
      !isCapitals(usage, index) &&
      usage.introducedBy[index] < 0
    );
  };
  const uses: number[] = [];
  for (let at = 0; at < mentions.length; at++) {
    if (isStep(at)) yield;
    if (isUse(mentions[at])) uses.push(mentions[at]);
  }
  return uses;
}

/** Whether a mention stands in a line of capitals, which is a heading whatever its markup. */
function isCapitals({ draft, mentions, mentionBlocks }: Usage, index: number): boolean {
  const { start, end } = mentions[index];
  return isLineOfCapitals(draft.blocks[mentionBlocks[index]], start, end);
}

/** How far from an abbreviation its full name may stand to explain it without an introduction in due form, in UTF-16 units. */
const NEAR = 60;

/**
 * Whether what stands around a use explains it, in whatever words: the full name near it (“ROK means the Republic of
 * Korea”), or what it ends the parenthesis after (“Four partners (IP4)”). Writing of other scripts is not ours to judge.
 */
function isExplained({ draft, mentions, mentionBlocks }: Usage, index: number): boolean {
  const { start, end, possessive, name } = mentions[index];
  const block = draft.blocks[mentionBlocks[index]];
  const { text } = block;
  if (endsParenthesis(block, start, end + possessive.length)) return true;
  const before = text.slice(Math.max(0, start - NEAR), start);
  const after = text.slice(end + possessive.length, end + NEAR);
  const neighbours = [/([^\s(（])[\s(（]*$/u.exec(before)?.[1], /^[\s)）]*([^\s)）])/u.exec(after)?.[1]];
  if (neighbours.some((sign) => sign && isSyllable(sign.charCodeAt(0)))) return true;
  return [index - 2, index - 1, index + 1, index + 2].some((other) => {
    const full = mentions[other];
    if (full === undefined || mentionBlocks[other] !== mentionBlocks[index]) return false;
    if (full.name.concept !== name.concept || full.name.kind !== 'name' || full.quoted) return false;
    if (full.name !== name.concept.fullName && full.name !== name.concept.preferred) return false;
    const between = other < index ? text.slice(full.end, start) : text.slice(end, full.start);
    return between.length <= NEAR && !/[.!?]\s/.test(between);
  });
}

/** Whether the note that is called after a mention gives its full name: USFK[^1], where note 1 has United States Forces Korea. */
function isExplainedInNote({ draft, mentions, mentionBlocks, places, concepts }: Usage, index: number): boolean {
  const { end, possessive, name } = mentions[index];
  const call = /^(\[\^[^\]\s]{1,40}\])/.exec(
    draft.blocks[mentionBlocks[index]].text.slice(end + possessive.length, end + NEAR),
  );
  if (call === null) return false;
  const label = `${call[1]}:`;
  return concepts.get(name.concept.id)!.mentions.some((other) => {
    if (places[mentionBlocks[other]].scope !== 'note' || mentions[other].name.kind !== 'name') return false;
    const at = draft.starts[mentionBlocks[other]] + mentions[other].start;
    const before = draft.text.slice(Math.max(0, at - NEAR), at);
    return before.lastIndexOf('[^') >= 0 && before.startsWith(label, before.lastIndexOf('[^'));
  });
}

/** Writes the full name with the abbreviation at a use, or the full name alone. */
export function fixByIntroducing(usage: Usage, mention: number): readonly Fix[] {
  const { name } = usage.mentions[mention];
  if (!takesIntroduction(usage, mention)) return [];
  const { fullName } = name.concept;
  const isSure = hasSureName(name.concept);
  // Where the draft names it otherwise, the writer has to choose.
  const isOnly = usage.concepts
    .get(name.concept.id)
    ?.mentions.map((index) => usage.mentions[index].name)
    .every((other) => other.kind !== 'name' || other === fullName || other.status === 'deprecated');
  const firstUse = replaceByFirstUse(usage, mention);
  const introduced = firstUse ?? replaceMention(usage, mention, fullName, name);
  const writtenOut = replaceMention(usage, mention, fullName);
  return [
    ...(introduced
      ? [
          {
            title: `Introduce it: “${firstUse ? name.concept.firstUse : `${fullName.text} (${name.text})`}”`,
            edits: [introduced],
            preferred: isSure && (isOnly ?? true),
          },
        ]
      : []),
    ...(writtenOut ? [{ title: `Write it out: “${fullName.text}”`, edits: [writtenOut], preferred: false }] : []),
  ];
}

/** Whether an introduction can stand in the place of a mention: not in a pair (EU-ROK), a table or a caption. */
export function takesIntroduction(usage: Usage, mention: number): boolean {
  const { scope } = mentionPlace(usage, mention);
  return !usage.mentions[mention].compound && scope !== 'table' && scope !== 'caption';
}

const called: Readonly<Record<Section, string>> = {
  summary: 'the summary',
  body: 'the text',
  appendix: 'the appendix',
};

export const undefinedAbbreviation: Rule = {
  id: 'undefined-abbreviation',
  summary: 'An abbreviation that is used and nowhere introduced in its part of the draft.',
  why: 'A reader who does not know an abbreviation needs its full name first; abbreviations that everybody knows need none. Summary, body and appendix are read on their own (UN Editorial Manual; GOV.UK; Economist style guide).',
  level: 'warning',
  examples: [
    { before: 'The ROK sent aid.', after: 'The Republic of Korea (ROK) sent aid.' },
    {
      before: "They fear the DPRK's missiles.",
      after: "They fear the Democratic People's Republic of Korea's (DPRK) missiles.",
    },
  ],
  silent: [
    'The Republic of Korea (ROK) sent aid, and the ROK will send more.',
    'NATO and the EU met.',
    '“The ROK is here”, he said.',
    'A ROK Navy ship arrived.',
    '- **ROK**: Republic of Korea\n\nThe ROK sent aid.',
  ],
  *check(usage, options): Iterable<Report | undefined> {
    if (usage.speech) return;
    for (const used of abbreviated(usage, options)) {
      for (const section of sections) {
        const [first, ...others] = yield* usesInSteps(usage, used, section);
        if (first === undefined || introductionsIn(usage, used, section).length > 0) continue;
        if (isExplained(usage, first) || isExplainedInNote(usage, first)) continue;
        const { name } = usage.mentions[first];
        yield {
          ...mentionSpan(usage, first),
          mention: first,
          message: `“${name.text}” is not introduced in ${called[section]}: write “${used.concept.fullName.text} (${name.text})” here.`,
          related: others.slice(0, 20).map((index) => ({ ...mentionSpan(usage, index), message: 'used again here' })),
        };
      }
    }
  },
  fix: (usage, { mention }) => (mention === undefined ? [] : fixByIntroducing(usage, mention)),
};

/** Where an introduction starts, for comparison with a use. */
export function startOf(usage: Usage, introduction: number): number {
  return introductionSpan(usage, introduction).start;
}
