// How text is folded for comparison.
import { equal } from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { foldText } from '../../server/text/normalize';
import { runs } from '../support/share';

describe('foldText', () => {
  it('folds plain words as it does those with signs that nobody sees', () =>
    fc.assert(
      fc.property(fc.stringMatching(/^[A-Za-z\d ]{0,12}$/), (text) => equal(foldText(text), foldText(`${text}\u200b`))),
      runs(500),
    ));

  it('makes capitals, accents, dashes, apostrophes and spaces the same', () =>
    equal(foldText(' The  Côte\u00a0d’Ivoire–Mali\tPact '), "the cote d'ivoire-mali pact"));
});
