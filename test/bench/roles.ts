// How often the role of a mention is read right, over the labelled sentences: `node out/test/bench/roles.mjs [seen|aside]`.
import { builtinConcepts } from '../../server/glossary/builtin';
import { createGlossary } from '../../server/glossary/glossary';
import { isAdjectival, isAside, isWord, determinerBefore, startsSentence } from '../../server/rules/context';
import { isLabel } from '../../server/rules/judged';
import { findMentions } from '../../server/usage/mentions';
import { readRoles } from '../../server/usage/role';
import { readUsage, type Usage } from '../../server/usage/usage';
import { readWords } from '../../server/usage/words';
import { parseDraft } from '../../server/text/draft';
import { type Labelled, readSentences, type Sentence } from '../support/roles';
import { createDraftText } from './drafts';

const glossary = createGlossary(builtinConcepts());

/** What a reader says of a mention, in the words of the labels; a property that it cannot tell is undefined. */
type Answer = { readonly role: string } & Partial<Omit<Labelled, 'role' | 'start' | 'length'>>;

/** What reads the mention that starts at an offset of a sentence. */
type Reader = (sentence: Sentence, usage: Usage, index: number) => Answer;

/** The lists of the rules, in the order in which the rules ask them. */
const lists: Reader = (_, usage, index) => {
  const mention = usage.mentions[index];
  const block = usage.draft.blocks[usage.mentionBlocks[index]];
  return { role: readRole(), determiner: written(), opens: opens() };

  function readRole(): string {
    if (isLabel(usage, index)) return 'label';
    if (isWord(usage, index)) return 'word';
    if (isAside(usage, index)) return 'aside';
    if (mention.inName) return 'part';
    return isAdjectival(usage, index) ? 'modifier' : 'noun';
  }
  function written(): string {
    const determiner = determinerBefore(block, mention.start);
    return determiner?.word ?? '';
  }
  function opens(): boolean {
    return startsSentence(block, determinerBefore(block, mention.start)?.start ?? mention.start);
  }
};

/** What is read with the block. */
const roles: Reader = (_, usage, index) => {
  const at = usage.mentionBlocks[index];
  const block = usage.draft.blocks[at];
  const mentions = usage.mentions.filter((__, other) => usage.mentionBlocks[other] === at);
  const role = readRoles(block, mentions, readWords(block))[mentions.indexOf(usage.mentions[index])];
  return {
    role: role.kind,
    head: role.head ? block.text.slice(role.head.start, role.head.end).replace(/\s+/g, ' ') : '',
    determiner: role.determiner?.word ?? '',
    opens: role.opensSentence,
    runIn: role.inRunIn,
  };
};

const readers: Record<string, Reader> = { lists, roles };

const asked = process.argv.slice(2).filter((word) => !word.startsWith('--'));
for (const folder of ['seen', 'aside'] as const) {
  if (asked[0] !== undefined && asked[0] !== folder) continue;
  for (const [name, reader] of Object.entries(readers)) {
    if (asked[1] === undefined || asked[1] === name) measure(folder, name, reader);
  }
}

measureSpeed();

/** Prints what is right, by role, and each sentence that is read wrongly. */
function measure(folder: 'seen' | 'aside', name: string, reader: Reader): void {
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
      const { starts } = sentence.draft;
      const index = usage.mentions.findIndex(
        ({ start }, at) => start + starts[usage.mentionBlocks[at]] === label.start,
      );
      if (index < 0) {
        wrong.push(`not found: ${sentence.text.slice(label.start, label.start + 20)} in ${sentence.text}`);
        continue;
      }
      const mention = usage.mentions[index];
      if (mention.end - mention.start < label.length)
        wrong.push(`shorter: ${sentence.text.slice(label.start, label.start + 20)} in ${sentence.text}`);
      if (mention.end - mention.start > label.length && !/^\s*\n/.test(sentence.text.slice(label.start + label.length)))
        wrong.push(`longer: ${sentence.text.slice(label.start, label.start + 20)} in ${sentence.text}`);
      const answer = reader(sentence, usage, index);
      const row = confusion.get(label.role) ?? new Map<string, number>();
      confusion.set(label.role, row.set(answer.role, (row.get(answer.role) ?? 0) + 1));
      count('role', answer.role === label.role);
      for (const property of ['head', 'determiner', 'opens', 'runIn'] as const)
        if (answer[property] !== undefined) count(property, answer[property] === label[property]);
      const told = (['role', 'head', 'determiner', 'opens', 'runIn'] as const)
        .filter((property) => answer[property] !== undefined && answer[property] !== label[property])
        .map((property) => `${property} ${String(answer[property])}, not ${String(label[property])}`);
      if (told.length > 0)
        wrong.push(`${told.join('; ')}: ${sentence.text.slice(0, label.start)}>${sentence.text.slice(label.start)}`);
    }
  }
  print(`\n${name} on ${folder}`);
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
  const { blocks } = parseDraft(createDraftText(50_000), 'markdown');
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
      if (all[at].length > 0) count += readRoles(block, all[at], words).length;
    });
    read = process.cpuUsage().user - then;
    sum.scan.push(scan);
    sum.read.push(read);
    const plain = process.cpuUsage().user;
    for (const block of blocks) readWords(block);
    sum.read[times] -= process.cpuUsage().user - plain;
  }
  const middle = (times: number[]) => times.slice(20).sort((a, b) => a - b)[20] / 1000;
  print(
    `\n50,000 words, ${count} mentions: words and mentions ${middle(sum.scan).toFixed(2)} ms, roles ${middle(sum.read).toFixed(2)} ms, ${((middle(sum.read) * 1000) / count).toFixed(2)} µs a mention`,
  );
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
