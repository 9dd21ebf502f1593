// What a checker does with texts, under the glossary and the options that hold for all of them.
import { forms } from '../features/completion';
import { conceptList, entryAt } from '../features/entry';
import { terms } from '../features/terms';
import type { Glossary } from '../glossary/glossary';
import { fixAll, fixesInTurn } from '../rules/fixes';
import { lint } from '../rules/lint';
import type { Finding, LintOptions } from '../rules/rule';
import { parseDraft, positionAt } from '../text/draft';
import { foldText } from '../text/normalize';
import { readUsage, type Usage } from '../usage/usage';
import type { Checker, CheckFinding, TextOptions } from './checker';

/** The longest text that is read, in UTF-16 code units. */
const LONGEST = 8_000_000;

/** A checker of texts; `problems` are what is wrong in what it was made from. */
export function checkTexts(glossary: Glossary, options: LintOptions, problems: readonly string[]): Checker {
  const read = (text: string, { language = 'markdown' }: TextOptions = {}): Usage => {
    if (typeof text !== 'string') throw new TypeError('What is checked must be a string.');
    if (text.length > LONGEST) throw new RangeError(`A text may have at most ${LONGEST} characters.`);
    return readUsage(glossary, parseDraft(text, language));
  };
  const describe = (usage: Usage, finding: Finding): CheckFinding => {
    const { rule, level, message, start, end } = finding;
    const { line, character } = positionAt(usage.draft, start);
    return { rule, level, message, start, end, line: line + 1, column: character + 1 };
  };
  const find = (name: string) => {
    const asked = foldText(name.trim());
    const all = [...glossary.concepts.values()];
    return (
      all.find(({ id, preferred, abbreviation }) =>
        [id, preferred.text, abbreviation?.text ?? ''].some((text) => foldText(text) === asked),
      ) ?? all.find(({ designations }) => designations.some(({ text }) => foldText(text) === asked))
    );
  };
  const introduce = (name: string, text?: string, its?: TextOptions): string | undefined => {
    const concept = find(name);
    // It is written where a letter of it stands, and in a sentence where there is none.
    const before = text ?? 'With ';
    const usage = read(`${before}x`, its);
    const { length } = before;
    return concept && forms(usage, concept.preferred, { start: length, end: length }, options)[0].text;
  };

  return {
    problems,
    check: (text, its) => {
      const usage = read(text, its);
      const fixesOf = its?.fixes === true ? fixesInTurn(usage, options) : undefined;
      return lint(usage, options).map((finding) => ({
        ...describe(usage, finding),
        ...(fixesOf && { fixes: fixesOf(finding) }),
      }));
    },
    fix: (text, its) => {
      const { usage, edits } = fixAll(read(text, its), options);
      const left = lint(usage, options).map((finding) => describe(usage, finding));
      return { text: usage.draft.text.toString(), edits: edits.length, left };
    },
    terms: (text, its) => {
      const usage = read(text, its);
      return terms(usage, lint(usage, options)).map(({ range: _, ...term }) => term);
    },
    lookUp: (name) => {
      const concept = find(name);
      if (concept === undefined) return undefined;
      const { id, preferred, abbreviation, definition, domain, designations } = concept;
      return {
        concept: id,
        preferred: preferred.text,
        abbreviation: abbreviation?.text,
        definition,
        domain,
        names: designations
          .filter(({ generated }) => !generated)
          .map(({ text, status, use }) => ({ text, status, use })),
        firstUse: introduce(id) ?? preferred.text,
        markdown: entryAt(glossary, id)?.markdown ?? '',
      };
    },
    list: (query) =>
      conceptList(glossary, query).map(({ id, title, abbreviation, domain }) => ({
        concept: id,
        preferred: title,
        abbreviation,
        domain,
      })),
    introduce,
  };
}
