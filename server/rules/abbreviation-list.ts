// A list of abbreviations that does not match its draft.
import { contains } from '../text/span';
import {
  addMissingRows,
  findAbbreviationList,
  removeRows,
  spanOfRow,
  unusedRows,
  usesAbbreviation,
} from '../usage/abbreviations';
import type { ConceptUsage } from '../usage/gather';
import type { Occurrence } from '../usage/passage';
import { isBefore, type Usage } from '../usage/usage';
import { listNames, markIntroduction, type LintOptions, type Report, type Rule, toldAbbreviation } from './rule';
import { t } from '../words/words';

export const abbreviationList: Rule = {
  id: 'abbreviation-list',
  summary: 'A list of abbreviations with an entry that the text does not use, or without one that it uses.',
  why: 'A reader looks a word up in the list and does not find it, or finds words there that never come. The list is told by its heading, such as “Abbreviations”.',
  level: 'information',
  asks: true,
  examples: [
    {
      before:
        'The ROK met the EU.\n\n## Abbreviations\n\n- **EU**: European Union\n- **ROK**: Republic of Korea\n- **UNC**: United Nations Command',
      after: 'The ROK met the EU.\n\n## Abbreviations\n\n- **EU**: European Union\n- **ROK**: Republic of Korea',
    },
  ],
  silent: [
    'The ROK met the EU.\n\n## Abbreviations\n\n- **EU**: European Union\n- **ROK**: Republic of Korea',
    'The ROK met NATO and the US.\n\n## Abbreviations\n\n- **ROK**: Republic of Korea',
    'The ROK met.\n\n| | |\n| - | - |\n| ROK | Republic of Korea |',
  ],
  *checkText(usage, options): Iterable<Report> {
    const list = findAbbreviationList(usage);
    // What cannot be read as a list cannot be compared.
    if (list === undefined || list.blocked !== undefined) return;
    const listed = new Set<string>();
    for (const introduced of usage.introductions) {
      // A table that pairs names elsewhere is as good as the list.
      const { concept, shape } = introduced.introduction;
      if (!introduced.everywhere || shape === 'definition') continue;
      listed.add(concept.id);
      const isEntry = introduced.passage.place.scope === 'abbreviations';
      if (isEntry && !usesAbbreviation(usage, usage.concepts.get(concept.id)!, true))
        yield {
          ...markIntroduction(introduced),
          message: t('“{0}” is listed and not used.', concept.abbreviation!.text),
        };
    }
    // A list that is written in a way of its own cannot be compared.
    if (listed.size === 0) return;
    const missing = missingIn(usage, listed, options);
    if (missing.length > 0) yield { ...list.heading, message: t('The list lacks {0}.', listNames(missing, MOST_TOLD)) };
  },
  fix(usage, finding) {
    const change =
      finding.introduced === undefined
        ? addMissingRows(usage)
        : removeRows(
            usage,
            unusedRows(usage).filter((row) =>
              contains(spanOfRow(usage, row), { start: finding.start, end: finding.start }),
            ),
          );
    return change ? [{ ...change, preferred: false }] : [];
  },
};

/** How many missing abbreviations are told by name. */
const MOST_TOLD = 20;

/**
 * The abbreviations that a draft introduces and uses and its list lacks, in the order in which they are first used: what is
 * nowhere introduced is told where it is used.
 */
function missingIn(usage: Usage, listed: ReadonlySet<string>, options: LintOptions): readonly string[] {
  return [...usage.concepts.values()]
    .filter(
      (used) =>
        toldAbbreviation(used.concept, options) &&
        !listed.has(used.concept.id) &&
        used.introductions.some(({ counts }) => counts) &&
        usesAbbreviation(usage, used),
    )
    .sort((a, b) => (isBefore(usage, firstOf(a), firstOf(b)) ? -1 : 1))
    .map(({ concept }) => concept.abbreviation!.text);
}

/** Where a concept whose abbreviation a draft uses is named first. */
function firstOf({ occurrences: [own], nested: [nested] }: ConceptUsage): Occurrence {
  return (own ?? nested)!;
}
