// How two partners are written together: ROK-US, in one order and with a hyphen.
import { remember } from '../glossary/remember';
import type { Edit } from '../text/span';
import { type Listed, listed } from '../usage/gather';
import type { Placed } from '../usage/passage';
import { type Chain, findChains, findPairs, isDash, type Pair, partnersKey } from '../usage/pairs';
import { spanIn, type Usage } from '../usage/usage';
import type { Group, Variants } from '../usage/variants';
import { type About, relate, type Report, type Rule } from './rule';
import { reportRarest, sortWays, type Ways, writeThroughout } from './ways';
import { t } from '../words/words';

/** What is wrong with how a pair is joined, and the edits that fix it, in offsets of its block. */
function formFault(
  { parts, partners, joint, occurrence, end }: Pair,
  speech: boolean,
): { readonly message: string; readonly title: string; readonly edits: readonly Edit[] } | undefined {
  const [first, second] = parts;
  const points = parts
    .filter(({ lacksPoint }) => lacksPoint)
    .map((part) => ({ start: part.end, end: part.end, text: '.' }));
  if (points.length > 0)
    return {
      message: t('A point is missing in “{0}{1}{2}”.', first.text, joint, second.text),
      title: t('Add the point'),
      edits: points,
    };
  if (!partners.some(({ state }) => state)) return undefined;
  // Beside a hyphen a space on one side is a slip: U.S.- Korea talks.
  const isSpaced =
    (joint === ' - ' || joint === '- ' || joint === ' -') && occurrence.end === end && occurrence.context.goesOn;
  // A slash stands for “or” and “and” as well, unless the two describe one noun: the ROK/US talks, but news on Russia/Ukraine.
  const isSlashed = joint.includes('/') && !speech && occurrence.context.sharesNoun;
  if (!isSlashed && !isDash(joint) && !isSpaced) return undefined;
  return {
    message: t('Write “{0}-{1}” with a hyphen.', first.text, second.text),
    title: t('Write the pair with a hyphen'),
    edits: [{ start: first.end, end: second.start, text: '-' }],
  };
}

const byPartners = listed<Pair>((passage, { glossary }) => findPairs(glossary, passage), partnersKey);

const chainsByPartners = listed<Chain>(findChains, partnersKey);

/** The first of some chains of the same partners, and the first that joins or orders them otherwise. */
const findOtherChain = remember(({ items: chains }: Listed<Chain>): readonly [Chain, Chain] | undefined => {
  const [first] = chains;
  const wayOf = ({ partners, joints }: Chain) =>
    [...partners.map(({ id }) => id), ...joints.map((joint) => joint.replace(/[\u2010\u2011]/, '-'))].join('\n');
  const other = first && chains.find((chain) => wayOf(chain) !== wayOf(first));
  return other && [first, other];
});

/** The first of some pairs of two partners, and the first that names them in the other order and is well joined. */
const findOrders = remember(({ items: pairs }: Listed<Pair>): readonly [Pair, Pair] | undefined => {
  const [first] = pairs;
  const other = pairs.find((pair) => pair.partners[0] !== first?.partners[0] && !formFault(pair, false));
  return first && other && [first, other];
});

function writtenOf({ parts: [first, second], joint }: Pair): string {
  return `${first.text}${joint}${second.text}`;
}

/** Where names are listed rather than used. */
const elsewhere: ReadonlySet<string> = new Set(['title', 'heading', 'caption', 'table']);

/** The ways to write two partners of which the glossary has one at most: in two orders, or Wexland-Zed, Wexlands-Zed. */
function waysOf(group: Group): Ways {
  const pairs = group.filter(({ passage, context }) => context.isPair && !elsewhere.has(passage.place.scope));
  return sortWays(pairs, ({ text }) => lettersOf(text));
}

/** The letters of partners; points are told of by themselves. */
function lettersOf(pair: string): string {
  return pair.replaceAll('.', '').replace(/[\u2010\u2011]/, '-');
}

function findWays({ near }: Variants): readonly Ways[] {
  return near.map(waysOf);
}

function sayWays(here: string, there: string): string {
  const [one = '', other = ''] = [here, there].map((pair) => lettersOf(pair).split('-')[0]);
  return one.startsWith(other) || other.startsWith(one)
    ? t('“{0}” stands here and “{1}” elsewhere: keep to one.', here, there)
    : t('“{0}” and “{1}” name one pair in two orders: keep to one.', there, here);
}

