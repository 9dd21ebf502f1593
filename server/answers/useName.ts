// One name for a concept in all drafts of the workspace.
import { type Refusal, rename } from '../features/rename';
import { names, summaryIn } from '../features/gist';
import { addresses, hasOtherNames } from '../features/review';
import { type ChangedFile, workspaceEdit } from '../features/workspaceEdit';
import type { Concept } from '../glossary/concept';
import type { NameUse } from '../requests';
import type { Usage } from '../usage/usage';
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
  for await (const { uri, counts, gist, usage: read } of workspace.survey(t('Renaming'), asker)) {
    const concept = session.glossaries.at(uri).concepts.get(id);
    const isName = concept?.designations.some((name) => name.text === text && name.status !== 'deprecated');
    if (concept === undefined || !names(counts, id)) continue;
    const usage = hasOtherNames(summaryIn(gist(), uri), concept, text) ? await read() : undefined;
    if (usage === undefined) continue;
    const name = { concept, text: writtenIn(usage, concept, text) };
    const edits = isName ? rename(usage, name, session.settings.optionsOf(uri)) : [];
    if (edits.length === 0) left.push(nameOf(uri));
    else changed.push({ uri, version: session.drafts.find(uri)?.version, edits });
  }
  if (changed.length > 0) return { edit: workspaceEdit(changed, editor.takesVersions), left };
  if (left.length === 0) return { refused: t('No draft has another name than “{0}” for this.', text) };
  const told = [...left.slice(0, MOST_TOLD), ...(left.length > MOST_TOLD ? ['…'] : [])].join(', ');
  return { refused: t('“{0}” would not stand right in {1}: write it there by hand.', text, told) };
}

/** How a draft writes one of a full name and its abbreviation: by the abbreviation, where it introduces that. */
function writtenIn({ concepts }: Usage, { id, fullName, abbreviation }: Concept, text: string): string {
  const introduces = (concepts.get(id)?.introductions.length ?? 0) > 0;
  return abbreviation && text === fullName.text && introduces ? abbreviation.text : text;
}
