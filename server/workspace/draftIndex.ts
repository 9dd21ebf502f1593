// The index of a workspace: what its drafts name where, and what is found in them, as they were when they were read last, for as long as they are the same.
import { countsOf, type Counts, type Naming, namingOf, type Places, placesOf } from '../features/gist';
import type { DraftFile, IndexFiles, IndexRecord, Signature } from '../files/host';
import type { Glossary } from '../glossary/glossary';
import type { Slices } from '../tasks/turns';
import type { Usage } from '../usage/usage';
import type { Session } from './session';

/** What a draft names. */
export interface Named {
  readonly counts: Counts;
  readonly places: () => Places;
}

/** What is found in a draft, as diagnostics in JSON, and what tells that from anything else that is found in it. */
export interface Found {
  readonly id: string;
  readonly json: string;
}

/** A draft as it was read, of which nothing is known yet. */
export interface Unknown {
  readonly file: DraftFile;
  readonly signature: Signature;
}

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** The files of an index: of what is named where, of what a review needs, which is the most, and of what is found. */
export interface IndexParts {
  readonly places: IndexFiles;
  readonly naming: IndexFiles;
  readonly findings: IndexFiles;
}

/** Answers about drafts that are kept, each for as long as its draft, and what it was worked out under, are the same. */
class Kept {
  constructor(
    readonly files: IndexFiles,
    /** What has to be the same. */
    readonly under: (uri: string) => string,
  ) {}

  find(uri: string): IndexRecord | undefined {
    const known = this.files.find(uri);
    return known?.facts.under === this.under(uri) && this.files.isSame(uri, known.facts.signature) ? known : undefined;
  }

  /** What is known of a draft as it is read now, or the draft; undefined after telling why it cannot be read. */
  read(uri: string, onProblem: (message: string) => unknown): IndexRecord | Unknown | undefined {
    const read = this.files.readSigned(uri, onProblem);
    const known = read && this.files.find(uri);
    if (known?.facts.under !== this.under(uri) || known.facts.signature.hash !== read?.signature.hash) return read;
    this.files.add(uri, { ...known, facts: { ...known.facts, signature: read.signature } });
    return known;
  }

  add(uri: string, signature: Signature, says: unknown, more: string): void {
    this.files.add(uri, { facts: { signature, under: this.under(uri), says }, more: encoder.encode(more) });
  }
}

/** The index. Its answers are those that reading all drafts again would give. */
export class DraftIndex {
  private readonly marks = new WeakMap<Glossary, string>();
  private readonly places: Kept;
  private readonly naming: Kept;
  private readonly findings: Kept;

  /** `told` is what tells how diagnostics are written. */
  constructor(
    private readonly session: Session,
    { places, naming, findings }: IndexParts,
    private readonly told: string,
  ) {
    this.places = new Kept(places, (uri) => this.markOf(uri));
    this.naming = new Kept(naming, (uri) => this.markOf(uri));
    this.findings = new Kept(findings, (uri) => this.foundUnder(uri));
  }

  /** What a draft names that has not changed since it was read under the glossary that it has; undefined otherwise. */
  find(uri: string): Named | undefined {
    const known = this.places.find(uri);
    return known && namedFrom(known);
  }

  /**
   * Reads a draft: what it names, where only the time has changed at which it was written, or its text. Undefined after
   * telling why it cannot be read.
   */
  read(uri: string, onProblem: (message: string) => unknown): Named | Unknown | undefined {
    const known = this.places.read(uri, onProblem);
    return known && 'facts' in known ? namedFrom(known) : known;
  }

  /** Reads a draft, whatever is known of it. */
  readAnew(uri: string, onProblem: (message: string) => unknown): Unknown | undefined {
    return this.places.files.readSigned(uri, onProblem);
  }

  /** Takes what a draft does into the index, as it was read; not where another glossary is in force for it since. */
  add({ file: { uri }, signature }: Unknown, usage: Usage): void {
    if (this.session.glossaries.at(uri) !== usage.glossary) return;
    this.places.add(uri, signature, countsOf(usage), JSON.stringify(placesOf(usage)));
    this.naming.add(uri, signature, undefined, JSON.stringify(namingOf(usage)));
  }

  /** What a review needs of a draft, or the draft where that is not known; undefined after telling why it cannot be read. */
  namingOf(uri: string, onProblem: (message: string) => unknown): Naming | Unknown | undefined {
    const known = this.naming.find(uri) ?? this.naming.read(uri, onProblem);
    return known && 'facts' in known ? (JSON.parse(decoder.decode(known.more)) as Naming) : known;
  }

  /** What is found in a draft that has not changed since; undefined otherwise. */
  findFound(uri: string): Found | undefined {
    const known = this.findings.find(uri);
    return known && { id: known.facts.says as string, json: decoder.decode(known.more) };
  }

  /** What tells all that holds for a draft from anything else, so that the same is found in it. */
  foundUnder(uri: string): string {
    const { glossaries, settings, configurations } = this.session;
    const known = configurations.knownIn(this.session.placeOf(uri));
    const says = [this.markOf(uri), settings.keyOf(uri), glossaries.has(uri), known, this.told];
    return this.places.files.hashOf(JSON.stringify(says));
  }

  /** Takes what is found in a draft into the index; not where something else holds for it than did when it was read. */
  addFound({ file: { uri }, signature }: Unknown, found: Found, under: string): void {
    if (under === this.foundUnder(uri)) this.findings.add(uri, signature, found.id, found.json);
  }

  /** Keeps what is new for the next run, a little at a time. */
  async save(slices: Slices): Promise<void> {
    for (const { files } of [this.places, this.naming, this.findings])
      while (files.saveNext()) if (slices.isOver()) await slices.rest();
  }

  /** What tells the glossary of a draft from all others: what its layers say. */
  private markOf(uri: string): string {
    const { glossaries } = this.session;
    const glossary = glossaries.at(uri);
    const known = this.marks.get(glossary);
    if (known !== undefined) return known;
    const says = glossaries
      .layersAt(uri)
      .map(({ uri: its, standsAlone, entries }) => [its, standsAlone, entries.map(({ id, entry }) => [id, entry])]);
    const mark = this.places.files.hashOf(JSON.stringify(says));
    this.marks.set(glossary, mark);
    return mark;
  }
}

function namedFrom({ facts, more }: IndexRecord): Named {
  return { counts: facts.says as Counts, places: () => JSON.parse(decoder.decode(more)) as Places };
}
