import { deepEqual } from 'node:assert/strict';
import { describe, it } from 'mocha';
import { parseDraft } from '../../server/text/draft';

/** The titles of works that are seen in a text. */
function worksIn(text: string): string[] {
  return [...parseDraft(text, 'markdown').blocks].flatMap((block) =>
    block.regions.filter(({ kind }) => kind === 'work').map(({ start, end }) => block.text.slice(start, end)),
  );
}

describe('the imports and exports of MDX', () => {
  const textsOf = (text: string) => [...parseDraft(text, 'markdown').blocks].map((block) => block.text);
  it('are no prose, up to a blank line', () => {
    for (const line of [
      "import NATO, { ROK } from './a.js';",
      "import './a.css'",
      'export const NATO = 1',
      'export default NATO;',
      'export default function NATO(a) {',
      "export * from './a.js'",
      "export { ROK } from './a.js'",
    ])
      deepEqual(textsOf(`${line}\nNATO\n\nProse.`), ['Prose.'], line);
  });
  it('are told from what is said of imports and exports', () => {
    for (const line of [
      'import duties from China rose.',
      'export default risk rose.',
      'export classes of goods (all) grew.',
      'export and import grew.',
      'Import duties from “China” rose.',
    ])
      deepEqual(textsOf(line), [line]);
  });
});

describe('a sentence that is marked as code', () => {
  it('is read as what somebody says, and other code is not', () => {
    deepEqual(worksIn('_`They should build more ships, and the ROK has the yards for that.`_'), [
      'They should build more ships, and the ROK has the yards for that.',
    ]);
    for (const code of [
      '`npm run build`',
      '`Run the ROK.`',
      '`Const a = b; if (a < b) { return the ROK to its old place. }`',
    ])
      deepEqual(worksIn(`See ${code} there.`), [], code);
  });
});

describe('the title of a work', () => {
  it('is emphasis of which two thirds of the long words have capitals', () => {
    deepEqual(worksIn('He read *The Ships Sailed home* today.'), ['*The Ships Sailed home*']);
    deepEqual(worksIn('He read *The Ships sailed* today.'), ['*The Ships sailed*']);
    deepEqual(worksIn('He was *Very in it* then.'), []);
    deepEqual(worksIn('He read *The Old Ships sailed home* today.'), ['*The Old Ships sailed home*'].slice(1));
    deepEqual(worksIn('He read *A Sea of the Old and the New* today.'), ['*A Sea of the Old and the New*']);
  });
  it('is no single word, and begins with a capital or a figure', () => {
    deepEqual(worksIn('He was *Very* sure of *the Great Ships* in *1984 and Great Ships*.'), [
      '*1984 and Great Ships*',
    ]);
  });
  it('holds no sentence', () =>
    deepEqual(worksIn('He said *The Ships Sailed. The Sea Rose* and left.\n\n*The Great Ships Sailed Home.*'), []));
  it('has at most thirty words', () => {
    const title = (words: number) => `*${'Ship '.repeat(words).trim()}*`;
    deepEqual(worksIn(`He read ${title(30)} and ${title(31)}.`), [title(30)]);
  });
});
