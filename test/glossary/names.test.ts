// The index of names by itself: what is found in it, in which order, and what has no room.
import { deepEqual, equal, ok } from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { Designation } from '../../server/glossary/concept';
import { createConcept } from '../../server/glossary/entry';
import { createGlossary } from '../../server/glossary/glossary';
import { layGlossaries } from '../../server/glossary/layers';
import { createNameIndex, designationOf, isFindable, MOST_SPELLINGS } from '../../server/glossary/names';
import { parseGlossary } from '../../server/glossary/parse';

function namesOf(...preferred: readonly string[]): readonly Designation[] {
  return preferred.flatMap((term, i) =>
    createConcept(`c${i}`, { preferred: { term, variants: false, plural: 'none' } }, 'a').designations.slice(0, 1),
  );
}

describe('the index of names', () => {
  it('finds each name by its words, whatever its case, accents and joints count as', () => {
    const index = createNameIndex(namesOf('Main Council', 'Main', 'Indo-Pacific', 'U.S.'));
    for (const text of ['Main Council', 'Main', 'Indo-Pacific', 'U.S.']) equal(designationOf(index, text)?.text, text);
    for (const text of ['Council', 'Main Council Board', 'Indo Pacific', '', '–'])
      equal(designationOf(index, text), undefined, text);
  });
  it('finds the name of the first concept where several have one', () => {
    const names = namesOf('Main', 'Main');
    equal(designationOf(createNameIndex(names), 'Main'), names[0]);
  });
  it('finds all of many names that begin alike', () => {
    const texts = Array.from({ length: 3000 }, (_, i) => `Main Council of Type${i}`);
    const index = createNameIndex(namesOf(...texts));
    deepEqual(
      texts.filter((text) => designationOf(index, text)?.text !== text),
      [],
    );
    // Main, Council, of, and one for each; the first is where all begin.
    equal(index.nodes, 1 + 3 + texts.length);
  });
  it('keeps so many spellings of the same words and no more', () => {
    const capitals = Array.from({ length: MOST_SPELLINGS + 5 }, (_, i) =>
      [...'mainboard'].map((sign, at) => ((i >> at) & 1 ? sign.toUpperCase() : sign)).join(''),
    );
    const index = createNameIndex(namesOf(...capitals));
    equal(capitals.filter((text) => designationOf(index, text) !== undefined).length, MOST_SPELLINGS);
  });
  it('says which names can never be found', () => {
    for (const text of ['NATO', 'U.S.', 'Main & Council', '한국']) ok(isFindable(text), text);
    for (const text of ['', '–', 'Main (Council)', 'a … b']) ok(!isFindable(text), text);
  });
  it('leaves out names that have no room, and says which', () => {
    const names = namesOf('Main Council', 'Main Board', 'Net');
    deepEqual(createNameIndex(names, 6).leftOut, []);
    const { leftOut } = createNameIndex(names, 5);
    deepEqual(
      leftOut.map(({ text }) => text),
      ['Main Council'],
    );
    // A name without words needs none.
    deepEqual(createNameIndex(namesOf('–'), 1).leftOut, []);
    equal(designationOf(createGlossary([], 1).names, 'Main'), undefined);
  });
});

describe('glossaries with more names than the index has room for', () => {
  const lay = (mostNodes?: number) => {
    const file = (names: readonly string[]) =>
      `extends: none\nconcepts:\n${names.map((name, i) => `  c${i}: { preferred: ${name} }\n`).join('')}`;
    const layer = parseGlossary(file(['Main Council', 'Net Board', 'Wide Board']), 'file:///a.yaml');
    return layGlossaries([layer], mostNodes).problems.get('file:///a.yaml') ?? [];
  };

  it('say so at the first entry that has such a name', () => {
    deepEqual(lay(), []);
    const [problem, ...others] = lay(4);
    deepEqual(others, []);
    equal(problem?.level, 'error');
    equal(
      problem.message,
      '2 names of this file are not looked for, from this entry on: all glossaries together have more than 4 words. Divide them.',
    );
    equal(problem.start, 'extends: none\nconcepts:\n  '.length);
  });
});
