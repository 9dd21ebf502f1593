// The index of a workspace: what its drafts name where, as they were when they were read last, for as long as they are the same.
import { countsOf, type Counts, type Gist, gistOf } from '../features/gist';
import type { DraftFile, IndexFiles, IndexRecord, Signature } from '../files/host';
import type { Glossary } from '../glossary/glossary';
import type { Slices } from '../tasks/turns';
import type { Usage } from '../usage/usage';
import type { Session } from './session';

/** What is known of a draft. */
export interface Indexed {
  readonly counts: Counts;
  readonly gist: () => Gist;
}

/** A draft as it was read, of which nothing is known yet. */
export interface Unknown {
  readonly file: DraftFile;
  readonly signature: Signature;
}

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** The index. Its answers are those that reading all drafts again would give. */
export class DraftIndex {
  private readonly marks = new WeakMap<Glossary, string>();

  constructor(
    private readonly session: Session,
    private readonly files: IndexFiles,
  ) {}

  /** What is known of a draft that has not changed since it was read under the glossary that it has; undefined otherwise. */
  find(uri: string): Indexed | undefined {
    const known = this.files.find(uri);
    if (known?.facts.glossary !== this.markOf(uri) || !this.files.isSame(uri, known.facts.signature)) return undefined;
    return indexedFrom(known);
  }

  /**
   * Reads a draft: what is known of it, where only the time has changed at which it was written, or its text. Undefined after
   * telling why it cannot be read.
   */
  read(uri: string, onProblem: (message: string) => unknown): Indexed | Unknown | undefined {
    const read = this.files.readSigned(uri, onProblem);
    const known = read && this.files.find(uri);
    if (known?.facts.glossary !== this.markOf(uri) || known.facts.signature.hash !== read?.signature.hash) return read;
    this.files.add(uri, { ...known, facts: { ...known.facts, signature: read.signature } });
    return indexedFrom(known);
  }

  /** Takes what a draft does into the index, as it was read; not where another glossary is in force for it since. */
  add({ file: { uri }, signature }: Unknown, usage: Usage): void {
    if (this.session.glossaries.at(uri) !== usage.glossary) return;
    const facts = { signature, glossary: this.markOf(uri), counts: countsOf(usage) };
    this.files.add(uri, { facts, more: encoder.encode(JSON.stringify(gistOf(usage))) });
  }

  /** Keeps what is new for the next run, a little at a time. */
  async save(slices: Slices): Promise<void> {
    while (this.files.saveNext()) if (slices.isOver()) await slices.rest();
  }

  /** What tells the glossary of a draft from all others: what its layers say. */
  markOf(uri: string): string {
    const { glossaries } = this.session;
    const glossary = glossaries.at(uri);
    const known = this.marks.get(glossary);
    if (known !== undefined) return known;
    const says = glossaries
      .layersAt(uri)
      .map(({ uri: its, standsAlone, entries }) => [its, standsAlone, entries.map(({ id, entry }) => [id, entry])]);
    const mark = this.files.hashOf(JSON.stringify(says));
    this.marks.set(glossary, mark);
    return mark;
  }
}

function indexedFrom({ facts, more }: IndexRecord): Indexed {
  return { counts: facts.counts, gist: () => JSON.parse(decoder.decode(more)) as Gist };
}
