// The files in YAML or JSON that are open in the editor, as they stand there: each is or may be a glossary.
import { normalizeUri } from '../files/uri';
import { createLined, editLined, type Lined } from '../text/draft';
import { type Change, editOf } from './change';

/** A file in YAML or JSON that is open, as it stands in the editor. */
export interface OpenGlossary {
  /** As the client spells it. */
  readonly uri: string;
  readonly version: number;
  readonly file: Lined;
  /** Whether it is a glossary by its name; any other is one where a setting names it. */
  readonly byName: boolean;
}

/** The open files. */
export class OpenGlossaries {
  private readonly files = new Map<string, OpenGlossary>();

  /** Takes the text of a glossary file that is open in an editor, which goes before what is on disk. */
  open(uri: string, version: number, text: string, byName: boolean): void {
    this.files.set(normalizeUri(uri), { uri, version, file: createLined(text), byName });
  }

  /** Makes changes of a file in YAML or JSON that is open; says whether it is one. */
  change(uri: string, version: number, changes: readonly Change[]): boolean {
    const known = this.files.get(normalizeUri(uri));
    if (known === undefined) return false;
    const file = changes.reduce<Lined>(
      (lined, change) => (change.range ? editLined(lined, editOf(lined, change)) : createLined(change.text)),
      known.file,
    );
    this.files.set(normalizeUri(uri), { ...known, version, file });
    return true;
  }

  /** Forgets a file in YAML or JSON that was open; says whether it was one. */
  close(uri: string): boolean {
    return this.files.delete(normalizeUri(uri));
  }

  /** A file that is open, whether it is a glossary or not. */
  find(uri: string): OpenGlossary | undefined {
    return this.files.get(normalizeUri(uri));
  }

  /** All files that are open. */
  all(): Iterable<OpenGlossary> {
    return this.files.values();
  }

  /** The files that are open and glossaries by their names, as they stand in the editor. */
  *namedSo(): Iterable<{ readonly uri: string; readonly text: string }> {
    for (const { uri, file, byName } of this.files.values()) if (byName) yield { uri, text: file.text.toString() };
  }
}
