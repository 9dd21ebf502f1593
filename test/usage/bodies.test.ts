import { deepEqual, equal } from 'node:assert/strict';
import { describe, it } from 'mocha';
import file from '../../data/bodies.yaml';
import { lintText } from '../support/check';

const { bodies } = file as { readonly bodies: Readonly<Record<string, readonly string[]>> };
const names = Object.values(bodies).flat();

/** What is told of the name of a body in a sentence: what to write instead. */
function told(name: string): readonly string[] {
  const { findings } = lintText(`They met the ${name} again.`);
  return findings.filter(({ rule }) => rule === 'inexact-name').map(({ message }) => message);
}

describe('bodies', () => {
  it('are none of them taken for another', () => {
    for (const name of names) deepEqual(told(name), [], name);
  });

  it('stand once in the list', () => equal(new Set(names).size, names.length));

  it('are known in both varieties of English, and inside of longer names', () => {
    for (const name of names) {
      const other = name.replace('Organization', 'Organisation').replace('Programme', 'Program');
      const said = told(other);
      if (other === name || said.length > 0)
        deepEqual(said, other === name ? [] : [`Write “${name}”, which is how it writes its name.`]);
      deepEqual(told(`Seoul Office of the ${name} Review Board`), [], name);
    }
  });

  it('are seen with another preposition', () => {
    for (const name of names) {
      const other = name.replace(/ (?:of|for|on|in) (?=\p{Lu})/u, (word) => (word === ' of ' ? ' for ' : ' of '));
      // One that begins with the name of another holds that.
      const isLonger = names.some((short) => short !== name && other.includes(short));
      if (other !== name && !isLonger) equal(told(other).length, 1, other);
    }
  });

  it('are seen after whose they are, and before their place', () => {
    equal(told('UN Human Right Council').length, 1);
    equal(told('Department of Business and Trade in London').length, 1);
    deepEqual(told('UN Human Rights Council in Geneva'), []);
    equal(told('Asian Infrastructure and Investment Bank').length, 1);
    deepEqual(told('Japanese Self-Defense Forces'), []);
  });

  it('are seen without a word within them', () => {
    for (const [other, name] of [
      ['North Atlantic Organization', 'North Atlantic Treaty Organization'],
      ['Department of Housing and Development', 'Department of Housing and Urban Development'],
      ['Cybersecurity and Infrastructure Agency', 'Cybersecurity and Infrastructure Security Agency'],
    ] as const)
      deepEqual(told(other), [`Write “${name}”, which is how it writes its name.`]);
  });

  it('are seen with a slip in a word, a plural or a hyphen', () => {
    for (const [other, name] of [
      ['World Heath Organization', 'World Health Organization'],
      ['Office of Foreign Asset Control', 'Office of Foreign Assets Control'],
      ['Asia Pacific Economic Cooperation', 'Asia-Pacific Economic Cooperation'],
      ['National Ocean and Atmospheric Administration', 'National Oceanic and Atmospheric Administration'],
    ] as const)
      deepEqual(told(other), [`Write “${name}”, which is how it writes its name.`]);
  });

  it('let others alone whose names are like theirs', () => {
    for (const name of [
      'United States and Japan',
      'China Center for Disease Control and Prevention',
      'Economic Framework for Prosperity',
      'Health and Human Services',
      'National Security Councils',
      'Committee on Foreign Relations',
      'Civil Aviation Authority',
      'National Institute of Science and Technology',
      'European Food Safety Authority',
    ])
      deepEqual(told(name), [], name);
  });
});
