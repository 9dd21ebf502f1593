// What people call the fields of an entry, in headings of tables and in keys.
import { bareOf } from '../yaml/accept';

/** The fields with the words under which each is known, the written one first. Compared without case and punctuation. */
const fieldWords: Readonly<Record<string, readonly string[]>> = {
  id: ['id', 'key', 'concept', 'conceptid'],
  preferred: [
    'term',
    'preferred',
    'preferredterm',
    'name',
    'word',
    'expression',
    'english',
    'entry',
    'fullname',
    'fullform',
    'longform',
    'expansion',
    'spelledout',
    '영어',
    '용어',
  ],
  abbreviation: ['abbreviation', 'acronym', 'abbr', 'short', 'shortform', 'initialism', '약어'],
  admitted: [
    'synonyms',
    'synonym',
    'admitted',
    'admittedterms',
    'variants',
    'aliases',
    'alias',
    'alsoknownas',
    'alternative',
  ],
  deprecated: ['avoid', 'deprecated', 'forbidden', 'donotuse', 'dontuse', 'deprecatedterms', 'rejected'],
  definition: ['definition', 'meaning', 'description', 'explanation', '정의'],
  note: ['note', 'notes', 'comment', 'comments', 'usage', 'remarks'],
  domain: ['domain', 'subject', 'subjectfield', 'category', 'field', 'topic'],
  sources: ['source', 'sources', 'reference', 'citation'],
  related: ['related', 'relatedterms', 'seealso', 'see'],
  status: ['status', 'termstatus', 'administrativestatus'],
  use: ['use', 'useinstead', 'replacement', 'replacedby', 'write'],
};

/** The longest word for a field, in UTF-16 units. */
const LONGEST = 100;

/** The field that a word stands for; undefined where it is not known. */
export function fieldOf(word: string): string | undefined {
  if (word.length > LONGEST) return undefined;
  const bare = bareOf(word);
  return Object.entries(fieldWords).find(([, words]) => words.includes(bare))?.[0];
}
