// What is asked of all drafts of the workspace: how often a concept is named, where, and by which names.
import type { Location, WorkspaceEdit } from 'vscode-languageserver-types';
import { references } from '../features/references';
import { readRenaming, type Refusal, rename, type Renaming } from '../features/rename';
import { addresses, type DraftSummary, review, summarize } from '../features/review';
import { type ChangedFile, workspaceEdit } from '../features/workspaceEdit';
import type { OpenDraft } from '../workspace/openDrafts';
import { conceptAt } from '../usage/usage';
import { addUses, type Uses, type UsesByConcept } from '../usage/mentionCounts';
import type { Asker, Workspace } from '../workspace/workspace';

/** How edits in other drafts than the one at hand are marked: they are made only where the writer says so. */
const elsewhere = 'elsewhere';
const elsewhereAnnotation = { label: 'In other drafts of the workspace', needsConfirmation: true };

/** Counts how often the drafts of the workspace name each concept. */
export async function countUses(workspace: Workspace, isCancelled: () => boolean): Promise<UsesByConcept> {
  const all = new Map<string, Uses>();
  for await (const { usage } of workspace.readDrafts(isCancelled)) addUses(all, usage);
  return all;
}

/** The naming of all drafts of the workspace, as Markdown. */
export async function reviewDrafts(workspace: Workspace, asker: Asker): Promise<string> {
  const drafts: DraftSummary[] = [];
  const problems: string[] = [];
  const onProblem = (message: string) => problems.push(message);
  for await (const { uri, usage } of workspace.survey('Reviewing names', { ...asker, onProblem }))
    drafts.push(summarize(uri, usage));
  return review(drafts, problems, addresses(workspace.folders));
}

/** Where the drafts of the workspace name a concept. `declarations`: where they introduce it too. */
export async function findReferences(
  workspace: Workspace,
  concept: string,
  declarations: boolean,
  asker: Asker,
): Promise<readonly Location[]> {
  const found: Location[] = [];
  for await (const { uri, usage } of workspace.survey('Finding references', asker))
    for (const place of references(usage, concept, uri, declarations)) found.push(place);
  return found;
}

/** Where the concept at an offset of a draft is named; null where none is. What a draft introduces itself is its own. */
export async function findReferencesAt(
  workspace: Workspace,
  open: OpenDraft,
  offset: number,
  declarations: boolean,
  asker: Asker,
): Promise<readonly Location[] | null> {
  const usage = workspace.session.usage(open);
  const used = conceptAt(usage, offset);
  if (used === undefined) return null;
  const { id, origin } = used.concept;
  return origin === 'draft'
    ? references(usage, id, open.uri, declarations)
    : findReferences(workspace, id, declarations, asker);
}

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
  if (!editor.takesVersions || !editor.capabilities.workspace?.workspaceEdit?.changeAnnotationSupport)
    return workspaceEdit([own], editor.takesVersions);
  const others = await renameElsewhere(workspace, uri, renaming, asker);
  return { ...workspaceEdit([own, ...others], true), changeAnnotations: { [elsewhere]: elsewhereAnnotation } };
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
  for await (const { uri: other, usage } of workspace.survey('Renaming', asker)) {
    if (other === uri) continue;
    const edits = rename(usage, renaming, session.settings.optionsOf(other)).map((edit) => ({
      ...edit,
      annotationId: elsewhere,
    }));
    if (edits.length > 0) changed.push({ uri: other, version: session.drafts.find(other)?.version, edits });
  }
  return changed;
}
