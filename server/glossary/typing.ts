// Where somebody types in a glossary file.
import { cutAtWord, type Typed, typedIn } from '../yaml/typing';
import { cutEntries } from './pieces';

/** The word at the end of a glossary in YAML that is cut off at the cursor; undefined in quotation marks, remarks and other text. */
export function typedAt(fileBefore: string): Typed | undefined {
  const { text, file } = cutAtWord(fileBefore);
  const pieces = cutEntries(file);
  // Of all entries only the last is read.
  if (pieces?.after !== '') return typedIn(file, text);
  const last = pieces.entries.at(-1);
  return last === undefined ? undefined : typedIn(last, text, ['concepts']);
}
