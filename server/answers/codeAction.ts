// textDocument/codeAction: what mends a draft, and what writes into the glossaries of the workspace.
import { type CodeAction, CodeActionTriggerKind } from 'vscode-languageserver';
import { additions } from '../features/additions';
import { codeActions } from '../features/codeAction';
import type { Span } from '../text/span';
import type { OpenDraft } from '../workspace/openDrafts';
import type { Workspace } from '../workspace/workspace';

/** What an editor says of the actions that it asks for. */
interface Wanted {
  readonly only?: readonly string[];
  readonly triggerKind?: CodeActionTriggerKind;
}

/** The actions for a span of a draft. */
export async function codeActionsAt(
  workspace: Workspace,
  open: OpenDraft,
  span: Span,
  { only, triggerKind }: Wanted,
): Promise<readonly CodeAction[]> {
  const { session, editor } = workspace;
  const { uri, version } = open;
  const actions = codeActions(session.usage(open), span, session.findings(open), session.settings.optionsOf(uri), {
    ...editor.linksOf(open),
    version: editor.takesVersions ? version : undefined,
    levelCommand: editor.options.levelCommand,
    listStyle: session.settings.of(uri).abbreviationList,
    showsDisabled: editor.showsDisabled,
    automatic: triggerKind === CodeActionTriggerKind.Automatic,
    only,
  });
  return [...actions, ...(await additionActions(workspace, open, span, only))];
}

/**
 * Ways to write what stands at a span of a draft into the nearest glossary of the workspace that has a place for it, or
 * into a new one; where there is no way, the reason for those clients that show it.
 */
async function additionActions(
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
  const { addToNearest } = await import('./addToGlossary');
  const actions = wanted.map(async ({ title, kind, entry }): Promise<readonly CodeAction[]> => {
    const edit = await addToNearest(workspace, open.uri, entry);
    if ('refused' in edit) return editor.showsDisabled ? [{ title, kind, disabled: { reason: edit.refused } }] : [];
    return [{ title, kind, edit }];
  });
  return (await Promise.all(actions)).flat();
}
