// A glossary of 50,000 names: how it is read, and what it costs the one who types.
import { stringify } from 'yaml';
import { createGlossary } from '../../server/glossary/glossary';
import { mergeLayers } from '../../server/glossary/layers';
import { type ParsedGlossary, parseGlossary } from '../../server/glossary/parse';
import { lint } from '../../server/rules/lint';
import { defaultSettings, lintOptions } from '../../server/settings';
import { editDraft, parseDraft } from '../../server/text/draft';
import { prepareMisspellings } from '../../server/usage/misspellings';
import { readUsage } from '../../server/usage/usage';
import { createDraftText, createEntries } from './drafts';
import { median, middle, nothing, report, shown, times } from './measure';

const options = lintOptions(defaultSettings);

export function measureGlossary(): void {
  const names = 50_000;
  const read = (text: string, known?: ParsedGlossary['pieces']) => {
    const start = performance.now();
    const layer = parseGlossary(text, 'bench', known);
    const parsed = performance.now();
    const merged = mergeLayers([layer]);
    const put = performance.now();
    const glossary = createGlossary(merged.concepts);
    prepareMisspellings(glossary);
    const end = performance.now();
    return {
      pieces: layer.pieces,
      glossary,
      all: end - start,
      parse: parsed - start,
      merge: put - parsed,
      index: end - put,
    };
  };
  const textOf = (entries: number) => stringify({ concepts: createEntries(entries) });
  const { glossary: small } = read(textOf(25));
  const text = textOf(names / 4);
  const first = read(text);
  const { glossary: large, all, parse, merge, index } = first;
  report(
    `a glossary of ${names} names, from its YAML`,
    shown(all),
    `parse ${shown(parse)}, merge ${shown(merge)}, index ${shown(index)}`,
    '5000 ms',
  );
  let { pieces } = first;
  const edits = Array.from({ length: 9 }, (_, count) => {
    const again = read(text.replace(/preferred: .*/, `preferred: Changed ${count}`), pieces);
    pieces = again.pieces;
    return again.all;
  });
  const edit = middle(edits);
  // Only reading is spared: merging and indexing begin anew.
  report('one entry of it changed', shown(edit), `reading it / ${(all / edit).toFixed(0)}`, '/ 3');
  const keystroke = (glossary: typeof small) => {
    let draft = parseDraft(createDraftText(5000), 'markdown');
    let at = draft.starts.at(draft.blocks.length >> 1) + 5;
    return median(50, nothing, () => {
      draft = editDraft(draft, [{ start: at, end: at, text: 'x' }]);
      at++;
      return lint(readUsage(glossary, draft), options);
    });
  };
  // In turn, so that both see the same machine.
  const taken = [keystroke(small), keystroke(large), keystroke(small), keystroke(large)] as const;
  const few = Math.min(taken[0], taken[2]);
  const many = Math.min(taken[1], taken[3]);
  report(`keystroke, 5,000 words, ${names} names`, shown(many), `${times(many, few)} that with 100 names`, '1.2 ×');
}
