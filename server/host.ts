// What the machine offers to the server: the glossary files of a folder. Node brings them; a browser has none of its own.

/** A glossary file as it stands on disk. */
export interface GlossaryFile {
  readonly uri: string;
  readonly text: string;
}

/** Access to files. */
export interface Host {
  /** The glossary files of a folder and below it, in a stable order; links are not followed, what cannot be read is left out. */
  readonly findGlossaries: (folder: string) => readonly GlossaryFile[];
}
