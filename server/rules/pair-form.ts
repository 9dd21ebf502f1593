// How two partners are written together: ROK-US, in one order and with a hyphen.
import { remember } from '../glossary/remember';
import type { Edit } from '../text/span';
import type { Occurrence } from '../usage/passage';
import { findPairs, isDash, type Pair } from '../usage/pairs';
import { spanIn, type Usage } from '../usage/usage';
import { relate, type Report, type Rule } from './rule';
import { t } from '../words/words';

/** What is wrong with how a pair is joined, and the edits that fix it. */
function formFault(
  usage: Usage,
  { passage, parts, partners, joint, occurrence, end }: Pair,
): { readonly message: string; readonly title: string; readonly edits: readonly Edit[] } | undefined {
  const [first, second] = parts;
  const points = parts
    .filter(({ lacksPoint }) => lacksPoint)
    .map((part) => ({ ...spanIn(usage, passage, { start: part.end, end: part.end }), text: '.' }));
  if (points.length > 0)
    return {
      message: t('A point is missing in “{0}{1}{2}”.', first.text, joint, second.text),
      title: t('Add the point'),
      edits: points,
    };
  if (!partners.some(({ state }) => state)) return undefined;
  const isSpaced = joint === ' - ' && occurrence.end === end && occurrence.context.goesOn;
  // A slash stands for “or” and “and” as well, unless the two describe one noun: the ROK/US talks, but news on Russia/Ukraine.
  const isSlashed = joint.includes('/') && !usage.speech && occurrence.context.sharesNoun;
  if (!isSlashed && !isDash(joint) && !isSpaced) return undefined;
  return {
    message: t('Write “{0}-{1}” with a hyphen.', first.text, second.text),
    title: t('Write the pair with a hyphen'),
    edits: [{ ...spanIn(usage, passage, { start: first.end, end: second.start }), text: '-' }],
  };
}

function keyOf({ partners }: Pair): string {
  return partners
    .map(({ id }) => id)
    .sort()
    .join(' ');
}

function writtenOf({ parts: [first, second], joint }: Pair): string {
  return `${first.text}${joint}${second.text}`;
}

function pairsOf({ glossary, passages }: Usage): readonly Pair[] {
  return passages.flatMap((passage) => findPairs(glossary, passage));
}

export const pairForm: Rule = {
  id: 'pair-form',
  summary: 'A pair of partners in two orders, or joined otherwise than by a hyphen.',
  why: 'Official writers put their own country first: US-ROK in Washington, ROK-US in Seoul. Either is right, and one draft keeps to one, unless it is a transcript of several speakers; of hundreds of pairs in official texts all have a hyphen.',
  level: 'warning',
  examples: [
    { before: 'The ROK/US talks ended.', after: 'The ROK-US talks ended.' },
    { before: 'The US - ROK talks ended.', after: 'The US-ROK talks ended.' },
    { before: 'The ROK—US alliance holds.', after: 'The ROK-US alliance holds.' },
    { before: 'The U.S-ROK talks ended.', after: 'The U.S.-ROK talks ended.' },
    { before: 'ROK-US talks ended. US-ROK talks began.', after: 'ROK-US talks ended. ROK-US talks began.' },
  ],
  silent: [
    'ROK-US talks and US-Japan talks.',
    '“US-ROK talks”, he said of the ROK-US talks.',
    'US-Japan-ROK talks and ROK-US talks.',
    'She leads the ROK/US desk and asked about the ROK/US.',
    'They left the ROK—US ships too.',
  ],
  *checkDraft(usage): Iterable<Report> {
    const orders = new Map<string, Pair>();
    const reported = new Set<string>();
    for (const pair of pairsOf(usage)) {
      const { passage, start, end, occurrence } = pair;
      const key = keyOf(pair);
      const first = orders.get(key);
      if (first === undefined) orders.set(key, pair);
      const place = { passage, start, end, occurrence };
      const fault = formFault(usage, pair);
      if (fault) yield { ...place, message: fault.message };
      // Each of several speakers puts their own country first.
      else if (!usage.speech && first && first.partners[0] !== pair.partners[0] && !reported.has(key)) {
        reported.add(key);
        yield {
          ...place,
          level: 'information',
          message: t('“{0}” and “{1}” name one pair in two orders: keep to one.', writtenOf(first), writtenOf(pair)),
          related: [relate(first, t('in the other order here'))],
        };
      }
    }
  },
  fix(usage, finding) {
    const { byOccurrence, byKey } = indexPairs(usage);
    const pair = finding.occurrence && byOccurrence.get(finding.occurrence);
    if (pair === undefined) return [];
    const fault = formFault(usage, pair);
    if (fault) return [{ title: fault.title, edits: fault.edits, preferred: true }];
    const same = byKey.get(keyOf(pair)) ?? [];
    return [...same.slice(0, 1), pair].map((kept) => ({
      title: t('Write “{0}” throughout', writtenOf(kept)),
      edits: same.filter((other) => other.partners[0] !== kept.partners[0]).flatMap((other) => swap(usage, other)),
      preferred: false,
    }));
  },
};

/** The pairs of a draft by their occurrence, of which each has another, and by what they name. */
const indexPairs = remember((usage: Usage) => {
  const byOccurrence = new Map<Occurrence, Pair>();
  const byKey = new Map<string, Pair[]>();
  for (const pair of pairsOf(usage)) {
    byOccurrence.set(pair.occurrence, pair);
    const key = keyOf(pair);
    const same = byKey.get(key);
    if (same) same.push(pair);
    else byKey.set(key, [pair]);
  }
  return { byOccurrence, byKey };
});

/** The edits that put each partner in the place of the other. */
function swap(usage: Usage, { passage, parts: [first, second] }: Pair): readonly Edit[] {
  return [
    { ...spanIn(usage, passage, first), text: second.text },
    { ...spanIn(usage, passage, second), text: first.text },
  ];
}
