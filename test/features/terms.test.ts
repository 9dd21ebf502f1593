import { deepEqual } from 'node:assert/strict';
import { describe, it } from 'mocha';
import { previewTerms } from '../../server/features/preview';
import { places, terms } from '../../server/features/terms';
import { lintText } from '../support/check';

/** The places of a concept as lines: what is shown, the name in brackets, and what is found there. */
function placesIn(text: string, concept?: string): readonly string[] {
  const { usage, findings } = lintText(text);
  return places(usage, findings, concept).map(({ excerpt, findings: found, range }) => {
    const { text: shown, start, end } = excerpt;
    const marked = `${shown.slice(0, start)}[${shown.slice(start, end)}]${shown.slice(end)}`;
    return [range.start.line, marked, ...found.map(({ severity, message }) => `${severity} ${message}`)].join(' | ');
  });
}

describe('the terms of a preview', () => {
  it('are those with a definition, with their mentions as they are written', () => {
    const { terms: explained, mentions } = previewTerms(
      lintText('The Indo-Pacific Four met NATO.\n\nThe Indo-Pacific\nFour left `NATO`, and Nato stayed.').usage,
    );
    deepEqual(
      explained.map(({ title }) => title),
      ['Indo-Pacific Four (IP4)', 'North Atlantic Treaty Organization (NATO)'],
    );
    deepEqual(
      mentions.map(({ concept, line, text }) => [concept, line, text]),
      [
        ['ip4', 0, 'Indo-Pacific Four'],
        ['nato', 0, 'NATO'],
        ['nato', 3, 'Nato'],
      ],
    );
  });
});

describe('the places of a term', () => {
  it('are shown with the words around them, and what is found there', () =>
    deepEqual(placesIn('The Indo-Pacific Four met.\n\nSome of the partners in the Indo-Pacific 4 left early.', 'ip4'), [
      '0 | The [Indo-Pacific Four] met.',
      '2 | …in the [Indo-Pacific 4] left early. | 2 Use “Indo-Pacific Four” instead of “Indo-Pacific 4”.',
    ]));
  it('are cut where a line is long, and are one line of visible signs', () =>
    deepEqual(
      placesIn(`${'Words and words. '.repeat(9)}NATO\u202e and\u0007 ${'more words '.repeat(9)}`, 'nato').map((line) =>
        line.replace(/ \| \d.*/, ''),
      ),
      ['0 | …and words. [NATO] and  more words more words more words more words more…'],
    ));
  it('of no term are those of findings about none', () =>
    deepEqual(
      placesIn('The ZZQ met NATO. The ZZQ left.').map((line) => line.replace(/ \| \d.*/, '')),
      ['0 | The [ZZQ] met NATO. The ZZQ left.'],
    ));
  it('hold as many findings as the term is said to have', () => {
    const { usage, findings } = lintText('The Indo-Pacific 4 met. The IP4 left. The IP-4 came.');
    for (const { concept, findings: said } of terms(usage, findings))
      deepEqual(places(usage, findings, concept).flatMap(({ findings: found }) => found).length, said);
  });
});
