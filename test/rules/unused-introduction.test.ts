import { deepEqual } from 'node:assert/strict';
import { describe, it } from 'mocha';
import { findFixes } from '../../server/rules/fixes';
import { checkFix, checkFixAll, checkLint, checkSilent, filler, lintText, options } from '../support/check';

describe('unused-introduction', () => {
  it('only hints at letters that make a word, by which a thing is known', () => {
    const levelsOf = (draft: string) => lintText(`${filler}\n\n${draft}`).findings.map(({ level }) => level);
    deepEqual(levelsOf('They joined the Clean Air and Rivers Effort (CARE).'), ['hint']);
    deepEqual(levelsOf('They asked the Food and Drug Administration (FDA).'), ['hint']);
    deepEqual(levelsOf('They joined the Clean Rivers and Trees Effort (CRTE).'), ['information']);
    // What dictionaries have these letters for, and something else.
    deepEqual(levelsOf('They asked the National Oceanic and Atmospheric Administration (NOAA).'), ['hint']);
    deepEqual(levelsOf('They asked the Northern Oat and Apple Association (NOAA).'), ['information']);
  });
  it('says nothing where the name is introduced again, which is the deeper cause', () => {
    const text = 'The Republic of Korea (ROK) met.\n\nThe Republic of Korea (ROK) left.';
    const rulesOf = (draft: string) => lintText(`${filler}\n\n${draft}`).findings.map(({ rule }) => rule);
    deepEqual(rulesOf(text), ['repeated-introduction']);
    deepEqual(rulesOf(`<!-- policy-glossary-disable repeated-introduction -->\n\n${text}`), []);
  });
  it('tells of a parenthesis in a speech, but of no other words there', () => {
    const rulesOf = (draft: string) =>
      lintText(`MR. LEE: ${filler}\n\nMR. PIKE: ${draft}\n\nMR. LEE: Yes.`).findings.map(({ rule }) => rule);
    deepEqual(rulesOf('They joined the Clean Rivers and Trees Effort (CRTE).'), ['unused-introduction']);
    deepEqual(rulesOf('They joined the Clean Rivers and Trees Effort, or CRTE.'), []);
  });
  it('marks what is introduced for nothing', () =>
    checkLint(`
      The Indo-Pacific Four (IP4) met. ${filler}
                             ^^^ [information] unused-introduction
    `));
  it('hints at what is introduced for one use', () =>
    checkLint(`
      The Indo-Pacific Four (IP4) met. The IP4 left. ${filler}
                             ^^^ [hint] unused-introduction
    `));
  it('counts the use in a longer name', () =>
    checkSilent(`The Republic of Korea (ROK) met. The ROK-NATO partnership grows, as the ROK says. ${filler}`));
  it('counts the use in a name that is introduced itself', () =>
    checkLint(`
      They read the Basin Rivers Treaty (BRT). They met at the Council of Ministers of the BRT (CMB). The CMB left, and the CMB met. ${filler}
                                         ^^^ [hint] unused-introduction
    `));
  it('never drops an introduction that a longer name relies on', () => {
    const text = `The Republic of Korea (ROK) met. The ROK-US alliance holds. ${filler}`;
    checkLint(`
      ${text}
                             ^^^ [hint] unused-introduction
    `);
    checkFixAll(text, text);
  });
  it('leaves to the writer what is used once in each part', () => {
    const text = `The Indo-Pacific Four (IP4) met. ${filler}\n\n## Annex\n\nThe IP4 left.`;
    checkFixAll(text, text);
  });
  it('sees the use in an item of an order that is only indented', () =>
    checkSilent(
      `They read the Basin Rivers Treaty (BRT), and shall:\n\n     (i)   find what the BRT says; and\n\n     (ii)  print it, with the Office of Ferries (OFF), as the BRT asks.\n\nThe Head of OFF helps. ${filler}`,
    ));
  it('never drops an introduction that a note relies on', () => {
    const text = `The Indo-Pacific Four (IP4) met.[^1] ${filler}\n\n[^1]: See what the IP4 said.`;
    checkFixAll(text, text);
  });
  it('offers to write the one use out', () =>
    checkFix(
      `The Indo-Pacific Four ($0IP4) met. The IP4's leaders left. ${filler}`,
      `The Indo-Pacific Four met. The Indo-Pacific Four's leaders left. ${filler}`,
    ));
  it('keeps the article of an abbreviation whose name has none where it is introduced', () =>
    checkFix(
      `The signing of Memorandum of Harvests ($0MoH) helps. The MoH also sets dates. ${filler}`,
      `The signing of Memorandum of Harvests helps. The Memorandum of Harvests also sets dates. ${filler}`,
    ));
  it('gives a body that is written out its article', () =>
    checkFix(
      `They use Disaster Harvest Fund ($0DHF) money. To date, DHF has paid. ${filler}`,
      `They use Disaster Harvest Fund money. To date, the Disaster Harvest Fund has paid. ${filler}`,
    ));
  it('writes out one of what is introduced in the plural', () =>
    checkFix(
      `They sell electric ferries ($0EFs). An EF charger costs much. ${filler}`,
      `They sell electric ferries. An electric ferry charger costs much. ${filler}`,
    ));
  it('writes out no name of which the letters tell the end only', () => {
    const text = `They asked the Northern Harvest Finance Office (HFO) for help. Later HFO paid. ${filler}`;
    const { usage, findings } = lintText(text);
    deepEqual(
      findings.map(({ rule }) => rule),
      ['unused-introduction'],
    );
    deepEqual(
      findings.flatMap((finding) => findFixes(usage, finding, options)).map(({ title }) => title),
      [],
    );
  });
  it('leaves the parenthesis out', () =>
    checkFix(`The Indo-Pacific Four ($0IP4) met. ${filler}`, `The Indo-Pacific Four met. ${filler}`));
  it('leaves the parenthesis out where the sentence ties a short name to it', () =>
    checkFix(
      `South Korea, formally the Republic of Korea ($0ROK), met. South Korea left. ${filler}`,
      `South Korea, formally the Republic of Korea, met. South Korea left. ${filler}`,
    ));
  it('asks for no use of a label that another has replaced', () =>
    checkSilent(
      `The Indo-Pacific Four (IP4), then called the Asia-Pacific Four, or AP4, met. The IP4 and the IP4. ${filler}`,
    ));
  it('hints only where the words in the parenthesis explain a name of letters', () =>
    checkLint(`
      They back ASEAN (Association of Southeast Asian Nations) centrality.
                ^^^^^ [hint] unused-introduction

      ${filler}
    `));
  it('leaves alone what stands over a text', () =>
    checkSilent(`The following is the plan of the Wexton Trade Forum (WTF) for May.\n\n${filler}`));
});
