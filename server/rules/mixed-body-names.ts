// A body that is named in two orders: the State Department, the Department of State.
import type { Variant, Variants } from '../usage/variants';
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

function findWays({ ordered }: Variants): readonly Ways[] {
  return ordered.flatMap((group) =>
    sortWays(group.filter(counts), ownerOf).map((places) =>
      sortWays(places, ({ text }) => String(text.includes(' of '))),
    ),
  );
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
  ],
  silent: [
    'The State Department agreed. The State Department paid.',
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
