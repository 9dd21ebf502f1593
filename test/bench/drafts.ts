// Drafts and glossaries of any size, the same at every run.
import { builtinConcepts } from '../../server/glossary/builtin';
import type { Concept } from '../../server/glossary/concept';
import { createConcept } from '../../server/glossary/entry';
import type { Entry } from '../../server/glossary/schema';
import { itemAt } from '../../server/text/list';

/** Numbers from 0 to 1 that only look random. */
function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
    return state / 0x7fffffff;
  };
}

const syllables = [
  'ka',
  'ro',
  'min',
  'tel',
  'dor',
  'van',
  'sik',
  'pra',
  'lum',
  'ges',
  'no',
  'fi',
  'bar',
  'sta',
  'wen',
  'cho',
];
const prose =
  'the of and to in a that for with on as is by will from its their at an be has which more these new this are not between after under before other states leaders ministers partners security defence exercise summit declaration policy region alliance cooperation support forces missile threat meeting statement agreement'.split(
    ' ',
  );

function word(random: () => number): string {
  let text = '';
  for (let count = 2 + Math.floor(random() * 2); count > 0; count--)
    text += syllables[Math.floor(random() * syllables.length)];
  return text;
}

const capitalize = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** Invented entries by id, with four names each. */
export function createEntries(count: number): Readonly<Record<string, Entry>> {
  const random = createRandom(7);
  return Object.fromEntries(
    Array.from({ length: count }, (_, index) => {
      const words = [capitalize(word(random)), capitalize(word(random)), capitalize(word(random))];
      const use = words.join(' ');
      return [
        `invented-${index}`,
        {
          preferred: use,
          abbreviation: `${words.map((part) => part[0]).join('')}${index}`,
          admitted: [`${words[0]}-${words[1]} Group`],
          deprecated: [{ term: `${words[0]} ${words[1]} Body`, use }],
        },
      ];
    }),
  );
}

/** The built-in concepts and invented ones beside them, `count` in all. */
export function createConcepts(count: number): readonly Concept[] {
  const known = builtinConcepts();
  const entries = Object.entries(createEntries(count - known.length));
  return [...known, ...entries.map(([id, entry]) => createConcept(id, entry, 'bench'))];
}

/** A Markdown draft of about `words` words with headings, lists, emphasis, links and quotations; every fortieth word names a built-in concept. */
export function createDraftText(words: number): string {
  const random = createRandom(words);
  const names = builtinConcepts().flatMap(({ generic, designations }) =>
    generic
      ? []
      : designations
          .filter(({ status, kind }) => status !== 'deprecated' && kind !== 'reference')
          .map(({ text }) => text),
  );
  const pick = <Value>(list: readonly Value[]) => itemAt(list, Math.floor(random() * list.length));
  const paragraphs: string[] = ['# A draft'];
  for (let written = 0; written < words;) {
    const sentences: string[] = [];
    for (let sentence = 0; sentence < 5; sentence++) {
      const parts: string[] = [];
      for (let count = 0; count < 20; count++) {
        const text = random() < 0.025 ? pick(names) : pick(prose);
        parts.push(
          random() < 0.01
            ? `**${text}**`
            : random() < 0.004
              ? `“${text}”`
              : random() < 0.003
                ? `[${text}](https://example.org)`
                : text,
        );
      }
      sentences.push(`${capitalize(parts.join(' '))}.`);
    }
    written += 100;
    if (random() < 0.05) paragraphs.push(`## ${capitalize(pick(prose))} ${pick(prose)}`);
    paragraphs.push(random() < 0.1 ? `- ${sentences.join(' ')}` : sentences.join(' '));
  }
  return `${paragraphs.join('\n\n')}\n`;
}
