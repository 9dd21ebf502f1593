// Asks one question of all drafts that are not open, in this thread.
import type { Host } from '../files/host';
import { readClosedDrafts, type Wanted, type WhileReading } from './allDrafts';
import { DraftIndex, type IndexParts } from './draftIndex';
import { type Answered, answerFor, type Kind, type Question } from './questions';
import type { Session } from './session';
import type { Circumstances } from './stateInForce';
import { spokenNow } from '../words/words';

/** What a survey is told while it goes on. */
export interface Survey<Its extends Kind = Kind> extends WhileReading {
  readonly question: Question<Its>;
  readonly wanted: Wanted;
  /** How many drafts have been asked, of how many. */
  readonly onProgress?: (done: number, all: number) => void;
}

/** Reads drafts from a machine, and keeps what they name and what is found in them where it can. */
export class Surveyor {
  /** What is kept, and of what. */
  private opened: { readonly key: string; readonly parts?: IndexParts } | undefined;

  constructor(
    private readonly host: Host,
    /** Told of what is kept that cannot be used. */
    private readonly log: (message: string) => unknown,
  ) {}

  /** Asks all drafts, until nobody waits any more. Nothing is said of drafts that have no answer. */
  async *ask<Its extends Kind>(
    session: Session,
    circumstances: Circumstances,
    { question, ...survey }: Survey<Its>,
  ): AsyncIterable<Answered<Its>> {
    const { host } = this;
    const { folders, links } = circumstances;
    const parts = this.open(circumstances);
    const told = JSON.stringify([links, spokenNow().tag]);
    const index = parts && new DraftIndex(session, parts, told);
    for await (const draft of readClosedDrafts(session, { ...survey, folders, links, host, index })) {
      const answer = await answerFor(question, draft, session);
      if (answer !== undefined) yield { uri: draft.uri, answer };
    }
  }

  /** What is known of drafts that were read before; undefined where the machine keeps nothing. */
  private open({ folders, encoding, storage }: Circumstances): IndexParts | undefined {
    const { openIndex } = this.host;
    if (openIndex === undefined) return undefined;
    const key = JSON.stringify([folders, encoding, storage]);
    if (this.opened?.key !== key) {
      // Places are kept in the columns of the editor.
      const open = (what: string) =>
        openIndex({ storage, folders, purpose: `${what} in ${encoding}`, onDoubt: this.log });
      this.opened = { key, parts: { places: open('places'), findings: open('findings') } };
    }
    return this.opened.parts;
  }
}
