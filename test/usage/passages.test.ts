import { deepEqual, equal, ok } from 'node:assert/strict';
import { describe, it } from 'mocha';
import { lint } from '../../server/rules/lint';
import { editDraft, parseDraft } from '../../server/text/draft';
import { readUsage } from '../../server/usage/usage';
import { glossary, options } from '../support/check';

const text = `# Two partners

The Republic of Korea (ROK) met the Joint Board of Nobody (JBN).

| Short | Full |
| ----- | ---- |
| ITB | Island Trade Board |

The ROK and the JBN met the ITB in the North.

South Korea left.`;

/** A draft after a word more at the end, with what was read in it before. */
function type(word: string) {
  const draft = parseDraft(text, 'markdown');
  const before = readUsage(glossary, draft);
  const end = draft.text.length;
  const edited = editDraft(draft, [{ start: end, end, text: word }]);
  return { before, after: readUsage(glossary, edited, before), edited };
}

describe('passages', () => {
  it('stay as they are where an edit changes nothing that they hang on', () => {
    const { before, after } = type(' It came back.');
    equal(after.passages.length, before.passages.length);
    const changed = [...after.passages].filter((passage, index) => passage !== before.passages.at(index));
    // The parser looks two lines back.
    ok(changed.length <= 2, `${changed.length} passages`);
    ok(changed.at(-1)?.block.text.startsWith('South Korea left.'));
  });
  it('are made anew where an edit gives a name another sense', () => {
    const { before, after } = type(' The Regional Office of Kansas (ROK) came.');
    equal([...after.passages].at(-1)?.introductions.length, 1);
    ok(
      after.passages
        .slice(0, after.passages.length - 2)
        .every((passage, index) => passage === before.passages.at(index)),
    );
    const first = type('').before;
    const draft = editDraft(first.draft, [{ start: 0, end: 0, text: 'The Regional Office of Kansas (ROK) came.\n\n' }]);
    const usage = readUsage(glossary, draft, first);
    const senses = [...usage.passages].flatMap(({ occurrences }) =>
      occurrences
        .filter(({ mention }) => mention.name.text === 'ROK')
        .map(({ mention }) => mention.name.concept.origin),
    );
    ok(senses.length > 2 && senses.every((origin) => origin === 'draft'), senses.join());
  });
  it('are one for each block, also where one edit puts in the same words twice', () => {
    const draft = parseDraft('One.\n\nThey met the ROK.\n\nTwo.', 'markdown');
    const again = 'They met the ROK.\n\n';
    const edited = editDraft(draft, [{ start: 1, end: draft.text.length - 1, text: `nce.\n\n${again}${again}Twice` }]);
    const { passages } = readUsage(glossary, edited, readUsage(glossary, draft));
    equal(new Set(passages).size, edited.blocks.length);
  });
  it('leave what is gathered under keys that an edit does not touch the same objects', () => {
    const { before, after } = type(' The IP-4 met.');
    const touched = new Set(
      [...after.passages]
        .filter((passage, index) => passage !== before.passages.at(index))
        .flatMap(({ occurrences }) => occurrences.map(({ mention }) => mention.name.concept.id)),
    );
    const kept = [...before.concepts.keys()].filter((id) => !touched.has(id));
    ok(kept.length > 0 && touched.size > 0);
    for (const id of kept) equal(after.concepts.get(id), before.concepts.get(id));
    for (const id of touched) ok(after.concepts.get(id) !== before.concepts.get(id));
  });
  it('give the findings of a draft that is read anew', () => {
    const { after, edited } = type(' The IP-4 met.');
    const told = (usage: typeof after) =>
      lint(usage, options).map(({ rule, start, end, message }) => ({ rule, start, end, message }));
    deepEqual(told(after), told(readUsage(glossary, parseDraft(edited.text.toString(), 'markdown'))));
  });
});
