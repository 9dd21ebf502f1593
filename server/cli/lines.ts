// Reading a file or standard input line by line, however long it is and its lines are.
import { createReadStream } from 'node:fs';

/** A line without its end, counted from 1; without bytes where it is longer than was asked for. */
export interface Line {
  readonly number: number;
  readonly bytes: Buffer | undefined;
}

/**
 * The lines of a file, or of standard input for `-`: each ends with a byte, by default a line feed; the end of the last may
 * be missing. Of one that is longer than `longest` bytes nothing is kept. Rejects where the file cannot be read.
 */
export async function* readLines(
  path: string,
  longest: number,
  endFor: (first: Buffer) => number = () => LINE_FEED,
): AsyncGenerator<Line> {
  let pieces: Buffer[] = [];
  let length = 0;
  let number = 0;
  let end: number | undefined;
  const add = (piece: Buffer) => {
    length += piece.length;
    if (length <= longest) pieces.push(piece);
    else pieces = [];
  };
  const take = (): Line => {
    const bytes = length > longest ? undefined : Buffer.concat(pieces);
    pieces = [];
    length = 0;
    number++;
    return { number, bytes };
  };
  const chunks: AsyncIterable<Buffer> = path === '-' ? process.stdin : createReadStream(path, { highWaterMark: PIECE });
  for await (const chunk of chunks) {
    end ??= endFor(chunk);
    let from = 0;
    for (let to = chunk.indexOf(end); to >= 0; to = chunk.indexOf(end, from)) {
      add(chunk.subarray(from, to));
      from = to + 1;
      yield take();
    }
    if (from < chunk.length) add(chunk.subarray(from));
  }
  if (length > 0) yield take();
}

const LINE_FEED = 10;

/** How much of a file is read at a time, in bytes. */
const PIECE = 256 * 1024;
