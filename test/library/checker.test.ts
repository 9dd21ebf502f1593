import { deepEqual, equal, match, throws } from 'node:assert/strict';
import { describe, it } from 'mocha';
import { createChecker } from '../../server/library/checker';

describe('a checker for other programs', () => {
  it('finds what the linter finds, at offsets, lines and columns', async () => {
    const checker = await createChecker();
    const [found, ...others] = checker.check('# A\n\nThe IP-4 met.');
    deepEqual(others, []);
    deepEqual(found, {
      rule: 'deprecated-term',
      level: 'warning',
      message: 'Use “IP4” instead of “IP-4”.',
      start: 9,
      end: 13,
      line: 3,
      column: 5,
    });
  });

  it('offers fixes where they are asked for', async () => {
    const checker = await createChecker();
    const [found] = checker.check('The IP-4 met.', { fixes: true });
    deepEqual(found?.fixes?.[0], {
      title: 'Use “IP4”',
      edits: [{ start: 4, end: 8, text: 'IP4' }],
      preferred: true,
    });
  });

  it('fixes what has one right answer, and says what is left', async () => {
    const checker = await createChecker({ wellKnown: ['IP4'] });
    deepEqual(checker.fix('The IP-4 met.'), { text: 'The IP4 met.', edits: 1, left: [] });
  });

  it('reads plain text as such', async () => {
    const checker = await createChecker();
    equal(checker.check('`IP-4` met.').length, 0);
    equal(checker.check('\tThe IP-4 met.', { language: 'plaintext' }).length, 1);
  });

  it('takes a house style, levels and glossaries, and says what is wrong in them', async () => {
    const checker = await createChecker({
      profile: 'newspaper',
      rules: { 'deprecated-term': 'off' },
      glossaries: [
        { name: 'a.csv', text: 'term,abbreviation\nShield Plan,SP\n' },
        { name: 'b.yaml', text: 'concepts:\n  x: { prefered: Odd Plan }\n' },
      ],
    });
    equal(checker.check('The IP-4 met.').filter(({ rule }) => rule === 'deprecated-term').length, 0);
    equal(checker.lookUp('sp')?.preferred, 'Shield Plan');
    equal(checker.problems.length, 2);
    match(checker.problems[0] ?? '', /profile must be one of/);
    match(checker.problems[1] ?? '', /^b\.yaml:2:8: “prefered” is no key here\. Did you mean “preferred”\?/);
  });

  it('looks names up, whatever their capitals and status', async () => {
    const checker = await createChecker();
    for (const name of ['IP4', 'ip4', ' Indo-Pacific Four ', 'Indo-Pacific 4'])
      equal(checker.lookUp(name)?.preferred, 'Indo-Pacific Four', name);
    equal(checker.lookUp('No Such Plan'), undefined);
    match(checker.lookUp('ROK')?.markdown ?? '', /Republic of Korea/);
    equal(
      checker.list('indo-pacific').some(({ abbreviation }) => abbreviation === 'IP4'),
      true,
    );
  });

  it('introduces a term as the text needs it', async () => {
    const checker = await createChecker();
    equal(checker.introduce('IP4'), 'the Indo-Pacific Four (IP4)');
    equal(checker.introduce('IP4', ''), 'The Indo-Pacific Four (IP4)');
    equal(checker.introduce('IP4', 'The Indo-Pacific Four (IP4) met. Leaders of the '), 'IP4');
    equal(checker.introduce('No Such Plan'), undefined);
  });

  it('says what a text does with each concept', async () => {
    const checker = await createChecker();
    deepEqual(
      checker
        .terms('The Republic of Korea (ROK) met. The ROK met.')
        .map(({ concept, introducedOn }) => [concept, introducedOn]),
      [['rok', 1]],
    );
  });

  it('refuses what is no text, and too much of it', async () => {
    const checker = await createChecker();
    throws(() => Reflect.apply(checker.check, checker, [undefined]), TypeError);
    throws(() => checker.fix('x'.repeat(8_000_001)), RangeError);
  });
});
