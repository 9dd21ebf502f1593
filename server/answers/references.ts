// textDocument/references: where a concept is named in all drafts of the workspace, and in glossary files.
import type { Location } from 'vscode-languageserver-types';
import type { GlossaryText } from '../features/conceptId';
import { nameAt } from '../features/glossaryName';
import { references } from '../features/references';
import { createLined } from '../text/draft';
import { conceptAt } from '../usage/usage';
import type { OpenDraft } from '../workspace/openDrafts';
import type { OpenGlossary } from '../workspace/openGlossaries';
import type { Session } from '../workspace/session';
import type { Asker, Workspace } from '../workspace/workspace';
import { t } from '../words/words';

/** Where the drafts of the workspace name a concept. `declarations`: where they introduce it too. */
async function findReferences(
  workspace: Workspace,
  concept: string,
  declarations: boolean,
  asker: Asker,
): Promise<readonly Location[]> {
  const found: Location[] = [];
  const question = { kind: 'references', given: { concept, declarations } } as const;
  for await (const { answer } of workspace.survey(t('Finding references'), question, asker))
    for (const place of answer) found.push(place);
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

/** The glossary files in which an id means what it means in one of them, as they stand. */
function glossariesSharing(session: Session, uri: string, id: string): readonly GlossaryText[] {
  return session.glossaries.layersSharing(uri, id).map((layer) => ({
    uri: layer.uri,
    file: session.findGlossary(layer.uri)?.file ?? createLined(layer.text),
    ids: layer.entries.map((entry) => entry.id),
  }));
}
