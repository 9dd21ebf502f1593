// URIs of documents and folders.

/** One spelling for the URIs of one document: `%3A` and `:` are the same. */
export function normalizeUri(uri: string): string {
  try {
    const decoded = uri.includes('%') ? decodeURIComponent(uri) : uri;
    return decoded.replace(/^file:\/\/\/([A-Z]):/, (_, drive: string) => `file:///${drive.toLowerCase()}:`);
  } catch {
    return uri;
  }
}

/** The scheme of documents that have not been saved yet. */
export const UNTITLED = 'untitled:';

/** Whether a document has not been saved yet. */
export function isUntitled(uri: string): boolean {
  return uri.startsWith(UNTITLED);
}

/** A folder's URI with a slash at its end. */
export function withSlash(uri: string): string {
  return uri.endsWith('/') ? uri : `${uri}/`;
}
