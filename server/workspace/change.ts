// Changes of documents as a client gives them.
import { type Lined, offsetAt } from '../text/draft';
import type { Edit } from '../text/span';

/** A change of a document as the protocol gives it: a replaced range, or the whole text. */
export interface Change {
  readonly range?: {
    readonly start: { line: number; character: number };
    readonly end: { line: number; character: number };
  };
  readonly text: string;
}

/** A change of a range, or of all, as an edit of the text as it is. */
export function editOf(lined: Lined, { range, text }: Change): Edit {
  return {
    start: range ? offsetAt(lined, range.start) : 0,
    end: range ? offsetAt(lined, range.end) : lined.text.length,
    text,
  };
}
