// The engine: parse, mentions, usage, rules, hover and completion.
import { completion } from '../../server/features/completion';
import { hover } from '../../server/features/hover';
import { createGlossary } from '../../server/glossary/glossary';
import { lint } from '../../server/rules/lint';
import { defaultSettings, lintOptions } from '../../server/settings';
import { editDraft, parseDraft } from '../../server/text/draft';
import { itemAt } from '../../server/text/list';
import { findMentions } from '../../server/usage/mentions';
import { occurrencesOf, readUsage, spanOf } from '../../server/usage/usage';
import { readWords } from '../../server/usage/words';
import { createConcepts, createDraftText } from './drafts';
import { median, nothing, report, shown } from './measure';

const options = lintOptions(defaultSettings);

/** Runs everything often enough that what is measured first is no slower for being the first. */
export function warmUp(): void {
  const glossary = createGlossary(createConcepts(100));
  let draft = parseDraft(createDraftText(5000), 'markdown');
  for (let count = 0; count < 60; count++) {
    lint(readUsage(glossary, parseDraft(createDraftText(2000 + count), 'markdown')), options);
    draft = editDraft(draft, [{ start: 9000, end: 9000, text: 'x' }]);
    lint(readUsage(glossary, draft), options);
  }
}

/** The engine by itself, in this process. */
export function measureEngine(): void {
  const fulls = new Map<string, number>();
  for (const count of [85, 1000, 20_000]) {
    const concepts = createConcepts(count);
    const build = median(3, nothing, () => createGlossary(concepts));
    report(`glossary of ${count} concepts`, shown(build), '', count === 20_000 ? '200 ms' : '');
    const glossary = createGlossary(concepts);
    for (const words of [5000, 50_000, 500_000]) {
      const text = createDraftText(words);
      const times = words > 100_000 ? 3 : 15;
      const parse = () => parseDraft(text, 'markdown');
      const full = median(times, nothing, () => lint(readUsage(glossary, parse()), options));
      fulls.set(`${count} ${words}`, full);
      report(
        `full lint, ${words} words, ${count} concepts`,
        shown(full),
        `parse alone ${shown(median(times, nothing, parse))}`,
        '',
      );
      if (words === 50_000) {
        const { blocks } = parse();
        const floor = median(25, nothing, () => {
          let sum = 0;
          for (let i = 0; i < text.length; i++) sum += text.charCodeAt(i);
          return sum;
        });
        const scan = median(25, nothing, () => {
          for (const block of blocks) findMentions(glossary, block, readWords(block));
        });
        report(
          `mention scan, ${words} words, ${count} concepts`,
          shown(scan),
          `${(scan / floor).toFixed(1)} × charCodeAt loop`,
          count === 1000 ? '12 ×' : '',
        );
      }
      const usage = readUsage(glossary, parse());
      const occurrences = [...occurrencesOf(usage)];
      const place = spanOf(usage, itemAt(occurrences, occurrences.length >> 1)).start + 2;
      const hovered = median(25, nothing, () => hover(usage, place, options, 'file:///draft.md', { kind: 'markdown' }));
      const completed = median(25, nothing, () => completion(usage, place, options));
      report(
        `hover; completion, ${words} words, ${count} concepts`,
        `${shown(hovered)}; ${shown(completed)}`,
        `full lint / ${(full / hovered).toFixed(0)}; / ${(full / completed).toFixed(0)}`,
      );
      if (words === 50_000 && count === 20_000)
        report(
          `completion, ${words} words, ${count} concepts`,
          shown(completed),
          `full lint / ${(full / completed).toFixed(0)}`,
          '/ 10',
        );
    }
  }
  report(
    'growth of full lint, 5,000 to 50,000 words',
    '',
    `${(fulls.get('85 50000')! / fulls.get('85 5000')!).toFixed(1)} ×`,
    '11 ×',
  );
}
