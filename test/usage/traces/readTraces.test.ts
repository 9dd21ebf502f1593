import { deepEqual, ok } from 'node:assert/strict';
import { describe, it } from 'mocha';
import { createBlock } from '../../../server/text/inline';
import { readTraces } from '../../../server/usage/traces/readTraces';
import { readWords } from '../../../server/usage/words';

describe('the traces of a block', () => {
  it('are all there in a block that is longer than any before', () => {
    const sentence = 'Federal Agencies met cyber-security firms at Wexton Harbour. ';
    const text = sentence.repeat(5000);
    const { block } = createBlock(
      { text, kind: 'paragraph', quoted: false, level: 0, hidden: [], opaque: [], works: [] },
      0,
    );
    const first = readTraces(block, readWords(block));
    ok(first.length > 100_000, `${first.length} numbers`);
    deepEqual(first, readTraces(block, readWords(block)));
    // What has been put is no room that nothing was put into.
    ok(first.at(-1) !== 0);
  });
});
