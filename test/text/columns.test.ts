import { deepEqual, equal } from 'node:assert/strict';
import fc from 'fast-check';
import { after, describe, it } from 'mocha';
import { countIn, type Encoding, encodings } from '../../server/text/columns';
import { createLined, offsetAt, positionAt } from '../../server/text/draft';
import { runs } from '../support/share';

/** How long a text is where columns are counted so. */
const lengths: Readonly<Record<Encoding, (text: string) => number>> = {
  'utf-8': (text) => Buffer.byteLength(text),
  'utf-16': (text) => text.length,
  'utf-32': (text) => Array.from(text).length,
};

describe('columns', () => {
  after(() => countIn('utf-16'));

  for (const encoding of encodings)
    it(`are counted in ${encoding}`, () => {
      countIn(encoding);
      fc.assert(
        fc.property(fc.array(fc.constantFrom('a', 'é', '한', '🚢', '\n', '\r\n')), fc.nat(), (signs, some) => {
          const text = signs.join('');
          const before = signs.slice(0, some % (signs.length + 1)).join('');
          const lines = before.split(/\r?\n/);
          const lined = createLined(text);
          const position = { line: lines.length - 1, character: lengths[encoding](lines.at(-1) ?? '') };
          deepEqual(positionAt(lined, before.length), position);
          equal(offsetAt(lined, position), before.length);
        }),
        runs(500),
      );
    });

  it('outside a line are clamped, and within a sign are its start', () => {
    countIn('utf-8');
    const lined = createLined('🚢 a\nb');
    equal(offsetAt(lined, { line: 0, character: 99 }), 4);
    equal(offsetAt(lined, { line: 0, character: 2 }), 0);
    equal(offsetAt(lined, { line: 0, character: -1 }), 0);
  });

  it('of many places in a long line are counted once', () => {
    countIn('utf-32');
    const lined = createLined('🚢a'.repeat(1000));
    // Backwards, too, and in another text.
    const at = (offset: number) => positionAt(lined, offset).character;
    deepEqual([at(300), at(600), at(300), at(0)], [200, 400, 200, 0]);
    equal(positionAt(createLined('ab'.repeat(500)), 600).character, 600);
  });
});
