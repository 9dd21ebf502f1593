import { deepEqual, equal, ok } from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { findFixes, fixAll } from '../../server/rules/fixes';
import { isResolved } from '../../server/rules/proof';
import type { Finding } from '../../server/rules/rule';
import { createPlaces } from '../../server/text/sameness';
import { lint } from '../../server/rules/lint';
import { type Draft, parseDraft } from '../../server/text/draft';
import { applyEdits, composeEdits, type Edit, joinEdits, moveEdit } from '../../server/text/span';
import { readUsage } from '../../server/usage/usage';
import { glossary, lintText, options } from '../support/check';
import { runs } from '../support/share';
import { areAlike } from '../../server/text/list';

/** A finding of a rule at an offset. */
function foundAt(rule: string, start: number): Finding {
  return { rule, level: 'warning', message: '', related: [], start, end: start + 2 };
}

describe('a fix that is tried', () => {
  const places = createPlaces([{ start: 10, end: 12, text: 'xy' }]);
  const [fixed, other] = [foundAt('fixed', 10), foundAt('other', 50)];
  const isGood = (...now: readonly Finding[]) => isResolved([fixed, other], now, [fixed], places);
  it('is good where what it fixes is gone, and all else stands where it stood', () => {
    equal(isGood(other), true);
    equal(isGood(), true);
    equal(isGood(fixed, other), false);
  });
  it('is none where something is new, before or after what the same rule has found already', () => {
    equal(isGood(other, foundAt('other', 70)), false);
    equal(isGood(foundAt('other', 30), other), false);
  });
  it('may move what is found', () => equal(isGood(foundAt('other', 30)), true));
});

describe('fixes in a very long paragraph', () => {
  const sentence = (i: number) => `In round ${(i * 7919) % 997} they spoke of the IP-4 treaty. `;
  for (const language of ['markdown', 'plaintext'] as const)
    it(`are offered wherever ${language} is cut into stretches`, () => {
      const text = Array.from({ length: 170 }, (_, i) => sentence(i)).join('');
      const { usage, findings } = lintText(`They met.\n\n${text}“They left.” *It ends.*\n\nNobody came.`, language);
      const { blocks, starts } = usage.draft;
      const ends = [...blocks].map(({ text: { length } }, index) => starts.at(index) + length);
      // A fix among the last words of a stretch has it end elsewhere.
      const last = findings.filter(({ end }) => ends.some((at) => at >= end && at - end < 12));
      ok(last.length > 3);
      for (const finding of last) equal(findFixes(usage, finding, options).length, 1);
    });
});

const names = [
  'ROK',
  'the ROK',
  'The Republic of Korea (ROK)',
  'the Republic of Korea',
  'South Korea',
  'S. Korea',
  'the DPRK’s ships',
  'the Democratic People’s Republic of Korea (DPRK)',
  'IP-4',
  'the IP4',
  'Indo Pacific',
  'A.I.',
  'artificial intelligence (AI)',
  'WMD weapons',
  'the NATO organization',
  'U.S-ROK talks',
  'the Deep Water Center (DWC)',
  'DWC',
  'the Department of Deep Water (DDW)',
  'an EU ship',
  'a EU ship',
];

/** Prose that is the author’s own, in marks of all kinds, and what is not: quotations in several languages, code, links, titles. */
const around: readonly ((name: string) => string)[] = [
  (name) => name,
  (name) => `**${name}**`,
  (name) => `*${name}*`,
  (name) => `[${name}](https://example.org/ROK "${name}")`,
  (name) => `**${name}** (see ${name})`,
  (name) => `(a) ${name}`,
  (name) => `“${name}”`,
  (name) => `„${name}“`,
  (name) => `«${name}»`,
  (name) => `‘${name}’`,
  (name) => `「${name}」`,
  (name) => `\`${name}\``,
  (name) => `$${name}$`,
  (name) => `<span title="${name}">${name}</span>`,
  (name) => `<!-- ${name} -->`,
  (name) => `*The Many Ships of ${name} and Others*`,
];

const between = [
  'met.',
  'left, and',
  'is',
  'of',
  '\n\n',
  '\n',
  '\n\n- ',
  '\n\n## ',
  '\n\n> ',
  '\n\n| ',
  ' |\n| - |\n| ',
];

