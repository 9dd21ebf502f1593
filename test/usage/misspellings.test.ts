import { describe, it } from 'mocha';
import { checkMentions } from '../support/checkUsage';

describe('misspellings', () => {
  it('are words with a letter missing, too many, wrong, or two swapped', () =>
    checkMentions(`
      The Harbour Safety Cntre, the Harbour Safetty Centre, the Harbour Safery Centre and the Harbour Saftey Centre.
          ^^^^^^^^^^^^^^^^^^^^ centre misspelled
                                    ^^^^^^^^^^^^^^^^^^^^^^ centre misspelled
                                                                ^^^^^^^^^^^^^^^^^^^^^ centre misspelled
                                                                                              ^^^^^^^^^^^^^^^^^^^^^ centre misspelled
    `));
  it('are no words of the other variety of English', () =>
    checkMentions('The Harbour Safety Center met the Harbor Safety Centre.'));
  it('are no inflections, and no words that begin otherwise or with another capital', () =>
    checkMentions('The Harbour Safety Centres met the Narbour Safety Centre and the harbour Safery Centre.'));
});
