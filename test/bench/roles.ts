// How often the role of a mention is read right, over the labelled sentences: `node out/test/bench/roles.mjs [seen|aside]`.
import { builtinConcepts } from '../../server/glossary/builtin';
import { createGlossary } from '../../server/glossary/glossary';
import { itemAt } from '../../server/text/list';
import { findMentions } from '../../server/usage/mentions';
import { readRoles } from '../../server/usage/roles/roles';
import { occurrencesOf, readUsage, spanOf } from '../../server/usage/usage';
import { readWords } from '../../server/usage/words';
import { parseDraft } from '../../server/text/draft';
import { readRole, readSentences } from '../support/roles';
import { createDraftText } from './drafts';

const glossary = createGlossary(builtinConcepts());

const asked = process.argv.slice(2).filter((word) => !word.startsWith('--'));
for (const folder of ['seen', 'aside'] as const) {
  if (asked[0] !== undefined && asked[0] !== folder) continue;
  measure(folder);
}

measureSpeed();

/** Prints what is right, by role, and each sentence that is read wrongly. */
function measure(folder: 'seen' | 'aside'): void {
  const confusion = new Map<string, Map<string, number>>();
  const right: Record<string, [number, number]> = {};
  const wrong: string[] = [];
  const count = (property: string, is: boolean) => {
    const sums = (right[property] ??= [0, 0]);
    sums[1]++;
    if (is) sums[0]++;
  };
  for (const sentence of readSentences(folder)) {
    const usage = readUsage(glossary, sentence.draft);
    for (const label of sentence.labels) {
      const occurrence = [...occurrencesOf(usage)].find((other) => spanOf(usage, other).start === label.start);
      if (occurrence === undefined) {
        wrong.push(`not found: ${sentence.text.slice(label.start, label.start + 20)} in ${sentence.text}`);
        continue;
      }
      const { mention } = occurrence;
      if (mention.end - mention.start < label.length)
        wrong.push(`shorter: ${sentence.text.slice(label.start, label.start + 20)} in ${sentence.text}`);
      if (mention.end - mention.start > label.length && !/^\s*\n/.test(sentence.text.slice(label.start + label.length)))
        wrong.push(`longer: ${sentence.text.slice(label.start, label.start + 20)} in ${sentence.text}`);
      const answer = readRole(occurrence);
      const row = confusion.get(label.role) ?? new Map<string, number>();
      confusion.set(label.role, row.set(answer.role, (row.get(answer.role) ?? 0) + 1));
      count('role', answer.role === label.role);
      for (const property of ['head', 'determiner', 'opens', 'runIn'] as const)
        count(property, answer[property] === label[property]);
      const told = (['role', 'head', 'determiner', 'opens', 'runIn'] as const)
        .filter((property) => answer[property] !== label[property])
        .map((property) => `${property} ${String(answer[property])}, not ${String(label[property])}`);
      if (told.length > 0)
        wrong.push(`${told.join('; ')}: ${sentence.text.slice(0, label.start)}>${sentence.text.slice(label.start)}`);
    }
  }
  print(`\n${folder}`);
  for (const [property, [good, all]] of Object.entries(right))
    print(`  ${property}: ${good} of ${all}, ${((100 * good) / all).toFixed(1)} in 100`);
  const roles = ['noun', 'modifier', 'aside', 'word', 'label', 'part'];
  print(`  is \\ read ${roles.map((role) => role.padStart(9)).join('')}`);
  for (const role of roles) {
    const row = roles.map((other) => String(confusion.get(role)?.get(other) ?? 0).padStart(9));
    print(`  ${role.padEnd(9)} ${row.join('')}`);
  }
  if (!process.argv.includes('--quiet')) for (const line of wrong) print(`  ${line.replace(/\n/g, '⏎')}`);
}

/** Prints what reading the roles of 50,000 words costs, beside finding their words and mentions. */
function measureSpeed(): void {
  const blocks = [...parseDraft(createDraftText(50_000), 'markdown').blocks];
  const sum = { scan: [] as number[], read: [] as number[] };
  let count = 0;
  for (let times = 0; times < 60; times++) {
    let scan = 0;
    let read = 0;
    count = 0;
    const from = process.cpuUsage().user;
    const all = blocks.map((block) => findMentions(glossary, block, readWords(block)));
    scan = process.cpuUsage().user - from;
    const then = process.cpuUsage().user;
    blocks.forEach((block, at) => {
      const words = readWords(block);
      const mentions = itemAt(all, at);
      if (mentions.length > 0) count += readRoles(block, mentions, words).length;
    });
    read = process.cpuUsage().user - then;
    sum.scan.push(scan);
    const plain = process.cpuUsage().user;
    for (const block of blocks) readWords(block);
    sum.read.push(read - (process.cpuUsage().user - plain));
  }
  const middle = (times: number[]) =>
    itemAt(
      times.slice(20).sort((a, b) => a - b),
      20,
    ) / 1000;
  print(
    `\n50,000 words, ${count} mentions: words and mentions ${middle(sum.scan).toFixed(2)} ms, roles ${middle(sum.read).toFixed(2)} ms, ${((middle(sum.read) * 1000) / count).toFixed(2)} µs a mention`,
  );
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
