// How a fault is told in the log.

/** That something failed, and why. */
export function faultOf(what: string, error: unknown): string {
  return `${what} failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`;
}
