// What is not the author's own prose is not edited, whatever a rule or a writer asks for.
import { deepEqual, equal, ok } from 'node:assert/strict';
import { describe, it } from 'mocha';
import { rename } from '../../server/features/rename';
import { findFixes } from '../../server/rules/fixes';
import { writeThroughout } from '../../server/rules/renaming';
import type { Finding } from '../../server/rules/rule';
import { type Language, offsetAt, parseDraft } from '../../server/text/draft';
import { overlaps } from '../../server/text/span';
import { occurrencesOf, readUsage, spanOf, type Usage } from '../../server/usage/usage';
import { glossary, options } from '../support/check';

/** What stands around a name that is read and not the author's own; in Markdown and, where not said otherwise, in plain text. */
const around: readonly (readonly [open: string, close: string, only?: Language])[] = [
  ['He said “the ', ' met”.'],
  ['He said: "the ', ' met".'],
  ['Er sagte: „die ', ' tagte“.'],
  ['He said ‘the ', ' met’.'],
  ['He said “the\n\n', ' met\n\nand left”.'],
  ['It is in <q>the ', ' met</q>.'],
  ['<Callout>the ', ' met</Callout>'],
  ['> The ', ' met.'],
  ['It is in *The Many Ships of the ', ' and Others*.', 'markdown'],
  ['As \\footnote{the ', ' met} has it.'],
  ['See {{< note "the ', ' met" >}} here.'],
  ['See [the ', '][].', 'markdown'],
];

const languages: readonly Language[] = ['markdown', 'plaintext'];

function* readAll(name: string): Iterable<{ readonly usage: Usage; readonly start: number; readonly end: number }> {
  for (const [open, close, only] of around)
    for (const language of languages)
      if (only === undefined || only === language) {
        const text = `The ${name} paid us. And so did we.\n\n${open}${name}${close}\n\nThe ${name} paid them.`;
        const start = text.indexOf(open) + open.length;
        yield { usage: readUsage(glossary, parseDraft(text, language)), start, end: start + name.length };
      }
}

describe('what is not the author’s own prose', () => {
  it('is not edited by the fix of a finding that a rule should not have made', () => {
    let guarded = 0;
    for (const { usage, start, end } of readAll('IP-4'))
      for (const occurrence of occurrencesOf(usage)) {
        const span = spanOf(usage, occurrence);
        const finding: Finding = {
          ...span,
          rule: 'deprecated-term',
          level: 'warning',
          message: '',
          related: [],
          occurrence,
        };
        const fixes = findFixes(usage, finding, options);
        if (!overlaps(span, { start, end })) {
          ok(fixes.length > 0, 'in the author’s own words');
          continue;
        }
        guarded++;
        deepEqual(fixes, [], usage.draft.text.slice(0));
      }
    ok(guarded > 12, `${guarded} places`);
  });
  it('is not edited by a renaming', () => {
    for (const { usage, start, end } of readAll('ROK'))
      for (const to of ['Other Name', 'Republic of Korea', 'South Korea']) {
        const { concept } = usage.concepts.get('rok')!;
        const edits = rename(usage, { concept, text: to }, options).map(({ range }) => ({
          start: offsetAt(usage.draft, range.start),
          end: offsetAt(usage.draft, range.end),
        }));
        equal(edits.length, 2, `${to}: ${usage.draft.text.slice(0)}`);
        ok(!edits.some((edit) => overlaps(edit, { start, end })), usage.draft.text.slice(0));
      }
  });
  it('is not edited where one name is written throughout, even if its mentions are taken for the author’s own', () => {
    for (const { usage, start, end } of readAll('ROK')) {
      const used = usage.concepts.get('rok')!;
      const occurrences = used.occurrences.map((occurrence) => ({ ...occurrence, own: true }));
      const edits = writeThroughout(usage, { ...used, occurrences }, used.concept.fullName, options);
      ok(!edits.some((edit) => overlaps(edit, { start, end })), usage.draft.text.slice(0));
    }
  });
});
