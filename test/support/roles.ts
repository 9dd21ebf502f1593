// The labelled sentences of test/usage/roles: what each marked mention is in its sentence.
import { readdirSync, readFileSync } from 'node:fs';
import { type Draft, parseDraft } from '../../server/text/draft';
import type { Occurrence } from '../../server/usage/passage';
import { type Mark, parseMarks } from './marks';

/** What a label says of a mention; the notation is in test/usage/roles/README.md. */
export interface Labelled {
  readonly start: number;
  /** Of the marked name, up to the end of its first line. */
  readonly length: number;
  readonly role: string;
  /** The last word of the noun that it modifies, or the longer name that it is part of; empty where there is none. */
  readonly head: string;
  /** As written, or empty. */
  readonly determiner: string;
  readonly opens: boolean;
  readonly runIn: boolean;
}

/** One sentence, which is a draft of its own, and its labels. */
export interface Sentence {
  readonly text: string;
  readonly draft: Draft;
  readonly labels: readonly Labelled[];
}

/** The sentences of one of the two folders, in order of files and lines. */
export function readSentences(folder: 'seen' | 'aside'): readonly Sentence[] {
  const path = `test/usage/roles/${folder}`;
  return readdirSync(path)
    .sort()
    .flatMap((file) => readFileSync(`${path}/${file}`, 'utf8').trimEnd().split('\n\n'))
    .map((source) => {
      const { text, marks } = parseMarks(source);
      return { text, draft: parseDraft(text, 'markdown'), labels: marks.map(readLabel) };
    });
}

function readLabel({ start, end, label }: Mark): Labelled {
  const [first = '', ...others] = label.split('; ');
  const [role = '', head = ''] = first.split(': ');
  const determiner = others.find((other) => other !== 'opens' && other !== 'run-in') ?? '';
  return {
    start,
    length: end - start,
    role,
    head,
    determiner,
    opens: others.includes('opens'),
    runIn: others.includes('run-in'),
  };
}

/** What is read of a mention, as labels say it. */
export function readRole({ context, passage }: Occurrence): Omit<Labelled, 'start' | 'length'> {
  const { kind, head, determiner, opensSentence, inRunIn } = context.role;
  return {
    role: kind,
    head: head ? passage.block.text.slice(head.start, head.end).replace(/\s+/g, ' ') : '',
    determiner: determiner?.word ?? '',
    opens: opensSentence,
    runIn: inRunIn,
  };
}

/** A label as it is written. */
export function describeRole({ role, head, determiner, opens, runIn }: Omit<Labelled, 'start' | 'length'>): string {
  return [head ? `${role}: ${head}` : role, determiner, opens && 'opens', runIn && 'run-in'].filter(Boolean).join('; ');
}
