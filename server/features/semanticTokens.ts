// textDocument/semanticTokens/full: the terms of the glossary in a draft.
import type { SemanticTokens, SemanticTokensLegend } from 'vscode-languageserver-types';
import { rangeOf } from '../text/draft';
import { occurrencesOf, spanOf, type Usage } from '../usage/usage';

export const semanticTokensLegend: SemanticTokensLegend = {
  tokenTypes: ['term'],
  tokenModifiers: ['introduced', 'deprecated'],
};

const INTRODUCED = 1;
const DEPRECATED = 2;

/** The mentions of a draft as tokens; one that a line break cuts is one token on each of its lines. */
export function semanticTokens(usage: Usage): SemanticTokens {
  const { draft } = usage;
  const data: number[] = [];
  let line = 0;
  let character = 0;
  const push = (start: number, end: number, modifiers: number) => {
    const { start: position, end: past } = rangeOf(draft, { start, end });
    const sameLine = position.line === line;
    data.push(
      position.line - line,
      sameLine ? position.character - character : position.character,
      past.character - position.character,
      0,
      modifiers,
    );
    ({ line, character } = position);
  };
  for (const occurrence of occurrencesOf(usage)) {
    const { start, end } = spanOf(usage, occurrence);
    const modifiers =
      (occurrence.introduction ? INTRODUCED : 0) | (occurrence.mention.name.status === 'deprecated' ? DEPRECATED : 0);
    for (const { 0: words, index: from } of draft.text.slice(start, end).matchAll(/[^\r\n]+/g))
      push(start + from, start + from + words.length, modifiers);
  }
  return { data };
}
