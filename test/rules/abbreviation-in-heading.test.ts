import { describe, it } from 'mocha';
import { checkLint } from '../support/check';

describe('abbreviation-in-heading', () => {
  it('marks what a heading introduces', () =>
    checkLint(`
      # Missiles

      ## The Republic of Korea (ROK)
                                ^^^ [information] abbreviation-in-heading: Introduce “ROK” in the text, not in a heading.

      The Republic of Korea (ROK) is near, and the ROK is rich.
    `));
  it('asks for no second introduction of what the text before the heading introduces', () =>
    checkLint(`
      # Missiles

      The Republic of Korea (ROK) is near, and the ROK is rich.

      ## The Republic of Korea (ROK)
                                ^^^ [information] abbreviation-in-heading: “ROK” has been introduced already: leave the parenthesis out of the heading.

      The ROK is near.
    `));
  it('leaves what the text uses and nothing introduces to the place of that use', () =>
    checkLint(`
      # Missiles

      ## What the DPRK wants

      The DPRK wants rice.
          ^^^^ undefined-abbreviation
    `));
  it('hints at what the text introduces later, except where a heading is nothing else', () =>
    checkLint(`
      # Missiles

      ## What the DPRK wants
                  ^^^^ [hint] abbreviation-in-heading: “DPRK” stands in a heading before it is introduced: a reader may not know it yet.

      Nobody knows.

      ### DPRK

      The Democratic People's Republic of Korea (DPRK) is near. The DPRK is poor.
    `));
  it('marks what nothing introduces', () =>
    checkLint(`
      # What the DPRK wants
                 ^^^^ [information] abbreviation-in-heading: “DPRK” is not known to the reader of this heading: write it out.

      Nobody knows.
    `));
});
