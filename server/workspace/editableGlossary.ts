// Glossary files as they stand at the moment in which they are to be edited.
import { normalizeUri } from '../files/uri';
import type { Refusal } from '../features/rename';
import type { LayerEntry } from '../glossary/layers';
import type { FolderLayer } from './glossariesInForce';
import { createLined, type Lined } from '../text/draft';
import type { Workspace } from './workspace';
import { t } from '../words/words';

/** A glossary file that can be edited. */
export interface EditableGlossary {
  readonly uri: string;
  readonly file: Lined;
  /** Where it is open. */
  readonly version?: number;
  readonly entries: readonly Pick<LayerEntry, 'id'>[];
}

/**
 * A glossary file, open or on disk, whether it is in force (`layer`) or not; `missing` where there is none; or why it
 * cannot be edited. Where the machine cannot look, what is in force counts as it was read last.
 */
export async function readEditable(
  workspace: Workspace,
  uri: string,
  layer?: FolderLayer,
): Promise<EditableGlossary | 'missing' | Refusal> {
  const { session, host } = workspace;
  const open = session.findGlossary(uri);
  const onDisk = open ? { text: open.file.text.toString() } : await lookAt();
  if (onDisk === 'missing' || 'refused' in onDisk) return onDisk;
  const { text } = onDisk;
  const entries =
    text === layer?.text ? layer.entries : (await import('../glossary/formats/layer')).readLayer(text, uri).entries;
  return { uri: open?.uri ?? uri, file: open?.file ?? createLined(text), version: open?.version, entries };

  async function lookAt() {
    const folder = workspace.folderOf(uri) ?? normalizeUri(uri).slice(0, normalizeUri(uri).lastIndexOf('/'));
    return (
      (await host?.lookAt?.(uri, folder)) ??
      layer ?? {
        refused: t('Nobody can tell here whether {0} exists: make it, and open it.', nameOf(uri)),
      }
    );
  }
}

/** The name of a file in a message. */
export function nameOf(uri: string): string {
  return normalizeUri(uri.slice(uri.lastIndexOf('/') + 1));
}
