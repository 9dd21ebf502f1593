// The concordance of a draft is that of any other draft from which it went over to it.
import { deepEqual, match, ok } from 'node:assert/strict';
import { describe, it } from 'mocha';
import { builtinConcepts } from '../../server/glossary/builtin';
import { createGlossary } from '../../server/glossary/glossary';
import { type Draft, editDraft, parseDraft } from '../../server/text/draft';
import { Concordance } from '../../server/usage/concordance';
import { readUsage } from '../../server/usage/usage';

const builtin = createGlossary(builtinConcepts());

/** What a concordance says of a draft: what is written in several ways, and where. */
function told(concordance: Concordance, draft: Draft): readonly string[] {
  const { passages } = readUsage(builtin, draft);
  return [...concordance.keys(passages)]
    .map((key) => concordance.variantsUnder(passages, key))
    .filter((group) => new Set(group.map(({ text }) => text)).size > 1)
    .map((group) => group.map(({ text, passage }) => `${passage.index} ${text}`).join(', '))
    .sort();
}

function replace(draft: Draft, words: string, text: string): Draft {
  const start = draft.text.toString().indexOf(words);
  ok(start >= 0, words);
  return editDraft(draft, [{ start, end: start + words.length, text }]);
}

describe('the concordance of a draft', () => {
  it('is the same after edits as of a fresh draft, also of words that their paragraph holds twice', () => {
    let draft = parseDraft(
      'They fund port-side, and again port-side.\n\nOthers call it port side. Ports grow.\n\nPortside pays.',
      'markdown',
    );
    const concordance = new Concordance();
    const checkTold = () => deepEqual(told(concordance, draft), told(new Concordance(), draft), draft.text.toString());
    checkTold();
    match(told(concordance, draft).join('\n'), /^0 port-side, 0 port-side, 1 port side, 2 Portside/);
    for (const [words, text] of [
      ['port-side, and', 'ports, and'],
      ['ports, and', 'port side, and'],
      ['port side, and again port-side', 'ports'],
      ['port side. ', 'it. '],
      ['it. ', 'it port-side and port-side. '],
      ['port-side and ', ''],
    ] as const) {
      draft = replace(draft, words, text);
      checkTold();
    }
  });
});
