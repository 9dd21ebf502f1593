// What holds for each draft that a command reads: its glossary, and its settings.
import { dirname, relative, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import {
  configurationsFor,
  type FolderConfiguration,
  glossariesOnlyFor,
  leftOutBy,
  type NamedFile,
  sourcesFor,
} from '../configuration/inForce';
import { layerSettings, type LayeredSettings, type SettingsSource } from '../configuration/layers';
import type { OnProblem } from '../files/decode';
import type { GlossaryFile } from '../files/host';
import type { Format } from '../glossary/formats/format';
import type { Glossary } from '../glossary/glossary';
import { type InForce, layGlossaries } from '../glossary/layers';
import { findConfiguration, readConfiguration } from './configurations';
import { isInside, repositoryOf } from './folder';
import { hashOf } from './stamp';
import { findGlossaries, readAll, readGlossaries } from './glossaries';
import { type FileTree, thisMachine } from './tree';
import type { LintOptions } from '../rules/rule';
import { lintOptions, parseSettings, type Settings } from '../settings';
import { createLined, positionAt } from '../text/draft';
import type { Problem } from '../text/problem';

/** The glossaries that are named for all drafts, the farthest first. */
export interface GlossaryOptions {
  readonly glossary: readonly string[];
  /** The id of the format in which they are written; undefined where their names tell. */
  readonly from?: string;
}

/** Settings that are named for all drafts, over what their configurations say. */
export interface SettingsOptions {
  readonly profile?: string;
  readonly rule?: Readonly<Record<string, string>>;
}

/** What is said of glossaries and configurations: what could not be read, and what is only doubtful. */
export interface OnFileProblem {
  readonly onProblem: OnProblem;
  readonly onDoubt: OnProblem;
}

/** What holds for a draft. */
export interface DraftInForce {
  readonly glossary: Glossary;
  /** The glossary files that it is made of beside the built-in one, the farthest first. */
  readonly glossaries: readonly string[];
  readonly settings: Settings;
  /** The same object for drafts with the same settings. */
  readonly options: LintOptions;
  /** Where each of the settings comes from. */
  readonly origins: LayeredSettings['origins'];
  /** The configurations of its folders, from the outer to the inner ones. */
  readonly configurations: readonly FolderConfiguration[];
  /** The configuration that leaves it out; undefined where none does. */
  readonly leftOutBy?: FolderConfiguration;
  /** The baseline that the nearest of the configurations names that name one. */
  readonly baseline?: NamedFile;
  /** What tells the glossary and the settings from all others, by what they say. */
  readonly mark: () => string;
}

/**
 * Gives what holds for a draft by its path. Its glossary: over the built-in one those that are named, of any format, then
 * those that configurations name, and those of the current folder and of each folder below it on the way to the draft. Its
 * settings: what the configurations of its folder and of those above say, up to the root of the repository, and over that
 * what is given. What is wrong in a file is told once, with file, line and column. The files are those of a tree; of each
 * configuration and glossary `onRead` is told when it is read. `findFormat` gives the format of an id, and throws where there is
 * none: who gives no `from` needs none.
 */
export function inForceHere(
  { glossary: named, from: format, profile, rule }: GlossaryOptions & SettingsOptions,
  say: OnFileProblem,
  tree: FileTree = thisMachine,
  onRead: (file: GlossaryFile) => void = () => undefined,
  findFormat?: (id: string) => Promise<Format>,
): (draft: string) => Promise<DraftInForce> {
  const here = process.cwd();
  const flags = sourceOf({ profile, rule });
  const configurationsAt = createConfigurationsAt(say, tree, onRead);
  const addOver = async (outer: InForce, files: readonly GlossaryFile[], from?: string) => {
    for (const file of files) onRead(file);
    return addLayers(outer, files, say, from === undefined ? undefined : await findFormat?.(from));
  };
  /** The glossaries of a folder: over the outermost ones, from the repository or the current folder on, those on the way to it. */
  const glossariesOver = (outermost: () => Promise<InForce>) => {
    const glossariesAt = remember(async (folder: string): Promise<InForce> => {
      const isBelowHere = folder !== here && isInside(here, folder);
      const isOutermost = folder === repositoryOf(folder) && !isBelowHere;
      const outer = await (isOutermost ? outermost() : glossariesAt(dirname(folder)));
      const own = (await configurationsAt(folder)).find(({ uri }) => dirname(fileURLToPath(uri)) === folder);
      const files: GlossaryFile[] = [];
      for (const { named: path, from, drafts } of own?.glossaries ?? [])
        if (drafts === undefined) files.push(...(await readGlossaries(path, from, say.onProblem, tree)));
      if (isInside(here, folder)) files.push(...(await findGlossaries(folder, say.onProblem, tree)));
      return addOver(outer, files);
    });
    return glossariesAt;
  };
  /** The glossaries of a folder, and over them those that are for some of its drafts only. */
  const glossariesWith = (glossariesAt: (folder: string) => Promise<InForce>) => {
    const withOthers = remember(async (asked: string): Promise<InForce> => {
      const [folder, others] = JSON.parse(asked) as [string, readonly NamedFile[]];
      const files: GlossaryFile[] = [];
      for (const { named: path, from } of others)
        files.push(...(await readGlossaries(path, from, say.onProblem, tree)));
      return addOver(await glossariesAt(folder), files);
    });
    return (folder: string, others: readonly NamedFile[]) =>
      others.length === 0 ? glossariesAt(folder) : withOthers(JSON.stringify([folder, others]));
  };
  const base = once(() => addOver(layGlossaries([]), readAll(named, say.onProblem, tree), format));
  const glossariesHere = glossariesWith(glossariesOver(base));
  // A draft that lies elsewhere has the glossaries of the current folder too.
  const glossariesElsewhere = glossariesWith(
    glossariesOver(once(async () => addOver(await base(), await findGlossaries(here, say.onProblem, tree)))),
  );
  const settingsOf = remember((given: string) => {
    const { settings, warnings } = parseSettings(JSON.parse(given));
    for (const warning of warnings) say.onProblem(warning);
    return Promise.resolve({ settings, options: lintOptions(settings) });
  });
  const markFor = createMarks();
  /** What holds for a draft by its folder, its URI and the configurations of its folders. */
  const holdsFor = async (
    folder: string,
    href: string,
    configurations: readonly FolderConfiguration[],
  ): Promise<DraftInForce> => {
    const { values, origins } = layerSettings([...sourcesFor(configurations, href, placeIn), flags]);
    const given = JSON.stringify(values);
    const glossariesFor = isInside(here, folder) ? glossariesHere : glossariesElsewhere;
    const { glossary, layers } = await glossariesFor(folder, glossariesOnlyFor(configurations, href));
    return {
      ...(await settingsOf(given)),
      origins,
      glossary,
      glossaries: layers.map(({ uri }) => shownPath(uri)),
      configurations,
      leftOutBy: leftOutBy(configurations, href),
      baseline: configurations.findLast(({ baseline }) => baseline !== undefined)?.baseline,
      mark: () => markFor(glossary, given),
    };
  };
  const holdsWithout = remember((folder: string) => holdsFor(folder, pathToFileURL(folder).href, []));
  return async (draft) => {
    const place = resolve(draft);
    const folder = dirname(place);
    const all = await configurationsAt(folder);
    // Without a configuration the same holds for all drafts of a folder.
    if (all.length === 0) return holdsWithout(folder);
    const { href } = pathToFileURL(place);
    return holdsFor(folder, href, configurationsFor(all, href));
  };
}

/** Gives the configurations of a folder and of those above it, up to the root of the repository; each is read once. */
function createConfigurationsAt(
  say: OnFileProblem,
  tree: FileTree,
  onRead: (file: GlossaryFile) => void,
): (folder: string) => Promise<readonly FolderConfiguration[]> {
  const configurationsAt = remember(async (folder: string): Promise<readonly FolderConfiguration[]> => {
    const root = repositoryOf(folder);
    const outer = folder === root ? [] : await configurationsAt(dirname(folder));
    const path = findConfiguration(folder, say.onDoubt, tree);
    const own = path === undefined ? undefined : await readConfiguration(path, root, say.onProblem, tree);
    for (const { uri, text, problems } of own?.files ?? []) {
      onRead({ uri, text });
      tellProblems(uri, text, problems, say);
    }
    return own === undefined ? outer : [...outer, own];
  });
  return configurationsAt;
}

/** The path of a file as it is shown: from the current folder on. */
export function shownPath(uri: string): string {
  return relative('.', fileURLToPath(uri));
}

/** A place in a configuration as it is shown: file and line. */
function placeIn({ uri, text, at }: FolderConfiguration['files'][number], path: readonly (string | number)[]): string {
  return `${shownPath(uri)}:${positionAt(createLined(text), at(path).start).line + 1}`;
}

/** Work that is done when its result is asked for first. */
function once<Result>(work: () => Promise<Result>): () => Promise<Result> {
  let known: Promise<Result> | undefined;
  return () => (known ??= work());
}

/** A function whose results are kept, by what it is asked. */
function remember<Key, Result>(work: (key: Key) => Promise<Result>): (key: Key) => Promise<Result> {
  const known = new Map<Key, Promise<Result>>();
  return (key) => {
    const found = known.get(key) ?? work(key);
    known.set(key, found);
    return found;
  };
}

/** What glossaries were made of: files over another glossary. */
const sources = new WeakMap<
  Glossary,
  { readonly outer: Glossary; readonly files: readonly unknown[]; mark?: string }
>();

/** What tells a glossary from all others; empty for the built-in one. */
function markOf(glossary: Glossary): string {
  const source = sources.get(glossary);
  if (source === undefined) return '';
  return (source.mark ??= hashOf(`${markOf(source.outer)} ${JSON.stringify(source.files)}`));
}

/** The settings that are named for all drafts. */
function sourceOf({ profile, rule }: SettingsOptions): SettingsSource {
  return {
    values: { profile, rules: rule },
    nameOf: ([key]) => (key === 'rules' ? '--rule' : '--profile'),
  };
}

/** Tells what tells a glossary and settings from all others. */
function createMarks(): (glossary: Glossary, values: string) => string {
  const marks = new Map<string, string>();
  return (glossary, values) => {
    const both = `${markOf(glossary)} ${values}`;
    const mark = marks.get(both) ?? hashOf(both);
    marks.set(both, mark);
    return mark;
  };
}

/** What is in force with some files over the others. */
async function addLayers(
  outer: InForce,
  given: readonly GlossaryFile[],
  say: OnFileProblem,
  format?: Format,
): Promise<InForce> {
  const known = new Set(outer.layers.map(({ uri }) => uri));
  const files = given.filter(({ uri }) => !known.has(uri) && known.add(uri));
  if (files.length === 0) return outer;
  const { readLayer } = await import('../glossary/formats/layer');
  const read = files.map(({ uri, text }) => ({ text, layer: readLayer(text, uri, undefined, format) }));
  const inForce = layGlossaries([...outer.layers, ...read.map(({ layer }) => layer)]);
  sources.set(inForce.glossary, { outer: outer.glossary, files: [format?.id, ...files] });
  for (const { text, layer } of read)
    tellProblems(layer.uri, text, [...layer.problems, ...(inForce.problems.get(layer.uri) ?? [])], say);
  return inForce;
}

function tellProblems(uri: string, text: string, problems: readonly Problem[], say: OnFileProblem): void {
  if (problems.length === 0) return;
  const lined = createLined(text);
  for (const { start, message, level } of problems) {
    const { line, character } = positionAt(lined, start);
    (level === 'error' ? say.onProblem : say.onDoubt)(`${shownPath(uri)}:${line + 1}:${character + 1}: ${message}`);
  }
}
