// What the server keeps of drafts between runs, in the storage that its client gives, and how a draft is told from what it was.
import { realpathSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { LARGEST_DRAFT_FILE, decode } from '../files/decode';
import { languageOf } from '../files/folder';
import type { IndexFacts, IndexFiles, IndexOptions, Signature } from '../files/host';
import { makeVisible } from '../text/visible';
import { readBytes } from './files';
import { isInside } from './folder';
import { areKept, KeptDrafts, type Opening } from './keptDrafts';
import { cacheFolder } from './keeping';
import { pathOf } from './paths';
import { hashOf, isSameStamp, readSigned, stampOf } from './stamp';

/** The folder for what is kept, in the storage of a client or the user’s own folder. */
const FOLDER = 'index';

/** Opens what is kept of the drafts of some folders. `version` tells the program from every other. */
export function openIndexFiles(version: string, options: IndexOptions): IndexFiles {
  const kept = new KeptDrafts<IndexFacts>(openingOf(version, options));
  let isCleared = false;
  return {
    find: (uri) => {
      const path = pathOf(uri);
      return path === undefined ? undefined : kept.find(path);
    },
    add: (uri, record) => {
      const path = pathOf(uri);
      if (path !== undefined) kept.add(path, record);
    },
    isSame: (uri, { stamp }) => {
      const path = pathOf(uri);
      return path !== undefined && stamp !== undefined && isSameStamp(stamp, stampOf(path));
    },
    readSigned: (uri, onProblem) => {
      const path = pathOf(uri);
      if (path === undefined) return undefined;
      let signature: Signature | undefined;
      const bytes = readSigned(path, LARGEST_DRAFT_FILE, onProblem, readBytes, (made) => (signature = made));
      const text = bytes && decode(bytes, path, LARGEST_DRAFT_FILE, onProblem);
      return text === undefined || signature === undefined
        ? undefined
        : { file: { uri, language: languageOf(path), text }, signature };
    },
    hashOf,
    saveNext: () => {
      const [next, ...others] = kept.newIn();
      if (next !== undefined) kept.save(next);
      if (!isCleared && others.length === 0) kept.removeOld();
      isCleared ||= others.length === 0;
      return others.length > 0;
    },
  };
}

/** Whether anything seems to be kept of the drafts that lie beside one. */
export function isIndexed(version: string, options: IndexOptions, uri: string): boolean {
  const path = pathOf(uri);
  return path !== undefined && areKept(openingOf(version, options), dirname(path));
}

function openingOf(version: string, { storage, folders, purpose, onDoubt }: IndexOptions): Opening {
  return {
    folder: folderIn(storage, folders) ?? cacheFolder(FOLDER),
    version,
    purpose: `${purpose} ${folders.join(' ')}`,
    onDoubt: (message) => onDoubt(makeVisible(message)),
  };
}

/** The folder for what is kept in the storage of a client; undefined where that is none, or lies in what is open. */
function folderIn(storage: string | undefined, folders: readonly string[]): string | undefined {
  const path = storage === undefined ? undefined : pathOf(storage);
  if (path === undefined) return undefined;
  const roots = folders.flatMap((folder) => pathOf(folder) ?? []);
  return roots.some((root) => isInside(root, path) || isInside(realPath(root), realPath(path)))
    ? undefined
    : join(path, FOLDER);
}

/** A path with all links followed, as far as there is something. */
function realPath(path: string): string {
  try {
    return realpathSync.native(path);
  } catch {
    const folder = dirname(path);
    return folder === path ? path : join(realPath(folder), basename(path));
  }
}
