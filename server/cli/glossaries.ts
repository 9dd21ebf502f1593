// The glossary of each draft that a command reads.
import { dirname, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { OnProblem } from '../files/decode';
import type { GlossaryFile } from '../files/host';
import type { Glossary } from '../glossary/glossary';
import { type InForce, layGlossaries } from '../glossary/layers';
import { isInside } from '../node/folder';
import { findGlossaries, readAll } from '../node/glossaries';
import { createLined, positionAt } from '../text/draft';

/** The glossaries that are named for all drafts, the farthest first. */
export interface GlossaryOptions {
  readonly glossary: readonly string[];
}

/** What is said of glossaries: what could not be read, and what is only doubtful. */
export interface OnGlossaryProblem {
  readonly onProblem: OnProblem;
  readonly onDoubt: OnProblem;
}

/**
 * Gives the glossary of a draft by its path: over the built-in one those that are named, of any format, then those of the
 * current folder and of each folder below it on the way to the draft. What is wrong in a file is told once, with file,
 * line and column.
 */
export function glossariesHere(named: readonly string[], say: OnGlossaryProblem): (draft: string) => Promise<Glossary> {
  const here = process.cwd();
  const known = new Map<string, Promise<InForce>>();
  const inForceAt = (folder: string): Promise<InForce> => {
    const found = known.get(folder) ?? readFolder(folder);
    known.set(folder, found);
    return found;
  };
  const readFolder = async (folder: string): Promise<InForce> => {
    const outer = folder === here ? await readNamed(named, say) : await inForceAt(dirname(folder));
    return addLayers(outer, await findGlossaries(folder, say.onProblem, false), say);
  };
  return async (draft) => {
    const folder = dirname(resolve(draft));
    return (await inForceAt(isInside(here, folder) ? folder : here)).glossary;
  };
}

function readNamed(named: readonly string[], say: OnGlossaryProblem): Promise<InForce> {
  return addLayers(layGlossaries([]), readAll(named, say.onProblem), say);
}

/** What is in force with some files over the others. */
async function addLayers(
  outer: InForce,
  files: readonly GlossaryFile[],
  { onProblem, onDoubt }: OnGlossaryProblem,
): Promise<InForce> {
  if (files.length === 0) return outer;
  const { readLayer } = await import('../glossary/formats/layer');
  const read = files.map(({ uri, text }) => ({ text, layer: readLayer(text, uri) }));
  const inForce = layGlossaries([...outer.layers, ...read.map(({ layer }) => layer)]);
  for (const { text, layer } of read) {
    const lined = createLined(text);
    for (const { start, message, level } of [...layer.problems, ...(inForce.problems.get(layer.uri) ?? [])]) {
      const { line, character } = positionAt(lined, start);
      const place = `${relative('.', fileURLToPath(layer.uri))}:${line + 1}:${character + 1}`;
      (level === 'error' ? onProblem : onDoubt)(`${place}: ${message}`);
    }
  }
  return inForce;
}