const source = fc
  .array(
    fc
      .tuple(fc.constantFrom(...around), fc.constantFrom(...names), fc.constantFrom(...between))
      .map(([mark, name, next]) => `${mark(name)} ${next}`),
    { maxLength: 14 },
  )
  .map((pieces) => `The ships came. ${pieces.join(' ')}`);

/** The blocks of a draft by kind, and the words of all that is not the author’s own prose. */
function shapeOf({ blocks }: Draft) {
  return [...blocks].map(({ kind, level, quoted, regions, text }) => [
    kind,
    level,
    quoted ? text : '',
    regions.map(({ kind: why, start, end }) => `${why} ${text.slice(start, end)}`),
  ]);
}

describe('fixes', () => {
  it('leave blocks, marks and what is not the author’s own as they are, whatever the draft', () => {
    fc.assert(
      fc.property(source, (text) => {
        const { usage, findings } = lintText(text);
        const shape = shapeOf(usage.draft);
        for (const finding of findings)
          for (const { edits, title } of findFixes(usage, finding, options)) {
            // A comment of ours is nothing that a reader sees.
            if (title.startsWith('Allow ')) continue;
            deepEqual(shapeOf(parseDraft(applyEdits(text, edits), 'markdown')), shape, `${finding.rule}: ${title}`);
          }
      }),
      runs(1000),
    );
  });
  it('together leave no more to tell than before, and nothing to do again', () => {
    fc.assert(
      fc.property(source, (text) => {
        const { usage, findings } = lintText(text);
        const { edits, usage: after } = fixAll(usage, options);
        const fixed = applyEdits(text, edits);
        equal(fixed, after.draft.text.toString());
        deepEqual(shapeOf(parseDraft(fixed, 'markdown')), shapeOf(usage.draft));
        const again = readUsage(glossary, parseDraft(fixed, 'markdown'));
        const loud = (found: typeof findings) => found.filter(({ level }) => level !== 'hint').length;
        ok(loud(lint(again, options)) <= loud(findings), fixed);
        deepEqual(fixAll(again, options).edits, []);
      }),
      runs(1000),
    );
  });
});

describe('edits', () => {
  const edits = (length: number) =>
    fc.array(fc.tuple(fc.nat(length), fc.nat(3), fc.string({ maxLength: 3 })), { maxLength: 5 }).map((made) =>
      made
        .map(([start, width, text]): Edit => ({ start, end: Math.min(start + width, length), text }))
        .sort((a, b) => a.start - b.start)
        .reduce<Edit[]>((kept, edit) => (edit.start > (kept.at(-1)?.end ?? -1) ? [...kept, edit] : kept), []),
    );
  it('of two times are made at once', () => {
    fc.assert(
      fc.property(
        fc
          .string({ maxLength: 20 })
          .chain((text) =>
            edits(text.length).chain((first) =>
              edits(applyEdits(text, first).length).map((second) => ({ text, first, second })),
            ),
          ),
        ({ text, first, second }) => {
          const composed = composeEdits(first, second);
          equal(applyEdits(text, composed), applyEdits(applyEdits(text, first), second));
          ok(areAlike(composed.slice(1), composed.slice(0, -1), ({ start }, { end }) => start > end));
        },
      ),
      runs(1000),
    );
  });
  it('that meet are one, and that overlap are none', () => {
    deepEqual(
      joinEdits([
        { start: 2, end: 3, text: 'b' },
        { start: 0, end: 2, text: 'a' },
      ]),
      [{ start: 0, end: 3, text: 'ab' }],
    );
    equal(
      joinEdits([
        { start: 0, end: 2, text: '' },
        { start: 1, end: 3, text: '' },
      ]),
      undefined,
    );
  });
  it('stand elsewhere after others, and nowhere where these touched them', () => {
    const made = [{ start: 1, end: 2, text: 'xyz' }];
    deepEqual(moveEdit({ start: 4, end: 5, text: 'b' }, made), { start: 6, end: 7, text: 'b' });
    equal(moveEdit({ start: 2, end: 3, text: 'b' }, made), undefined);
  });
});
