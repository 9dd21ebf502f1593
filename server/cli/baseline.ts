// Findings that are known already: written with `--output baseline:FILE`, and left out of a later run with `--baseline FILE`.
import { readText } from '../node/files';
import { fingerprintsOf } from './formatters/fingerprint';
import { type Checked, nameOf, type StartFormatter } from './formatters/formatter';

/** The version of the file. */
const VERSION = 1;
/** The largest file that is read, in bytes: some millions of findings. */
const LARGEST = 200_000_000;

/** Writes the fingerprints of all findings by draft, a line each, so that a change of the file can be read. */
export const startBaseline: StartFormatter = (write) => {
  write(`{\n  "version": ${VERSION},\n  "drafts": {`);
  let isFirst = true;
  return {
    draft(checked) {
      if (checked.findings.length === 0) return;
      const prints = fingerprintsOf(checked).map((print) => `\n      "${print}"`);
      write(`${isFirst ? '' : ','}\n    ${JSON.stringify(nameOf(checked.path))}: [${prints.join(',')}\n    ]`);
      isFirst = false;
    },
    end: () => write(`${isFirst ? '' : '\n  '}}\n}\n`),
  };
};

/** The findings of a baseline, and what has become of them. */
export interface Baseline {
  /** A draft without the findings that are known. */
  readonly leaveOut: (checked: Checked) => Checked;
  /** How many were known, and how many of them are no longer found in the drafts that were read. */
  readonly count: () => { readonly known: number; readonly gone: number };
}

/** Reads a baseline; undefined after telling why it cannot be used. */
export function readBaseline(path: string, onProblem: (message: string) => void): Baseline | undefined {
  const text = readText(path, LARGEST, onProblem);
  if (text === undefined) return undefined;
  const drafts = parseBaseline(text);
  if (typeof drafts === 'string') {
    onProblem(`${path} ${drafts}`);
    return undefined;
  }
  let known = 0;
  let gone = 0;
  return {
    leaveOut: (checked) => {
      const prints = fingerprintsOf(checked);
      const before = new Set(drafts.get(nameOf(checked.path)));
      const findings = checked.findings.filter((_, index) => !before.delete(prints[index] ?? ''));
      known += checked.findings.length - findings.length;
      gone += before.size;
      return { ...checked, findings };
    },
    count: () => ({ known, gone }),
  };
}

/** The fingerprints by draft; or why there are none, as the end of a sentence about the file. */
function parseBaseline(text: string): ReadonlyMap<string, readonly string[]> | string {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    return 'is no baseline: it is no valid JSON.';
  }
  const { version, drafts } = (typeof data === 'object' && data !== null ? data : {}) as {
    readonly version?: unknown;
    readonly drafts?: unknown;
  };
  if (typeof version === 'number' && version !== VERSION)
    return `is a baseline of version ${version}, and ${VERSION} is read: write it anew with --output baseline:FILE.`;
  if (version !== VERSION || typeof drafts !== 'object' || drafts === null) return 'is no baseline.';
  return new Map(
    Object.entries(drafts).map(([name, prints]) => [
      name,
      (Array.isArray(prints) ? prints : []).filter((print) => typeof print === 'string'),
    ]),
  );
}
