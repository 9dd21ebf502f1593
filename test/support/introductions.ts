// The labelled drafts of test/usage/introductions: which words each of them introduces an abbreviation for.
import { readdirSync, readFileSync } from 'node:fs';
import { builtinConcepts } from '../../server/glossary/builtin';
import { createGlossary } from '../../server/glossary/glossary';
import { parseDraft } from '../../server/text/draft';
import { itemAt } from '../../server/text/list';
import { readUsage, spanIn } from '../../server/usage/usage';
import { parseMarks } from './marks';

/** One draft, what it introduces and what is read in it, each as `full name = ABBR` and in order. */
export interface Labelled {
  readonly file: string;
  readonly text: string;
  readonly expected: readonly string[];
  readonly found: readonly string[];
}

const glossary = createGlossary(builtinConcepts());

/** The drafts of one of the two folders, in order of files and lines. */
export function readLabelled(folder: 'seen' | 'aside'): readonly Labelled[] {
  const path = `test/usage/introductions/${folder}`;
  return readdirSync(path)
    .sort()
    .flatMap((file) =>
      readFileSync(`${path}/${file}`, 'utf8')
        .trimEnd()
        .split('\n\n\n')
        .map((source) => {
          const { text, marks } = parseMarks(source);
          const expected = marks.map(({ start, end, label }) => describe(text, start, end, label));
          return { file: file.replace('.txt', ''), text, expected, found: findPairs(text) };
        }),
    );
}

/** What a draft introduces, quotations apart. */
function findPairs(text: string): readonly string[] {
  const usage = readUsage(glossary, parseDraft(text, 'markdown'));
  return usage.introductions
    .filter(({ introduction }) => !introduction.quoted)
    .map(({ passage, introduction, short }) => {
      const { start, end } = spanIn(usage, passage, introduction.full);
      return describe(text, start, end, plain(short));
    });
}

/** A mark ends with its line. */
function describe(text: string, start: number, end: number, short: string): string {
  return `${itemAt(text.slice(start, end).split('\n'), 0).trimEnd()} = ${short}`;
}

function plain(short: string): string {
  return short.replace(/[*_]|<[^>]*>/g, '').replaceAll('&amp;', '&');
}
