// What passages show to the rest of their draft. While that stays the same, nothing that was found elsewhere changes.
import type { Concept } from '../glossary/concept';
import { areAlike, itemAt } from '../text/list';
import { answersAlike, takeAnswers } from './context/answers';
import type { Introduced, Occurrence, Passage, Placed, Spelled, Unexplained } from './passage';
import type { ConceptUsage } from './gather';
import { type Variant, variantsUnder } from './variants';

/** Whether two passages show the same to the rest of a draft, wherever in their blocks it stands. */
export function showSame(a: Passage, b: Passage): boolean {
  return (
    a === b ||
    (areAlike(a.occurrences, b.occurrences, (was, is) => isSameOccurrence(was, is)) &&
      areAlike(a.introductions, b.introductions, isSameIntroduced) &&
      areAlike(a.unexplained, b.unexplained, isSameUnexplained) &&
      areAlike(a.spellings, b.spellings, isSameSpelled))
  );
}

/** Whether two drafts do the same with a concept; `isKept` tells whether one passage stands where another did. */
export function useSame(
  a: ConceptUsage | undefined,
  b: ConceptUsage | undefined,
  isKept: (a: Passage, b: Passage) => boolean,
): boolean {
  if (a === b) return true;
  if (a === undefined || b === undefined) return false;
  const standing =
    <Item extends Placed>(isSame: (a: Item, b: Item) => boolean) =>
    (was: Item, is: Item) =>
      isKept(was.passage, is.passage) && isSame(was, is);
  const isSame = (was: Occurrence, is: Occurrence) => isSameOccurrence(was, is, a.concept);
  return (
    a.concept === b.concept &&
    areAlike(a.occurrences, b.occurrences, standing(isSame)) &&
    areAlike(a.nested, b.nested, standing(isSame)) &&
    areAlike(a.introductions, b.introductions, standing(isSameIntroduced))
  );
}

/** Those of some keys under which passages write the same as others do, each where the one in its place stood. */
export function keysWrittenAlike(
  some: readonly Passage[],
  others: readonly Passage[],
  keys: ReadonlySet<number>,
): ReadonlySet<number> {
  if (some.length !== others.length) return new Set();
  const alike = new Set(keys);
  some.forEach((passage, index) => {
    const other = itemAt(others, index);
    // What is written does not hang on what abbreviations mean.
    if (passage.block === other.block && isSamePlace(passage, other)) return;
    const [was, is] = [variantsUnder(passage, keys), variantsUnder(other, keys)];
    for (const key of [...was.keys(), ...is.keys()])
      if (!areAlike(was.get(key) ?? none, is.get(key) ?? none, isSameVariant)) alike.delete(key);
  });
  return alike;
}

const none: readonly Variant[] = [];

/** Whether two occurrences show the same, also as to whether they stand before or after introductions: all, or those of one concept. */
function isSameOccurrence(a: Occurrence, b: Occurrence, of?: Concept): boolean {
  const [is, was] = [a.mention, b.mention];
  return (
    is.name === was.name &&
    areAlike(is.others, was.others, () => false) &&
    is.plural === was.plural &&
    is.possessive === was.possessive &&
    is.miscased === was.miscased &&
    is.misspelled === was.misspelled &&
    is.compound === was.compound &&
    is.inName === was.inName &&
    a.own === b.own &&
    a.running === b.running &&
    a.introduction?.introduction.concept === b.introduction?.introduction.concept &&
    isSamePlace(a.passage, b.passage) &&
    countBefore(a, of) === countBefore(b, of) &&
    writtenOf(a) === writtenOf(b) &&
    answersAlike(a.context, b.context)
  );
}

function isSameIntroduced(a: Introduced, b: Introduced): boolean {
  const [is, was] = [a.introduction, b.introduction];
  return (
    is.concept === was.concept &&
    is.shape === was.shape &&
    is.verdict === was.verdict &&
    is.quoted === was.quoted &&
    is.names.length === was.names.length &&
    a.short === b.short &&
    a.full === b.full &&
    a.counts === b.counts &&
    a.everywhere === b.everywhere &&
    isSamePlace(a.passage, b.passage)
  );
}

function isSameUnexplained(a: Unexplained, b: Unexplained): boolean {
  return (
    a.word.text === b.word.text &&
    a.own === b.own &&
    isSamePlace(a.passage, b.passage) &&
    answersAlike(a.context, b.context)
  );
}

function isSameSpelled(a: Spelled, b: Spelled): boolean {
  return (
    a.word.name === b.word.name &&
    a.word.inName === b.word.inName &&
    a.own === b.own &&
    isSamePlace(a.passage, b.passage) &&
    answersAlike(a.context, b.context)
  );
}

function isSameVariant(a: Variant, b: Variant): boolean {
  if (a.text !== b.text || a.form !== b.form || !isSamePlace(a.passage, b.passage)) return false;
  if (!a.context.isAround(b.context)) return answersAlike(a.context, b.context);
  takeAnswers(a.context, b.context);
  return true;
}

function isSamePlace(a: Passage, b: Passage): boolean {
  return a.place === b.place && a.block.call === b.block.call;
}

/** How many introductions stand before an occurrence in its passage: all, or those of one concept. */
function countBefore({ passage, start }: Occurrence, of: Concept | undefined): number {
  return passage.introductions.filter(
    (introduced) => introduced.start < start && (of === undefined || introduced.introduction.concept.id === of.id),
  ).length;
}

/** An occurrence as it is written, with the sign after it. */
function writtenOf({ passage: { block }, start, end }: Occurrence): string {
  return block.text.slice(start, end + 1);
}
