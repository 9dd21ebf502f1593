import { describe, it } from 'mocha';
import { occurrencesOf, readUsage, spanOf } from '../../../server/usage/usage';
import { glossary } from '../../support/check';
import { checkDerived } from '../../support/derived';
import { describeRole, readRole, readSentences } from '../../support/roles';

describe('roles', () => {
  // A change of how roles are read shows there which sentences it reads otherwise; fewer are better.
  it('are read as the sentences of seen/ are labelled, but for those in misread.txt', () => {
    const misread = readSentences('seen').flatMap(({ text, draft, labels }) => {
      const usage = readUsage(glossary, draft);
      const occurrences = new Map(Array.from(occurrencesOf(usage), (one) => [spanOf(usage, one).start, one]));
      return labels.flatMap((label) => {
        const occurrence = occurrences.get(label.start);
        const read = occurrence === undefined ? 'nothing' : describeRole(readRole(occurrence));
        if (read === describeRole(label)) return [];
        const from = text.lastIndexOf('\n', label.start) + 1;
        const line = text.slice(from).split('\n', 1)[0];
        const carets = ' '.repeat(label.start - from) + '^'.repeat(label.length);
        return [`${line}\n${carets} ${describeRole(label)}\n${carets} is read as ${read}\n`];
      });
    });
    return checkDerived('test/usage/roles/misread.txt', misread.join('\n'));
  });
});
