// The files that are read: those of this machine, or others in their place, such as a commit of a repository.
import { lstatSync, readdir, readdirSync, realpathSync, statSync } from 'node:fs';
import { type ReadBytes, readBytes } from './files';

/** What lies at a path, as `node:fs` tells it. */
export interface FileStat {
  isFile(): boolean;
  isDirectory(): boolean;
  isSymbolicLink(): boolean;
  isFIFO(): boolean;
}

/** What lies in a folder. */
export interface TreeEntry extends FileStat {
  readonly name: string;
}

/** Files by their paths. All but `readBytes` throw as `node:fs` does. */
export interface FileTree {
  /** What lies at a path, links being followed; undefined where nothing does. */
  readonly stat: (path: string) => FileStat | undefined;
  /** What lies at a path itself; undefined where nothing does. */
  readonly lstat: (path: string) => FileStat | undefined;
  /** The path of something with all links followed. */
  readonly realpath: (path: string) => string;
  readonly list: (folder: string) => Promise<readonly TreeEntry[]>;
  readonly listNow: (folder: string) => readonly TreeEntry[];
  readonly readBytes: ReadBytes;
}

/** The files of this machine. */
export const thisMachine: FileTree = {
  stat: (path) => statSync(path, { throwIfNoEntry: false }),
  lstat: (path) => lstatSync(path, { throwIfNoEntry: false }),
  realpath: (path) => realpathSync.native(path),
  // What makes promises of it in Node takes longer to load than a folder to list.
  list: (folder) =>
    new Promise((resolve, reject) => {
      readdir(folder, { withFileTypes: true }, (error, entries) => (error ? reject(error) : resolve(entries)));
    }),
  listNow: (folder) => readdirSync(folder, { withFileTypes: true }),
  readBytes,
};
