// A bridge: South Korea, formally the Republic of Korea (ROK), or ROK (…), or South Korea: a further name that is tied.
import type { Read } from '../fullName';
import type { Introduction } from '../introduction';
import type { Mention } from '../mentions';
import { findSpan } from '../../text/span';
import { blockSpan, seenAt } from '../sight';

/** What stands between a name and the formal name that it is bridged to. */
const bridge =
  /^(?:,? | \()(?:(?:formally|officially|properly|formal name|or|also)(?: (?:known as|called|named))?|(?:also )?known as|i\.e\.,?)(?::|,)? (?:the )?$/i;

/** What stands between an introduction and a further name that it ties. */
const bridgeAfter =
  /^,? (?:or|also (?:known as|called)|(?:commonly|better|usually|often) (?:known as|called)|i\.e\.,?) (?:simply )?(?:the )?$/i;

/** The introduction with the name before or after it that the sentence ties to it. */
export function withBridge(read: Read, introduction: Introduction): Introduction {
  const { shape } = introduction;
  if (shape !== 'parenthesis' && shape !== 'or') return introduction;
  const { mentions, sight } = read;
  const isTied = ({ name }: Mention, words: RegExp, from: number, to: number) =>
    name.concept === introduction.concept &&
    name.kind === 'name' &&
    words.test(sight.text.slice(seenAt(sight, from), seenAt(sight, to)).replace(/\s+/g, ' '));
  const index = findSpan(mentions, introduction.full.start);
  const before = mentions[mentions[index]?.start === introduction.full.start ? index - 1 : index];
  if (before && isTied(before, bridge, before.end, introduction.full.start)) {
    const tied = {
      ...introduction,
      shape: 'bridge' as const,
      start: before.start,
      names: [before, ...introduction.names],
    };
    if (shape === 'parenthesis') return tied;
    const close = sight.text.indexOf(')', seenAt(sight, introduction.end));
    const { end } = blockSpan(sight, { start: close, end: close + 1 });
    return { ...tied, end, aside: { start: before.end + before.possessive.length, end } };
  }
  if (shape === 'or') return introduction;
  const after = mentions[findSpan(mentions, introduction.end) + 1] ?? mentions.at(-1);
  if (
    after !== undefined &&
    after.start >= introduction.end &&
    isTied(after, bridgeAfter, introduction.end, after.start)
  )
    return { ...introduction, shape: 'bridge', end: after.end, names: [...introduction.names, after] };
  return introduction;
}
