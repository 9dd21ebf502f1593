// A body that is named in two orders, or with other words between: the State Department, the Department of State.
import * as english from '../usage/english';
import { findNearNames } from '../usage/initials';
import type { Group, Variant, Variants } from '../usage/variants';
import { remember } from '../glossary/remember';
import type { Rule } from './rule';
import { reportRarest, sortWays, type Ways, writeThroughout } from './ways';
import { t } from '../words/words';

/** Where names are listed rather than used. */
const elsewhere: ReadonlySet<string> = new Set(['title', 'heading', 'caption', 'table', 'line']);

/** Whether a place names a body, and no part of the name of another or of somebody's office or life. */
function counts({ passage: { place }, context }: Variant): boolean {
  return !elsewhere.has(place.scope) && context.isBody && context.isWhole && !context.isWorkplace;
}

/** Whose the body is, where that stands before its name. */
function ownerOf({ context }: Variant): string {
  return context.isOwn ? '' : context.namedBefore;
}

/** The words of a name, folded, and what it is, which stands before what it is of or for, or last. */
interface Parts {
  readonly telling: readonly string[];
  readonly joining: readonly string[];
  readonly head: string;
}

const partsOf = remember(({ text }: Variant): Parts => {
  const words = text
    .toLowerCase()
    .replace(/’/g, "'")
    .split(/[\s\p{Pd}]/u);
  const isJoining = (word: string) => word === '&' || english.isGrammatical(english.hashOf(word));
  const of = words.findIndex((word) => isJoining(word) && word !== 'and' && word !== '&');
  return {
    telling: words.filter((word) => !isJoining(word)),
    joining: words.filter(isJoining),
    head: words[of < 0 ? words.length - 1 : of - 1] ?? '',
  };
});

/** Whether a place names one body, in a sentence. */
function isNameOfBody(place: Variant): boolean {
  const { passage, context } = place;
  if (elsewhere.has(passage.place.scope) || context.inCapitals || context.isTitled) return false;
  const { head } = partsOf(place);
  const isHead = (english.lookUp(head) & english.BODY) !== 0 || english.isAmong('documents', head);
  return /\p{L} .* /u.test(place.text) && isHead;
}

/** Whether names of the same words are those of one body: what joins them differs, their order, or an s within. */
function areOneBody(one: Variant, other: Variant): boolean {
  const [a, b] = [partsOf(one), partsOf(other)];
  const isTurned = one.text.toLowerCase().endsWith(a.head) !== other.text.toLowerCase().endsWith(b.head);
  if (a.head !== b.head || /[^s]s$/.test(a.head) || (isTurned && english.isAmong('taught', a.head))) return false;
  if (a.telling.toSorted().join(' ') === b.telling.toSorted().join(' '))
    // Of two reviews with the same words in another order each is somebody's own.
    return !english.isAmong('documents', a.head) || a.telling.join(' ') === b.telling.join(' ');
  const differing = a.telling.flatMap((word, at) => (word === b.telling[at] ? [] : [at]));
  const isWithin = differing.every((at) => at > 0 && at < a.telling.length - 1);
  return isWithin && a.joining.join(' ') === b.joining.join(' ');
}

/** The ways to write the name of one body with the same words. */
function sameWordsOf(group: Group): Ways {
  const ways = sortWays(group.filter(isNameOfBody), ({ text }) => text.toLowerCase().replace(/’/g, "'"));
  const [most] = ways;
  return ways.filter((way) => way === most || areOneBody(way[0], most![0]));
}

function findWays({ ordered, near, shortened }: Variants): readonly Ways[] {
  const turned = ordered.flatMap((group) =>
    sortWays(group.filter(counts), ownerOf).map((places) =>
      sortWays(places, ({ text }) => String(text.includes(' of '))),
    ),
  );
  // What the draft introduces is the name, however often it stands otherwise.
  const nearly = shortened.flatMap(findNearNames).map(([place, full]): Ways => [[full], [place]]);
  return [...turned, ...near.map(sameWordsOf), ...nearly];
}

export const mixedBodyNames: Rule = {
  id: 'mixed-body-names',
  summary: 'A department, ministry or summit that is named in two orders in one draft.',
  why: 'The State Department and the Department of State are one body, and one draft keeps to one of the names. Speech is free to use both.',
  level: 'information',
  examples: [
    {
      before: 'The State Department agreed. Later the State Department paid, and the Department of State left.',
      after: 'The State Department agreed. Later the State Department paid, and the State Department left.',
    },
    {
      before:
        'The Ministry of Ports and Fish paid. They asked the Ministry of Ports and Fish, and the Ministry of Fish and Ports.',
      after:
        'The Ministry of Ports and Fish paid. They asked the Ministry of Ports and Fish, and the Ministry of Ports and Fish.',
    },
    {
      before:
        'The Council for Wexland Trade met. They like the Council for Wexland Trade, and the Council on Wexland Trade.',
      after:
        'The Council for Wexland Trade met. They like the Council for Wexland Trade, and the Council for Wexland Trade.',
    },
  ],
  silent: [
    'The State Department agreed. The State Department paid.',
    'The Department of River Ports (DRP) paid. The Departments of River Ports, Fish, and Rain met. The DRP left.',
    'They asked the Research Director, the Director of Research and the Secretary of State.',
    'She went to Howard University School of Law, and he to the Law School.',
    'She was an adviser at the Department of State. Before joining the State Department, she worked in the Defense Department.',
    'She is at Korea University, and he writes of the University of Korea.',
    '# The State Department\n\nThe Department of State agreed.',
  ],
  checkVariants: (variants, { speech }) =>
    speech
      ? []
      : reportRarest(findWays(variants), (here, there) =>
          t('“{0}” stands here and “{1}” elsewhere: keep to one name.', here, there),
        ),
  fix: (usage, finding) => writeThroughout(usage, finding, findWays, (_, model) => model.text),
};
