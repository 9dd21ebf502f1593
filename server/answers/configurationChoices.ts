// Writing a choice that a writer makes at a finding into the configuration of her drafts, where it has one.
import type { WorkspaceEdit } from 'vscode-languageserver-types';
import { addKnown, setLevel } from '../configuration/edit';
import type { ConfigurationChoices } from '../features/codeAction';
import { workspaceEdit } from '../features/workspaceEdit';
import { createLined, rangeOf } from '../text/draft';
import type { Edit } from '../text/span';
import { nameOf } from '../workspace/editableGlossary';
import type { Workspace } from '../workspace/workspace';

/** The nearest configuration of a draft; undefined where it has none, or one that cannot be read. */
export function configurationChoices({ session, editor }: Workspace, draft: string): ConfigurationChoices | undefined {
  const file = session.configurations.nearest(session.placeOf(draft))?.files.at(-1);
  if (file === undefined || file.isBroken) return undefined;
  const open = session.findConfiguration(file.uri);
  const lined = open?.file ?? createLined(file.text);
  const text = lined.text.toString();
  const asEdit = (edit: Edit | undefined): WorkspaceEdit | undefined =>
    edit &&
    workspaceEdit(
      [{ uri: file.uri, version: open?.version, edits: [{ range: rangeOf(lined, edit), newText: edit.text }] }],
      editor.takesVersions,
    );
  return {
    name: nameOf(file.uri),
    setLevel: (rule, level) => asEdit(setLevel(text, rule, level)),
    addKnown: (abbreviation) => asEdit(addKnown(text, abbreviation)),
  };
}
