// Reading a configuration file: what it says, and what is wrong in it, at the place where it is wrong.
import { isMap, isScalar, LineCounter } from 'yaml';
import type { Problem } from '../text/problem';
import type { Span } from '../text/span';
import { accept, type FileKind, type Path } from '../yaml/accept';
import {
  firstLine,
  memberAt,
  readDocument,
  type Report,
  reportFaults,
  reportTwice,
  spanOf,
  topOf,
  toRecord,
} from '../yaml/document';
import { type Configuration, configurationSchema } from './schema';
import { t } from '../words/words';

/** A configuration file as it was read. */
export interface ConfigurationFile {
  readonly uri: string;
  readonly text: string;
  readonly says: Configuration;
  readonly problems: readonly Problem[];
  /** Whether the file as a whole could not be read as YAML: half of it may be missing. */
  readonly isBroken: boolean;
  /** Where the part stands to which a path leads, or what is there of the way to it. Offsets in the text. */
  readonly at: (path: Path) => Span;
}

/** A configuration file, as a schema knows it. */
const configurationKind: FileKind = { schema: configurationSchema };

/** The largest configuration that is read, in UTF-16 units: more would keep others waiting. */
const LARGEST = 100_000;

/** Reads a configuration in YAML or JSON. A fault costs the part in which it stands; all else holds. Never throws. */
export function parseConfiguration(text: string, uri: string): ConfigurationFile {
  const problems: Problem[] = [];
  const report: Report = (span, message, level = 'error') => void problems.push({ ...span, message, level });
  const nothing = { uri, text, says: {}, problems, at: () => topOf(text) };
  try {
    if (text.length > LARGEST) {
      report(topOf(text), t('This configuration is too large: it has more than 100,000 characters.'));
      return { ...nothing, isBroken: true };
    }
    const document = readDocument(text, report, new LineCounter());
    if (document === undefined || document.errors.length > 0) return { ...nothing, isBroken: true };
    const root = document.contents;
    if (root === null || (isScalar(root) && root.value === null)) return { ...nothing, isBroken: false };
    if (!isMap(root)) {
      report(spanOf(root), t('A configuration is keys with values, such as `profile: think-tank`.'));
      return { ...nothing, isBroken: true };
    }
    reportTwice(root, report);
    const { data = {}, faults } = accept(configurationSchema, toRecord(root, new Set()), configurationKind);
    reportFaults(faults, root, root, report);
    problems.sort((a, b) => a.start - b.start);
    const at = (path: Path) => {
      const { key, value } = memberAt(root, path);
      return spanOf(key ?? value);
    };
    return { uri, text, says: data, problems, isBroken: false, at };
  } catch (error) {
    // The YAML library throws other errors than its own at aliases without end.
    const said = error instanceof Error ? firstLine(error.message) : String(error);
    report(topOf(text), t('This configuration cannot be read: {0}', said));
    return { ...nothing, isBroken: true };
  }
}
