// textDocument/rename: another name for a concept in all drafts of the workspace, or another id in all glossary files.
import type { Range, WorkspaceEdit } from 'vscode-languageserver-types';
import { readRenaming, type Refusal, rename, type Renaming } from '../features/rename';
import { type ChangedFile, workspaceEdit } from '../features/workspaceEdit';
import { type EditableGlossary, readEditable } from '../workspace/editableGlossary';
import type { FolderLayer } from '../workspace/glossariesInForce';
import type { OpenDraft } from '../workspace/openDrafts';
import type { OpenGlossary } from '../workspace/openGlossaries';
import type { Session } from '../workspace/session';
import type { Asker, Workspace } from '../workspace/workspace';
import { t } from '../words/words';

/** How edits in other drafts than the one at hand are marked: they are made only where the writer says so. */
const elsewhere = 'elsewhere';

/**
 * Gives the concept at an offset of a draft another name, in that draft and, where the client lets the writer confirm it,
 * in all others of the workspace.
 */
export async function renameThroughout(
  workspace: Workspace,
  open: OpenDraft,
  offset: number,
  newName: string,
  asker: Asker,
): Promise<WorkspaceEdit | Refusal> {
  const { session, editor } = workspace;
  const { uri, version } = open;
  const usage = session.usage(open);
  const renaming = readRenaming(usage, offset, newName);
  if ('refused' in renaming) return renaming;
  const own = { uri, version, edits: rename(usage, renaming, session.settings.optionsOf(uri)) };
  if (own.edits.length === 0)
    return { refused: t('“{0}” would not stand right in all places of this draft: write it by hand.', renaming.text) };
  if (!editor.takesVersions || !editor.capabilities.workspace?.workspaceEdit?.changeAnnotationSupport)
    return workspaceEdit([own], editor.takesVersions);
  const others = await renameElsewhere(workspace, uri, renaming, asker);
  return {
    ...workspaceEdit([own, ...others], true),
    changeAnnotations: {
      [elsewhere]: { label: t('In other drafts of the workspace'), needsConfirmation: true },
    },
  };
}

/** The edits that rename a concept in all drafts of the workspace but one. */
async function renameElsewhere(
  workspace: Workspace,
  uri: string,
  renaming: Renaming,
  asker: Asker,
): Promise<readonly ChangedFile[]> {
  const { session } = workspace;
  const changed: ChangedFile[] = [];
  // What a draft introduces itself is its own.
  if (renaming.concept.origin === 'draft') return changed;
  const question = { kind: 'rename', given: { concept: renaming.concept.id, text: renaming.text } } as const;
  for await (const { uri: other, answer } of workspace.survey(t('Renaming'), question, asker)) {
    if (other === uri || answer.length === 0) continue;
    const edits = answer.map((edit) => ({ ...edit, annotationId: elsewhere }));
    changed.push({ uri: other, version: session.drafts.find(other)?.version, edits });
  }
  return changed;
}

/** The id at an offset of a glossary file that can be changed, and where it stands; or why there is none. */
export async function prepareRenameInGlossary(
  session: Session,
  { uri, file }: OpenGlossary,
  offset: number,
): Promise<{ readonly range: Range; readonly placeholder: string } | Refusal> {
  const { prepareRenameId } = await import('../features/conceptId');
  return prepareRenameId(file, offset, (id) => session.glossaries.isBuiltIn(uri, id));
}

/** Gives the concept whose id stands at an offset of a glossary file another id, in all files that name it. */
export async function renameInGlossaries(
  workspace: Workspace,
  open: OpenGlossary,
  offset: number,
  newId: string,
): Promise<WorkspaceEdit | Refusal> {
  const { session, editor } = workspace;
  const { uri } = open;
  const { renameId } = await import('../features/conceptId');
  const prepared = await prepareRenameInGlossary(session, open, offset);
  if ('refused' in prepared) return prepared;
  const { placeholder: id } = prepared;
  const isTaken = (other: string) =>
    session.glossaries.isBuiltIn(uri, other) || session.glossaries.at(uri).concepts.has(other);
  const now = await readAllNow(workspace, session.glossaries.layersSharing(uri, id), id);
  if ('refused' in now) return now;
  const changed = renameId(
    now.map((one) => ({ ...one, ids: one.entries.map((entry) => entry.id) })),
    id,
    newId,
    isTaken,
  );
  if ('refused' in changed) return changed;
  const versions = new Map(now.map((one) => [one.uri, one.version]));
  return workspaceEdit(
    changed.map((one) => ({ ...one, version: versions.get(one.uri) })),
    editor.takesVersions,
  );
}

/** The glossary files that may hold an id, as they stand now, without those that are gone; or why one cannot be edited. */
async function readAllNow(
  workspace: Workspace,
  layers: readonly FolderLayer[],
  id: string,
): Promise<readonly EditableGlossary[] | Refusal> {
  const files: EditableGlossary[] = [];
  for (const layer of layers) {
    const now = await readEditable(workspace, layer.uri, layer);
    if (now === 'missing') continue;
    if (!('refused' in now)) files.push(now);
    else if (layer.text.includes(id) || layer.entries.some((entry) => entry.id === id)) return now;
  }
  return files;
}
