// workspace/symbol: concepts by any of their names.
import { type SymbolInformation, SymbolKind } from 'vscode-languageserver-types';
import type { Glossary } from '../glossary/glossary';
import { foldText } from '../text/normalize';
import { entryLocation, type Shown } from './definition';

/** How many concepts are offered. */
const MOST_SYMBOLS = 200;

/** The concepts one of whose names holds what is asked for; only those whose entry the client can show. */
export function workspaceSymbols({ concepts }: Glossary, query: string, shown: Shown): readonly SymbolInformation[] {
  const asked = foldText(query.trim());
  const found: SymbolInformation[] = [];
  for (const concept of concepts.values()) {
    const name = concept.designations.find(
      ({ text, status }) => status !== 'deprecated' && foldText(text).includes(asked),
    );
    const location = name && entryLocation(concept, shown);
    if (name === undefined || location === undefined) continue;
    found.push({ name: name.text, containerName: concept.domain, kind: SymbolKind.Constant, location });
    if (found.length === MOST_SYMBOLS) break;
  }
  return found;
}
