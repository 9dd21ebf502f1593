import { deepEqual } from 'node:assert/strict';
import { describe, it } from 'mocha';
import { createConcept } from '../../server/glossary/entry';
import { createGlossary } from '../../server/glossary/glossary';
import { lint } from '../../server/rules/lint';
import { parseDraft } from '../../server/text/draft';
import { readUsage } from '../../server/usage/usage';
import { checkLint, checkSilent, options } from '../support/check';

describe('stale-fact', () => {
  it('lets be what was right when it happened', () =>
    checkSilent("NATO's 30 members met in Madrid.", "At Vilnius, NATO's 31 members agreed on a plan."));
  it('tells of what should or would be now', () =>
    checkLint(`
      It would take all 31 NATO members.
                        ^^ [information] stale-fact: “NATO” has had 32 members since 7 March 2024: write 32.
    `));
  it('takes what a glossary counts for words, never for a pattern', () => {
    const count = { number: 12, was: [{ number: 11, until: '2020-01-01' }] };
    const entry = { preferred: 'Lake Group', counts: [{ of: ['(a+)+$', 'heads (of state)', 'co-chairs'], ...count }] };
    const own = createGlossary([createConcept('lake', entry, 'built-in')]);
    const find = (text: string) =>
      lint(readUsage(own, parseDraft(text, 'plaintext')), options).map(({ start }) => start);
    deepEqual(find(`All 11 Lake Group ${'a'.repeat(200)}!`), []);
    deepEqual(find('All 11 Lake Group heads (of state) meet.'), [4]);
    deepEqual(find('All 11 Lake Group co-chairs meet.'), [4]);
  });
});
