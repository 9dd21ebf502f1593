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
});
