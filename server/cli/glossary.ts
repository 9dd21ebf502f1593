// policy-glossary glossary: converts, validates and tests glossary files.
import { basename } from 'node:path';
import { formatOf } from '../glossary/formats/catalog';
import type { Format, ReadFile } from '../glossary/formats/format';
import { readLayer } from '../glossary/formats/layer';
import { layGlossaries } from '../glossary/layers';
import { testSentence, testSentences } from '../rules/testSentences';
import { defaultSettings, lintOptions } from '../settings';
import { parseDraft, positionAt } from '../text/draft';
import { makeVisible } from '../text/visible';
import { readBytes, readText } from '../node/files';
import { everyFormat, findTextFormat } from './formats';
import { print, printFile, say } from './terminal';
import { writeFile } from '../node/writing';

/** The largest glossary that is read, in bytes. */
const LARGEST_FILE = 60_000_000;

/** Options of `convert`, as they are given. */
export interface ConvertOptions {
  readonly from?: string;
  readonly to?: string;
  readonly force?: boolean;
}

/** The format of an id, or else of a file's name, among those that can do what is wanted. */
function findFormat(
  able: (format: Format) => boolean,
  id: string | undefined,
  path: string | undefined,
): Format | undefined {
  const among = everyFormat.filter(able);
  if (id !== undefined) return among.find((format) => format.id === id);
  return path === undefined ? undefined : formatOf(basename(path), among);
}

function isReadable({ read, readBytes }: Format): boolean {
  return read !== undefined || readBytes !== undefined;
}

function isWritable({ write }: Format): boolean {
  return write !== undefined;
}

/** Reads a glossary in one format and writes it in another; gives the exit code: 0, 1 where something is lost, 2 where nothing is written. */
export async function convert(
  input: string,
  output: string | undefined,
  { from, to, force = false }: ConvertOptions,
): Promise<number> {
  if (input === '' || output === '') {
    say('An empty name names no file.');
    return 2;
  }
  const source = findFormat(isReadable, from, input);
  const target = findFormat(isWritable, to ?? (output === undefined ? 'yaml' : undefined), output);
  const list = (able: (format: Format) => boolean) =>
    everyFormat
      .filter(able)
      .map(({ id }) => id)
      .join(', ');
  if (source === undefined) {
    say(`The format of ${input} is not known; name it with --from, as one of ${list(isReadable)}.`);
    return 2;
  }
  if (target?.write === undefined) {
    say(`The format to write is not known; name it with --to, as one of ${list(isWritable)}.`);
    return 2;
  }
  const file = await readFileAs(source, input);
  if (file === undefined) return 2;
  const { entries, notices } = file;
  for (const { line, column, message } of notices) say(`${input}:${line}:${column}: ${message}`);
  if (entries.length === 0) {
    say(`${input} holds no entry.`);
    return 2;
  }
  const { text: written, losses } = target.write(entries);
  for (const loss of losses) say(`not carried: ${loss}`);
  if (output === undefined) printFile(written);
  else if (!writeFile(output, written, force ?? false, say)) return 2;
  return notices.length > 0 || losses.length > 0 ? 1 : 0;
}

/** What a file says in a format; undefined after telling why it cannot be read. */
async function readFileAs(format: Format, path: string): Promise<ReadFile | undefined> {
  if (format.readBytes) {
    const bytes = readBytes(path, LARGEST_FILE, say);
    return bytes && format.readBytes(bytes);
  }
  const text = readText(path, LARGEST_FILE, say);
  return text === undefined ? undefined : format.read?.(text);
}

/**
 * Says what is wrong in glossary files, and with `tests` which sentences of theirs fail; gives the exit code. `from` is the
 * format of all of them, where their names do not tell.
 */
export function validate(paths: readonly string[], tests: boolean, from?: string): number {
  const format = from === undefined ? undefined : findTextFormat(from);
  let worst = 0;
  const refuse = (message: string) => {
    say(message);
    worst = 2;
  };
  const layers = [];
  for (const path of paths) {
    if (format === undefined && findFormat(({ readBytes }) => readBytes !== undefined, undefined, path)) {
      refuse(`${path} is used only when it has been converted: policy-glossary glossary convert ${path}`);
      continue;
    }
    const text = readText(path, LARGEST_FILE, say);
    if (text === undefined) worst = 2;
    else layers.push({ path, text, layer: readLayer(text, path, undefined, format) });
  }
  const { glossary, problems } = layGlossaries(layers.map(({ layer }) => layer));
  const options = lintOptions(defaultSettings);
  for (const { path, text, layer } of layers) {
    const draft = parseDraft(text, 'plaintext');
    const sentences = tests ? [...testSentences(layer.entries)] : [];
    const failed = sentences.flatMap((sentence) => testSentence(glossary, sentence, options) ?? []);
    const all = [...layer.problems, ...(problems.get(path) ?? []), ...failed].sort((a, b) => a.start - b.start);
    for (const { start, message } of all) {
      const { line, character } = positionAt(draft, start);
      print(`${makeVisible(path)}:${line + 1}:${character + 1}: ${makeVisible(message)}\n`);
      worst = Math.max(worst, 1);
    }
    if (all.length === 0 && layer.entries.length === 0) refuse(`${path} holds no entry.`);
  }
  return worst;
}
