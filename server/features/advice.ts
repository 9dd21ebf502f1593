// What to write for a name where it stands, in a few words.
import { optionsFor } from '../rules/lint';
import { findDesignation } from '../rules/replacement';
import { isWellKnown, type LintOptions } from '../rules/rule';
import { positionAt } from '../text/draft';
import type { Concept, Designation } from '../glossary/concept';
import type { Introduced, Occurrence } from '../usage/passage';
import { introductionsIn, isBefore, spanOf, type Usage } from '../usage/usage';

/** What to write for a name, and why. */
export interface Advice {
  /**
   * Why: it is quoted; it is a name to avoid, or one that another has replaced; here it is introduced; it needs no
   * introduction; it is introduced before, only later, or nowhere.
   */
  readonly why: 'quoted' | 'avoid' | 'superseded' | 'here' | 'known' | 'before' | 'later' | 'never';
  /** The line, from 1, that this is about. */
  readonly line?: number;
  /** What to write here; undefined where what stands there is right. */
  readonly write?: string;
}

/** What to write at an occurrence; undefined where nothing is to be said, as of common words and of parts of longer names. */
export function adviceAt(usage: Usage, occurrence: Occurrence, given: LintOptions): Advice | undefined {
  const { mention, introduction, passage, own } = occurrence;
  const { name, quoted, inName } = mention;
  const { concept } = name;
  const options = optionsFor(usage.draft, given);
  if (quoted) return { why: 'quoted' };
  if (inName || !own || concept.generic || name.kind === 'adjective' || name.kind === 'reference') return undefined;
  if (name.status === 'deprecated') {
    if (options.allowed.has(name.text)) return undefined;
    const right = findDesignation(usage, occurrence, name.use ?? concept.preferred.text) ?? concept.preferred;
    return { why: name.superseded ? 'superseded' : 'avoid', write: formOf(usage, right, occurrence, options).write };
  }
  if (introduction?.counts) return { why: 'here' };
  const { scope } = passage.place;
  const isNamed = name === concept.abbreviation || name === concept.preferred || name === concept.fullName;
  return isNamed && scope !== 'title' && scope !== 'heading'
    ? adviceOf(usage, concept, occurrence, options)
    : undefined;
}

/** What to write for a concept that a place names rightly. */
function adviceOf(usage: Usage, concept: Concept, occurrence: Occurrence, options: LintOptions): Advice | undefined {
  const { abbreviation } = concept;
  if (abbreviation === undefined || abbreviation.when !== undefined) return undefined;
  if (isWellKnown(options, abbreviation)) return { why: 'known', write: abbreviation.text };
  const { write, before } = formOf(usage, abbreviation, occurrence, options);
  if (before) return { why: 'before', line: lineOf(usage, before), write };
  const [later] = introductionsOf(usage, concept, occurrence);
  if (later === undefined) return { why: 'never', write };
  return { why: 'later', line: lineOf(usage, later), write };
}

/** A name as it is written at a place: an abbreviation with what introduces it where nothing has before. */
function formOf(
  usage: Usage,
  name: Designation,
  occurrence: Occurrence,
  options: LintOptions,
): { readonly write: string; readonly before?: Introduced } {
  const { concept } = name;
  const isShort = name === concept.abbreviation && name.when === undefined && !isWellKnown(options, name);
  if (!isShort) return { write: name.text };
  const before = introductionsOf(usage, concept, occurrence).find(
    (introduced) => introduced.everywhere || isBefore(usage, introduced, occurrence),
  );
  return { write: before ? name.text : `${concept.fullName.text} (${name.text})`, before };
}

function introductionsOf(usage: Usage, { id }: Concept, { passage }: Occurrence): readonly Introduced[] {
  const used = usage.concepts.get(id);
  return used ? introductionsIn(used, passage.place.section) : [];
}

function lineOf(usage: Usage, introduced: Introduced): number {
  return positionAt(usage.draft, spanOf(usage, introduced).start).line + 1;
}
