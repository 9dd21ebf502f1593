// How two partners are written together: ROK-US, in one order and with a hyphen.
import type { Concept } from '../glossary/concept';
import type { Edit, Span } from '../text/span';
import { nestedAbbreviations } from '../usage/reading';
import { mentionSpan, type Usage } from '../usage/usage';
import { textAfter } from './context';
import { isRunning, isState, perThing } from './judged';
import type { Report, Rule } from './rule';

/** Two partners that are written together. Offsets in the draft. */
interface Pair extends Span {
  readonly partners: readonly [Concept, Concept];
  /** Where each of them stands. */
  readonly parts: readonly [Span, Span];
  /** What stands between them. */
  readonly joint: string;
  readonly mention: number;
}

const joints = /^(?:[-\u2010\u2011/\u2013]| - | ?\/ ?)$/;

/** Dashes that stand between clauses as well. */
const dashes = /^(?:\u2014| [\u2013\u2014] )$/;

/** What partners have between them; after a dash it shows that the two are a pair. */
const shared =
  /^\s(?:alliance|relations|relationship|ties|talks|summit|cooperation|partnership|treaty|dialogue|exercises?|drills?)(?![\p{L}-])/u;

/** The pairs in running prose, in order; chains of three are left out. */
function* findPairs(usage: Usage): Iterable<Pair> {
  const { mentions, mentionBlocks, glossary } = usage;
  const { text } = usage.draft;
  const joint = (index: number) => {
    if (index < 1 || index >= mentions.length || mentionBlocks[index] !== mentionBlocks[index - 1]) return undefined;
    const between = text.slice(mentionSpan(usage, index - 1).end, mentionSpan(usage, index).start);
    if (joints.test(between)) return between;
    if (!dashes.test(between)) return undefined;
    return shared.test(textAfter(usage.draft.blocks[mentionBlocks[index]], mentions[index])) ? between : undefined;
  };
  for (let index = 0; index < mentions.length; index++) {
    const { name, compound } = mentions[index];
    const inside = name.kind === 'name' && name.text.includes('-') ? nestedAbbreviations(glossary, name) : [];
    if (inside.length === 2 && isRunning(usage, index)) {
      const span = mentionSpan(usage, index);
      const match = /^([\p{L}\p{N}.]+)([-\u2010\u2011/\u2013])([\p{L}\p{N}.]*[\p{L}\p{N}])/u.exec(
        text.slice(span.start, span.end),
      );
      if (match === null || mentions[index].inName) continue;
      const second = span.start + match[1].length + match[2].length;
      yield {
        start: span.start,
        end: second + match[3].length,
        partners: [inside[0].concept, inside[1].concept],
        parts: [
          { start: span.start, end: span.start + match[1].length },
          { start: second, end: second + match[3].length },
        ],
        joint: match[2],
        mention: index,
      };
      continue;
    }
    const between = compound || isLoose(usage, index) ? joint(index) : undefined;
    if (between === undefined || joint(index - 1) !== undefined || joint(index + 1) !== undefined) continue;
    const [before, after] = [mentions[index - 1], mentions[index]];
    if (!isPartner(before.name.concept) || !isPartner(after.name.concept) || after.inName || before.possessive)
      continue;
    if (before.name.concept === after.name.concept || !isRunning(usage, index) || usage.introducedBy[index] >= 0)
      continue;
    const parts = [mentionSpan(usage, index - 1), mentionSpan(usage, index)] as const;
    yield {
      start: parts[0].start,
      end: parts[1].end,
      partners: [before.name.concept, after.name.concept],
      parts,
      joint: between,
      mention: index,
    };
  }
}

/** Whether a joint stands before a mention that makes no compound: US - ROK, US—ROK, US – ROK. */
function isLoose({ draft, mentions, mentionBlocks }: Usage, index: number): boolean {
  const before = draft.blocks[mentionBlocks[index]].text.slice(mentions[index].start - 2, mentions[index].start);
  return /^[-/\u2013\u2014] $|\u2014$/.test(before);
}

/** States and organisations: what has a proper name. */
function isPartner({ generic, preferred }: Concept): boolean {
  return !generic && preferred.casing !== 'common';
}

