import { deepEqual, equal, ok } from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import {
  blockIndexAt,
  blockBorder,
  type Draft,
  editDraft,
  isShown,
  offsetAt,
  parseDraft,
  positionAt,
} from '../../server/text/draft';
import { runs, share } from '../support/share';

/** Pieces that change the structure of a document when they are typed or deleted. */
const pieces = [
  'The ROK and NATO met. ',
  'a “quoted” word',
  '*emphasis* and **strong**',
  '\n',
  '\n\n',
  '\r\n',
  '\r',
  '# Heading\n\n',
  '- item\n',
  '  continued\n',
  '> quoted\n',
  '```\n',
  '---\n',
  'title: x\n',
  '<!-- comment -->',
  '<!--',
  '| a | b |\n| - | - |\n| c | d |\n',
  '[link](https://example.org)',
  '`code`',
  '"',
  '“',
  '1. one\n',
  '===\n',
  '[^1]: note\n',
  '<q>',
  '</q>',
  '$$',
  '”',
  '[ROK]',
  '[rok]: b\n\n',
  '\\begin{a}',
  '\\end{a}',
  '---\na: b\n',
  '% a\n',
  '{\n"a": 1\n}\n',
  '*[ROK]: Republic of Korea\n',
  '\r\n\r\n',
  '\n \t\n',
  '\n\n',
  '~~~~\n',
  '\n\n```\n',
  '\n\n<!--\n',
  '-->\n',
  '\n\n<pre>\n',
  '</pre>\n',
  '\n\n<?php\n',
  '?>\n',
  '<![CDATA[\n',
  ']]>\n',
  '<div>\n',
  '    code\n\n',
  '- a\n\n  b\n\n- c\n\n',
  '> a\n\n',
  '😀',
  'é',
];
const front = '---\ntitle: x\n---\n';
const text = fc
  .tuple(fc.constantFrom('', front), fc.array(fc.constantFrom(...pieces), { maxLength: 25 }))
  .map(([start, parts]) => start + parts.join(''));
const edits = fc.array(
  fc.record({
    at: fc.nat(400),
    length: fc.nat(12),
    text: fc.oneof(fc.constantFrom(...pieces), fc.string({ maxLength: 3 })),
  }),
  { maxLength: 6 },
);

/** How long the chunks are that a draft is read in: with short ones there are borders everywhere. */
const chunks = fc.constantFrom(1, 1, 1, 30, 16_384);

/** What a draft says, without what it keeps for itself, and where what stands outermost begins. */
function facts(draft: Draft) {
  const { frontMatter, text } = draft;
  const [blocks, starts, lines] = [[...draft.blocks], [...draft.starts], [...text.lines]];
  const shown = lines.map((line) => [isShown(draft, line), blockBorder(draft, line)]);
  return { blocks, starts, lines, frontMatter, shown };
}

