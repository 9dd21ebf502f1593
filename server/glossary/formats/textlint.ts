// Terms of textlint-rule-terminology: in a list of its own, or in the configuration of textlint.
import { findNodeAtLocation, type Node, parseTree, type ParseError, printParseErrorCode } from 'jsonc-parser';
import { findTooDeep, tooDeep } from '../../yaml/document';
import { type Format, type Notice, positionsIn, type ReadFile, refuse } from './format';
import { createCorrections, literalOf } from './patterns';
import { t } from '../../words/words';

function read(text: string): ReadFile {
  const source = text.replace(/^\ufeff/, ' ');
  const placeOf = positionsIn(source);
  const deep = findTooDeep(source);
  if (deep !== undefined) return refuse(tooDeep(), placeOf(deep.start));
  const errors: ParseError[] = [];
  const root = parseTree(source, errors, { allowTrailingComma: true });
  const notices: Notice[] = [];
  const tell = (offset: number, message: string) => void notices.push({ ...placeOf(offset), message });
  for (const { error, offset } of errors.slice(0, MOST_ERRORS))
    tell(offset, t('This is no valid JSON: {0}.', printParseErrorCode(error)));
  const options = root && findNodeAtLocation(root, ['rules', 'terminology']);
  const terms = root?.type === 'array' ? root : options && findNodeAtLocation(options, ['terms']);
  if (terms?.type !== 'array') {
    const message = terms
      ? t('The terms of “{0}” are not read: import that file by itself.', String(terms.value))
      : t('The terms are a list, or stand in `rules` under `terminology` and `terms`.');
    tell(terms?.offset ?? 0, message);
    return { entries: [], notices };
  }
  const corrections = createCorrections();
  for (const term of terms.children ?? []) {
    const { line } = placeOf(term.offset);
    const [pattern, replacement] = term.type === 'array' ? (term.children ?? []) : [undefined, term];
    const right = stringOf(replacement);
    if (right === undefined) {
      tell(term.offset, t('A term is a name, or a list of a pattern and a name; this one is left out.'));
      continue;
    }
    if (pattern === undefined) corrections.rightOf(right, line);
    for (const one of pattern?.type === 'array' ? (pattern.children ?? []) : pattern ? [pattern] : []) {
      const wrong = literalOf(stringOf(one) ?? '');
      if (wrong === undefined || wrong === '' || right.includes('$'))
        tell(one.offset, t('“{0}” is a pattern, not a name, and is left out.', stringOf(one) ?? ''));
      else corrections.add(right, wrong, line);
    }
  }
  const excluded = options && findNodeAtLocation(options, ['exclude']);
  if (excluded) tell(excluded.offset, t('`exclude` is left out: it speaks of terms that textlint brings along.'));
  return { entries: corrections.entries(), notices };
}

/** How many errors of one file are told. */
const MOST_ERRORS = 20;

function stringOf(node: Node | undefined): string | undefined {
  return node?.type === 'string' ? (node.value as string) : undefined;
}

export const textlint: Format = {
  id: 'textlint',
  title: 'textlint terminology',
  endings: ['.terms.jsonc', 'terms.jsonc', 'terms.json', '.textlintrc', '.textlintrc.json'],
  read,
};
