// Words with two right spellings: data/spellings.yaml as an index, in the form of a glossary.
import file from '../../data/spellings.yaml';
import type { Concept, Designation } from './concept';
import { createConcept } from './entry';
import { createGlossary, type Glossary } from './glossary';

/** A group as it stands in the file. */
interface Group {
  readonly styles: readonly (readonly string[])[];
  readonly endings?: readonly string[];
}

/** Which way of writing a word a spelling is. */
export interface Style {
  /** The index of its style in the group. */
  readonly style: number;
  /** The index of the word: forms of the same index are the same word in different styles. */
  readonly form: number;
}

/** The words with two spellings. */
export interface Spellings {
  /** Finds them: one concept for each group. */
  readonly glossary: Glossary;
  readonly styles: ReadonlyMap<Designation, Style>;
  /** Those of them that are two names of one thing. */
  readonly names: ReadonlySet<Concept>;
  /** Those of them that are heard as two, names among them. */
  readonly heard: ReadonlySet<Concept>;
}

/** Reads the groups; each style of a group must have as many forms as the others. */
function createSpellings(): Spellings {
  const groups = file as Readonly<Record<'spellings' | 'names' | 'heard', Readonly<Record<string, Group>>>>;
  const concepts: Concept[] = [];
  const styles = new Map<Designation, Style>();
  for (const [id, { styles: given, endings = [''] }] of Object.entries({
    ...groups.spellings,
    ...groups.names,
    ...groups.heard,
  })) {
    const forms = given.map((stems) => stems.flatMap((stem) => endings.map((ending) => stem + ending)));
    const length = forms[0]?.length ?? 0;
    const [preferred, ...admitted] = forms
      .flat()
      .map((term) => ({ term, plural: 'none', variants: false, case: caseOf(term) }));
    const concept = createConcept(id, { preferred, admitted }, 'built-in');
    concept.designations.forEach((name, index) =>
      styles.set(name, { style: Math.floor(index / length), form: index % length }),
    );
    concepts.push(concept);
  }
  const names = new Set(concepts.filter(({ id }) => id in groups.names));
  const heard = new Set(concepts.filter(({ id }) => id in groups.names || id in groups.heard));
  return { glossary: createGlossary(concepts), styles, names, heard };
}

function caseOf(term: string): 'exact' | 'common' {
  return term === term.toLowerCase() ? 'common' : 'exact';
}

/** The form of a group in a style. */
export function formIn({ styles }: Spellings, concept: Concept, { style, form }: Style): Designation {
  return concept.designations.find((name) => {
    const own = styles.get(name);
    return own?.style === style && own.form === form;
  })!;
}

/** The words with two spellings, read once. */
export const spellings: Spellings = createSpellings();
