import { deepEqual } from 'node:assert/strict';
import { describe, it } from 'mocha';
import { parseDraft } from '../../server/text/draft';

/** The kinds of the blocks of a plain text, each with its words that are read. */
const readBlocks = (text: string) =>
  [...parseDraft(text, 'plaintext').blocks].map(({ kind, text: written, prose }) => [
    kind,
    prose
      .map(({ start, end }) => written.slice(start, end).trim())
      .filter(Boolean)
      .join('|'),
  ]);

describe('plain text', () => {
  const draft = 'The Harbour and the River\n\nThe mayor met the council.\n';
  const blocks = [
    ['title', 'The Harbour and the River'],
    ['paragraph', 'The mayor met the council.'],
  ];

  it('has the same title and paragraphs under a comment, above one and beside one', () => {
    const comment = '<!-- policy-glossary allow Nato -->';
    deepEqual(readBlocks(draft), blocks);
    deepEqual(readBlocks(`${comment}\n\n${draft}`), blocks);
    deepEqual(readBlocks(`${comment}\n${draft}`), blocks);
    deepEqual(readBlocks(`${comment}\r\n${draft}`), blocks);
    deepEqual(readBlocks(draft.replace('River', `River ${comment}`)), blocks);
    deepEqual(readBlocks(draft.replace('council.', `council. ${comment}`)), blocks);
    deepEqual(readBlocks(draft.replace('The mayor', `${comment}\nThe mayor`)), blocks);
  });

  it('reads on after a comment without an end, and an item with one', () => {
    deepEqual(readBlocks('He wrote <!-- and left.\n'), [['paragraph', 'He wrote <!-- and left.']]);
    deepEqual(readBlocks('- one <!-- x --> two\n- three\n'), [
      ['item', 'one|two'],
      ['item', 'three'],
    ]);
  });

  it('takes a headline and the line under it for the title, and lines of an address or of a sentence for none', () => {
    const two = 'Mayors Visit The River Together Again\nFocus on the Old Harbour Of Wexton';
    deepEqual(readBlocks(`${two}\n\nThey met.\n`)[0]?.[0], 'title');
    const address = 'Wexton City Council, First Floor Office\nHarbour Road, Old Town Of Wexton';
    deepEqual(readBlocks(`${address}\n\nThey met.\n`)[0]?.[0], 'paragraph');
    const sentence = 'Mayors Visit The River Together Again\nAnd later departed whenever darkness came';
    deepEqual(readBlocks(`${sentence}\n\nThey met.\n`)[0]?.[0], 'paragraph');
    for (const rows of [
      'WHC – Wexton Harbour Council\nWRBA – Wexton River Boat Association',
      'Wexton Council of the Harbour - WCH\nWexton River Boat Association - WRBA',
    ])
      deepEqual(readBlocks(`${rows}\n\nThey met.\n`)[0]?.[0], 'paragraph');
  });

  it('takes a headline of some length for a title', () => {
    const line =
      'Wexton Department of Harbours issues seven letters of interpretation addressing safety of older boats';
    deepEqual(readBlocks(`${line}\n\nThey met.\n`)[0], ['title', line]);
  });

  it('takes each line for a paragraph where lines are broken at no margin', () => {
    const long = `The mayor met the council${' and then the ministers of the coast'.repeat(5)}.`;
    deepEqual(readBlocks(`Background\n${long}\nNext Steps\n${long}\n`), [
      ['title', 'Background'],
      ['paragraph', long],
      ['heading', 'Next Steps'],
      ['paragraph', long],
    ]);
    const address = `https://wexton.example/${'a'.repeat(200)}`;
    deepEqual(
      readBlocks(`The mayor met\nthe council, see ${address}\nand left.\n`).map(([kind]) => kind),
      ['paragraph'],
    );
    deepEqual(
      readBlocks('The mayor met\nthe council\nand left.\n').map(([kind]) => kind),
      ['paragraph'],
    );
  });
});
