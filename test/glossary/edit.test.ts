import { equal } from 'node:assert/strict';
import { describe, it } from 'mocha';
import { addEntry, type NewEntry } from '../../server/glossary/edit';
import { applyEdits } from '../../server/text/span';
import { dedent } from '../support/marks';

const kamd: NewEntry = { id: 'kamd', preferred: 'Korea Air and Missile Defense', abbreviation: 'KAMD' };
const far: NewEntry = { id: 'asia', deprecated: { term: 'Far East', use: 'East Asia' } };

function checkAdd(before: string, entry: NewEntry, after: string | undefined): void {
  const text = dedent(before);
  const edit = addEntry(text, entry);
  equal(edit && applyEdits(text, [edit]), after === undefined ? undefined : dedent(after));
}

describe('adding to a glossary', () => {
  it('makes a glossary of nothing', () =>
    equal(
      applyEdits('', [addEntry('', kamd)!]),
      'concepts:\n  kamd:\n    preferred: Korea Air and Missile Defense\n    abbreviation: KAMD\n',
    ));
  it('keeps comments, order and indentation', () =>
    checkAdd(
      `
      # Ours.
      concepts:
          beta: # second
              preferred: Beta
          alpha: { preferred: Alpha } # first, in short

      sources:
          x: { title: X }
      `,
      kamd,
      `
      # Ours.
      concepts:
          beta: # second
              preferred: Beta
          alpha: { preferred: Alpha } # first, in short
          kamd:
            preferred: Korea Air and Missile Defense
            abbreviation: KAMD

      sources:
          x: { title: X }
      `,
    ));
  it('fills an empty map, and adds one that is missing', () => {
    checkAdd('concepts: {}', { id: 'a', preferred: 'no' }, 'concepts: \n  a:\n    preferred: no');
    checkAdd(
      'extends: none\n',
      { id: 'a', preferred: 'A: b' },
      'extends: none\n\nconcepts:\n  a:\n    preferred: "A: b"\n',
    );
  });
  it('adds a deprecated name to an entry among others', () =>
    checkAdd(
      `
      concepts:
        first: { preferred: First }
        asia:
          preferred: East Asia # ours
        last:
          preferred: Last
      extends: none
      `,
      far,
      `
      concepts:
        first: { preferred: First }
        asia:
          preferred: East Asia # ours
          deprecated:
            - { term: Far East, use: East Asia }
        last:
          preferred: Last
      extends: none
      `,
    ));
  it('adds a deprecated name to an entry', () => {
    const head = 'concepts:\n  asia:\n    preferred: East Asia\n';
    const item = '{ term: Far East, use: East Asia }';
    checkAdd(head, far, `${head.trimEnd()}\n    deprecated:\n      - ${item}\n`);
    checkAdd(`${head}    deprecated: [Orient]\n`, far, `${head}    deprecated: [Orient, ${item}]\n`);
    checkAdd(
      `${head}    deprecated:\n      - Orient # never\n    note: Ours.\n`,
      far,
      `${head}    deprecated:\n      - Orient # never\n      - ${item}\n    note: Ours.\n`,
    );
  });
  it('leaves what it cannot add to', () => {
    checkAdd('- a\n- b', kamd, undefined);
    checkAdd('{"concepts": {}}', kamd, undefined);
    checkAdd('concepts: [', kamd, undefined);
  });
});
