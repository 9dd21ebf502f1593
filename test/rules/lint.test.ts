import { deepEqual, ok } from 'node:assert/strict';
import { describe, it } from 'mocha';
import { lint } from '../../server/rules/lint';
import { lintText, options } from '../support/check';

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
});
