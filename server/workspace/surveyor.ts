// Asks one question of all drafts that are not open, in this thread.
import type { Host, IndexOptions } from '../files/host';
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

  /** Whether something is known of the drafts that lie beside one, from an earlier run. */
  knows(circumstances: Circumstances, uri: string): boolean {
    return this.host.isIndexed?.(this.optionsOf('places', circumstances), uri) ?? false;
  }

  /** What is known of drafts that were read before; undefined where the machine keeps nothing. */
  private open(circumstances: Circumstances): IndexParts | undefined {
    const { openIndex } = this.host;
    if (openIndex === undefined) return undefined;
    const { folders, encoding, storage } = circumstances;
    const key = JSON.stringify([folders, encoding, storage]);
    if (this.opened?.key !== key) {
      const open = (what: keyof IndexParts) => openIndex(this.optionsOf(what, circumstances));
      this.opened = { key, parts: { places: open('places'), naming: open('naming'), findings: open('findings') } };
    }
    return this.opened.parts;
  }

  private optionsOf(what: keyof IndexParts, { folders, encoding, storage }: Circumstances): IndexOptions {
    // Places are kept in the columns of the editor.
    return { storage, folders, purpose: `${what} in ${encoding}`, onDoubt: this.log };
  }
}
