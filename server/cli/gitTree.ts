// The files of a commit or of the index in the place of those of the work tree.
import { join, relative, resolve, sep } from 'node:path';
import { isDraftName } from '../files/folder';
import { tellTooLarge } from '../files/decode';
import { isInside } from '../node/folder';
import { type FileTree, thisMachine, type TreeEntry } from '../node/tree';
import type { GitEntry, Repository } from './git';

/** How many drafts are read at a time, and about how many bytes of them. */
const AT_ONCE = 200;
const BYTES_AT_ONCE = 8_000_000;

/**
 * A tree in which the repository holds what some entries say. All else is that of this machine: what lies outside, and the
 * packages that are installed in it.
 */
export function createGitTree(repository: Repository, entries: readonly GitEntry[]): FileTree {
  const { root } = repository;
  const files = new Map<string, { readonly entry: GitEntry; readonly at: number }>();
  const folders = new Map<string, Map<string, TreeEntry>>([[root, new Map()]]);
  entries.forEach((entry, at) => {
    files.set(join(root, entry.path), { entry, at });
    let folder = root;
    const names = entry.path.split('/');
    names.forEach((name, index) => {
      const path = join(folder, name);
      const kind = index === names.length - 1 ? entry.kind : 'folder';
      folders.get(folder)?.set(name, createStat(name, kind));
      if (kind === 'folder' && !folders.has(path)) folders.set(path, new Map());
      folder = path;
    });
  });
  const isOurs = (path: string) => isInside(root, path) && !relative(root, path).split(sep).includes('node_modules');
  const statOf = (path: string) => {
    const own = files.get(path);
    if (own) return createStat('', own.entry.kind);
    return folders.has(path) ? createStat('', 'folder') : undefined;
  };
  const listNow = (path: string): readonly TreeEntry[] => {
    const folder = resolve(path);
    return isOurs(folder) ? [...(folders.get(folder)?.values() ?? [])] : thisMachine.listNow(folder);
  };
  const read = readAhead(repository, entries);
  return {
    stat: (path) => (isOurs(resolve(path)) ? statOf(resolve(path)) : thisMachine.stat(path)),
    lstat: (path) => (isOurs(resolve(path)) ? statOf(resolve(path)) : thisMachine.lstat(path)),
    realpath: (path) => (isOurs(resolve(path)) ? resolve(path) : thisMachine.realpath(path)),
    list: (path) => Promise.resolve(listNow(path)),
    listNow,
    readBytes: (path, largest, onProblem) => {
      if (!isOurs(resolve(path))) return thisMachine.readBytes(path, largest, onProblem);
      const own = files.get(resolve(path));
      if (own?.entry.kind !== 'file') {
        onProblem(`${path} ${own ? 'is a link, and is not followed in git' : 'is not in git'}.`);
        return undefined;
      }
      const found = read(own.at, largest);
      if (found === 'large') tellTooLarge(path, largest, onProblem);
      else if (found === 'missing') onProblem(`${path} is not in this clone, which is partial: fetch it first.`);
      return typeof found === 'string' ? undefined : found;
    },
  };
}

/** Reads entries, with each draft those that come next: a process for each would take longer than all else. */
function readAhead(repository: Repository, entries: readonly GitEntry[]) {
  let ahead: ReadonlyMap<string, Buffer> = new Map();
  return (at: number, largest: number): Buffer | 'large' | 'missing' => {
    const own = entries[at];
    if (own === undefined) return 'missing';
    const known = ahead.get(own.id);
    if (known) return known;
    const isAhead = ({ path, kind }: GitEntry) => kind === 'file' && isDraftName(path);
    const others = isDraftName(own.path) ? entries.slice(at + 1, at + AT_ONCE).filter(isAhead) : [];
    const ids = [own, ...others].map(({ id }) => id);
    const sizes = repository.sizesOf(ids);
    const [size] = sizes;
    if (size === undefined) return 'missing';
    if (size > largest) return 'large';
    let sum = 0;
    const wanted = ids.filter((_, index) => {
      sum += sizes[index] ?? Infinity;
      return index === 0 || sum <= BYTES_AT_ONCE;
    });
    const contents = repository.contentsOf(wanted);
    ahead = new Map(
      wanted.flatMap((id, index) => {
        const content = contents[index];
        return content ? [[id, content] as const] : [];
      }),
    );
    return contents[0] ?? 'missing';
  };
}

function createStat(name: string, kind: GitEntry['kind'] | 'folder'): TreeEntry {
  return {
    name,
    isFile: () => kind === 'file',
    isDirectory: () => kind === 'folder',
    isSymbolicLink: () => kind === 'link',
    isFIFO: () => false,
  };
}
