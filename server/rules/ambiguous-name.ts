// A name that could mean two things of this draft.
import { hasCue } from '../usage/cues';
import { isStep } from '../usage/steps';
import { mentionSpan, type Usage } from '../usage/usage';
import { followsName, textBefore } from './context';
import { isRunning, perThing, perUse } from './judged';
import type { Report, Rule } from './rule';

/** Whether the draft calls a concept by a name that is not ambiguous itself. */
const isNamed = perUse(({ mentions }, used) =>
  used.mentions.some((index) => mentions[index].name.kind !== 'reference' && mentions[index].others.length === 0),
);

/** The abbreviations of which the draft has said what they mean in it. */
const decided = perThing(
  ({ introductions }: Usage) =>
    new Set(introductions.flatMap(({ concept, quoted }) => (quoted ? [] : [concept.abbreviation?.text]))),
);

/** Whether a name ends a longer one (World Friends Korea), or is only where something happens (they fought in Korea). */
function isPartOrPlace(usage: Usage, index: number): boolean {
  const before = textBefore(usage.draft.blocks[usage.mentionBlocks[index]], usage.mentions[index]);
  if (usage.mentions[index].name.kind === 'reference' && /\b(?:in|across|throughout|over|from|to) $/.test(before))
    return true;
  return followsName(usage, index);
}

export const ambiguousName: Rule = {
  id: 'ambiguous-name',
  summary: 'A name that may mean either of two things that the draft speaks of.',
  why: 'GPS is a slogan and a system of satellites, and Korea alone is either state: a reader of a draft that has both cannot tell.',
  level: 'hint',
  examples: [
    { before: 'South Korea and North Korea met. Then Korea left.' },
    { before: 'The Global Pivotal State speaks.\n\nNobody needs a GPS.' },
  ],
  silent: [
    'South Korea met Japan. Then Korea left.',
    'South Korea and North Korea met during the Korean War at the Korea National Defense University.',
    'A Global Pivotal State needs GPS satellites.',
  ],
  *check(usage): Iterable<Report | undefined> {
    const told = new Set<string>();
    for (let index = 0; index < usage.mentions.length; index++) {
      if (isStep(index)) yield;
      const { name, others, inName, compound } = usage.mentions[index];
      if (others.length === 0 || told.has(name.text) || inName || compound || !isRunning(usage, index)) continue;
      if (isPartOrPlace(usage, index)) continue;
      told.add(name.text);
      if (decided(usage).has(name.text)) continue;
      const block = usage.draft.blocks[usage.mentionBlocks[index]];
      const senses = [name.concept, ...others.map(({ concept }) => concept)];
      if (name.concept.cues.length > 0 && hasCue(block, name.concept)) continue;
      const open = senses.filter((concept, at) => {
        const used = usage.concepts.get(concept.id);
        return (at === 0 && name.kind !== 'reference') || (used !== undefined && isNamed(usage, used));
      });
      if (open.length < 2) continue;
      yield {
        ...mentionSpan(usage, index),
        mention: index,
        message: `“${name.text}” may mean ${open.map(({ preferred }) => `“${preferred.text}”`).join(' or ')} here: say which.`,
      };
    }
  },
};
