import { deepEqual, equal, ok } from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { Text } from '../../server/text/text';
import { runs } from '../support/share';

/** Long enough for many pieces, with lines of every length. */
const source = Array.from({ length: 3000 }, (_, line) => `${'x'.repeat((line * 37) % 90)} ${line}\n`).join('');
const edits = fc.array(
  fc.record({
    start: fc.nat(source.length + 50),
    length: fc.oneof(fc.nat(20), fc.nat(60_000)),
    text: fc.oneof(fc.constantFrom('', '\n', '\r', '\r\n', 'word', 'z'.repeat(30_000)), fc.string()),
  }),
  { maxLength: 8 },
);

describe('text', () => {
  it('is after any edits what a string is', () =>
    fc.assert(
      fc.property(edits, fc.nat(source.length), fc.nat(30_000), (changes, from, length) => {
        let text = Text.of(source);
        let expected = source;
        for (const { start, length: removed, text: inserted } of changes) {
          text = text.replace(start, start + removed, inserted);
          expected = expected.slice(0, start) + inserted + expected.slice(start + removed);
        }
        equal(text.length, expected.length);
        equal(text.slice(from, from + length), expected.slice(from, from + length));
        equal(text.charCodeAt(from), expected.charCodeAt(from));
        const rest = text.restFrom(from);
        ok(expected.slice(from).startsWith(rest));
        ok(rest.includes('\n') || from + rest.length >= expected.length);
        equal(text.includes(' 1234'), expected.includes(' 1234'));
        equal(text.toString(), expected);
        deepEqual(
          [...text.lines],
          [0, ...[...expected.matchAll(/\r\n|\r|\n/g)].map((end) => end.index + end[0].length)],
        );
      }),
      runs(200),
    ));
  it('clamps what is outside of it', () => {
    const text = Text.of('ab\ncd');
    equal(text.slice(-5, 99), 'ab\ncd');
    equal(text.slice(4, 2), '');
    equal(text.replace(99, 120, '!').toString(), 'ab\ncd!');
    equal(text.replace(-3, 99, '').toString(), '');
    equal(Text.of('').replace(0, 0, 'x').slice(0), 'x');
    ok(Number.isNaN(text.charCodeAt(-1)));
    ok(Number.isNaN(text.charCodeAt(5)));
  });
});
