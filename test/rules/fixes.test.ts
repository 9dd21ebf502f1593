import { deepEqual, equal, ok } from 'node:assert/strict';
import { describe, it } from 'mocha';
import { findFixes, fixAll } from '../../server/rules/fixes';
import { prove } from '../../server/rules/proof';
import { itemAt } from '../../server/text/list';
import { applyEdits } from '../../server/text/span';
import { checkFix, checkFixAll, checkRename, lintText, options } from '../support/check';

/** More than two hundred words that name nothing. */
const filler = 'The ships sailed on and the talks went well. '.repeat(25).trim();

/** What is offered to fix all findings of a text, in order. */
function offered(text: string): readonly string[] {
  const { usage, findings } = lintText(text);
  return findings.flatMap((finding) => findFixes(usage, finding, options).map(({ title }) => title));
}

function checkUnchanged(...texts: readonly string[]): void {
  for (const text of texts) checkFixAll(text, text);
}

describe('a fix', () => {
  it('is tried before it is offered', () => {
    // Another name beside the one that is used would be a fault of its own.
    deepEqual(offered('The Republic of Korea (ROK) met, and the ROK left. They saw S. Korea train.'), ['Use “ROK”']);
    const { usage, findings } = lintText('The ROK sent aid.');
    const finding = itemAt(findings, 0);
    const at = { start: 4, end: 7 };
    ok(prove(usage, options, { edits: [{ ...at, text: 'Republic of Korea' }], resolves: [finding] }));
    for (const text of ['ROK', 'IP-4', 'IP4', '*ROK', '# ROK', 'ROK\n\n'])
      equal(prove(usage, options, { edits: [{ ...at, text }], resolves: [finding] }), undefined, text);
  });
  it('replaces words and nothing of their marks', () => {
    const { usage } = lintText('The **Republic of Korea** and `ROK` and [ROK](https://rok.example) met.');
    const text = usage.draft.text.toString();
    const tried = (words: string, by: string) => {
      const start = text.indexOf(words);
      return prove(usage, options, { edits: [{ start, end: start + words.length, text: by }], resolves: [] });
    };
    ok(tried('Republic of Korea', 'Republic of Korea (ROK)'));
    for (const words of ['The **Republic', '**Republic of Korea**', '`ROK`', 'rok.example', '[ROK]'])
      equal(tried(words, 'x'), undefined, words);
  });
  it('is fixed after another in the draft that this one left', () => {
    checkFixAll(
      `The United Nations Command (UNC) met. Then the United Nations Command (UNC) met again. ${filler}`,
      `The United Nations Command (UNC) met. Then the UNC met again. ${filler}`,
    );
    // Whether an abbreviation is still to be used only its writer knows.
    checkUnchanged(`The Republic of Korea (ROK) met. ${filler}`);
  });
  it('leaves no head noun before initials', () => {
    const text =
      'The Department of Housing and Urban Development (HUD) met. The Department of Housing and Urban Development (HUD) left, and HUD came.';
    deepEqual(offered(text), []);
    checkUnchanged(
      text,
      'The U.S. Deep Water Finance Corporation (DWFC) met. The U.S. Deep Water Finance Corporation (DWFC) left, and DWFC came.',
    );
  });
  it('keeps the marks around the words', () => {
    checkFixAll(
      'The **Republic of Korea (ROK)** met. The **Republic of Korea (ROK)** left, and the ROK came.',
      'The **Republic of Korea (ROK)** met. The **ROK** left, and the ROK came.',
    );
    checkFix(
      `**Deep Gas & Electric** ($0DG&E) sold ships. ${filler}`,
      `**Deep Gas & Electric** sold ships. ${filler}`,
      'Leave the parenthesis out',
    );
  });
  it('writes a name in links and emphasis as well', () =>
    checkFix(
      'South Korea paid. [The Republic of $0Korea](https://example.org/rok) met, and **South Korea** left.',
      'South Korea paid. [South Korea](https://example.org/rok) met, and **South Korea** left.',
      'Use “South Korea” throughout',
    ));
  it('keeps a possessive', () => {
    checkFix(
      `The Centers for Harbor & Maritime Services’ ($0CHMS) rules hold. ${filler}`,
      `The Centers for Harbor & Maritime Services’ rules hold. ${filler}`,
    );
    checkFixAll(
      'They fear the DPRK’s missiles. The DPRK waits.',
      'They fear the Democratic People’s Republic of Korea’s (DPRK) missiles. The DPRK waits.',
    );
  });
  it('keeps the point that ends a sentence', () => {
    checkFix('They spoke of the $0A.I.', 'They spoke of the AI.');
    checkFix('We met the $0A.I. experts.', 'We met the AI experts.', 'Use “AI”');
    checkFixAll('Ships left the U.S.', 'Ships left the U.S.');
  });
  it('keeps no point where nothing is said', () => {
    checkFixAll('| A | B |\n| --- | --- |\n| A.I. | yes |', '| A | B |\n| --- | --- |\n| AI | yes |');
    checkFixAll('- A.I.\n- They spoke of the A.I.', '- AI\n- They spoke of the AI.');
    checkFixAll('- Trade in A.I.', '- Trade in A.I.');
  });
  it('leaves a point to the writer where a name after it may open a sentence', () => {
    const text = 'They sold it to the E.U. South Korea firms cheered.';
    checkFixAll(text, text);
    const other = 'They sold it to the E.U. NATO staff cheered, and NATO left.';
    checkFixAll(other, other);
  });
  it('keeps a plural', () =>
    checkFix(
      'The Deep Development Goals (DDGs) hold. They back the $0Deep Development Goals (DDGs), and DDGs matter.',
      'The Deep Development Goals (DDGs) hold. They back the DDGs, and DDGs matter.',
      'Shorten to “DDGs”',
    ));
  it('brings no straight apostrophe into a text with curly ones, nor the other way', () => {
    checkFixAll('They’re here. The DPRK waits.', 'They’re here. The Democratic People’s Republic of Korea waits.');
    checkFixAll("They're here. The DPRK waits.", "They're here. The Democratic People's Republic of Korea waits.");
  });
  it('lets the article follow the sound', () => {
    checkFix(
      'The Republic of Korea (ROK) met. $0South Korea sent an officer and a South Korea expert.',
      'The Republic of Korea (ROK) met. The ROK sent an officer and a South Korea expert.',
      'Use “ROK” throughout',
    );
    checkFixAll('It was an US ship and a EU ship.', 'It was a US ship and an EU ship.');
  });
  it('keeps the capital of a sentence after the letter of its item', () =>
    checkFix('(a) $0WMD are banned. WMD spread.', '(a) Weapons of mass destruction (WMD) are banned. WMD spread.'));
  it('asks before it takes other words', () => {
    checkUnchanged('World War One was long, and World War Two was longer.', 'They left Washington DC.');
    deepEqual(offered('World War One was long, and World War Two was longer.'), ['Use “World War II”']);
  });
  it('gives a full name the article that it needs', () => {
    checkFixAll(
      'They have a role in UNC. The United Nations Command (UNC) is old, and UNC leads.',
      'They have a role in the United Nations Command (UNC). UNC is old, and UNC leads.',
    );
    checkFix(
      'The Republic of Korea (ROK) met, and the ROK left. They saw $0S. Korea train.',
      'The Republic of Korea (ROK) met, and the ROK left. They saw the ROK train.',
    );
  });
});

