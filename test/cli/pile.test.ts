import { deepEqual } from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { Pile, readCandidates } from '../../server/cli/pile';
import { type Candidate, mergeCandidates } from '../../server/features/mine';
import { runs } from '../support/share';

const candidate = fc
  .record({ key: fc.integer({ min: 0, max: 30 }), uses: fc.nat(5), text: fc.constantFrom('A', 'B', 'C') })
  .map(({ key, uses, text }): Candidate => {
    const evidence = [{ draft: `${uses}.md`, line: 1, sentence: text, date: '' }];
    const tally = { drafts: 1, uses, first: '', last: '', spellings: [{ text, uses }], evidence };
    const others = { openings: 0, common: 0, known: '', more: false };
    return { ...tally, ...others, key: `n ${key}`, meanings: [{ ...tally, key: text }] };
  });

function sorted(candidates: Iterable<Candidate>): readonly Candidate[] {
  return [...candidates].sort((a, b) => (a.key < b.key ? -1 : 1));
}

/** Without its place. */
function bare({ at, ...line }: Candidate & { readonly at?: number }): Candidate {
  void at;
  return line;
}

describe('a pile of candidates', () => {
  it('is the same with room for few of them in memory, and as parts in whatever groups', () =>
    fc.assert(
      fc.property(
        fc.array(fc.array(fc.array(candidate, { maxLength: 4 }), { maxLength: 12 }), { maxLength: 4 }),
        fc.integer({ min: 0, max: 8 }),
        (parts, room) => {
          const all = new Map<string, Candidate>();
          for (const one of parts.flat(2)) {
            const known = all.get(one.key);
            all.set(one.key, known ? mergeCandidates(known, one) : one);
          }
          const piles = parts.map((groups) => {
            const pile = new Pile(room);
            for (const group of groups) pile.add(group);
            return pile;
          });
          try {
            for (const pile of piles) deepEqual(sorted(pile.lines()).map(bare), sorted(pile.candidates()).map(bare));
            const lines = piles
              .flatMap((pile) => [...pile.lines()])
              .sort((a, b) => a.at - b.at)
              .map((line) => JSON.stringify(line));
            deepEqual(sorted(readCandidates(lines)).map(bare), sorted(all.values()));
          } finally {
            for (const pile of piles) pile.end();
          }
        },
      ),
      runs(100),
    ));

  it('becomes one file when it has many', () => {
    const pile = new Pile(0);
    const [one] = fc.sample(candidate, { numRuns: 1, seed: 1 }) as [Candidate];
    for (let times = 0; times < 200; times++) pile.add([{ ...one, uses: 1, spellings: [{ text: 'A', uses: 1 }] }]);
    try {
      deepEqual(
        Array.from(pile.candidates(), ({ uses, drafts, spellings }) => [uses, drafts, spellings]),
        [[200, 200, [{ text: 'A', uses: 200 }]]],
      );
    } finally {
      pile.end();
    }
  });
});
