// policy-glossary init: makes a configuration from the drafts that are there.
import { join } from 'node:path';
import { type DraftSummary, summarize } from '../features/review';
import { configurationNames, languageOf } from '../files/folder';
import { readDraft } from '../node/files';
import { findConfiguration } from '../node/configurations';
import { writeFile } from '../node/writing';
import { lint } from '../rules/lint';
import { lintOptions, parseSettings, profiles } from '../settings';
import { parseDraft } from '../text/draft';
import { readUsage } from '../usage/usage';
import { findDrafts } from './drafts';
import { inForceHere } from './inForce';
import { say } from './terminal';

/** Options of `init`, as they are given. */
export interface InitOptions {
  readonly force?: boolean;
}

/** In how many drafts an abbreviation must stand unexplained to be taken for one that the house knows. */
const FEWEST_DRAFTS = 3;

/** The rules that tell of an abbreviation that nothing explains. */
const introductionRules: ReadonlySet<string> = new Set(['undefined-abbreviation', 'unlisted-abbreviation']);

/** How many concepts with several names are told. */
const MOST_NAMES = 20;

/** The house style of a transcript is silent about most, so it is never the one that drafts follow. */
const styles = [...profiles.keys()].filter((id) => id !== 'transcript');

/** What the drafts show. */
interface Observed {
  drafts: number;
  /** How many findings each house style gives, hints aside. */
  readonly findings: Map<string, number>;
  /** In how many drafts an abbreviation is used that nothing explains. */
  readonly unexplained: Map<string, number>;
  readonly summaries: DraftSummary[];
}

/** Writes a configuration into the current folder from the drafts that are named; gives the exit code: 0, or 2 where it is not written. */
export async function init(paths: readonly string[], { force = false }: InitOptions): Promise<number> {
  let problems = 0;
  const onProblem = (message: string) => {
    problems++;
    say(message);
  };
  const known = findConfiguration('.', say);
  if (known !== undefined && !force) {
    say(`${known} exists; it is replaced only with --force.`);
    return 2;
  }
  const observed = await observe(paths, onProblem);
  if (observed.drafts === 0) return 2;
  const path = known ?? join('.', configurationNames[0] ?? '');
  if (!writeFile(path, describe(observed), force, onProblem)) return 2;
  say(`${path} is made from ${observed.drafts} ${observed.drafts === 1 ? 'draft' : 'drafts'}: look it through.`);
  return problems > 0 ? 2 : 0;
}

async function observe(paths: readonly string[], onProblem: (message: string) => void): Promise<Observed> {
  const observed: Observed = { drafts: 0, findings: new Map(), unexplained: new Map(), summaries: [] };
  const inForceFor = inForceHere({ glossary: [] }, { onProblem, onDoubt: say });
  const options = styles.map((profile) => ({ profile, options: lintOptions(parseSettings({ profile }).settings) }));
  for (const { path } of await findDrafts(paths.length > 0 ? paths : ['.'], onProblem)) {
    const text = readDraft(path, onProblem);
    if (text === undefined) continue;
    observed.drafts++;
    const usage = readUsage((await inForceFor(path)).glossary, parseDraft(text, languageOf(path)));
    observed.summaries.push(summarize(path, usage));
    const unexplained = new Set<string>();
    for (const { profile, options: its } of options) {
      const findings = lint(usage, its).filter(({ level }) => level !== 'hint');
      observed.findings.set(profile, (observed.findings.get(profile) ?? 0) + findings.length);
      for (const { rule, occurrence, unexplained: word } of findings) {
        const short = word?.word.text ?? occurrence?.mention.name.text;
        if (introductionRules.has(rule) && short !== undefined) unexplained.add(short);
      }
    }
    for (const short of unexplained) observed.unexplained.set(short, (observed.unexplained.get(short) ?? 0) + 1);
  }
  return observed;
}

/** The configuration as it is written, with what it was made from in remarks. */
function describe({ drafts, findings, unexplained, summaries }: Observed): string {
  const counts = styles.map((profile) => ({ profile, count: findings.get(profile) ?? 0 }));
  const best = counts.reduce((least, one) => (one.count < least.count ? one : least));
  const knownOnes = [...unexplained].filter(([, count]) => count >= FEWEST_DRAFTS).sort(([, a], [, b]) => b - a);
  const names = namesOf(summaries);
  return [
    `# Made from ${drafts} ${drafts === 1 ? 'draft' : 'drafts'}. What can stand here is completed and explained while it is typed.`,
    '',
    `# Findings by house style: ${counts.map(({ profile, count }) => `${profile} ${count}`).join(', ')}.`,
    `profile: ${best.profile}`,
    ...(knownOnes.length === 0
      ? []
      : [
          '',
          '# Used and nowhere introduced; take out what your readers have to be told.',
          'wellKnown:',
          ...knownOnes.map(([short, count]) => `  - ${JSON.stringify(short)} # in ${count} drafts`),
        ]),
    ...(names.length === 0
      ? []
      : [
          '',
          '# Names of one thing, and in how many places: which one is preferred is said in a file glossary.yaml.',
          ...names.map((line) => `# ${line}`),
        ]),
    '',
  ].join('\n');
}

/** What goes by several names in the drafts, the most frequent first, a line each. */
function namesOf(summaries: readonly DraftSummary[]): readonly string[] {
  const concepts = new Map<string, Map<string, number>>();
  for (const { concepts: its } of summaries)
    for (const [id, { names }] of its) {
      const counts = concepts.get(id) ?? new Map<string, number>();
      concepts.set(id, counts);
      for (const { group, times } of names) counts.set(group, (counts.get(group) ?? 0) + times);
    }
  const sumOf = (counts: ReadonlyMap<string, number>) => [...counts.values()].reduce((sum, count) => sum + count, 0);
  return [...concepts.values()]
    .filter(({ size }) => size > 1)
    .sort((a, b) => sumOf(b) - sumOf(a))
    .slice(0, MOST_NAMES)
    .map((counts) =>
      [...counts]
        .sort(([, a], [, b]) => b - a)
        .map(([name, count]) => `${name.replace(/\s+/g, ' ')} ${count}`)
        .join(', '),
    );
}
