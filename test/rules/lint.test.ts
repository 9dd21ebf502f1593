import { deepEqual, ok } from 'node:assert/strict';
import { describe, it } from 'mocha';
import { lint } from '../../server/rules/lint';
import { checkLint, checkSilent, lintText, options, withLevel } from '../support/check';

describe('lint', () => {
  it('loses only the findings of a rule that fails', () => {
    const { usage, findings } = lintText('The IP-4 met the UNC.');
    const failed: string[] = [];
    const broken = {
      ...options,
      get wellKnown(): ReadonlySet<string> {
        throw new Error('broken');
      },
    };
    const left = lint(usage, broken, (rule) => failed.push(rule));
    ok(failed.includes('undefined-abbreviation'), failed.join());
    deepEqual(
      left.map(({ rule }) => rule),
      findings.map(({ rule }) => rule).filter((rule) => !failed.includes(rule)),
    );
    ok(left.some(({ rule }) => rule === 'deprecated-term'));
  });
  it('lets the more specific of two rules speak', () =>
    checkLint(`
      They met Nato ally Japan, and all of NATO ally Japan.
               ^^^^ [warning] deprecated-term: Use “NATO” instead of “Nato”.
                                           ^^^^^^^^^ [information] stale-fact: “Japan” is no member of “NATO”: find another word than “ally”.
    `));
  it('lets the more specific of two rules speak, though it begins within what the other one marks', () =>
    checkLint(`
      The Indo-Pacific Four (IP4) met. The Indo-Pacific Four (IP-4) left. The IP4 won.
                                                              ^^^^ deprecated-term: Use “IP4” instead of “IP-4”.
    `));
  it('tells all that a rule finds as an error where it is set to that, but for what is quoted', () => {
    const text = `
      They fear AI, and “the IP-4” as well. They fear the DPRK.
                ^^ [error] undefined-abbreviation
                                                          ^^^^ [error] undefined-abbreviation
    `;
    checkLint(text, 'markdown', withLevel('undefined-abbreviation', 'error'));
    checkLint(
      text.replace('error', 'hint').replace('error', 'warning'),
      'markdown',
      withLevel('undefined-abbreviation', 'warning'),
    );
    checkLint(text.replaceAll('error', 'hint'), 'markdown', withLevel('undefined-abbreviation', 'hint'));
  });
  it('finds nothing in normal prose', () =>
    checkSilent(
      'The Republic of Korea (ROK) and North Korea met. South Korean ships sailed, ROK forces too, and the ROK-US alliance holds.',
      'The United States met US allies in Washington, DC. Washington agreed.',
      'They flew to the Indo-Pacific four times.',
      'China and the Republic of China differ.',
      'The UNC at Chapel Hill has a campus.',
    ));
  it('leaves quotations, titles of works, code and addresses alone', () =>
    checkSilent(
      'He said “the IP-4 is here” and ‘the Indo Pacific’.',
      '> The Indo Pacific is wide.',
      'See https://example.org/_IP-4_/*IP-4* and www.example.org/_IP-4_, or write to _IP-4_@example.org.',
      'In *The Indo Pacific Century* and `IP-4`, see https://example.org/IP-4/Indo%20Pacific.',
      '---\ntitle: The IP-4\n---\n\nText.',
    ));
  it('leaves quotations alone wherever they stand', () =>
    checkSilent(
      'They speak of the region (“the Indo Pacific”) often, and of a group (‘the IP-4’).',
      '新聞は「Indo Pacific is the IP-4 region」と書いた。',
      'The term Indo Pacific (without hyphen) is wrong.',
    ));
  it('accepts every right name before its abbreviation, also in marks', () =>
    checkSilent("He speaks of a 'Global Pivotal State' (GPS). The United States (US) left, and the US came back."));
  it('leaves the words of a speaker alone', () =>
    checkSilent('# Remarks by the minister\n\nThe AP4 met at the UNC. The then-AP4 members agreed with UNC.'));
});
