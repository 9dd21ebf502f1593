// The memory in which the traces of a block are gathered.
import { HASH_SEED } from '../../glossary/names';
import { LETTERS, NEAR } from './forms';
import { PRIME } from './keys';
import { A_TRACE, END, FORM, START, type Traces } from './traces';

/** Scratch memory. */
let room = new Int32Array(4096);

/** Puts a trace where `at` says; gives where the next one goes. There must be room for it. */
export function put(at: number, key: number, form: number, start: number, end: number): number {
  room[at] = key;
  room[at + FORM] = form;
  room[at + START] = start;
  room[at + END] = end;
  return at + A_TRACE;
}

/** Puts a trace of a word of a name, with a hash of the letters that it is written with. */
export function putNear(at: number, key: number, text: string, start: number, end: number): number {
  let letters = HASH_SEED;
  for (let unit = start; unit < end; unit++) letters = Math.imul(letters ^ text.charCodeAt(unit), PRIME);
  return put(at, key, NEAR | (letters & LETTERS), start, end);
}

/** What has been put, so many numbers of it. */
export function gathered(size: number): Traces {
  return room.slice(0, size);
}

/** Scratch memory for so many numbers; what stands in it stays. */
export function makeRoom(size: number): void {
  if (room.length >= size) return;
  const last = room;
  room = new Int32Array(size * 2);
  room.set(last);
}
