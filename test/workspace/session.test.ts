import { deepEqual, equal, ok } from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { parseGlossary } from '../../server/glossary/parse';
import type { Change } from '../../server/workspace/change';
import { Session } from '../../server/workspace/session';
import { parseDraft } from '../../server/text/draft';
import { runs } from '../support/share';

const uri = 'file:///a.md';
const position = fc.record({ line: fc.nat(8), character: fc.nat(12) });
const pieces = ['', 'The ROK', '\n', '\r', '\r\n\r\n', '# ', '> ', '```\n', '😀', '| a | b |\n'];
const whole = fc.record({ text: fc.constantFrom(...pieces) });
const ranged = fc.record({ range: fc.record({ start: position, end: position }), text: fc.constantFrom(...pieces) });
const change = fc.oneof({ weight: 30, arbitrary: ranged }, { weight: 1, arbitrary: whole });

/** The draft after changes that come in batches. */
function changed(batches: readonly (readonly Change[])[]) {
  const session = new Session((_, error) => {
    throw error;
  });
  session.drafts.open(uri, 'markdown', 1, 'One\n\ntwo\r\nthree 😀 four\n');
  for (const batch of batches) session.drafts.change(uri, 2, batch);
  return session.drafts.find(uri)!.draft;
}

describe('session', () => {
  it('holds the same draft whether changes come one by one or together', () => {
    fc.assert(
      fc.property(fc.array(change, { maxLength: 30 }), (changes: readonly Change[]) => {
        const together = changed([changes]);
        const anew = parseDraft(together.text.toString(), 'markdown');
        equal(together.text.toString(), changed(changes.map((single) => [single])).text.toString());
        deepEqual([...together.blocks], [...anew.blocks]);
        deepEqual([...together.text.lines], [...anew.text.lines]);
      }),
      runs(400),
    );
  });
  it('puts many names in force in steps, and keeps those before in force meanwhile', () => {
    const session = new Session((_, error) => {
      throw error;
    });
    const layerOf = (name: string, count: number) => {
      const entries = Array.from({ length: count }, (_, i) => `  c${i}: { preferred: ${name} C${i}x }\n`);
      const text = `extends: none\nconcepts:\n${entries.join('')}`;
      return { ...parseGlossary(text, 'file:///w/glossary.yaml'), text, folder: 'file:///w/' };
    };
    session.drafts.open('file:///w/a.md', 'markdown', 1, 'The Board C1x met.');
    session.glossaries.setLayers([layerOf('Board', 2)]);
    const before = session.glossaries.at('file:///w/a.md');
    const layers = [layerOf('Council', 4200)];
    const preparing = session.prepareGlossaries(layers);
    let steps = 0;
    for (let step = preparing.next(); !step.done; step = preparing.next()) {
      steps++;
      equal(session.glossaries.at('file:///w/a.md'), before);
    }
    // Merging, what is wrong between them, and the index, for the draft and for the workspace as a whole.
    ok(steps >= 10, `${steps} steps`);
    equal(session.glossaries.setLayers(layers), true);
    const after = session.glossaries.at('file:///w/a.md');
    equal(after.concepts.size, 4200);
    equal(session.glossaries.at('file:///w/b.md'), after);
    equal(session.prepareGlossaries(layers).next().done, true);
  });
  it('reads a draft once after a flood of changes', () => {
    const session = new Session((_, error) => {
      throw error;
    });
    session.drafts.open(uri, 'markdown', 1, 'The ROK met NATO.\n\n'.repeat(4000));
    const start = { line: 0, character: 0 };
    for (let version = 2; version < 602; version++)
      session.drafts.change(uri, version, [{ range: { start, end: start }, text: '```\n' }]);
    const { draft, version } = session.drafts.find(uri)!;
    equal(version, 601);
    equal(draft.text.length, 4000 * 19 + 600 * 4);
  });
});