describe('draft', () => {
  for (const language of ['markdown'] as const) {
    it(`is after any edits what reading the ${language} anew gives`, () => {
      fc.assert(
        fc.property(text, edits, chunks, (source, changes, size) => {
          let draft = parseDraft(source, language, size);
          for (const { at, length, text: inserted } of changes) {
            draft = editDraft(draft, [{ start: at, end: at + length, text: inserted }]);
            deepEqual(facts(draft), facts(parseDraft(draft.text.toString(), language)));
          }
        }),
        runs(600),
      );
    });
    it(`shares what an edit of ${language} does not touch`, () => {
      const source = Array.from({ length: 40 }, (_, index) => `Paragraph ${index} says what it says.`).join('\n\n');
      const before = parseDraft(source, language);
      const at = before.starts.at(20) + 3;
      const after = editDraft(before, [{ start: at, end: at, text: 'x' }]);
      equal(after.blocks.length, 40);
      deepEqual(
        [...after.blocks]
          .flatMap((block, index) => (block === before.blocks.at(index) ? [] : [index]))
          .filter((index) => index < 19 || (index > 21 && index < 39)),
        [],
      );
      ok(after.blocks.at(20) !== before.blocks.at(20));
    });
  }

  it('keeps the blocks of a chunk that an edit lets be cut', () => {
    const draft = parseDraft('- The ROK met NATO and left.\n'.repeat(1000), 'markdown');
    const { length } = draft.text;
    const edited = editDraft(draft, [{ start: length, end: length, text: '\nThe end.\n' }]);
    const known = new Set(draft.blocks);
    deepEqual(
      [...edited.blocks].filter((block) => !known.has(block)).map(({ text }) => text),
      ['The end.'],
    );
  });

  it('tells the front matter from what follows, whatever its last line break is', () => {
    const before = parseDraft('---\ntitle: x\n---\n\r[^1]: note\nThe ROK met.   continued\n', 'markdown');
    const after = editDraft(before, [{ start: 16, end: 17, text: '' }]);
    deepEqual(facts(after), facts(parseDraft(after.text.toString(), 'markdown')));
  });

  it('gives every block its own text', () => {
    fc.assert(
      fc.property(text, (source) => {
        const { blocks, starts } = parseDraft(source, 'markdown');
        for (const [index, block] of [...blocks].entries()) {
          equal(source.slice(starts.at(index), starts.at(index) + block.text.length), block.text);
          for (const { start, end } of [...block.prose, ...block.regions])
            ok(0 <= start && start < end && end <= block.text.length);
        }
      }),
      runs(1000),
    );
  });

  it('reads what follows front matter as if it stood alone', () => {
    const rest = '\nIt is in *The Next Four Years*, with `code`.\n\n- item\n\n| a |\n| - |\n| b |\n';
    const alone = parseDraft(rest, 'markdown');
    const { blocks, starts } = parseDraft(front + rest, 'markdown');
    deepEqual([...blocks], [...alone.blocks]);
    deepEqual(
      [...starts],
      Array.from(alone.starts, (start) => start + front.length),
    );
  });

  it('takes offsets to positions and back', () => {
    const draft = parseDraft('one\r\ntwo\rthree\nfour\u2028five', 'plaintext');
    deepEqual([...draft.text.lines], [0, 5, 9, 15]);
    for (const offset of [0, 2, 3, 5, 8, 9, 15, 24]) equal(offsetAt(draft, positionAt(draft, offset)), offset);
    deepEqual(positionAt(draft, 4), { line: 0, character: 3 });
    deepEqual(positionAt(draft, 1e9), { line: 3, character: 9 });
    equal(offsetAt(draft, { line: 0, character: 99 }), 3);
    equal(offsetAt(draft, { line: 99, character: 0 }), draft.text.length);
    equal(offsetAt(draft, { line: -1, character: -5 }), 0);
    equal(blockIndexAt(draft, 2), 0);
  });

  for (const language of ['markdown'] as const) {
    it(`keeps nothing of the drafts before an edit in ${language}`, () => {
      setFlagsFromString('--expose-gc');
      const collect = runInNewContext('gc') as () => void;
      const memory = () => {
        collect();
        return process.memoryUsage().heapUsed;
      };
      const paragraphs = Array.from(
        { length: 300 },
        (_, i) => `In round ${i} they met. ${'All of them spoke. '.repeat(5)}`,
      );
      /** How much more memory a draft takes once each of its paragraphs has been edited. */
      const edit = () => {
        let draft = parseDraft(paragraphs.join('\n\n'), language);
        const used = memory();
        for (let index = 0; index < draft.starts.length; index++) {
          const at = draft.starts.at(index) + 3;
          draft = editDraft(draft, [{ start: at, end: at, text: 'x' }]);
        }
        const more = memory() - used;
        equal(draft.blocks.length, paragraphs.length);
        return more;
      };
      edit();
      const more = edit();
      // A paragraph that kept the chunk that it was cut out of would keep 16 KB.
      ok(more < 300 * 4000, `${more} bytes`);
    });
  }

  const monsters: Record<string, string> = {
    'opened brackets': '['.repeat(share(200_000)),
    'quote marks': '> '.repeat(share(50_000)),
    'emphasis marks': '*a **b '.repeat(share(50_000)),
    backticks: '`'.repeat(share(100_000)),
    'nested lists': Array.from({ length: share(3000) }, (_, depth) => `${' '.repeat(depth * 2)}- item`).join('\n'),
    'unclosed quotations': '“a " b ‘c '.repeat(share(10_000)),
    'a line without end': 'word '.repeat(share(200_000)),
    'blank lines and spaces': `${' '.repeat(share(100_000))}x\n`.repeat(3),
    'half pairs and NULs': '\ud800\0\udc00\ufeff'.repeat(share(1000)),
    'table rows': '| a | b |\n| - | - |\n'.repeat(share(5000)),
    'more cells than a call takes': `|a|b|\n|-|-|\n${'|a|b|\n'.repeat(70_000)}`,
    'html openings': '<a <b '.repeat(share(20_000)),
    'an open fence': `\`\`\`\n${'text\n'.repeat(share(20_000))}`,
    'open front matter': `---\n${'key: value\n'.repeat(share(20_000))}`,
  };
  for (const [name, monster] of Object.entries(monsters)) {
    for (const language of ['markdown'] as const) {
      it(`survives ${name} in ${language}`, () => {
        const draft = parseDraft(monster, language);
        editDraft(draft, [{ start: monster.length >> 1, end: monster.length >> 1, text: 'x\n\ny' }]);
      });
    }
  }
});
