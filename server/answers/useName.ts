// One name for a concept in all drafts of the workspace.
import type { Refusal } from '../features/rename';
import { addresses } from '../features/review';
import { type ChangedFile, workspaceEdit } from '../features/workspaceEdit';
import type { NameUse } from '../requests';
import type { Asker, Workspace } from '../workspace/workspace';
import { t } from '../words/words';

/** How many drafts a refusal names. */
const MOST_TOLD = 5;

/**
 * The edits that write one of the names of a concept in all drafts that have others. A draft in which the name would be a
 * fault stays as it is and is told.
 */
export async function useNameThroughout(
  workspace: Workspace,
  id: string,
  text: string,
  asker: Asker,
): Promise<NameUse | Refusal> {
  const { session, editor } = workspace;
  const { nameOf } = addresses(workspace.folders);
  const changed: ChangedFile[] = [];
  const left: string[] = [];
  const question = { kind: 'useName', given: { concept: id, text } } as const;
  for await (const { uri, answer: edits } of workspace.survey(t('Renaming'), question, asker)) {
    if (edits.length === 0) left.push(nameOf(uri));
    else changed.push({ uri, version: session.drafts.find(uri)?.version, edits });
  }
  if (changed.length > 0) return { edit: workspaceEdit(changed, editor.takesVersions), left };
  if (left.length === 0) return { refused: t('No draft has another name than “{0}” for this.', text) };
  const told = [...left.slice(0, MOST_TOLD), ...(left.length > MOST_TOLD ? ['…'] : [])].join(', ');
  return { refused: t('“{0}” would not stand right in {1}: write it there by hand.', text, told) };
}
