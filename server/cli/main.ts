// The command line: lints drafts, lists their terms, runs the language server.
import { isMainThread, workerData } from 'node:worker_threads';
import { Command, CommanderError, InvalidArgumentError } from 'commander';
import type { CheckOptions } from './check';
import type { ConfigOptions } from './config';
import { type OutputFile, outputFormatNames, parseOutput } from './formatters/catalog';
import { levels, profiles } from '../settings';
import type { ConvertOptions } from './glossary';
import type { InitOptions } from './init';
import type { MergeOptions } from './merge';
import type { GlossaryOptions, SettingsOptions } from '../node/inForce';
import type { MineOptions } from './mine';
import type { ReviewOptions } from './review';
import { MOST_SHARDS, parseShard, type Shard } from './shard';
import type { TermsOptions } from './terms';
import type { CheckTask } from './threads';
import { isUnsaid, OutputError, print, say } from './terminal';

declare const PRODUCT_VERSION: string;
declare const BUILD: string;

const formats = ['pretty', 'json'];
const mineFormats = ['pretty', 'csv', 'json', 'yaml'] as const;

function oneOf<Value extends string>(values: readonly Value[]) {
  return (given: string): Value => {
    if (!values.includes(given as Value)) throw new InvalidArgumentError(`It must be one of ${values.join(', ')}.`);
    return given as Value;
  };
}

function addRule(given: string, before: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const [id, level, ...rest] = given.split('=');
  if (!id || !level || rest.length > 0) throw new InvalidArgumentError('It must have the form rule=level.');
  return { ...before, [id]: level };
}

function addOutput(given: string, before: readonly OutputFile[]): readonly OutputFile[] {
  const file = parseOutput(given);
  if (file === undefined)
    throw new InvalidArgumentError(
      `Its ending tells no format: write format:file, with one of ${outputFormatNames.join(', ')}.`,
    );
  return [...before, file];
}

function parseCount(given: string): number {
  if (!/^\d{1,9}$/.test(given)) throw new InvalidArgumentError('It must be a whole number.');
  return Number(given);
}

function parseJobs(given: string): number {
  const jobs = parseCount(given);
  if (jobs < 1 || jobs > 64) throw new InvalidArgumentError('It must be a number from 1 to 64.');
  return jobs;
}

function readShard(given: string): Shard {
  const shard = parseShard(given);
  if (shard === undefined)
    throw new InvalidArgumentError(`It must be k/n, such as 3/16: n at most ${MOST_SHARDS}, k from 1 to n.`);
  return shard;
}

/** The option that names a glossary, where drafts are read. */
const glossaryOption = [
  '--glossary <file>',
  'a glossary for all drafts, in any format; may be given several times, the farthest layer first',
  (given: string, before: readonly string[]) => [...before, given],
  [] as readonly string[],
] as const;

/** The option that says how it is written. */
const fromOption = ['--from <format>', 'the format of the glossaries, if their names do not tell'] as const;

/** The options over what configurations say. */
const profileOption = ['--profile <profile>', 'the house style', oneOf([...profiles.keys()])] as const;
const ruleOption = ['--rule <rule=level>', 'set the level of a rule; may be given several times', addRule, {}] as const;

/** The option that names what is written besides. */
const outputOption = [
  '--output <file>',
  'a file to write besides, as the ending tells (.json, .ndjson, .sarif, .html, .md) or as format:file; may be given several times',
  addOutput,
  [] as readonly OutputFile[],
] as const;

/** The option that makes a part of lines of JSON. */
const partialOption = [
  '--partial',
  'tell in lines of JSON besides what policy-glossary merge needs to put shards together',
] as const;

/** A command that reads many drafts: which, and under which glossaries. */
function readsDrafts(command: Command): Command {
  return command
    .option('--shard <k/n>', 'read one share of n of all drafts: which, their paths alone decide', readShard)
    .option(
      '--files-from <file>',
      'a file that names drafts, a line each or with NUL between them; - for standard input',
    )
    .option('--drafts-from <file>', 'a file with drafts, {"path": …, "text": …} a line; - for standard input')
    .option(
      '--ignore <glob>',
      'drafts to leave out, as a line of .gitignore; may be given several times',
      (glob: string, before: readonly string[]) => [...before, glob],
      [] as readonly string[],
    )
    .option(...glossaryOption)
    .option(...fromOption);
}