function place({ passage, start, end, occurrence }: Pair): Placed & About {
  return { passage, start, end, occurrence };
}

export const pairForm: Rule = {
  id: 'pair-form',
  summary: 'Partners in two orders, or a pair joined otherwise than by a hyphen.',
  why: 'Official writers put their own country first: US-ROK in Washington, ROK-US in Seoul. Either is right, and one draft keeps to one, unless it is a transcript of several speakers; of hundreds of pairs in official texts all have a hyphen.',
  level: 'warning',
  examples: [
    { before: 'The ROK/US talks ended.', after: 'The ROK-US talks ended.' },
    { before: 'The US - ROK talks ended.', after: 'The US-ROK talks ended.' },
    { before: 'The ROK—US alliance holds.', after: 'The ROK-US alliance holds.' },
    { before: 'The U.S-ROK talks ended.', after: 'The U.S.-ROK talks ended.' },
    { before: 'US-Japan-ROK talks ended, and US–Japan–ROK talks began.' },
    { before: 'Zed-Wexland talks ended. Wexland-Zed talks began.' },
    { before: 'ROK-US talks ended. US-ROK talks began.', after: 'ROK-US talks ended. ROK-US talks began.' },
  ],
  silent: [
    'ROK-US talks and US-Japan talks.',
    '“US-ROK talks”, he said of the ROK-US talks.',
    'US-Japan-ROK talks and ROK-US talks.',
    'Wexland – US – ROK talks and US - ROK - Wexland talks ended.',
    'She leads the ROK/US desk and asked about the ROK/US.',
    'They left the ROK—US ships too.',
    'Zed-Wexland talks ended. The Wexland-Zed Free Port Act and Wexland-Zed-Quex talks hold.',
  ],
  *checkPassage(passage, { glossary, speech }): Iterable<Report> {
    for (const pair of findPairs(glossary, passage)) {
      const fault = formFault(pair, speech);
      if (fault) yield { ...place(pair), message: fault.message };
    }
  },
  *checkDraft(usage): Iterable<Report> {
    // Each of several speakers puts their own country first.
    if (usage.speech) return;
    for (const pairs of usage.gathered.of(byPartners).values()) {
      const [first, other] = findOrders(pairs) ?? [];
      if (first === undefined || other === undefined) continue;
      yield {
        ...place(other),
        level: 'information',
        message: t('“{0}” and “{1}” name one pair in two orders: keep to one.', writtenOf(first), writtenOf(other)),
        related: [relate(first, t('in the other order here'))],
      };
    }
    for (const chains of usage.gathered.of(chainsByPartners).values()) {
      const [first, other] = findOtherChain(chains) ?? [];
      if (first === undefined || other === undefined) continue;
      const { passage, start, end, text } = other;
      yield {
        passage,
        start,
        end,
        level: 'information',
        message: `“${first.text}” and “${text}” name the same partners in two ways: keep to one.`,
        related: [relate(first, 'in another way here')],
      };
    }
  },
  checkVariants: (variants, { speech }) =>
    speech ? [] : reportRarest(findWays(variants), sayWays, () => 'information'),
  fix(usage, finding) {
    const { occurrence } = finding;
    if (occurrence === undefined) return writeThroughout(usage, finding, findWays, (_, model) => model.text);
    const pair = findPairs(usage.glossary, occurrence.passage).find((one) => one.occurrence === occurrence);
    if (pair === undefined) return [];
    const { passage } = pair;
    const fault = formFault(pair, usage.speech);
    if (fault) {
      const edits = fault.edits.map(({ text, ...span }) => ({ ...spanIn(usage, passage, span), text }));
      return [{ title: fault.title, edits, preferred: true }];
    }
    const same = usage.gathered.of(byPartners).get(partnersKey(pair))?.items ?? [];
    return [...same.slice(0, 1), pair].map((kept) => ({
      title: t('Write “{0}” throughout', writtenOf(kept)),
      edits: same.filter((other) => other.partners[0] !== kept.partners[0]).flatMap((other) => swap(usage, other)),
      preferred: false,
    }));
  },
};

/** The edits that put each partner in the place of the other. */
function swap(usage: Usage, { passage, parts: [first, second] }: Pair): readonly Edit[] {
  return [
    { ...spanIn(usage, passage, first), text: second.text },
    { ...spanIn(usage, passage, second), text: first.text },
  ];
}
