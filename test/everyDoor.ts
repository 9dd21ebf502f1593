// One folder, and what is found in it through every door: the process tests and the editor tests share it.
import fixture from './fixtures/everyDoor.json';

/** The files of the folder by their paths in it. */
export const files: Readonly<Record<string, string>> = fixture.files;

/** The drafts among them, in order. */
export const drafts: readonly string[] = Object.keys(files).filter((path) => /\.(?:md|txt)$/.test(path));

/** What is found in them, as `path:line:column level rule message`. */
export const expected: readonly string[] = fixture.findings;

/** Something that was found; line and column from 1. */
interface Found {
  readonly line: number;
  readonly column: number;
  readonly level: string;
  readonly rule: string;
  readonly message: string;
}

/** What is found in a draft, as `expected` has it. */
export function describeFound(path: string, { line, column, level, rule, message }: Found): string {
  return `${path}:${line}:${column} ${level} ${rule} ${message}`;
}
