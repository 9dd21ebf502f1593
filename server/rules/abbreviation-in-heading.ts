// An introduction, or an abbreviation that the reader does not know yet, in a title or heading.
import { introductionPlace, introductionSpan, mentionPlace, mentionSpan, type Usage } from '../usage/usage';
import { abbreviated, introduces, isOwn, isWellKnown } from './judged';
import { replaceMention } from './replacement';
import type { Fix, LintOptions, Report, Rule } from './rule';

function isHeading(scope: string): boolean {
  return scope === 'title' || scope === 'heading';
}

function* introductionsInHeadings(usage: Usage): Iterable<Report> {
  for (let introduction = 0; introduction < usage.introductions.length; introduction++) {
    const { quoted, concept, shape } = usage.introductions[introduction];
    if (quoted || shape !== 'parenthesis' || !isHeading(introductionPlace(usage, introduction).scope)) continue;
    yield {
      ...introductionSpan(usage, introduction, 'short'),
      introduction,
      message: `Introduce “${concept.abbreviation?.text}” in the text, not in a heading.`,
    };
  }
}

/** The first mention of each abbreviation in a heading that comes before the reader is told what it means. */
function* unknownInHeadings(usage: Usage, options: LintOptions): Iterable<Report> {
  for (const used of abbreviated(usage, { ...options, wellKnown: new Set() })) {
    const first = used.mentions.find(
      (index) =>
        usage.mentions[index].name.kind === 'abbreviation' &&
        usage.mentions[index].name.status !== 'deprecated' &&
        isHeading(mentionPlace(usage, index).scope),
    );
    if (first === undefined || usage.introducedBy[first] >= 0 || !isOwn(usage, first)) continue;
    const { compound, inName, name } = usage.mentions[first];
    if (compound || inName) continue;
    const place = mentionSpan(usage, first);
    const introduction = used.introductions.find((index) => introduces(usage, index));
    const known = isWellKnown(options, name);
    const inTitle = mentionPlace(usage, first).scope === 'title';
    if (introduction === undefined) {
      if (!known)
        yield {
          ...place,
          mention: first,
          message: `“${name.text}” is not known to the reader of this heading: write it out.`,
        };
      continue;
    }
    const told = introductionSpan(usage, introduction);
    // What stands before, and what follows at once, explains a heading; a title is read before everything.
    if (
      told.start < place.start ||
      (!inTitle && usage.introductionBlocks[introduction] === usage.mentionBlocks[first] + 1)
    )
      continue;
    if (known && !inTitle) continue;
    yield {
      ...place,
      mention: first,
      level: 'hint',
      message: `“${name.text}” stands in ${inTitle ? 'the title' : 'a heading'} before it is introduced: a reader may not know it yet.`,
      related: [{ ...told, message: 'introduced only here' }],
    };
  }
}

export const abbreviationInHeading: Rule = {
  id: 'abbreviation-in-heading',
  summary: 'An introduction, or an abbreviation that the reader does not know yet, in a title or heading.',
  why: 'Headings are read first and listed apart from the text (UN Editorial Manual; UK Government Commercial Agency). An abbreviation that the text before, or the first words after, explain may stand there.',
  level: 'information',
  examples: [
    {
      before:
        '# Missiles\n\n## The Republic of Korea (ROK)\n\nThe Republic of Korea (ROK) is near, and the ROK is rich.',
      after: '# Missiles\n\n## The Republic of Korea\n\nThe Republic of Korea (ROK) is near, and the ROK is rich.',
    },
    {
      before: '# Missiles\n\n## What the DPRK wants\n\nNobody knows.',
      after: "# Missiles\n\n## What the Democratic People's Republic of Korea wants\n\nNobody knows.",
    },
  ],
  silent: [
    '# Missiles\n\n## What the ROK wants\n\nThe Republic of Korea (ROK) is near, and the ROK is rich.',
    '# NATO and US forces',
    '# Missiles\n\n## The ROK Navy',
  ],
  *check(usage, options): Iterable<Report> {
    if (usage.speech) return;
    yield* introductionsInHeadings(usage);
    yield* unknownInHeadings(usage, options);
  },
  fix(usage, { introduction, mention, level }): readonly Fix[] {
    if (introduction !== undefined)
      return [
        {
          title: 'Leave the parenthesis out',
          edits: [{ ...introductionSpan(usage, introduction, 'aside'), text: '' }],
          preferred: true,
        },
      ];
    if (mention === undefined) return [];
    const { fullName } = usage.mentions[mention].name.concept;
    const edit = replaceMention(usage, mention, fullName);
    // The title is a choice of its own.
    return edit && level !== 'hint'
      ? [{ title: `Write it out: “${fullName.text}”`, edits: [edit], preferred: false }]
      : [];
  },
};
