// textDocument/rename and references on the id of a concept in a glossary file.
import type { Location, Range, TextEdit } from 'vscode-languageserver-types';
import { formatOf } from '../glossary/formats/catalog';
import { findIds, type IdPlace, renameIdIn } from '../glossary/ids';
import { type Lined, rangeOf } from '../text/draft';
import type { Refusal } from './rename';
import { t } from '../words/words';

/** A glossary file as it stands, with what its entries are called. */
export interface GlossaryText {
  readonly uri: string;
  readonly file: Lined;
  readonly ids: readonly string[];
}

/** The edits of one glossary file. */
export interface FileEdits {
  readonly uri: string;
  readonly edits: readonly TextEdit[];
}

/** The longest id, in UTF-16 units. */
const LONGEST_ID = 100;

/** The id at an offset of a glossary file, or undefined where none stands. */
export function idAt({ text }: Lined, offset: number): IdPlace | undefined {
  return findIds(text.toString())?.find(({ start, end }) => start <= offset && offset <= end);
}

/** Where an id stands in glossary files. `declarations`: the keys of entries too. */
export function idReferences(files: readonly GlossaryText[], id: string, declarations: boolean): readonly Location[] {
  return files.flatMap(({ uri, file }) =>
    placesOf(file, id)
      .filter(({ isKey }) => declarations || !isKey)
      .map((place) => ({ uri, range: rangeOf(file, place) })),
  );
}

/** The id at an offset that can be changed, and where it stands; or why there is none. `isBuiltIn` tells those of the built-in glossary. */
export function prepareRenameId(
  file: Lined,
  offset: number,
  isBuiltIn: (id: string) => boolean,
): { readonly range: Range; readonly placeholder: string } | Refusal {
  const place = idAt(file, offset);
  if (place === undefined) return { refused: t('No id of a concept stands here.') };
  const { id } = place;
  if (isBuiltIn(id)) return { refused: t('“{0}” is an id of the built-in glossary, which keeps its ids.', id) };
  return { range: rangeOf(file, place), placeholder: id };
}

/**
 * The edits that give a concept another id, in every file that names it; or why that cannot be done. `files` are those in
 * which the id means this concept, `isTaken` tells the ids that other concepts have.
 */
export function renameId(
  files: readonly GlossaryText[],
  id: string,
  newId: string,
  isTaken: (id: string) => boolean,
): readonly FileEdits[] | Refusal {
  const to = newId.trim();
  if (to === '') return { refused: t('An id has at least one letter or digit.') };
  if (/[\p{Cc}\p{Bidi_C}\u2028\u2029\ud800-\udfff]/u.test(newId) || to.length > LONGEST_ID || !/[\p{L}\p{N}]/u.test(to))
    return {
      refused: t(
        'An id is one line of at most {0} characters, with letters or digits, and without control characters.',
        LONGEST_ID,
      ),
    };
  if (to === id) return [];
  if (isTaken(to) || files.some(({ ids }) => ids.includes(to)))
    return { refused: t('There is a concept “{0}” already.', to) };
  const changed: FileEdits[] = [];
  for (const { uri, file, ids } of files) {
    if (!ids.includes(id) && !mayHold(file.text.toString(), id)) continue;
    const name = uri.slice(uri.lastIndexOf('/') + 1);
    const isYaml = (formatOf(uri)?.id ?? 'yaml') === 'yaml';
    const places = isYaml ? findIds(file.text.toString()) : [];
    if (places === undefined) return { refused: t('{0} is no valid YAML: fix it first.', name) };
    // In a table, or a list of names, an id is made from a name.
    if (ids.includes(id) && !places.some((place) => place.isKey && place.id === id))
      return { refused: t('{0} has an entry “{1}” without a key: change it there first.', name, id) };
    const edits = isYaml ? renameIdIn(file.text.toString(), id, to) : [];
    if (edits === undefined)
      return { refused: t('{0} has “{1}” in a way that cannot be changed alone: change it there by hand.', name, id) };
    if (edits.length > 0)
      changed.push({ uri, edits: edits.map((edit) => ({ range: rangeOf(file, edit), newText: edit.text })) });
  }
  return files.some(({ ids }) => ids.includes(id))
    ? changed
    : { refused: t('“{0}” has no entry in a glossary file: it may be a name.', id) };
}

/** Whether an id may stand in a text: as it is, with signs written in another way, or over lines. */
function mayHold(text: string, id: string): boolean {
  return text.includes(id) || text.includes('\\') || /\s|'/.test(id);
}

function placesOf({ text }: Lined, id: string): readonly IdPlace[] {
  return findIds(text.toString())?.filter((place) => place.id === id) ?? [];
}
