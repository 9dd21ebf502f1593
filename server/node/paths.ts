// The files that URIs name.
import { fileURLToPath } from 'node:url';

/** The path of a file on this machine; undefined for anything else. */
export function pathOf(uri: string): string | undefined {
  try {
    return fileURLToPath(uri);
  } catch {
    return undefined;
  }
}
