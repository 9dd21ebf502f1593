// Where somebody types in a file: the way from its top to the word that is not written to its end.
import { isMap, isPair, isScalar, isSeq, visit } from 'yaml';
import { keyOf, readDocument, withLineFeeds } from './document';

/** A word that is being typed. */
export interface Typed {
  /** The keys that lead to it from the top of the file, `-` for an item of a list. */
  readonly path: readonly string[];
  /** The keys of the same map that stand before it. */
  readonly before: readonly string[];
  /** What is there of it. */
  readonly text: string;
  /** Whether it can be a key, and whether it can be a value. */
  readonly isKey: boolean;
  readonly isValue: boolean;
}

/** The longest stretch that is read for one word, in UTF-16 units. */
const LONGEST = 50_000;

/** The word at the end of a text that is cut off at the cursor. With one letter more there is a word in any case. */
export function cutAtWord(textBefore: string): { readonly text: string; readonly file: string } {
  return { text: /[\p{L}\p{N}_-]*$/u.exec(textBefore.slice(-200))?.[0] ?? '', file: withLineFeeds(`${textBefore}x`) };
}

/**
 * The word at the end of a stretch of YAML that was cut so, `outer` being the way to the stretch from the top of its file;
 * undefined in quotation marks, remarks and other text.
 */
export function typedIn(stretch: string, text: string, outer: readonly string[] = []): Typed | undefined {
  if (stretch.length > LONGEST) return undefined;
  const document = readDocument(stretch, () => {});
  const path = [...outer];
  let typed: Typed | undefined;
  visit(document ?? null, {
    Scalar(at, { range, value }, ancestors) {
      if (range?.[1] !== stretch.length || value !== `${text}x`) return undefined;
      for (const [index, node] of ancestors.entries()) {
        if (isPair(node) && (at !== 'key' || index < ancestors.length - 1)) path.push(keyOf(node.key));
        else if (isSeq(node)) path.push('-');
      }
      const pair = ancestors[ancestors.length - 1];
      const key = at === 'value' && isPair(pair) && isScalar(pair.key) ? pair.key.range : undefined;
      // On a line of its own it may become a key.
      const isAlone = key ? stretch.slice(key[1], range[0]).includes('\n') : true;
      const map = at === 'key' ? ancestors[ancestors.length - 2] : undefined;
      const before = isMap(map) ? map.items.slice(0, -1).map((item) => keyOf(item.key)) : [];
      typed = { path, before, text, isKey: isAlone, isValue: at !== 'key' };
      return visit.BREAK;
    },
  });
  return typed;
}
