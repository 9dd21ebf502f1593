// What git tells of a repository. It is run without a shell, its arguments cannot be taken for options, and nothing is fetched.
import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { delimiter, isAbsolute, join, resolve } from 'node:path';
import { reasonOf } from '../node/files';

/** A file as a commit or the index holds it. */
export interface GitEntry {
  /** From the root of the repository on, with `/`. */
  readonly path: string;
  readonly kind: 'file' | 'link';
  /** What git calls its content. */
  readonly id: string;
}

/** A repository on this machine. What git cannot tell is thrown as an Error that says why in a sentence. */
export interface Repository {
  /** The folder of its work tree. */
  readonly root: string;
  /** The commit that a name stands for, such as `HEAD` or `origin/main`. Throws an Error where there is none. */
  readonly findCommit: (name: string) => string;
  /** The files of a commit. */
  readonly entriesOf: (commit: string) => readonly GitEntry[];
  /** The files of the index. Throws an Error while a merge is not resolved. */
  readonly stagedEntries: () => readonly GitEntry[];
  /** What files were called in a commit that have another name in the index. Paths from the root on. */
  readonly renamedSince: (commit: string) => ReadonlyMap<string, string>;
  /** How many bytes the contents of some ids have; undefined for those that are not in this clone. */
  readonly sizesOf: (ids: readonly string[]) => readonly (number | undefined)[];
  /** The contents of some ids; undefined for those that are not in this clone. */
  readonly contentsOf: (ids: readonly string[]) => readonly (Buffer | undefined)[];
}

/** What a repository could run by itself is switched off. */
const QUIET = ['-c', 'core.fsmonitor=false', '-c', 'core.hooksPath=/dev/null'];

/** Opens the repository of the current folder; throws an Error where git or the repository is missing. */
export function openRepository(): Repository {
  const program = findProgram('git');
  if (program === undefined) throw new Error('git is needed for this, and is not found on the PATH.');
  const run = (args: readonly string[], input = '') => {
    const { status, stdout, stderr, error } = spawnSync(program, [...QUIET, ...args], {
      input,
      maxBuffer: Infinity,
      windowsHide: true,
      env: { ...process.env, GIT_OPTIONAL_LOCKS: '0', GIT_NO_LAZY_FETCH: '1', LC_ALL: 'C' },
    });
    if (error) throw new Error(`git cannot be run: ${reasonOf(error)}.`);
    return { isDone: status === 0, output: stdout, said: stderr.toString().trim().split('\n')[0] ?? '' };
  };
  const ask = (args: readonly string[], input?: string): Buffer => {
    const { isDone, output, said } = run(args, input);
    if (!isDone) throw new Error(`git says: ${said.replace(/^fatal: /, '')}`);
    return output;
  };
  const isInside = run(['rev-parse', '--is-inside-work-tree']);
  if (!isInside.isDone || isInside.output.toString().trim() !== 'true')
    throw new Error(
      /not a git repository/.test(isInside.said) || isInside.isDone
        ? 'This needs a git repository, and the current folder lies in none.'
        : `git says: ${isInside.said.replace(/^fatal: /, '')}`,
    );
  const batch = (command: string, ids: readonly string[]) =>
    ask(['cat-file', command], ids.map((id) => `${id}\n`).join(''));
  return {
    root: resolve(lineOf(ask(['rev-parse', '--show-cdup']))),
    findCommit: (name) => {
      const { isDone, output } = run(['rev-parse', '--verify', '--quiet', '--end-of-options', `${name}^{commit}`]);
      if (isDone) return lineOf(output);
      const isShallow = lineOf(ask(['rev-parse', '--is-shallow-repository'])) === 'true';
      throw new Error(
        `There is no commit “${name}” here.${isShallow ? ' This clone is shallow: fetch that commit first, or clone with all commits (in GitHub Actions fetch-depth: 0, in GitLab GIT_DEPTH: 0).' : ''}`,
      );
    },
    entriesOf: (commit) =>
      recordsOf(ask(['ls-tree', '-r', '-z', '--full-tree', '--end-of-options', commit])).flatMap((record) => {
        const [, mode = '', id = '', path = ''] = /^(\d+) blob (\w+)\t(.+)$/s.exec(record) ?? [];
        return id === '' ? [] : [{ path, id, kind: kindOf(mode) }];
      }),
    stagedEntries: () =>
      recordsOf(ask(['ls-files', '-s', '-z', '--full-name', '--', ':/'])).flatMap((record) => {
        const [, mode = '', id = '', stage, path = ''] = /^(\d+) (\w+) (\d)\t(.+)$/s.exec(record) ?? [];
        if (stage !== '0') throw new Error(`${path} is in conflict: resolve the merge first.`);
        // A repository in this one has a commit for content.
        return mode === '160000' ? [] : [{ path, id, kind: kindOf(mode) }];
      }),
    renamedSince: (commit) => {
      const fields = recordsOf(
        ask(['diff-index', '--cached', '-M', '-z', '--name-status', '--diff-filter=R', '--no-ext-diff', commit, '--']),
      );
      const renamed = new Map<string, string>();
      for (let at = 0; at + 2 < fields.length; at += 3) renamed.set(fields[at + 2] ?? '', fields[at + 1] ?? '');
      return renamed;
    },
    sizesOf: (ids) =>
      batch('--batch-check=%(objectsize)', ids)
        .toString()
        .split('\n')
        .slice(0, ids.length)
        .map((line) => (/^\d+$/.test(line) ? Number(line) : undefined)),
    contentsOf: (ids) => readBatch(batch('--batch=%(objectsize)', ids), ids.length),
  };
}

function kindOf(mode: string): GitEntry['kind'] {
  return mode === '120000' ? 'link' : 'file';
}

/** The contents that `git cat-file --batch` gives one after another, each after a line with its size. */
function readBatch(output: Buffer, count: number): readonly (Buffer | undefined)[] {
  const contents: (Buffer | undefined)[] = [];
  let at = 0;
  while (contents.length < count && at < output.length) {
    const end = output.indexOf('\n', at);
    const line = output.toString('utf8', at, end);
    at = end + 1;
    if (!/^\d+$/.test(line)) contents.push(undefined);
    else {
      contents.push(output.subarray(at, at + Number(line)));
      at += Number(line) + 1;
    }
  }
  return contents;
}

/** Records that end with NUL. */
function recordsOf(output: Buffer): readonly string[] {
  return output.toString().split('\0').slice(0, -1);
}

function lineOf(output: Buffer): string {
  return output.toString().replace(/\r?\n$/, '');
}

/** The path of a program: never that of a file in the current folder, which some systems would take first. */
function findProgram(name: string): string | undefined {
  const endings = process.platform === 'win32' ? ['.exe', '.com'] : [''];
  return (process.env.PATH ?? '')
    .split(delimiter)
    .filter((folder) => isAbsolute(folder))
    .flatMap((folder) => endings.map((ending) => join(folder, name + ending)))
    .find((path) => statSync(path, { throwIfNoEntry: false })?.isFile());
}
