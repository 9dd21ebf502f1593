// Mining all drafts of the workspace for what no glossary has.
import { type Archive, Choosing, proposedTerm } from '../features/candidates';
import { type Candidate, mergeCandidates } from '../features/mine';
import { termOf } from '../glossary/entry';
import type { Mined } from '../requests';
import type { Asker, Workspace } from '../workspace/workspace';
import { t } from '../words/words';

/** How many candidates are held, so that a folder of any size has room; then only what is there already is counted on. */
const MOST_HELD = 200_000;

/** How many abbreviations, and how many names, are told. */
const MOST_TOLD = 500;

/** In how many drafts a name has to stand. */
const LEAST_DRAFTS = 2;

/** What the drafts of the workspace define and repeat, and no glossary has or has proposed. */
export async function mineWorkspace(workspace: Workspace, asker: Asker): Promise<Mined> {
  const notices: string[] = [];
  const onProblem = (message: string) => notices.push(message);
  const held = new Map<string, Candidate>();
  let isFull = false;
  const question = { kind: 'mine', given: { folders: workspace.folders } } as const;
  for await (const { answer } of workspace.survey(t('Mining drafts'), question, { ...asker, onProblem })) {
    for (const [key, candidate] of answer) {
      const known = held.get(key);
      if (known === undefined && held.size >= MOST_HELD) isFull = true;
      else held.set(key, known ? mergeCandidates(known, candidate) : candidate);
    }
  }
  if (isFull)
    notices.push(t('There is so much in the drafts that not all of it was counted: mine them with the command line.'));
  const choosing = new Choosing({ leastDrafts: LEAST_DRAFTS, most: MOST_TOLD, all: false });
  for (const candidate of held.values()) choosing.add(candidate);
  const { told, left } = choosing.end();
  if (left > 0) notices.push(t('{0} more are in fewer drafts and are not shown.', left));
  return { terms: termsOf(told, proposedNames(workspace)), notices };
}

function termsOf(told: Archive['told'], proposed: ReadonlySet<string>): Mined['terms'] {
  return told.flatMap((one) => {
    const term = proposedTerm(one);
    if (term === undefined || proposed.has(term.preferred)) return [];
    const { drafts, uses, first, last, spellings, rivals } = one;
    return [
      {
        term,
        drafts,
        uses,
        first,
        last,
        spellings: spellings.map(({ text }) => text),
        rivals: rivals.map((rival) => rival.name),
      },
    ];
  });
}

/** The names of entries on which nobody has decided yet. */
function proposedNames({ session }: Workspace): ReadonlySet<string> {
  const names = new Set<string>();
  for (const { entries } of session.glossaries.layersAt())
    for (const { entry } of entries)
      if (entry.status === 'proposed' && entry.preferred !== undefined) names.add(termOf(entry.preferred));
  return names;
}