const program = new Command('policy-glossary')
  .description('Consistent names in policy briefs.')
  .version(PRODUCT_VERSION)
  .exitOverride()
  .configureOutput({
    writeOut: print,
    outputError: (text) =>
      say(
        text
          .trim()
          .replace(/^error: /, '')
          .replaceAll('\n', ' ')
          .replace(/^(unknown option '(-.+)')$/, '$1; a file of that name is written ./$2'),
      ),
  });

readsDrafts(
  program
    .command('check')
    .description('Lint Markdown and plain-text drafts.')
    .argument('[paths...]', 'files, folders or globs; - for standard input; by default the current folder')
    .option('--format <format>', `what is printed: ${outputFormatNames.join(', ')}`, oneOf(outputFormatNames), 'pretty')
    .option(...outputOption)
    .option('--fix', 'fix everything that has one right answer')
    .option(...profileOption)
    .option(...ruleOption)
    .option(
      '--fail-on <level>',
      'the softest level that fails',
      oneOf(levels.filter((level) => level !== 'off')),
      'warning',
    )
    .option('--max-warnings <number>', 'fail where there are more warnings than this', parseCount)
    .option('--quiet', 'tell only what fails')
    .option(...partialOption)
    .option('--with-text', 'write the texts of drafts into a part, which the format marked shows')
    .option('--baseline <file>', 'leave out what is known: a file that --output baseline:file has written')
    .option('--since <commit>', 'tell only what is new since a commit, such as origin/main: needs git')
    .option('--staged', 'read what is staged for the next commit, and not the files: needs git')
    .option('--stats', 'say how much was read, how long it took and what each rule found')
    .option('--jobs <number>', 'how many threads read drafts; by default as many as pay off', parseJobs)
    .option('--cache', 'keep what is found, and read only drafts that have changed since')
    .option('--cache-location <folder>', 'where it is kept; by default in the user’s own folder for such things')
    .option('--stdin-filename <name>', 'what standard input is called; its ending decides the language'),
).action(async (paths: string[], options: CheckOptions) => {
  const { check } = await import('./check');
  end(await check(paths, options));
});

readsDrafts(
  program
    .command('terms')
    .description('List every mention of a concept in a draft, or in many.')
    .argument('[paths...]', 'a draft; - for standard input; with --format ndjson also folders and globs')
    .option('--format <format>', 'pretty, json, or ndjson: a draft a line', oneOf([...formats, 'ndjson']), 'pretty')
    .option(...partialOption),
).action(async (paths: string[], options: TermsOptions) => {
  const { terms } = await import('./terms');
  end(await terms(paths, options));
});

program
  .command('merge')
  .description('Put parts that check or terms have written with --partial together, as one run would have told it.')
  .argument('<parts...>', 'files, in any order; those without shards in the order of their drafts')
  .option(
    '--format <format>',
    `what is printed: ${outputFormatNames.join(', ')}; by default as the command prints it`,
    oneOf(outputFormatNames),
  )
  .option(...outputOption)
  .option('--stats', 'say how much was read and what each rule found')
  .action(async (paths: string[], options: MergeOptions) => {
    const { merge } = await import('./merge');
    end(await merge(paths, options));
  });

readsDrafts(
  program
    .command('review')
    .description('Review the naming of many drafts: which uses which name for what. Prints Markdown.')
    .argument('[paths...]', 'files, folders or globs; by default the current folder')
    .option('--partial', 'print a part of it instead, for review --merge')
    .option('--merge', 'put parts together: what is named are files that --partial has written'),
).action(async (paths: string[], options: ReviewOptions) => {
  const { review } = await import('./review');
  end(await review(paths, options));
});

readsDrafts(
  program
    .command('mine')
    .description(
      'List what drafts themselves define and repeat: abbreviations with their full names, and names that no glossary has.',
    )
    .argument('[paths...]', 'files, folders or globs; by default the current folder')
    .option('--format <format>', `what is printed: ${mineFormats.join(', ')}`, oneOf(mineFormats), 'pretty')
    .option('--min-drafts <number>', 'in how many drafts a name has to stand', parseCount, 2)
    .option('--most <number>', 'how many of each kind are told at most: those in most drafts', parseCount, 10_000)
    .option('--all', 'tell what glossaries have, too')
    .option('--partial', 'print a part with all candidates, to be put together with --merge')
    .option('--merge', 'put parts together that --partial has printed: the paths are theirs'),
).action(async (paths: string[], options: MineOptions) => {
  const { mine } = await import('./mine');
  end(await mine(paths, options));
});

