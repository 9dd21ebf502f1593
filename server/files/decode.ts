// The bytes of a file as text: which are read, how large they may be, and what is said of those that are not.

/** The largest draft and the largest glossary that are read, in bytes. */
export const LARGEST_DRAFT_FILE = 10_000_000;
export const LARGEST_GLOSSARY_FILE = 20_000_000;

/** What could not be read or found, in plain words that name it. */
export type OnProblem = (message: string) => unknown;

/**
 * Bytes as text: only UTF-8 is read, with or without a byte order mark, since anything else would be damaged when it is
 * written back. Undefined after telling why there is no text.
 */
export function decode(bytes: Uint8Array, name: string, largest: number, onProblem: OnProblem): string | undefined {
  if (bytes.length > largest) tellTooLarge(name, largest, onProblem);
  else if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff))
    onProblem(`${name} is UTF-16 and is skipped: save it as UTF-8.`);
  else if (bytes.includes(0)) onProblem(`${name} is not text and is skipped.`);
  else {
    const text = readUtf8(bytes);
    if (text === undefined)
      onProblem(`${name} is not UTF-8 at byte ${findInvalid(bytes) + 1} and is skipped: save it as UTF-8.`);
    return text;
  }
  return undefined;
}

/** Says that a file has more than `largest` bytes. */
export function tellTooLarge(name: string, largest: number, onProblem: OnProblem): void {
  onProblem(`${name} is larger than ${largest / 1_000_000} MB and is skipped.`);
}

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** A byte order mark stays. */
function readUtf8(bytes: Uint8Array): string | undefined {
  try {
    return decoder.decode(bytes);
  } catch {
    return undefined;
  }
}

function isUtf8(bytes: Uint8Array): boolean {
  return readUtf8(bytes) !== undefined;
}

/** The offset of the first byte that is no UTF-8. */
function findInvalid(bytes: Uint8Array): number {
  let low = 0;
  let high = bytes.length;
  // A prefix that ends within a character is no UTF-8 either; at most three bytes later it is again.
  while (high - low > 8) {
    const middle = (low + high) >>> 1;
    const isValid = [0, 1, 2, 3].some((more) => isUtf8(bytes.subarray(0, middle - more)));
    if (isValid) low = middle - 3;
    else high = middle;
  }
  let at = Math.max(0, low);
  while (at > 0 && !isUtf8(bytes.subarray(0, at))) at--;
  for (let next = at; next < bytes.length;) {
    const length = [1, 2, 3, 4].find(
      (count) => isUtf8(bytes.subarray(next, next + count)) && next + count <= bytes.length,
    );
    if (length === undefined) return next;
    next += length;
  }
  return bytes.length;
}
