// How many introductions are read right, over the labelled drafts: `node out/test/bench/introductions.mjs [seen|aside] [--quiet]`.
import { type Labelled, readLabelled } from '../support/introductions';

const words = process.argv.slice(2);
for (const folder of ['seen', 'aside'] as const)
  if (!words.some((word) => !word.startsWith('--')) || words.includes(folder)) measure(folder, readLabelled(folder));

/** Prints how many of the labelled pairs are found, how many of those found are labelled, and each draft that is read wrongly. */
function measure(folder: string, drafts: readonly Labelled[]): void {
  const sums = new Map<string, { labelled: number; right: number; found: number }>();
  const wrong: string[] = [];
  for (const { file, text, expected, found } of drafts) {
    const right = expected.filter((pair) => found.includes(pair)).length;
    for (const key of [file, 'all']) {
      const sum = sums.get(key) ?? { labelled: 0, right: 0, found: 0 };
      sums.set(key, sum);
      sum.labelled += expected.length;
      sum.right += right;
      sum.found += found.length;
    }
    if (right < expected.length || found.length > right)
      wrong.push(
        `${file}: ${text.replace(/\n/g, '⏎')}\n      is ${expected.join('; ') || 'nothing'}\n      read as ${found.join('; ') || 'nothing'}`,
      );
  }
  process.stdout.write(`\n${folder}: ${drafts.length} drafts\n`);
  for (const [key, { labelled, right, found }] of sums)
    process.stdout.write(
      `  ${key.padEnd(12)} found ${right} of ${labelled} (${percent(right, labelled)}), ${found - right} of ${found} wrong\n`,
    );
  if (!words.includes('--quiet')) for (const line of wrong) process.stdout.write(`  ${line}\n`);
}

function percent(part: number, all: number): string {
  return all === 0 ? '–' : ((100 * part) / all).toFixed(1);
}
