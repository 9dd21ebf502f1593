import { equal } from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { checkFix, checkLint, checkSilent, lintText } from '../support/check';
import { runs } from '../support/share';

describe('mixed-numbers', () => {
  it('sees small numbers of the same things in figures and in words', () => {
    checkLint(`
      They have a 5-year plan. They had a four-year plan, and then a three-year plan.
                  ^^^^^^ mixed-numbers: “5-year” stands here and “four-year” elsewhere: keep to one.

      They met for 3 days in 2019. They met for four days, and for five days.
                   ^^^^^^ mixed-numbers
    `);
    checkSilent(
      'They met for four days. They met for 3 of 12 days, and for 3 days of 14. Five days passed.',
      'They met for four days. They like Section 4 days. They met 2.5 days and 3-5 days (or 5 days).',
      'They sent two ships. They sent crews for 2 years. They met 4 of 12 envoys.',
    );
  });

  it('sees small numbers of whatever is counted, measures apart', () =>
    checkLint(`
      They sent two ships. They wrote 3 strategic plans. They met four envoys for 2 years.
                                      ^^^^^^^^^^^ mixed-numbers: “3 strategic” stands here and “two ships” elsewhere: keep to one.
    `));

  it('sees units by their signs and in words, and quarters of a year', () => {
    checkLint(`
      They built 40 MW in Q3 2025. They built 60 megawatts in the fourth quarter of 2025. They want 80 MW in Q1 2026.
                                              ^^^^^^^^^^^^ mixed-numbers
                                                                  ^^^^^^^^^^^^^^^^^^^^^^ mixed-numbers
    `);
    checkSilent('They built 40 MW (60 megawatts). They sailed 4 km, and 5 ha burned, or some kilometres.');
  });

  it('sees the numbers of one series in figures, in Roman numbers and in words', () => {
    checkLint(`
      They met under Pillar Two. Then Pillar II grew, and Pillar Two pays.
                                      ^^^^^^^^^ mixed-numbers: “Pillar II” stands here and “Pillar Two” elsewhere: keep to one.

      They met under Phase Two of the Lake Pact. Then Phase II grew, and Phase Three came.
                                                      ^^^^^^^^ mixed-numbers
    `);
    checkLint(`
      ### Option 1: Stay

      They stay.

      ### Option two: Go
          ^^^^^^^^^^ mixed-numbers

      They go, as in Option 3.
    `);
    checkFix(
      'They met under Pillar Two. Then $0Pillar III grew, and Pillar Two pays.',
      'They met under Pillar Two. Then Pillar Three grew, and Pillar Two pays.',
    );
  });

  it('leaves other names, laws, kinds of arms, adverbs and what is no number alone', () =>
    checkSilent(
      'They like Article V of one treaty and Article 5 of another.',
      'They know the Pillar II Museum. They met under Pillar Two.',
      'Then Ms. Moss asked. Q One more. Q I have one more.',
      'They flew Block II jets and Block 4 jets in May 3 and in May two ships left.',
      'Nearly 30 ships left. Nearly one ship stayed.',
      'In Rome two ships left. In Rome 3 stayed.',
      '“Pillar II grew”, he said of Pillar Two.',
    ));

  it('sees days before and after their month, with a year and without', () => {
    checkLint(`
      They met on March 7, 2024, and on May 9. Then they met on 12 June 2024 in Rome.
                                                                ^^^^^^^^^^^^ mixed-numbers: “12 June 2024” stands here and “March 7, 2024” elsewhere: keep to one.
    `);
    checkFix(
      'They met on 7 March and on 9 May. Then they met on $0June 12 in Rome.',
      'They met on 7 March and on 9 May. Then they met on 12 June in Rome.',
    );
    checkFix(
      'They met on March 7 and on May 9. Then they met on $0June 12th.',
      'They met on March 7 and on May 9. Then they met on June 12.',
    );
    checkSilent(
      'They met on 7 March. The March 1 Movement grew, and the September 11 attacks came in May 2001.',
      'They met on 7 March. In May 2020 ships left for May 2024, as they may 3 times.',
      'They met on 7 March. They met at 5 May 7 a.m. and in room 3, April 5:30.',
      'They met on 7 March. He said: “We meet on March 9.”',
    );
  });

  it('sees years, large sums and large numbers in two ways', () => {
    checkLint(`
      Costs rose in FY2024 and in FY2025. They fell in FY 2026, and in FY27.
                                                                       ^^^^ mixed-numbers

      They gave $5 million, then $7.5 billion. Others gave $3M.
                                                           ^^^ mixed-numbers: “$3M” stands here and “$5 million” elsewhere: keep to one.

      They sent 3,500 ships, 2,000 boats and 4000 planes.
                                             ^^^^ mixed-numbers

      Costs rose by 25 percent, by 30 percent and by twenty-five percent.
                                                     ^^^^^^^^^^^^^^^^^^^ mixed-numbers
    `);
    checkFix(
      'Costs rose in FY2024 and FY2025. They fall in $0FY 26.',
      'Costs rose in FY2024 and FY2025. They fall in FY2026.',
    );
    checkFix(
      'Costs rose in FY2024 and FY2025. They fell in $0FY 98.',
      'Costs rose in FY2024 and FY2025. They fell in FY1998.',
    );
    checkFix('They gave $5bn and $6bn. Others gave $0$7 million.', 'They gave $5bn and $6bn. Others gave $7mn.');
    checkFix(
      'They sent 3,500 ships and 2,000 boats with $04000 planes.',
      'They sent 3,500 ships and 2,000 boats with 4,000 planes.',
    );
    checkSilent(
      'They sent 3,500 ships in 2024 elections, under Resolution 2397 measures and section 1260 orders.',
      'They sent 3,500 ships to 1600 Baltic Avenue by KC-1350 planes and to 1789 states.',
      'Costs rose by 25 percent. Twenty percent stayed, and five percent left.',
      'Costs rose in FY2024/25 and FY 2026–27. They fell in FY2027.',
      'They gave $5 million (of $9M).',
    );
  });

  it('knows euros and pounds, and dates in figures', () => {
    checkLint(`
      They gave €5 and €6. Others gave EUR 7.
                                       ^^^^^ mixed-numbers

      They gave £5 million and £6 billion. Others gave £7bn.
                                                       ^^^^ mixed-numbers

      They met on May 9, 2024, and on June 3. Others met on 6/24/24.
                                                            ^^^^^^^ mixed-numbers
    `);
    checkSilent('They gave €5 and $6. They voted 5/7/9 and sent 3,500 tonnes in 1/2 the time.');
  });

  it('finds a series in two ways, whatever it counts, and none in one way', () => {
    const ways = [
      ['1', '2', '3'],
      ['II', 'III', 'VIII'],
      ['One', 'Two', 'Eight'],
    ] as const;
    const number = fc.nat(2).chain((way) => fc.tuple(fc.constant(way), fc.constantFrom(...ways[way]!)));
    fc.assert(
      fc.property(
        number,
        number,
        fc.constantFrom('Pillar', 'Nordic Group', 'Baltic-Wexian Track'),
        (one, other, name) => {
          const { findings } = lintText(`They met under ${name} ${one[1]}. They left ${name} ${other[1]} again.`);
          equal(
            findings.some(({ rule }) => rule === 'mixed-numbers'),
            one[0] !== other[0],
          );
        },
      ),
      runs(200),
    );
  });

  it('sees percentages and dollars in two ways', () => {
    checkLint(`
      Costs rose by 25 per cent. Then they fell by 3.5 per cent, and by 30% later.
                                                                        ^^^ mixed-numbers: “30%” stands here and “25 per cent” elsewhere: keep to one.
    `);
    checkLint(`
      They gave USD 350 million and USD 3 million, of which $1.5 million is gone.
                                                            ^^^^ mixed-numbers
    `);
    checkFix(
      'They gave US$5 million and US$3,500, of which $0$15 is gone.',
      'They gave US$5 million and US$3,500, of which US$15 is gone.',
    );
  });

  it('sees ranges with a hyphen and with a dash, numbers of laws and votes apart', () => {
    checkLint(`
      They meet from 2021-2025 and on August 4-7. They left in 2031–35.
                                                               ^^^^^^^ mixed-numbers: “2031–35” stands here and “2021-2025” elsewhere: keep to one.
    `);
    checkSilent('By Public Law 103-308, Article 5-7, a vote of 7-2 and a call to 555-0199 they met from 2021–2025.');
  });

  it('lets signs stand where there is less room, and in what others said', () =>
    checkSilent(
      'Costs rose by 25 percent (5% a year).',
      'Costs rose by 25 percent.\n\n| Year | Cost |\n| --- | --- |\n| 2020 | 5% |',
      'Costs rose by 25 percent. “By 5%”, he said.',
      'They gave $5, A$5 and C$5, and 25 percent.',
      '## Growth of 5%\n\nCosts rose by 25 percent.',
    ));
});
