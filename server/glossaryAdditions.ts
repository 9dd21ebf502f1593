// Writing into glossary files what a draft has and they have not.
import type { WorkspaceEdit } from 'vscode-languageserver-types';
import type { Refusal } from './features/rename';
import { workspaceEdit } from './features/workspaceEdit';
import { addEntry, type NewEntry } from './glossary/edit';
import { idFor } from './glossary/entry';
import { formatOf } from './glossary/formats/catalog';
import { normalizeUri, type PlacedLayer, type Session, withSlash } from './session';
import { createLined, rangeOf } from './text/draft';
import type { Workspace } from './workspace';

/** The edit that writes an entry into the nearest glossary of a draft that has a place for it, or why there is none. */
export function addToNearest(workspace: Workspace, uri: string, entry: NewEntry): WorkspaceEdit | Refusal {
  const { session, editor } = workspace;
  const folder = workspace.folderOf(uri);
  if (folder === undefined)
    return { refused: 'A glossary is for the drafts of a folder: open the folder of this one first.' };
  const near = session.glossariesFor(uri).filter((layer) => (formatOf(layer.uri)?.id ?? 'yaml') === 'yaml');
  for (const layer of near) {
    const open = session.findGlossary(layer.uri);
    const file = open?.file ?? createLined(layer.text);
    const added = addEntry(file.text.toString(), { ...entry, id: idIn(session, layer, entry) });
    if (added === 'broken') return { refused: `${nameOf(layer.uri)} is no valid YAML: mend it first.` };
    if (added === 'no place') continue;
    const edits = added.map((edit) => ({ range: rangeOf(file, edit), newText: edit.text }));
    return workspaceEdit([{ uri: layer.uri, version: open?.version, edits }], editor.takesVersions);
  }
  const created = `${withSlash(folder)}glossary.yaml`;
  if (near.some((layer) => normalizeUri(layer.uri) === normalizeUri(created)))
    return { refused: `${nameOf(created)} has no place for this: it is a list of names, or written in another way.` };
  if (!editor.capabilities.workspace?.workspaceEdit?.resourceOperations?.includes('create'))
    return { refused: 'There is no glossary in the folder: make a file glossary.yaml first.' };
  const added = addEntry('', { ...entry, id: idIn(session, { uri: created, entries: [] }, entry) });
  if (typeof added === 'string') return { refused: 'This is no entry.' };
  const edits = added.map(({ text }) => ({ range: rangeOf(createLined(''), { start: 0, end: 0 }), newText: text }));
  const { documentChanges = [] } = workspaceEdit([{ uri: created, edits }], true);
  return { documentChanges: [{ kind: 'create', uri: created }, ...documentChanges] };
}

/** What an entry is called in a glossary: as the entry of its concept there, or as nothing else in force. */
function idIn(session: Session, { uri, entries }: Pick<PlacedLayer, 'uri' | 'entries'>, entry: NewEntry): string {
  const { id, preferred } = entry;
  if (preferred === undefined) return entries.find((own) => session.conceptId(uri, own.id) === id)?.id ?? id;
  const { concepts } = session.glossaryFor(uri);
  const isTaken = (other: string) =>
    concepts.has(other) || session.isBuiltIn(uri, other) || entries.some((own) => own.id === other);
  const full = idFor(preferred);
  let free = isTaken(id) ? full : id;
  for (let count = 2; isTaken(free); count++) free = `${full}-${count}`;
  return free;
}

function nameOf(uri: string): string {
  return uri.slice(uri.lastIndexOf('/') + 1);
}
