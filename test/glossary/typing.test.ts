import { deepEqual, equal } from 'node:assert/strict';
import { describe, it } from 'mocha';
import { fileSchema } from '../../server/glossary/schema';
import { typedAt } from '../../server/glossary/typing';
import { choicesAt } from '../../server/yaml/choices';
import { dedent } from '../support/marks';

/** Demands the way to the word at the end of a file, with `:` after it where it can be a key and `=` before where a value. */
function checkTyped(file: string, expected: string | undefined): void {
  const typed = typedAt(dedent(file).trimEnd().replace(/\|$/, ''));
  equal(
    typed && [...typed.path, `${typed.isValue ? '=' : ''}${typed.text}${typed.isKey ? ':' : ''}`].join(' '),
    expected,
  );
}

describe('a word in a glossary file', () => {
  it('is a key of the file', () => {
    checkTyped('con|', '=con:');
    checkTyped('extends: none\nsou|', 'sou:');
    checkTyped('extends: no|', 'extends =no');
  });
  it('is a key of an entry', () => {
    checkTyped('concepts:\n  rok:\n    pre|', 'concepts rok =pre:');
    checkTyped('concepts:\n  rok:\n    preferred: Republic of Korea\n    |', 'concepts rok :');
    checkTyped('concepts:\n  a: { preferred: A }\n  rok: { preferred: Republic of Korea, ab|', 'concepts rok ab:');
  });
  it('is a key of a name', () => {
    checkTyped('concepts:\n  rok:\n    abbreviation:\n      te|', 'concepts rok abbreviation =te:');
    checkTyped('concepts:\n  rok:\n    admitted:\n      - term: Korea\n        ca|', 'concepts rok admitted - ca:');
    checkTyped(
      'concepts:\n  rok:\n    admitted:\n    - Korea\n    - term: Korea\n      ca|',
      'concepts rok admitted - ca:',
    );
    checkTyped('concepts:\n  rok:\n    deprecated: [{ term: S. Korea, us|', 'concepts rok deprecated - us:');
    checkTyped('concepts:\n  rok:\n    tests:\n      g|', 'concepts rok tests =g:');
  });
  it('is a value', () => {
    checkTyped('concepts:\n  rok:\n    article: t|', 'concepts rok article =t');
    checkTyped('concepts:\n  rok:\n    admitted: [{ term: Korea, case: |', 'concepts rok admitted - case =');
    checkTyped('concepts:\n  rok:\n    related: [un|', 'concepts rok related - =un:');
    checkTyped('concepts:\n  rok:\n    related:\n      - unc\n      - |', 'concepts rok related - =:');
  });
  it('is no word of ours in other text', () => {
    checkTyped('concepts:\n  rok:\n    definition: A state in East As|', undefined);
    checkTyped('concepts:\n  rok: # a rem|', undefined);
    checkTyped('{"concepts": {"rok": {"article": "t|', undefined);
    checkTyped(`${'- '.repeat(20_000)}|`, undefined);
  });
});

describe('what can stand in a glossary file', () => {
  const names = (...path: string[]) => choicesAt(fileSchema, path).keys.map(({ name }) => name);
  it('are its keys', () => {
    deepEqual(names(), ['$schema', 'extends', 'sources', 'concepts']);
    deepEqual(names('concepts', 'rok', 'tests'), ['good', 'bad']);
    deepEqual(names('concepts', 'rok', 'admitted', '-'), names('concepts', 'rok', 'preferred'));
    deepEqual(names('concepts', 'rok', 'nothing', '-'), []);
    deepEqual(names('concepts', 'rok', '__proto__'), []);
  });
  it('are its values', () => {
    deepEqual(choicesAt(fileSchema, ['extends']).values, ['built-in', 'none']);
    deepEqual(choicesAt(fileSchema, ['concepts', 'rok', 'deprecated', '-', 'case']).values, [
      'exact',
      'name',
      'common',
    ]);
    deepEqual(choicesAt(fileSchema, ['concepts', 'rok', 'generic']).values, ['true', 'false']);
    deepEqual(choicesAt(fileSchema, ['concepts', 'rok', 'definition']).values, []);
  });
});