program
  .command('config')
  .description('Print what holds for a draft, and where each value comes from.')
  .argument('<file>', 'a draft, which need not exist')
  .option('--format <format>', 'pretty or json', oneOf(formats), 'pretty')
  .option(...profileOption)
  .option(...ruleOption)
  .option(...glossaryOption)
  .option(...fromOption)
  .action(async (file: string, options: ConfigOptions) => {
    const { config } = await import('./config');
    end(await config(file, options));
  });

program
  .command('init')
  .description('Make a configuration of the current folder from its drafts: the house style that they follow best.')
  .argument('[paths...]', 'files, folders or globs; by default the current folder')
  .option('--force', 'replace one that exists')
  .action(async (paths: string[], options: InitOptions) => {
    const { init } = await import('./init');
    end(await init(paths, options));
  });

const glossary = program.command('glossary').description('Convert, validate and test glossary files.');

glossary
  .command('convert')
  .description('Read a glossary in one format and write it in another.')
  .argument('<input>', 'a glossary file')
  .argument('[output]', 'the file to write; standard output if it is left out')
  .option('--from <format>', 'the format to read, if the name of the file does not tell')
  .option('--to <format>', 'the format to write; by default as the name of the output tells, or YAML')
  .option('--force', 'replace a file that exists')
  .action(async (input: string, output: string | undefined, options: ConvertOptions) => {
    const { convert } = await import('./glossary');
    end(await convert(input, output, options));
  });

for (const [name, description, tests] of [
  ['validate', 'Say what is wrong in glossary files.', false],
  ['test', 'Say what is wrong in glossary files, and which of their test sentences fail.', true],
] as const) {
  glossary
    .command(name)
    .description(description)
    .argument('<files...>', 'glossary files, the farthest layer first')
    .option(...fromOption)
    .action(async (files: string[], { from }: { readonly from?: string }) => {
      const { validate } = await import('./glossary');
      end(validate(files, tests, from));
    });
}

program
  .command('server')
  .description('Run the language server, over standard input and output if no other transport is named.')
  .option('--stdio', 'standard input and output')
  .option('--node-ipc', 'the channel of the parent process')
  .option('--socket <port>', 'a socket on this machine')
  .option('--pipe <name>', 'a named pipe')
  .option('--clientProcessId <id>', 'end with this process')
  .action(async () => {
    // A client may go at any time.
    for (const stream of [process.stdout, process.stderr])
      stream.on('error', (error: NodeJS.ErrnoException) => {
        if (error.code === 'EPIPE') process.exit();
        throw error;
      });
    const { startNodeServer } = await import('../node/start');
    startNodeServer(import.meta.url, BUILD);
  });

program
  .command('mcp')
  .description(
    'Serve assistants with the checker and the glossary over the Model Context Protocol, on standard input and output.',
  )
  .option(...profileOption)
  .option(...ruleOption)
  .option(...glossaryOption)
  .option(...fromOption)
  .action(async (options: GlossaryOptions & SettingsOptions) => {
    const [{ serveAssistants }, { inForceHere }] = await Promise.all([import('../node/mcp'), import('./inForce')]);
    await serveAssistants(await inForceHere(options, { onProblem: say, onDoubt: say })('draft.md'));
  });

if (isMainThread) run();
else if (isCheckTask(workerData)) void import('./threads').then(({ serve }) => serve(workerData as CheckTask));
else void import('../node/threads').then(({ runThread }) => runThread(workerData));

function isCheckTask(given: unknown): boolean {
  return typeof given === 'object' && given !== null && 'check' in given;
}

function run(): void {
  program.parseAsync().catch((error: unknown) => {
    if (error instanceof CommanderError) return end(error.exitCode === 0 ? 0 : 2);
    const message = error instanceof Error ? error.message : String(error);
    if (!(error instanceof OutputError) || message !== '') say(message);
    end(2);
  });
}

/** Ends with a code, or with 2 where something could not be said. */
function end(code: number): void {
  process.exitCode = isUnsaid() ? 2 : code;
}
