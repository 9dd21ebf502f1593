// textDocument/definition in a glossary file: where an id has its entry.
import type { Location } from 'vscode-languageserver-types';
import type { Glossary } from '../glossary/glossary';
import type { Lined } from '../text/draft';
import { entryLocation, type Shown } from './definition';

/** The entry of the id at an offset of a glossary file, or undefined where none stands. */
export function glossaryDefinition(
  file: Lined,
  offset: number,
  { concepts }: Glossary,
  shown: Shown,
): Location | undefined {
  const { text } = file;
  const start = offset - /[\p{L}\p{N}_-]*$/u.exec(text.slice(Math.max(0, offset - 100), offset))![0].length;
  const id = /^[\p{L}\p{N}_-]*/u.exec(text.slice(start, start + 200))![0];
  const concept = concepts.get(id);
  return concept && entryLocation(concept, shown);
}
