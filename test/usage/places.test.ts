import { deepEqual } from 'node:assert/strict';
import { describe, it } from 'mocha';
import { lintText } from '../support/check';

/** What is told of a text by the rule for names that are nearly right. */
function told(text: string): readonly string[] {
  const { findings } = lintText(text);
  return findings.filter(({ rule }) => rule === 'inexact-name').map(({ message }) => message);
}

describe('places', () => {
  it('are seen with a letter wrong, or a wrong one of two doubled', () => {
    deepEqual(told('They met Ukranian soldiers.'), ['Write “Ukrainian” instead of “Ukranian”.']);
    deepEqual(told('They met Phillipine soldiers.'), ['Write “Philippine” instead of “Phillipine”.']);
    deepEqual(told('They met Kenyian soldiers.'), ['Write “Kenyan” instead of “Kenyian”.']);
    deepEqual(told('They left the Phillipines.'), ['Write “Philippines” instead of “Phillipines”.']);
    deepEqual(told('MR. LEE: They left the Carribean.'), ['Write “Caribbean” instead of “Carribean”.']);
  });

  it('are not taken for persons, other places, or words', () => {
    for (const text of [
      'Mr. Cameron came to Palawan with Giorgia and Georgina.',
      'Hungry soldiers left British Columbia, and a Columbian planner stayed.',
      'He wrote of “Ukranian soldiers”, and of Belarusian and Belarussian ones.',
      'Ms. Ukranian met Nigerians and Nigeriens.',
    ])
      deepEqual(told(text), [], text);
  });
});
