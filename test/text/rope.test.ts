import { deepEqual, equal, ok } from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { Offsets } from '../../server/text/offsets';
import { Rope, sharedEnds } from '../../server/text/rope';
import { runs } from '../support/share';

const pieces = fc.array(fc.array(fc.nat(3), { maxLength: 4 }), { maxLength: 6 });
const splices = fc.array(
  fc.record({
    from: fc.nat(90),
    length: fc.oneof(fc.nat(3), fc.nat(90)),
    items: fc.array(fc.nat(3), { maxLength: 90 }),
  }),
  { maxLength: 5 },
);

describe('ropes', () => {
  it('are after any splices what arrays are', () =>
    fc.assert(
      fc.property(pieces, splices, (start, changes) => {
        let rope = Rope.join(start);
        let list = start.flat();
        for (const { from: where, length, items } of changes) {
          const from = Math.min(where, list.length);
          const to = Math.min(from + length, list.length);
          rope = rope.splice(from, to, items);
          list = list.toSpliced(from, to - from, ...items);
          deepEqual([...rope], list);
          equal(rope.length, list.length);
          deepEqual(
            list.map((_, index) => rope.at(index)),
            list,
          );
          equal(rope.at(list.length), undefined);
          deepEqual(rope.slice(from, to + 3), list.slice(from, to + 3));
          for (const item of [0, 9]) equal(rope.indexOf(item, from) < 0, !list.includes(item));
          if (list.length > 0) {
            rope = rope.replace(new Map([[from % list.length, 4]]));
            list = list.with(from % list.length, 4);
            equal(rope.item(rope.indexOf(4, 0)), 4);
            deepEqual([...rope], list);
          }
        }
      }),
      runs(2000),
    ));
  it('tell what two of them share at their ends, however they are divided', () =>
    fc.assert(
      fc.property(pieces, pieces, pieces, pieces, (one, other, above, below) => {
        const some = Rope.join([...above, ...one, ...below]);
        const others = Rope.join([...above, ...other, ...below]);
        const [a, b] = [[...some], [...others]];
        const most = Math.min(a.length, b.length);
        let head = 0;
        while (head < most && a[head] === b[head]) head++;
        let tail = 0;
        while (tail < most - head && a.at(-tail - 1) === b.at(-tail - 1)) tail++;
        deepEqual(sharedEnds(some, others), { head, tail });
      }),
      runs(2000),
    ));
  it('share all pieces but those that a splice touches', () => {
    const rope = Rope.of(Array.from({ length: 10_000 }, (_, index) => index));
    const after = rope.splice(5000, 5001, [-1]);
    ok(after.pieces.filter((piece) => !rope.pieces.includes(piece)).length <= 2);
  });
});

describe('offsets', () => {
  it('are those of their pieces, each moved to where it stands', () =>
    fc.assert(
      fc.property(pieces, fc.array(fc.nat(60)), (lists, places) => {
        const stretches = lists.map((steps, index) => {
          let at = 0;
          return { at: index * 16, offsets: Int32Array.from(steps, (step) => (at += step + 1) - 1) };
        });
        const offsets = new Offsets(
          stretches.map(({ at }) => at),
          stretches.map((stretch) => stretch.offsets),
        );
        const all = stretches.flatMap(({ at, offsets: inside }) => Array.from(inside, (one) => at + one));
        deepEqual([...offsets], all);
        equal(offsets.length, all.length);
        deepEqual(
          all.map((_, index) => offsets.at(index)),
          all,
        );
        equal(offsets.at(all.length), 0);
        // One after another, since what was found last is looked at first.
        for (const place of places)
          equal(
            offsets.lastAtOrBefore(place),
            all.findLastIndex((one) => one <= place),
          );
      }),
      runs(2000),
    ));
});
