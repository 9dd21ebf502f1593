// textDocument/codeAction: what fixes a draft, and what writes into the glossaries of the workspace.
import { type CodeAction, CodeActionTriggerKind, type WorkspaceEdit } from 'vscode-languageserver';
import { additions } from '../features/additions';
import { codeActionsInSteps, type FixData, fixesInSteps } from '../features/codeAction';
import type { NewEntry } from '../glossary/edit';
import { Outdated } from '../protocol/editor';
import { isRecord } from '../protocol/parameters';
import type { Span } from '../text/span';
import type { OpenDraft } from '../workspace/openDrafts';
import type { Workspace } from '../workspace/workspace';
import { configurationChoices } from './configurationChoices';

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
  const asked = {
    ...editor.linksOf(open),
    version: editor.takesVersions ? version : undefined,
    levelCommand: editor.options.levelCommand,
    knownCommand: editor.options.knownCommand,
    pageCommand: editor.options.pageCommand,
    configuration: configurationChoices(workspace, uri),
    listStyle: session.settings.of(uri).abbreviationList,
    showsDisabled: editor.showsDisabled,
    picks: editor.picksActions,
    automatic: triggerKind === CodeActionTriggerKind.Automatic,
    only,
  };
  const options = session.settings.optionsOf(uri);
  const steps = codeActionsInSteps(session.usage(open), span, session.findings(open), options, asked);
  const actions = await workspace.preparation.workOn(open, steps);
  if (actions === undefined) throw new Outdated();
  return [...actions, ...(await additionActions(workspace, open, span, only))];
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
  if (editor.picksActions)
    return wanted.map(({ title, kind, entry }) => {
      const data: AdditionData = { uri: open.uri, entry };
      return { title, kind, data };
    });
  const { addToNearest } = await import('./addToGlossary');
  const actions = wanted.map(async ({ title, kind, entry }): Promise<readonly CodeAction[]> => {
    const added = await addToNearest(workspace, open.uri, [entry]);
    if ('refused' in added) return editor.showsDisabled ? [{ title, kind, disabled: { reason: added.refused } }] : [];
    return [{ title, kind, edit: added.edit }];
  });
  return (await Promise.all(actions)).flat();
}

/** An action that was picked, with its edit; where there is no way to make one, the writer is told why. */
export async function resolveAction(workspace: Workspace, action: CodeAction): Promise<CodeAction> {
  const data: unknown = action.data;
  if (isFix(data)) return { ...action, edit: await fixesFor(workspace, data) };
  if (!isAddition(data)) return action;
  const { addToNearest } = await import('./addToGlossary');
  const added = await addToNearest(workspace, data.uri, [data.entry]);
  if (!('refused' in added)) return { ...action, edit: added.edit };
  workspace.editor.show(added.refused);
  return action;
}

/** The edit that fixes all in a draft as it stands now. */
async function fixesFor(workspace: Workspace, data: FixData): Promise<WorkspaceEdit | undefined> {
  const { session, editor, preparation } = workspace;
  const open = await preparation.lint(data.uri);
  if (open === undefined) return undefined;
  const version = editor.takesVersions ? open.version : undefined;
  return preparation.workOn(
    open,
    fixesInSteps(session.usage(open), session.settings.optionsOf(open.uri), { ...data, uri: open.uri }, version),
  );
}

function isFix(data: unknown): data is FixData {
  if (!isRecord(data) || typeof data.uri !== 'string' || !isRecord(data.fixes)) return false;
  const { rule } = data.fixes;
  return rule === undefined || typeof rule === 'string';
}

function isAddition(data: unknown): data is AdditionData {
  if (!isRecord(data) || typeof data.uri !== 'string' || !isRecord(data.entry)) return false;
  const { id, preferred, abbreviation, definition, deprecated } = data.entry;
  const isText = (value: unknown) => value === undefined || typeof value === 'string';
  const isName = (value: unknown) =>
    value === undefined || (isRecord(value) && typeof value.term === 'string' && typeof value.use === 'string');
  return typeof id === 'string' && [preferred, abbreviation, definition].every(isText) && isName(deprecated);
}
