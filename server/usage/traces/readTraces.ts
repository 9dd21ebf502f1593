// Reads the traces of a block.
import type { Block } from '../../text/block';
import type { Words } from '../words';
import { putInitials } from './initials';
import { putNames } from './names';
import { putPairs } from './pairs';
import { gathered } from './put';
import { noTraces, type Traces } from './traces';
import { putWords } from './words';

/** The traces of a block, whose words these are. Linear in its text. */
export function readTraces(block: Block, words: Words): Traces {
  if (block.quoted || words.count === 0) return noTraces;
  return gathered(putPairs(putInitials(putNames(putWords(0, block, words), block, words), block, words), block, words));
}
