// Follows folders of this machine.
import { watch } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** The most folders that are watched: each costs the machine a handle. */
const MOST_WATCHED = 500;

/**
 * Calls `onChange` with the URI of what is made, changed or deleted in folders, not below them, until what is returned is
 * called. A folder that cannot be watched is left out.
 */
export function watchFolders(folders: readonly string[], onChange: (uri: string) => void): () => void {
  const watchers = folders.slice(0, MOST_WATCHED).flatMap((folder) => {
    try {
      const watcher = watch(folder, { persistent: false }, (_, name) => {
        if (name !== null) onChange(pathToFileURL(join(folder, name)).href);
      });
      // A folder that is deleted, or on a drive that is gone.
      return [watcher.on('error', () => watcher.close())];
    } catch {
      return [];
    }
  });
  return () => {
    for (const watcher of watchers) watcher.close();
  };
}
