// textDocument/rename: the name that a draft uses for a concept.
import type { Range, TextEdit } from 'vscode-languageserver-types';
import type { Concept } from '../glossary/concept';
import { findMark } from '../glossary/written';
import { prove } from '../rules/proof';
import { writeThroughout } from '../rules/renaming';
import type { LintOptions } from '../rules/rule';
import { rangeOf } from '../text/draft';
import { occurrenceAt, spanOf, type Usage } from '../usage/usage';
import { t } from '../words/words';

/** Why something cannot be renamed, for the writer. */
export interface Refusal {
  readonly refused: string;
}

/** The longest name that a concept may be given, in UTF-16 units. */
const LONGEST_NAME = 200;

/** The name at an offset that can be changed, and where it stands; or why there is none. */
export function prepareRename(
  usage: Usage,
  offset: number,
): { readonly range: Range; readonly placeholder: string } | Refusal {
  const occurrence = occurrenceAt(usage, offset);
  if (occurrence === undefined) return { refused: t('No term of the glossary stands here.') };
  const { name, quoted, inName } = occurrence.mention;
  if (quoted) return { refused: t('This is a quotation or the title of a work, which keeps its words.') };
  if (inName) return { refused: t('“{0}” is part of a proper name here, which keeps its words.', name.text) };
  if (name.kind === 'adjective' || name.kind === 'reference')
    return { refused: t('“{0}” stands for no name that could be changed.', name.text) };
  if (name.concept.generic) return { refused: t('“{0}” is a common word and no name.', name.text) };
  return { range: rangeOf(usage.draft, spanOf(usage, occurrence)), placeholder: name.text };
}

/** A concept, and the name that drafts are to use for it. */
export interface Renaming {
  readonly concept: Concept;
  readonly text: string;
}

/** What the concept at an offset is to be called; or why it cannot be. */
export function readRenaming(usage: Usage, offset: number, newName: string): Renaming | Refusal {
  const prepared = prepareRename(usage, offset);
  if ('refused' in prepared) return prepared;
  const text = newName.trim();
  if (text === '') return { refused: t('A name has at least one letter.') };
  if (/[\r\n]/.test(newName) || text.length > LONGEST_NAME || !/[\p{L}\p{N}]/u.test(text))
    return { refused: t('A name is one line of at most {0} characters, with letters or digits.', LONGEST_NAME) };
  const mark = findMark(text);
  if (mark) return { refused: t('A name holds no {0}: the draft would read it as something else.', mark) };
  const { concept } = occurrenceAt(usage, offset)!.mention.name;
  const other = conceptNamed(usage, text);
  if (other && other !== concept) return { refused: t('“{0}” is a name of “{1}”.', text, other.preferred.text) };
  return { concept, text };
}

/**
 * The edits that write another name for a concept, wherever a draft names it freely: with possessive, plural, article and
 * capitals as each place needs, and with an introduction at the first place of each part where the new name is an
 * abbreviation. Quotations, titles, headings, proper names and adjectives stay, and so does a draft for which the name is
 * one of another concept, or in which it would be a fault: beside other names of the concept that stay, or unexplained.
 */
export function rename(usage: Usage, { concept: { id }, text }: Renaming, options: LintOptions): readonly TextEdit[] {
  const used = usage.concepts.get(id);
  const other = conceptNamed(usage, text);
  if (used === undefined || (other && other.id !== id)) return [];
  const name = used.concept.designations.find((designation) => designation.text === text) ?? text;
  const edits = writeThroughout(usage, used, name, options);
  // A name that no glossary has is the writer’s own, who needs not be told that no glossary has it.
  const under = typeof name === 'string' ? { ...options, wellKnown: new Set([...options.wellKnown, name]) } : options;
  if (prove(usage, under, { edits, resolves: [] }) === undefined) return [];
  return edits.map((edit) => ({ range: rangeOf(usage.draft, edit), newText: edit.text }));
}

/** The concept that has a name of this spelling. */
function conceptNamed({ glossary }: Usage, text: string): Concept | undefined {
  for (const concept of glossary.concepts.values())
    if (concept.designations.some((name) => name.text === text && name.status !== 'deprecated')) return concept;
  return undefined;
}
