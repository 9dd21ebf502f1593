// What is asked of each draft of a survey: as data, so that whoever has read the draft can answer, in this thread or another.
import type { Location, TextEdit } from 'vscode-languageserver-types';
import { type Counts, names, referencesIn, summaryIn } from '../features/gist';
import { type Candidate, mineDraft } from '../features/mine';
import { rename, type Renaming } from '../features/rename';
import { addresses, type DraftSummary, hasOtherNames } from '../features/review';
import type { Concept } from '../glossary/concept';
import { dateInName } from '../usage/date';
import type { Usage } from '../usage/usage';
import type { SurveyedDraft } from './allDrafts';
import type { Found } from './draftIndex';
import type { Session } from './session';

/** By kind, what a question gives and what it is answered for a draft. Everything can be told from one thread to another. */
interface Kinds {
  /** How often a draft names what. */
  counts: { given: Nothing; answer: Counts };
  /** Where it names a concept. `declarations`: where it introduces it too. */
  references: { given: { readonly concept: string; readonly declarations: boolean }; answer: readonly Location[] };
  /** What a review needs of it. */
  naming: { given: Nothing; answer: DraftSummary };
  /** The edits that give a concept another name. */
  rename: { given: NewName; answer: readonly TextEdit[] };
  /** The edits that write one of the names of a concept where it has others; none where that would be a fault. */
  useName: { given: NewName; answer: readonly TextEdit[] };
  /** What it defines and repeats. */
  mine: { given: { readonly folders: readonly string[] }; answer: ReadonlyMap<string, Candidate> };
  /** What is found in it, where it is not open. */
  findings: { given: Nothing; answer: Found };
}

type Nothing = Readonly<Record<string, never>>;

/** A name for the concept that has an id. */
interface NewName {
  readonly concept: string;
  readonly text: string;
}

export type Kind = keyof Kinds;

/** A question of a kind. */
export interface Question<Its extends Kind = Kind> {
  readonly kind: Its;
  readonly given: Kinds[Its]['given'];
}

/** What is answered to a question of a kind; nothing of drafts for which there is nothing to say. */
export type Answer<Its extends Kind> = Kinds[Its]['answer'];

/** A draft with its answer. */
export interface Answered<Its extends Kind = Kind> {
  readonly uri: string;
  readonly answer: Answer<Its>;
}

type Answering = {
  readonly [Its in Kind]: (
    draft: SurveyedDraft,
    given: Kinds[Its]['given'],
    session: Session,
  ) => Answer<Its> | undefined | Promise<Answer<Its> | undefined>;
};

const answering: Answering = {
  counts: ({ counts }) => counts,
  references: ({ uri, counts, places }, { concept, declarations }) =>
    names(counts, concept) ? referencesIn(places(), concept, uri, declarations) : undefined,
  naming: async ({ uri, naming: read }) => {
    const naming = await read();
    return naming && summaryIn(naming, uri);
  },
  rename: async ({ uri, counts, usage: read }, { concept: id, text }, session) => {
    const usage = names(counts, id) ? await read() : undefined;
    const concept = usage?.concepts.get(id)?.concept;
    return usage && concept && renameIn(usage, { concept, text }, uri, session);
  },
  useName: async ({ uri, counts, naming: readNaming, usage: read }, { concept: id, text }, session) => {
    const concept = session.glossaries.at(uri).concepts.get(id);
    if (concept === undefined || !names(counts, id)) return undefined;
    const naming = await readNaming();
    const usage = naming && hasOtherNames(summaryIn(naming, uri), concept, text) ? await read() : undefined;
    if (usage === undefined) return undefined;
    const isName = concept.designations.some((name) => name.text === text && name.status !== 'deprecated');
    return isName ? renameIn(usage, { concept, text: writtenIn(usage, concept, text) }, uri, session) : [];
  },
  mine: async ({ uri, usage: read }, { folders }) => {
    const usage = await read();
    const name = addresses(folders).nameOf(uri);
    return usage && mineDraft(usage, name, dateInName(name));
  },
  findings: ({ found }) => found(),
};

/** What is answered for a draft; undefined where there is nothing to say. */
export async function answerFor<Its extends Kind>(
  { kind, given }: Question<Its>,
  draft: SurveyedDraft,
  session: Session,
): Promise<Answer<Its> | undefined> {
  return answering[kind](draft, given, session);
}

function renameIn(usage: Usage, renaming: Renaming, uri: string, session: Session): readonly TextEdit[] {
  return rename(usage, renaming, session.settings.optionsOf(uri));
}

/** How a draft writes one of a full name and its abbreviation: by the abbreviation, where it introduces that. */
function writtenIn({ concepts }: Usage, { id, fullName, abbreviation }: Concept, text: string): string {
  const introduces = (concepts.get(id)?.introductions.length ?? 0) > 0;
  return abbreviation && text === fullName.text && introduces ? abbreviation.text : text;
}
