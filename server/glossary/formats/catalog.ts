// All formats, in the order in which they are offered.
import { contextive } from './contextive';
import { csv, tsv } from './csv';
import type { Format } from './format';
import { latex } from './latex';
import { markdownAbbreviations } from './markdownAbbreviations';
import { cspell, markdownlint, vale, valeVocabulary } from './neighbours';
import { tbx } from './tbx';
import { yaml } from './yaml';

export const formats: readonly Format[] = [
  yaml,
  csv,
  tsv,
  tbx,
  markdownAbbreviations,
  contextive,
  latex,
  vale,
  valeVocabulary,
  cspell,
  markdownlint,
];

/** The format of a file by the ending of its name, the longest ending first; undefined where none has it. */
export function formatOf(name: string): Format | undefined {
  const lower = name.toLowerCase();
  let best: { readonly format: Format; readonly length: number } | undefined;
  for (const format of formats)
    for (const ending of format.endings)
      if (lower.endsWith(ending) && ending.length > (best?.length ?? 0)) best = { format, length: ending.length };
  return best?.format;
}
