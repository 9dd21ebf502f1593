// What the machine offers to the server: reading and listing files. Node and the browser each bring their own.

/** Access to files by URI. Every function rejects with an `Error` whose message names the file in plain words. */
export interface Host {
  /** The bytes of a regular file of at most `limit` bytes. */
  readFile(uri: string, limit: number): Promise<Uint8Array>;
  /** URIs of the files below a folder whose path matches one of the glob patterns, in a stable order, links not followed. */
  listFiles(folder: string, patterns: readonly string[]): Promise<readonly string[]>;
}
