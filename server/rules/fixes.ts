// How findings are mended: the fixes of one, and the edits that mend all of them together.
import { type Draft, editDraft, parseDraft, touchesProtected } from '../text/draft';
import { applyEdits, type Edit, findSpan } from '../text/span';
import { asMessage } from '../text/visible';
import { readUsage, type Usage } from '../usage/usage';
import { lint, optionsFor, ruleOf } from './lint';
import type { Finding, Fix, LintOptions } from './rule';

/** Ways to mend a finding, the best first; none that would change what is not the author's own prose. */
export function findFixes(usage: Usage, finding: Finding, given: LintOptions): readonly Fix[] {
  const fixes = ruleOf(finding.rule)?.fix?.(usage, finding, optionsFor(usage.draft, given)) ?? [];
  return fixes
    .filter(({ edits }) => edits.length > 0 && !edits.some((edit) => touchesProtected(usage.draft, edit)))
    .map((fix) => ({ ...fix, title: asMessage(fix.title) }));
}

/**
 * The edits that mend everything that has one right answer: disjoint, in order. What one mended place leaves to mend
 * (an abbreviation spelled right, and not introduced) is mended with it, so that doing it again changes nothing; unless
 * there are `most` of them at once.
 */
export function fixAll(
  usage: Usage,
  findings: readonly Finding[],
  options: LintOptions,
  most = Infinity,
): readonly Edit[] {
  const edits = fixOnce(usage, findings, options, most);
  if (edits.length >= most) return edits;
  let after = usage;
  let next = edits;
  let passes = 0;
  for (; passes < MOST_PASSES && next.length > 0; passes++) {
    after = readUsage(usage.glossary, withEdits(after.draft, next));
    next = fixOnce(after, lint(after, options), options);
  }
  return passes < 2 ? edits : [difference(usage.draft.text.toString(), after.draft.text.toString())];
}

/** The draft after disjoint edits in order; many of them cost less read anew than one after another. */
function withEdits(draft: Draft, edits: readonly Edit[]): Draft {
  return edits.length > FEW_EDITS
    ? parseDraft(applyEdits(draft.text.toString(), edits), draft.language)
    : // From the last edit to the first, so that each finds its place.
      editDraft(draft, [...edits].reverse());
}

const FEW_EDITS = 20;

/** How often what is mended is looked at again. */
const MOST_PASSES = 5;

/** One edit that makes one text of another: of what lies between what they share at their ends. */
function difference(before: string, after: string): Edit {
  let start = 0;
  while (start < before.length && before[start] === after[start]) start++;
  let end = 0;
  while (
    end < before.length - start &&
    end < after.length - start &&
    before[before.length - 1 - end] === after[after.length - 1 - end]
  )
    end++;
  return { start, end: before.length - end, text: after.slice(start, after.length - end) };
}

/**
 * The edits that mend these findings where there is one right answer: disjoint, in order. No further finding is mended
 * once there are `most`.
 */
export function fixOnce(
  usage: Usage,
  findings: readonly Finding[],
  options: LintOptions,
  most = Infinity,
): readonly Edit[] {
  /** In order, disjoint. */
  const taken: Edit[] = [];
  const isTaken = (edit: Edit) => {
    const last = findSpan(taken, edit.end);
    return last >= 0 && touches(edit, taken[last]);
  };
  for (const finding of findings) {
    if (taken.length >= most) break;
    if (ruleOf(finding.rule)?.asks) continue;
    const [fix] = findFixes(usage, finding, options);
    if (!fix?.preferred || fix.edits.some(isTaken)) continue;
    // Nearly all go to the end.
    for (const edit of fix.edits) taken.splice(findSpan(taken, edit.start) + 1, 0, edit);
  }
  return taken;
}

/** Whether two edits cannot be made together without looking: they overlap or meet. */
function touches(a: Edit, b: Edit): boolean {
  return a.start <= b.end && b.start <= a.end;
}
