// All formats, in the order in which they are offered.
import { contextive } from './contextive';
import { csv, tsv } from './csv';
import { type Format, guard } from './format';
import { latex } from './latex';
import { markdownAbbreviations } from './markdownAbbreviations';
import { cspell, markdownlint } from './neighbours';
import { prh } from './prh';
import { tbx } from './tbx';
import { textlint } from './textlint';
import { turtle } from './turtle';
import { vale, valeVocabulary } from './vale';
import { yaml } from './yaml';

export const formats: readonly Format[] = [
  yaml,
  csv,
  tsv,
  tbx,
  turtle,
  markdownAbbreviations,
  contextive,
  latex,
  vale,
  valeVocabulary,
  prh,
  textlint,
  cspell,
  markdownlint,
].map(guard);

/** The format of a file by its name and, in YAML, by what is in it: Contextive gives its files names such as ours have. */
export function formatIn(name: string, text: string): Format | undefined {
  const format = formatOf(name) ?? formats.find(({ id }) => id === 'yaml');
  const isContextive = format?.id === 'yaml' && /^contexts[ \t]*:/m.test(text) && !/^concepts[ \t]*:/m.test(text);
  return isContextive ? formats.find(({ id }) => id === 'contextive') : format;
}

/** The format of a file by the ending of its name, the longest ending first; undefined where none of `among` has it. */
export function formatOf(name: string, among: readonly Format[] = formats): Format | undefined {
  const lower = name.toLowerCase();
  let best: { readonly format: Format; readonly length: number } | undefined;
  for (const format of among)
    for (const ending of format.endings)
      if (lower.endsWith(ending) && ending.length > (best?.length ?? 0)) best = { format, length: ending.length };
  return best?.format;
}
