// What is asked in a glossary file that is open, and what is written into glossary files.
import type { CodeAction, Location, Range, WorkspaceEdit } from 'vscode-languageserver-types';
import { additions } from '../features/additions';
import type { GlossaryText } from '../features/conceptId';
import { nameAt } from '../features/glossaryName';
import type { Refusal } from '../features/rename';
import { workspaceEdit } from '../features/workspaceEdit';
import type { NewEntry } from '../glossary/edit';
import { isRecord } from '../protocol/parameters';
import { type GlossaryNow, readNow } from '../workspace/editableGlossary';
import type { PlacedLayer } from '../workspace/glossariesInForce';
import type { OpenDraft } from '../workspace/openDrafts';
import type { OpenGlossary } from '../workspace/openGlossaries';
import type { Session } from '../workspace/session';
import { findReferences } from './survey';
import { createLined } from '../text/draft';
import type { Span } from '../text/span';
import type { Asker, Workspace } from '../workspace/workspace';

/** Where the concept whose id or name stands at an offset of a glossary file is named, in glossary files and drafts; null where none stands. */
export async function findReferencesInGlossary(
  workspace: Workspace,
  open: OpenGlossary,
  offset: number,
  declarations: boolean,
  asker: Asker,
): Promise<readonly Location[] | null> {
  const { idAt, idReferences } = await import('../features/conceptId');
  const id = idAt(open.file, offset)?.id;
  const { session } = workspace;
  if (id === undefined) {
    const name = nameAt(session.glossaries.at(open.uri), open.file, offset);
    return name ? findReferences(workspace, name.concept.id, declarations, asker) : null;
  }
  return [
    ...idReferences(glossariesSharing(session, open.uri, id), id, declarations),
    ...(await findReferences(workspace, session.glossaries.conceptId(open.uri, id), declarations, asker)),
  ];
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
  layers: readonly PlacedLayer[],
  id: string,
): Promise<readonly GlossaryNow[] | Refusal> {
  const files: GlossaryNow[] = [];
  for (const layer of layers) {
    const now = await readNow(workspace, layer.uri, layer);
    if (now === 'missing') continue;
    if (!('refused' in now)) files.push(now);
    else if (layer.text.includes(id) || layer.entries.some((entry) => entry.id === id)) return now;
  }
  return files;
}

/** The glossary files in which an id means what it means in one of them, as they stand. */
function glossariesSharing(session: Session, uri: string, id: string): readonly GlossaryText[] {
  return session.glossaries.layersSharing(uri, id).map((layer) => ({
    uri: layer.uri,
    file: session.findGlossary(layer.uri)?.file ?? createLined(layer.text),
    ids: layer.entries.map((entry) => entry.id),
  }));
}

/** What an action is asked for with that was offered without its edit. */
interface AdditionData {
  readonly uri: string;
  readonly entry: NewEntry;
}

/**
 * Ways to write what stands at a span of a draft into the nearest glossary of the workspace that has a place for it, or
 * into a new one. A client that asks again for what is picked is given the edit then, of the files as they stand then; any
 * other at once, or the reason why there is none where it shows that.
 */
export async function additionActions(
  workspace: Workspace,
  open: OpenDraft,
  span: Span,
  only?: readonly string[],
): Promise<readonly CodeAction[]> {
  const { session, editor } = workspace;
  const wanted = additions(session.usage(open), span).filter(
    ({ kind }) => only === undefined || only.some((other) => kind === other || kind.startsWith(`${other}.`)),
  );
  if (wanted.length === 0) return [];
  if (editor.picksActions)
    return wanted.map(({ title, kind, entry }) => {
      const data: AdditionData = { uri: open.uri, entry };
      return { title, kind, data };
    });
  const { addToNearest } = await import('./addToGlossary');
  const showsReason = editor.capabilities.textDocument?.codeAction?.disabledSupport ?? false;
  const actions = wanted.map(async ({ title, kind, entry }): Promise<readonly CodeAction[]> => {
    const edit = await addToNearest(workspace, open.uri, entry);
    if ('refused' in edit) return showsReason ? [{ title, kind, disabled: { reason: edit.refused } }] : [];
    return [{ title, kind, edit }];
  });
  return (await Promise.all(actions)).flat();
}

/** An action that was picked, with its edit; where there is no way to make one, the writer is told why. */
export async function pickAddition(workspace: Workspace, action: CodeAction): Promise<CodeAction> {
  const data: unknown = action.data;
  if (!isAddition(data)) return action;
  const { addToNearest } = await import('./addToGlossary');
  const edit = await addToNearest(workspace, data.uri, data.entry);
  if (!('refused' in edit)) return { ...action, edit };
  workspace.editor.show(edit.refused);
  return action;
}

function isAddition(data: unknown): data is AdditionData {
  if (!isRecord(data) || typeof data.uri !== 'string' || !isRecord(data.entry)) return false;
  const { id, preferred, abbreviation, deprecated } = data.entry;
  const isText = (value: unknown) => value === undefined || typeof value === 'string';
  const isName = (value: unknown) =>
    value === undefined || (isRecord(value) && typeof value.term === 'string' && typeof value.use === 'string');
  return typeof id === 'string' && isText(preferred) && isText(abbreviation) && isName(deprecated);
}
