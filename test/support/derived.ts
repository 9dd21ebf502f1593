// Files that are written from the code: compared by a test, rewritten with UPDATE=1.
import { equal } from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { format, getFileInfo } from 'prettier';

/** Demands that a file holds what the code gives, formatted as everything else is; with UPDATE=1 writes it instead. */
export async function checkDerived(file: string, content: string): Promise<void> {
  const { inferredParser } = await getFileInfo(file);
  const formatted = inferredParser
    ? await format(content, { filepath: file, singleQuote: true, printWidth: 120 })
    : content;
  if (process.env.UPDATE === '1') writeFileSync(file, formatted);
  equal(readFileSync(file, 'utf8'), formatted, `${file} is out of date: run UPDATE=1 npm run unit`);
}
