// Writing into glossary files what a draft has and they have not.
import { withSlash } from '../files/uri';
import type { GlossaryEdit } from '../requests';
import type { Refusal } from '../features/rename';
import { workspaceEdit } from '../features/workspaceEdit';
import { addEntries, type NewEntry } from '../glossary/edit';
import { idFor } from '../glossary/entry';
import { formatIn } from '../glossary/formats/catalog';
import { type EditableGlossary, nameOf, readEditable } from '../workspace/editableGlossary';
import type { Session } from '../workspace/session';
import { createLined, rangeOf } from '../text/draft';
import type { Workspace } from '../workspace/workspace';
import { t } from '../words/words';

/**
 * The edit that writes entries into the nearest glossary of a draft, or of the workspace, that has a place for it, each read as it stands now;
 * or why there is none. Where there is no such glossary, one is made in the folder, in the place of nothing.
 */
export async function addToNearest(
  workspace: Workspace,
  draft: string | undefined,
  entries: readonly NewEntry[],
): Promise<GlossaryEdit | Refusal> {
  const { session } = workspace;
  const uri = draft ?? session.glossaries.placeAtHome();
  const folder = workspace.folderOf(uri);
  if (folder === undefined)
    return { refused: t('A glossary is for the drafts of a folder: open the folder of this one first.') };
  const near = session.glossaries.near(uri).filter((layer) => formatIn(layer.uri, layer.text)?.id === 'yaml');
  for (const layer of near) {
    const now = await readEditable(workspace, layer.uri, layer);
    if (now === 'missing') continue;
    const edit = 'refused' in now ? now : addTo(workspace, now, entries);
    if (edit) return edit;
  }
  const created = `${withSlash(folder)}glossary.yaml`;
  const noPlace = t('{0} has no place for this: it is a list of names, or written in another way.', nameOf(created));
  const now = await readEditable(workspace, created);
  if (now === 'missing') return create(workspace, created, entries);
  return 'refused' in now ? now : (addTo(workspace, now, entries) ?? { refused: noPlace });
}

/** The edit that writes an entry into a glossary file, or why there is none; undefined where it has no place for it. */
function addTo(
  { session, editor }: Workspace,
  now: EditableGlossary,
  entries: readonly NewEntry[],
): GlossaryEdit | Refusal | undefined {
  const { uri, file, version } = now;
  const added = addEntries(file.text.toString(), withIds(session, now, entries));
  if (added === 'broken') return { refused: t('{0} is no valid YAML: fix it first.', nameOf(uri)) };
  if (added === 'no place') return undefined;
  const edits = added.map((edit) => ({ range: rangeOf(file, edit), newText: edit.text }));
  return { uri, edit: workspaceEdit([{ uri, version, edits }], editor.takesVersions) };
}

/** Makes a glossary file. Where one comes into being meanwhile it stays, and what is added stands before what it says. */
function create({ session, editor }: Workspace, uri: string, entries: readonly NewEntry[]): GlossaryEdit | Refusal {
  if (!editor.capabilities.workspace?.workspaceEdit?.resourceOperations?.includes('create'))
    return { refused: t('There is no glossary in the folder: make a file glossary.yaml first.') };
  const added = addEntries('', withIds(session, { uri, entries: [] }, entries));
  if (typeof added === 'string') return { refused: t('This is no entry.') };
  const edits = added.map(({ text }) => ({ range: rangeOf(createLined(''), { start: 0, end: 0 }), newText: text }));
  const { documentChanges = [] } = workspaceEdit([{ uri, edits }], true);
  const made = { kind: 'create', uri, options: { overwrite: false, ignoreIfExists: true } } as const;
  return { uri, edit: { documentChanges: [made, ...documentChanges] } };
}

/** Entries with what each is called in a glossary. */
function withIds(
  session: Session,
  { uri, entries }: Pick<EditableGlossary, 'uri' | 'entries'>,
  added: readonly NewEntry[],
): readonly NewEntry[] {
  const named: NewEntry[] = [];
  for (const entry of added)
    named.push({ ...entry, id: idIn(session, { uri, entries: [...entries, ...named] }, entry) });
  return named;
}

/** What an entry is called in a glossary: as the entry of its concept there, or as nothing else in force. */
function idIn(session: Session, { uri, entries }: Pick<EditableGlossary, 'uri' | 'entries'>, entry: NewEntry): string {
  const { id, preferred } = entry;
  if (preferred === undefined) return entries.find((own) => session.glossaries.conceptId(uri, own.id) === id)?.id ?? id;
  const { concepts } = session.glossaries.at(uri);
  const isTaken = (other: string) =>
    concepts.has(other) || session.glossaries.isBuiltIn(uri, other) || entries.some((own) => own.id === other);
  const full = idFor(preferred);
  let free = isTaken(id) ? full : id;
  for (let count = 2; isTaken(free); count++) free = `${full}-${count}`;
  return free;
}