/** What is wrong with how a pair is joined, and the edits that mend it. */
function formFault(
  usage: Usage,
  pair: Pair,
): { readonly message: string; readonly edits: readonly Edit[] } | undefined {
  const { draft } = usage;
  const between = { start: pair.parts[0].end, end: pair.parts[1].start };
  const written = (index: 0 | 1) => draft.text.slice(pair.parts[index].start, pair.parts[index].end);
  const points = ([0, 1] as const)
    .filter(
      (index) =>
        /^(?:[A-Z]\.)+[A-Z]$/.test(written(index)) && !draft.text.restFrom(pair.parts[index].end).startsWith('.'),
    )
    .map((index) => ({ start: pair.parts[index].end, end: pair.parts[index].end, text: '.' }));
  if (points.length > 0)
    return { message: `A point is missing in “${draft.text.slice(pair.start, pair.end)}”.`, edits: points };
  if (!pair.partners.some(isState)) return undefined;
  const isSpaced = pair.joint === ' - ' && /^ \p{Ll}/u.test(draft.text.slice(pair.end, pair.end + 2));
  if (!pair.joint.includes('/') && !dashes.test(pair.joint) && !isSpaced) return undefined;
  const right = `${written(0)}-${written(1)}`;
  return { message: `Write “${right}” with a hyphen.`, edits: [{ ...between, text: '-' }] };
}

function keyOf({ partners }: Pair): string {
  return partners
    .map(({ id }) => id)
    .sort()
    .join(' ');
}

export const pairForm: Rule = {
  id: 'pair-form',
  summary: 'A pair of partners in two orders, or joined otherwise than by a hyphen.',
  why: 'Official writers put their own country first: US-ROK in Washington, ROK-US in Seoul. Either is right, one draft keeps to one; of hundreds of pairs in official texts all have a hyphen.',
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
    'They left the ROK—US ships too.',
  ],
  *check(usage): Iterable<Report> {
    const orders = new Map<string, Pair>();
    const reported = new Set<string>();
    for (const pair of findPairs(usage)) {
      const { start, end, mention } = pair;
      const key = keyOf(pair);
      const first = orders.get(key);
      if (first === undefined) orders.set(key, pair);
      const fault = formFault(usage, pair);
      if (fault) yield { start, end, mention, message: fault.message };
      else if (first && first.partners[0] !== pair.partners[0] && !reported.has(key)) {
        reported.add(key);
        const written = (span: Span) => usage.draft.text.slice(span.start, span.end);
        yield {
          start,
          end,
          mention,
          level: 'information',
          message: `“${written(first)}” and “${written(pair)}” name one pair in two orders: keep to one.`,
          related: [{ start: first.start, end: first.end, message: 'in the other order here' }],
        };
      }
    }
  },
  fix(usage, finding) {
    const { byMention, byKey } = readPairs(usage);
    const pair = finding.mention === undefined ? undefined : byMention.get(finding.mention);
    if (pair === undefined) return [];
    const fault = formFault(usage, pair);
    if (fault) return [{ title: 'Write the pair with a hyphen', edits: fault.edits, preferred: true }];
    const same = byKey.get(keyOf(pair))!;
    const orders = [same[0], pair];
    return orders.map((kept) => ({
      title: `Write “${usage.draft.text.slice(kept.start, kept.end)}” throughout`,
      edits: same.filter((other) => other.partners[0] !== kept.partners[0]).flatMap((other) => swap(usage, other)),
      preferred: false,
    }));
  },
};

/** The pairs of a draft by their mention, of which each has another, and by what they name. */
const readPairs = perThing((usage: Usage) => {
  const byMention = new Map<number, Pair>();
  const byKey = new Map<string, Pair[]>();
  for (const pair of findPairs(usage)) {
    byMention.set(pair.mention, pair);
    const key = keyOf(pair);
    const same = byKey.get(key);
    if (same) same.push(pair);
    else byKey.set(key, [pair]);
  }
  return { byMention, byKey };
});

/** The edits that put each partner in the place of the other. */
function swap({ draft: { text } }: Usage, { parts: [first, second] }: Pair): readonly Edit[] {
  return [
    { ...first, text: text.slice(second.start, second.end) },
    { ...second, text: text.slice(first.start, first.end) },
  ];
}
