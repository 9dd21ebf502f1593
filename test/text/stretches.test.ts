import { deepEqual, equal, ok } from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { type Draft, editDraft, type Language, parseDraft } from '../../server/text/draft';
import { runs } from '../support/share';

/** What long paragraphs are made of: sentences, and what may go on over several. */
const pieces = [
  'The ministers met in the capital and spoke of trade. ',
  'They agreed on a plan for the years that follow. ',
  'Nobody knows what it costs! ',
  'Gen. Kim left for the U.S. Army base. ',
  'Will the partners pay for it? ',
  'and so on and on without any end ',
  '“They said that they would come. ',
  'They came.” ',
  '"Nobody had asked them. ',
  'Nobody will." ',
  '(It was said before. ',
  'It was said again.) ',
  '[as amended. ',
  'later on] ',
  '**It holds for all. ',
  'It ends here.** ',
  '*The Sea of the Middle* was read widely. ',
  '`code. Code` ',
  '`',
  '[the page. Which one](https://example.org) is gone. ',
  '[ROK] ',
  '<q>It stands. ',
  '</q> ',
  '<!-- hidden. Hidden --> ',
  '$a. $b ',
  '’s ',
  '. ',
  '\n',
  '> ',
];
const paragraph = fc
  .array(fc.oneof({ weight: 6, arbitrary: fc.nat(5) }, fc.nat(pieces.length - 1)), { minLength: 120, maxLength: 260 })
  .map((chosen) => chosen.map((index) => pieces[index]).join(''));
const edits = fc.array(
  fc.record({
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    length: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 60 })),
    text: fc.oneof(fc.constantFrom(...pieces), fc.constantFrom('', 'x', '\n\n', '(', ')', '“', '”', '[', ']')),
  }),
  { minLength: 1, maxLength: 6 },
);

function facts({ blocks, starts }: Draft) {
  return { blocks: [...blocks], starts: [...starts] };
}

/** How many blocks of one draft are not those of another. */
function countNew(draft: Draft, before: Draft): number {
  const known = new Set(before.blocks);
  return [...draft.blocks].filter((block) => !known.has(block)).length;
}

const sentences = (count: number) =>
  Array.from({ length: count }, (_, i) => `In round ${i} the ministers of ${(i * 7919) % 97} states spoke. `).join('');

describe('stretches', () => {
  for (const language of ['markdown', 'plaintext'] as const satisfies readonly Language[]) {
    it(`are after any edits of ${language} what reading it anew gives`, () => {
      fc.assert(
        fc.property(fc.constantFrom('', 'They met.\n\n', '- ', '> '), paragraph, edits, (lead, source, changes) => {
          let draft = parseDraft(`${lead}${source}\n\nIt ends.`, language);
          for (const { at, length, text } of changes) {
            const start = Math.floor(at * draft.text.length);
            draft = editDraft(draft, [{ start, end: start + length, text }]);
            deepEqual(facts(draft), facts(parseDraft(draft.text.toString(), language)));
          }
        }),
        runs(400),
      );
    });

    it(`hold all words of a paragraph of ${language}, each in one of them`, () => {
      const text = sentences(400).trim();
      const { blocks, starts } = parseDraft(text, language);
      ok(blocks.length > 10, `${blocks.length} stretches`);
      let end = 0;
      for (const [index, block] of [...blocks].entries()) {
        const at = starts.at(index);
        equal(text.slice(end, at).trim(), '');
        equal(text.slice(at, at + block.text.length), block.text);
        equal(block.continues, index > 0);
        ok(block.text.endsWith('.') && block.text.length <= 2048, block.text);
        end = at + block.text.length;
      }
      equal(end, text.length);
    });

    it(`stay the same but for those near an edit of ${language}`, () => {
      let draft = parseDraft(sentences(700), language);
      let made = 0;
      let keys = 0;
      for (const key of 'They spoke. Then they left for the harbour. Nobody came. ') {
        const at = (draft.text.length >> 1) + 1;
        const edited = editDraft(draft, [{ start: at, end: at, text: key }]);
        made += countNew(edited, draft);
        keys++;
        draft = edited;
      }
      ok(made < keys * 2, `${made} new stretches in ${keys} keystrokes`);
    });

    it(`go on with a quotation that is open in ${language}`, () => {
      const draft = parseDraft(`${sentences(60)}“${sentences(200)}They left.” ${sentences(60)}`, language);
      const said = [...draft.blocks].map(
        ({ text, regions }) =>
          regions.reduce((sum, { start, end, kind }) => sum + (kind === 'quotation' ? end - start : 0), 0) /
          text.length,
      );
      equal(said[0], 0);
      equal(said.at(-1), 0);
      ok(said.filter((share) => share === 1).length > 3, said.join());
    });
  }

  it('are cut in no brackets and in nothing that is one', () => {
    for (const [open, close] of [
      ['(', ')'],
      ['[', ']'],
      ['<b title="', '">'],
      ['[', '](https://example.org)'],
    ]) {
      const text = `${sentences(30)}${open}${sentences(26).trim()}${close} ${sentences(60)}`;
      const start = text.indexOf(open!);
      const end = text.indexOf(close!, start);
      const { starts } = parseDraft(text, 'markdown');
      deepEqual(
        [...starts].filter((at) => at > start && at < end),
        [],
      );
    }
  });

  it('are no longer than some pages where nothing ends a sentence', () => {
    const { blocks } = parseDraft('and so on '.repeat(4000), 'plaintext');
    ok(Math.max(...[...blocks].map(({ text }) => text.length)) <= 2 * 4096);
  });

  it('are not made of a paragraph that somebody wrote', () =>
    equal(parseDraft(sentences(80).slice(0, 4096), 'markdown').blocks.length, 1));
});
