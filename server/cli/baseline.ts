// Findings that are known already: written with `--output baseline:FILE`, and left out of a later run.
import { relative, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { type Baseline, BASELINE_VERSION, nameFrom, parseBaseline, readBaseline } from '../configuration/baseline';
import type { NamedFile } from '../configuration/inForce';
import { LARGEST_GLOSSARY_FILE } from '../files/decode';
import { fingerprintsOf } from '../features/fingerprint';
import { readText } from '../node/files';
import { repositoryOf } from '../node/folder';
import { lookAt } from '../node/glossaries';
import type { FileTree } from '../node/tree';
import { type Checked, printsOf, type StartFormatter } from './formatters/formatter';
import { say } from './terminal';

/** Writes the fingerprints of all findings by draft, a line each, so that a change of the file can be read. */
export const startBaseline: StartFormatter = (write, { folder }) => {
  write(`{\n  "version": ${BASELINE_VERSION},\n  "drafts": {`);
  const from = `${pathToFileURL(folder).href}/`;
  let isFirst = true;
  return {
    draft(_, all) {
      const prints = printsOf(all).map((print) => `\n      "${print}"`);
      if (prints.length === 0) return;
      const name = nameFrom(from, pathToFileURL(resolve(all.path)).href);
      write(`${isFirst ? '' : ','}\n    ${JSON.stringify(name)}: [${prints.join(',')}\n    ]`);
      isFirst = false;
    },
    end: () => write(`${isFirst ? '' : '\n  '}}\n}\n`),
  };
};

/** The baselines of a run: one for all drafts, or what configurations name. */
export interface Baselines {
  /** A draft without the findings that are known; `named` is what its configurations name. */
  readonly leaveOut: (checked: Checked, named: NamedFile | undefined) => Promise<Checked>;
  /** Says how many known findings were no longer found in the drafts that were read. */
  readonly tellGone: () => void;
}

/** A baseline in use, and what has become of its findings. */
interface BaselineInUse extends Baseline {
  readonly path: string;
  known: number;
  gone: number;
}

/**
 * Opens the baselines of a run. `given` is for all drafts and lies on this machine; those that configurations name are read
 * from a tree. Undefined after telling why what is given cannot be used; another one that cannot is told and not used.
 */
export function openBaselines(
  given: string | undefined,
  tree: FileTree,
  onProblem: (message: string) => void,
): Baselines | undefined {
  const inUse = new Map<string, BaselineInUse | undefined>();
  const use = (path: string, baseline: Baseline | string): BaselineInUse | undefined => {
    if (typeof baseline === 'object') return { ...baseline, path, known: 0, gone: 0 };
    onProblem(baseline);
    return undefined;
  };
  const text = given === undefined ? undefined : readText(given, LARGEST_GLOSSARY_FILE, onProblem);
  let ofAll: BaselineInUse | undefined;
  if (given !== undefined && text !== undefined) {
    const parsed = parseBaseline(text, pathToFileURL(resolve(given)).href);
    ofAll = use(given, typeof parsed === 'string' ? `${given} ${parsed}` : parsed);
  }
  if (given !== undefined && ofAll === undefined) return undefined;
  const find = async (file: NamedFile): Promise<BaselineInUse | undefined> => {
    const folder = fileURLToPath(file.from);
    const path = relative('.', resolve(folder, file.named));
    if (!inUse.has(path)) {
      const root = repositoryOf(folder);
      const read = (uri: string) => Promise.resolve(lookAt(fileURLToPath(uri), root, tree));
      inUse.set(path, use(path, await readBaseline(file, read)));
    }
    return inUse.get(path);
  };
  return {
    leaveOut: async (checked, named) => {
      const baseline = ofAll ?? (named && (await find(named)));
      if (baseline === undefined) return checked;
      const prints = fingerprintsOf(checked.usage.draft, checked.findings);
      const before = new Set(baseline.knownIn(pathToFileURL(resolve(checked.path)).href));
      const findings = checked.findings.filter((_, index) => !before.delete(prints[index] ?? ''));
      baseline.known += checked.findings.length - findings.length;
      baseline.gone += before.size;
      return { ...checked, findings };
    },
    tellGone: () => {
      for (const baseline of [ofAll, ...inUse.values()]) {
        const { path, known, gone } = baseline ?? { path: '', known: 0, gone: 0 };
        if (gone > 0)
          say(`${gone} of ${known + gone} known findings are gone: write them anew with --output baseline:${path}.`);
      }
    },
  };
}
