import { deepEqual, equal, ok } from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { TextEdit } from 'vscode-languageserver-types';
import { completion } from '../../server/features/completion';
import { findSnippets } from '../../server/features/snippets';
import { createConcept } from '../../server/glossary/entry';
import { createGlossary } from '../../server/glossary/glossary';
import { offsetAt, parseDraft } from '../../server/text/draft';
import { applyEdits } from '../../server/text/span';
import { readUsage } from '../../server/usage/usage';
import { lintText, options } from '../support/check';
import { parseMarks } from '../support/marks';

function complete(marked: string) {
  const { text, cursor } = parseMarks(marked);
  const { usage } = lintText(text);
  return { text, usage, items: completion(usage, cursor!, options) };
}

/** Demands what accepting the first item gives. */
function checkAccepted(marked: string, expected: string, detail?: string): void {
  const { text, usage, items } = complete(marked);
  const [first] = items;
  ok(first, 'nothing is offered');
  const edits = [first.textEdit as TextEdit, ...(first.additionalTextEdits ?? [])].map(({ range, newText }) => ({
    start: offsetAt(usage.draft, range.start),
    end: offsetAt(usage.draft, range.end),
    text: newText,
  }));
  equal(applyEdits(text, edits), expected);
  if (detail !== undefined) equal(first.detail, detail);
}

describe('completion', () => {
  it('introduces no abbreviation that another has replaced', () => {
    const { items } = complete('They met the Harbour. Talks with the Indo-Pacific Part$0');
    deepEqual(
      items.filter(({ label }) => /\((?:IPP|AP4)\)/.test(label)),
      [],
    );
    ok(items.some(({ label }) => label === 'Indo-Pacific Partners'));
  });
  it('names what is new as its glossary says', () => {
    const firstUse = 'the Harbour Compact of the two ports (HC)';
    const own = createGlossary([
      createConcept('hc', { preferred: 'Harbour Compact', abbreviation: 'HC', firstUse }, 'file:///glossary.yaml'),
    ]);
    const accepted = (text: string) => {
      const usage = readUsage(own, parseDraft(text, 'markdown'));
      return completion(usage, text.length, options)[0]?.textEdit?.newText;
    };
    equal(accepted('They signed Harb'), firstUse);
    equal(accepted('They signed the Harb'), 'Harbour Compact of the two ports (HC)');
    equal(accepted('They met. Harb'), 'The Harbour Compact of the two ports (HC)');
    equal(accepted('They want a Harb'), 'Harbour Compact (HC)');
    equal(accepted('The Harbour Compact (HC) holds. Harb'), 'HC');
    equal(findSnippets(own).find(({ prefix }) => prefix === 'intro HC')?.body, firstUse);
  });
  it('takes what a line of the page defines for introduced', () =>
    checkAccepted('The Republic of Ko$0\n\n*[ROK]: Republic of Korea', 'The ROK\n\n*[ROK]: Republic of Korea'));
  it('introduces what is new', () =>
    checkAccepted('He visited RO$0', 'He visited the Republic of Korea (ROK)', 'introduces'));
  it('does not double an article, and starts a sentence with a capital', () => {
    checkAccepted('He visited the Republic of K$0', 'He visited the Republic of Korea (ROK)');
    checkAccepted('They met. indo-pacific f$0', 'They met. The Indo-Pacific Four (IP4)');
  });
  it('shortens what is introduced', () =>
    checkAccepted(
      'The Republic of Korea (ROK) met.\n\nHe likes the republic of$0',
      'The Republic of Korea (ROK) met.\n\nHe likes the ROK',
      'introduced on line 1',
    ));
  it('moves the introduction up', () =>
    checkAccepted(
      'He visited the RO$0 once.\n\nThe Republic of Korea (ROK) met.',
      'He visited the Republic of Korea (ROK) once.\n\nThe ROK met.',
    ));
  it('starts from any word of a name', () =>
    ok(complete('in the Pacific F$0').items.some(({ label }) => label.includes('Indo-Pacific Four'))));
  it('writes what stands for a spelling to avoid, last of all', () => {
    checkAccepted('It was S. Kor$0', 'It was South Korea', 'instead of S. Korea');
    checkAccepted('He met the AP4$0', 'He met the Indo-Pacific Four (IP4)', 'instead of AP4; introduces');
    ok(complete('He said “S. Kor$0”.').items.every(({ label }) => label !== 'South Korea'));
  });
  it('offers nothing that stands there already', () =>
    ok(complete('He joined NATO$0').items.every(({ label }) => label !== 'NATO')));
  it('knows what needs no introduction', () => checkAccepted('He joined NAT$0', 'He joined NATO'));
  it('gives plain names in quotations', () => {
    const { items } = complete('He said “the Republic of$0 Korea”.');
    ok(items.length > 0 && items.every(({ label }) => !label.includes('(ROK)')));
  });
  it('ranks by use in the draft, then in the workspace, then by name', () => {
    const { usage, text } = complete('The NATO office in Asia opens. NA$0');
    const place = text.length;
    const uses = new Map([['nato-leaders', { times: 9, drafts: 2 }]]);
    const order = (known?: typeof uses) => {
      const labels = completion(usage, place, options, known).map(({ label }) => label);
      return ['NATO office', 'NATO leaders', 'NATO Washington Summit'].sort(
        (a, b) => labels.indexOf(a) - labels.indexOf(b),
      );
    };
    deepEqual(order(), ['NATO office', 'NATO Washington Summit', 'NATO leaders']);
    deepEqual(order(uses), ['NATO office', 'NATO leaders', 'NATO Washington Summit']);
  });
  it('is silent in code, in addresses, in front matter and after one letter', () => {
    for (const text of ['`RO$0K`', 'https://example.org/RO$0', '---\ntitle: RO$0\n---\n', 'R$0', 'Ro $0', '$0'])
      deepEqual(complete(text).items, []);
  });
});
