// Rules of other checkers that replace what matches a pattern: those whose pattern is a name become entries.
import type { DesignationEntry } from '../schema';
import { compact, createIds, type ReadEntry } from './format';

const meta = /[\\^$.|?*+()[\]{}]/g;

/**
 * What a regular expression matches where that is one text, with or without the bounds of words; undefined where it is
 * a pattern.
 */
export function literalOf(expression: string): string | undefined {
  const pattern = expression.replace(/^\\b|(?<!\\)\\b$/g, '');
  const plain = pattern.replace(/\\[^\p{L}\p{N}]/gu, '');
  return plain.search(meta) >= 0 ? undefined : pattern.replace(/\\(.)/gu, '$1');
}

/** The regular expression that matches a name and nothing else. */
export function escapePattern(name: string): string {
  return name.replace(meta, '\\$&');
}

/** What rules say of one right name. */
interface Right {
  readonly line: number;
  readonly deprecated: Map<string, DesignationEntry>;
  readonly notes: Set<string>;
  readonly good: Set<string>;
  readonly bad: Set<string>;
}

/** Collects rules as entries: one for each right name, in the order in which they first come. */
export function createCorrections() {
  const rights = new Map<string, Right>();
  const rightOf = (name: string, line: number): Right => {
    const known = rights.get(name);
    if (known) return known;
    const made: Right = { line, deprecated: new Map(), notes: new Set(), good: new Set(), bad: new Set() };
    rights.set(name, made);
    return made;
  };
  return {
    /** What is said of a right name that stands on this line. */
    rightOf,
    /** Writes `right` instead of `wrong`; other capitals of a name need no rule of their own. */
    add(right: string, wrong: string, line: number): void {
      const { deprecated } = rightOf(right, line);
      if (wrong.toLowerCase() !== right.toLowerCase()) deprecated.set(wrong, { term: wrong, use: right });
    },
    entries(): readonly ReadEntry[] {
      const createId = createIds();
      return [...rights].map(([preferred, { line, deprecated, notes, good, bad }]) => ({
        id: createId(preferred),
        entry: compact({
          preferred,
          deprecated: [...deprecated.values()],
          note: [...notes].join(' '),
          tests: good.size + bad.size > 0 ? compact({ good: [...good], bad: [...bad] }) : undefined,
        }),
        line,
      }));
    },
  };
}
