// What stands between two words, as the words of a block say it.
import { AMPERSAND, APOSTROPHE, POINT, SPACE } from '../../text/normalize';

/** What stands between Trade & Peace. */
export const BY_AMPERSAND = (SPACE << 8) | (AMPERSAND << 4) | SPACE;

/** What stands between Leaders’ and Summit. */
export const AFTER_PLURAL = (APOSTROPHE << 4) | SPACE;

/** What stands between Mr. and a name. */
export const AFTER_POINT = (POINT << 4) | SPACE;
