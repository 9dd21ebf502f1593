import { deepEqual, equal, ok } from 'node:assert/strict';
import { describe, it } from 'mocha';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { editDraft, parseDraft } from '../../server/text/draft';
import { Memory } from '../../server/text/memory';

describe('a memory', () => {
  it('keeps with each thing what nobody sees who copies or compares it', () => {
    const lengths = new Memory<{ readonly text: string }, number>();
    const others = new Memory<{ readonly text: string }, number>();
    const thing = { text: 'word' };
    equal(lengths.get(thing), undefined);
    lengths.set(thing, 4);
    lengths.set(thing, 5);
    equal(lengths.get(thing), 5);
    equal(others.get(thing), undefined);
    deepEqual(thing, { text: 'word' });
    equal(lengths.get({ ...thing }), undefined);
  });

  it('lets a draft before an edit go while it is young', () => {
    setFlagsFromString('--expose-gc');
    const collect = runInNewContext('gc') as (options?: { readonly type: 'minor' }) => void;
    let draft = parseDraft('All of them spoke in the hall. '.repeat(12).concat('\n\n').repeat(60), 'markdown');
    const type = (keys: number) => {
      for (let key = 1; key <= keys; key++) {
        draft = editDraft(draft, [{ start: 9000, end: 9000, text: 'x' }]);
        if (key % 20 === 0) collect({ type: 'minor' });
      }
    };
    type(200);
    collect();
    const before = process.memoryUsage().heapUsed;
    type(200);
    const kept = (process.memoryUsage().heapUsed - before) / 200;
    // What is kept by mistake is the text of a chunk and its tree.
    ok(kept < 20_000, `${kept} bytes for each edit`);
  });
});
