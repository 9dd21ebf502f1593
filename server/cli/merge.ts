// policy-glossary merge: puts the parts of check or terms together, as one run would have written them.
import { levels } from '../settings';
import type { OutputFile, OutputFormatName } from './formatters/catalog';
import { openParts, PartError, type Parts } from './parts';
import { restoreLine } from './partLines';
import { print, say } from './terminal';
import { createTally, type FailOptions, failsFor, isFailed, openWriters } from './writers';

declare const PRODUCT_VERSION: string;

/** Options of `merge`, as they are given. */
export interface MergeOptions {
  /** What is printed; undefined for what the command of the parts prints by itself. */
  readonly format?: OutputFormatName;
  /** Files that are written besides. */
  readonly output: readonly OutputFile[];
  readonly stats?: boolean;
}

/** Prints what parts come to; gives the exit code, the highest of theirs, or 2 where they cannot be put together. */
export async function merge(paths: readonly string[], options: MergeOptions): Promise<number> {
  const parts = openParts(paths, ['check', 'terms'], say);
  if (parts === undefined) return 2;
  for (const [, message] of parts.said) say(message);
  try {
    return await (parts.header.command === 'terms' ? mergeTerms(parts, options) : mergeChecks(parts, options));
  } catch (error) {
    if (!(error instanceof PartError)) throw error;
    say(error.message);
    return 2;
  }
}

function mergeTerms(parts: Parts, { format = 'ndjson', output }: MergeOptions): number {
  if (format !== 'ndjson' || output.length > 0) {
    say('Parts of terms are put together as lines of JSON on standard output: leave --output and other formats out.');
    return 2;
  }
  parts.each((line) => print(`${line.replace(/^\{"at":\d+,/, '{')}\n`));
  return parts.exit;
}

async function mergeChecks(parts: Parts, { format = 'pretty', output, stats }: MergeOptions): Promise<number> {
  const given = readFailOptions(parts.header.options);
  const showsText = [format, ...output.map((file) => file.format)].includes('marked');
  if (given === undefined || (showsText && parts.header.options['with-text'] !== true)) {
    say(
      given
        ? 'These parts hold no texts of drafts, which the format marked shows: run check with --with-text, or choose another.'
        : 'These parts do not say what fails: run their shards again.',
    );
    return 2;
  }
  let exit = parts.exit;
  const onProblem = (message: string) => {
    exit = 2;
    say(message);
  };
  const writers = await openWriters(
    { format, output },
    { fails: failsFor(given), version: PRODUCT_VERSION },
    onProblem,
  );
  if (writers === undefined) return 2;
  const tally = createTally();
  try {
    parts.each((line) => {
      const { checked, all, at } = restoreLine(line);
      tally.add(checked);
      writers.draft(checked, all, at);
    });
    if (isFailed(tally.counts, given)) exit = Math.max(exit, 1);
    if (!writers.end(tally.counts)) exit = 2;
  } finally {
    writers.abandon();
  }
  if (stats) tally.say();
  return exit;
}

/** What fails, as the header of a part says it; undefined where it does not. */
function readFailOptions(options: Readonly<Record<string, unknown>>): FailOptions | undefined {
  const failOn = levels.find((level) => level === options['fail-on']);
  const maxWarnings = options['max-warnings'];
  if (failOn === undefined || failOn === 'off') return undefined;
  return typeof maxWarnings === 'number' ? { failOn, maxWarnings } : { failOn };
}
