// What is told of a checked draft where it is not at hand any more: from one thread to another, and from one run to the next.
import { languageOf } from '../files/folder';
import { subjectOf } from '../features/fingerprint';
import type { Finding } from '../rules/rule';
import { type Draft, parseLate, positionAt } from '../text/draft';
import type { Checked, Replacement } from './formatters/formatter';

/** What is asked of drafts beside what is found in them. */
export interface Wants {
  /** How findings are fixed. */
  readonly fixes: boolean;
  /** What stands around them. */
  readonly texts: boolean;
}

/** What was found in a draft, as data. */
export interface Findings {
  readonly words: number;
  readonly findings: readonly Finding[];
  /** Offset, line and character of each place where something starts or ends, one after another. */
  readonly positions: readonly number[];
  /** How each finding is fixed; undefined where nobody has asked. */
  readonly fixes?: readonly (readonly Replacement[])[];
}

/** Describes a draft, without what only who has read it can use. */
export function describe({ usage, findings, fixesOf }: Checked, { fixes: wantsFixes }: Pick<Wants, 'fixes'>): Findings {
  const fixes = wantsFixes ? findings.map(fixesOf) : undefined;
  const spans = [findings, ...findings.map(({ related }) => related), ...(fixes ?? [])].flat();
  const offsets = new Set(spans.flatMap(({ start, end }) => [start, end]));
  return {
    words: usage.words,
    findings: findings.map((finding) => {
      const { start, end, rule, level, message, related } = finding;
      return { start, end, rule, level, message, related, subject: subjectOf(usage.draft, finding) };
    }),
    positions: [...offsets].flatMap((offset) => {
      const { line, character } = positionAt(usage.draft, offset);
      return [offset, line, character];
    }),
    fixes,
  };
}

/** A checked draft from what is told of it; its text, where that is known. */
export function restore(path: string, { words, findings, positions, fixes }: Findings, text?: string): Checked {
  let draft: Draft | undefined;
  let places: Map<number, { line: number; character: number }> | undefined;
  const readPlaces = () => {
    places = new Map();
    for (let at = 0; at + 2 < positions.length; at += 3) {
      const [offset = 0, line = 0, character = 0] = positions.slice(at, at + 3);
      places.set(offset, { line, character });
    }
    return places;
  };
  const usage = {
    words,
    get draft() {
      if (text === undefined) throw new Error(`The text of ${path} has not been asked for.`);
      return (draft ??= parseLate(text, languageOf(path)));
    },
    positionOf: (offset: number) => (places ?? readPlaces()).get(offset) ?? positionAt(usage.draft, offset),
  };
  const known = new Map(findings.map((finding, index) => [finding, fixes?.[index]]));
  return { path, usage, findings, fixesOf: (finding) => known.get(finding) ?? [] };
}
