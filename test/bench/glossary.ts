// A glossary of 50,000 names: how it is read, and what it costs the one who types.
import { stringify } from 'yaml';
import { createGlossary } from '../../server/glossary/glossary';
import { mergeLayers } from '../../server/glossary/layers';
import { parseGlossary } from '../../server/glossary/parse';
import { lint } from '../../server/rules/lint';
import { defaultSettings, lintOptions } from '../../server/settings';
import { editDraft, parseDraft } from '../../server/text/draft';
import { readUsage } from '../../server/usage/usage';
import { createDraftText, createEntries } from './drafts';
import { median, nothing, report, shown, times } from './measure';

const options = lintOptions(defaultSettings);

export function measureGlossary(): void {
  const names = 50_000;
  const read = (entries: number) => {
    const text = stringify({ concepts: createEntries(entries) });
    const start = performance.now();
    const layer = parseGlossary(text, 'bench');
    const parsed = performance.now();
    const { concepts } = mergeLayers([layer]);
    const merged = performance.now();
    const glossary = createGlossary(concepts);
    return { glossary, parse: parsed - start, merge: merged - parsed, index: performance.now() - merged };
  };
  const { glossary: small } = read(25);
  const { glossary: large, parse, merge, index } = read(names / 4);
  report(
    `a glossary of ${names} names, from its YAML`,
    shown(parse + merge + index),
    `parse ${shown(parse)}, merge ${shown(merge)}, index ${shown(index)}`,
    '5000 ms',
  );
  const keystroke = (glossary: typeof small) => {
    let draft = parseDraft(createDraftText(5000), 'markdown');
    let at = draft.starts[draft.blocks.length >> 1] + 5;
    return median(50, nothing, () => {
      draft = editDraft(draft, [{ start: at, end: at, text: 'x' }]);
      at++;
      return lint(readUsage(glossary, draft), options);
    });
  };
  // In turn, so that both see the same machine.
  const taken = [keystroke(small), keystroke(large), keystroke(small), keystroke(large)];
  const few = Math.min(taken[0], taken[2]);
  const many = Math.min(taken[1], taken[3]);
  report(`keystroke, 5,000 words, ${names} names`, shown(many), `${times(many, few)} that with 100 names`, '1.2 ×');
}
