// Keystrokes: what one costs from the edit to finished findings, in this process and over a stream, and what many leave behind.
import { createGlossary, type Glossary } from '../../server/glossary/glossary';
import { relint } from '../../server/rules/lint';
import { defaultSettings, lintOptions } from '../../server/settings';
import { editDraft, parseDraft } from '../../server/text/draft';
import type { Edit } from '../../server/text/span';
import { readUsage } from '../../server/usage/usage';
import { createConcepts, createDraftText } from './drafts';
import { part, report, shown, times } from './measure';

const options = lintOptions(defaultSettings);

/** How long the keystrokes of a series take: the middle one, and the one that ninety-nine in a hundred are no slower than. */
export interface Series {
  readonly p50: number;
  readonly p99: number;
}

/** Times of the keystrokes of a series, in milliseconds. */
export function tellSeries(taken: readonly number[]): Series {
  return { p50: part(taken, 0.5), p99: part(taken, 0.99) };
}

export function showSeries({ p50, p99 }: Series): string {
  return `p50 ${shown(p50)}, p99 ${shown(p99)}`;
}

/** Types into a draft that has been linted, each time up to finished findings; the first third is not counted. */
function typeInto(glossary: Glossary, text: string, count: number, editAt: (key: number) => Edit): Series {
  let draft = parseDraft(text, 'markdown');
  let usage = readUsage(glossary, draft);
  let linted = relint(usage, options);
  const taken: number[] = [];
  for (let key = 0; key < count; key++) {
    const edit = editAt(key);
    const start = performance.now();
    draft = editDraft(draft, [edit]);
    usage = readUsage(glossary, draft, usage);
    linted = relint(usage, options, undefined, linted);
    if (key * 3 >= count) taken.push(performance.now() - start);
  }
  return tellSeries(taken);
}

const typed = 'the policy of states and partners ';

/** Types words at an offset. */
function typeWords(at: number): (key: number) => Edit {
  return (key) => ({ start: at + key, end: at + key, text: typed.charAt(key % typed.length) });
}

/** An offset within a paragraph in the middle of a draft. */
export function middleOf(text: string): number {
  const { blocks, starts } = parseDraft(text, 'markdown');
  const index = [...blocks].findIndex(({ kind }, at) => kind === 'paragraph' && at * 2 >= blocks.length);
  return starts.at(Math.max(index, 0)) + 5;
}

/** Puts something in at an offset and takes it out again, in turn. */
function putAndTake(at: number, text: string): (key: number) => Edit {
  return (key) => (key % 2 === 0 ? { start: at, end: at, text } : { start: at, end: at + text.length, text: '' });
}

/** Keystrokes in this process. */
export function measureKeystrokes(): void {
  for (const count of [85, 20_000]) {
    const glossary = createGlossary(createConcepts(count));
    let floor: Series | undefined;
    for (const words of [5000, 50_000, 500_000]) {
      const text = createDraftText(words);
      const series = typeInto(glossary, text, 450, typeWords(middleOf(text)));
      floor ??= series;
      report(
        `keystroke, ${words} words, ${count} concepts`,
        showSeries(series),
        `${times(series.p50, floor.p50)} that in 5000 words`,
        words === 500_000 ? '1.5 ×' : '',
      );
      if (words !== 500_000) continue;
      const at = middleOf(text);
      const name = text.indexOf('NATO', at);
      const changes: readonly (readonly [string, (key: number) => Edit])[] = [
        ['inside a name', putAndTake(name + 2, 'x')],
        ['of a new introduction', putAndTake(at, 'The Joint Board of Nobody (JBN) met. ')],
      ];
      for (const [what, editAt] of changes) {
        const changed = typeInto(glossary, text, 60, editAt);
        report(
          `change ${what}, ${words} words, ${count} concepts`,
          showSeries(changed),
          `${times(changed.p50, series.p50)} a keystroke`,
        );
      }
    }
    const paragraph = createDraftText(9000)
      .replace(/^[#>|].*$|^[-*] /gm, '')
      .replace(/\s+/g, ' ')
      .slice(0, 40_000);
    const long = typeInto(glossary, `# Title\n\n${paragraph}\n`, 60, typeWords(20_000));
    report(
      `keystroke in a paragraph of 40000 characters, ${count} concepts`,
      showSeries(long),
      floor && `${times(long.p50, floor.p50)} that in 5000 words`,
    );
  }
}