describe('an introduction', () => {
  it('stands at the first mention', () =>
    checkFixAll(
      'The Republic of Korea sent aid. Then the ROK left.',
      'The Republic of Korea (ROK) sent aid. Then the ROK left.',
    ));
  it('stands in no heading, run-in heading, table, list of abbreviations, pair or parenthesis, and in no other', () => {
    const after = 'The Democratic People’s Republic of Korea (DPRK) waits.';
    checkFixAll(
      `# The DPRK\n\nThe DPRK’s friends left. The DPRK waits.`,
      `# The DPRK\n\n${after.replace('(DPRK) waits', '(DPRK) waits')}`.replace(
        after,
        'The Democratic People’s Republic of Korea’s (DPRK) friends left. The DPRK waits.',
      ),
    );
    for (const start of ['**What the DPRK wants.** Nobody knows.', '| DPRK |\n| - |\n| 1 |\n\nIt’s true.'])
      ok(!applied(`${start} The DPRK waits.`).startsWith(start.replace('DPRK', 'Democratic')), start);
    checkUnchanged(
      'It’s old (with the DPRK). The DPRK waits.',
      'The DPRK-China border is closed. The DPRK waits.',
      '**What the DPRK wants:** Nobody knows. They wait.',
    );
  });
  it('starts no mixing of names, and leaves none behind', () => {
    deepEqual(
      offered('ROK ships came first. South Korea left, and South Korea paid.').filter((title) =>
        title.startsWith('Introduce'),
      ),
      [],
    );
    checkFix(
      `The Republic of Korea (ROK) met. $0South Korea left, and South Korea paid. ${filler}`,
      `South Korea met. South Korea left, and South Korea paid. ${filler}`,
      'Use “South Korea” throughout',
    );
    checkRename(
      'The Republic of Korea (ROK) met. The R$0OK left. US-ROK talks and the ROK-US alliance go on.',
      'South Korea',
      'South Korea met. South Korea left. US-South Korea talks and the South Korea-US alliance go on.',
    );
  });
  it('is left where how far its name goes, or what it means, is in doubt', () =>
    checkUnchanged(
      'The DWC holds. The Deep Water Center (DWC) is old.',
      'They raised the NDC and met the goal. The NDC is high.',
      '**Deep Water Center (DWC)**\n\nThe Deep Water Center (DWC) is old, and DWC leads.',
    ));
});

function applied(text: string): string {
  return applyEdits(text, fixAll(lintText(text).usage, options).edits);
}
