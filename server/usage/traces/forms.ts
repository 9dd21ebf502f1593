// The forms in which something is written, as bits.

/** One word that has a capital and is in a name, opens a sentence or is no more than a number: Cybersecurity. */
export const CLOSED = 1;
/** Two words with a hyphen: cyber-security. */
export const HYPHENED = 1 << 1;
/** Two words of small letters: cyber security. */
export const SMALL = 1 << 2;
/** Two words, the first with a capital: Federal agencies. */
export const FIRST = 1 << 3;
/** Two words, the second with a capital: American People, 21st Century. */
export const SECOND = 1 << 4;
/** Two words with capitals: Federal Agencies. */
export const BOTH = 1 << 5;
/** One word or two of capitals: QUAD, FREEDOM EDGE. */
export const CAPITALS = 1 << 6;
/** A word with a capital within a sentence: Quad. */
export const CAPITAL = 1 << 7;

/** A body and what it is for, with capitals, the other way round: Department of State, for State Department. */
export const TURNED = 1 << 8;

/** A name, by how it sounds; the bits above are of the letters that it is spelled with. */
export const SOUND = 1 << 9;
/** A name, by how it sounds without one of its letters; the bits above are of how it sounds with it. */
export const SLIP = 1 << 10;
/** One word of small letters: cybersecurity. */
export const LOWER = 1 << 11;
/** One word with a capital within a sentence, and none beside it: the Nation. */
export const ALONE = 1 << 12;
/** Two words with capitals and a hyphen: Jong-Un, for Jong-un. */
export const HYPHENED_BOTH = 1 << 13;
/** Two words with capitals, the first with the apostrophe of a plural: Leaders’ Summit. */
export const POSSESSED = 1 << 14;
/** A word of a name, by the word of it that stands beside; the bits above are of the letters that it is written with. */
export const NEAR = 1 << 15;
/** A word of capitals with small letters among them: OpCon. */
export const INNER_CAPITALS = 1 << 16;
/** A name of several words with capitals, by its initials. */
export const SPELLED_OUT = 1 << 17;
/** Capitals that may be the initials of a name. */
export const INITIALS = 1 << 18;
export const FIRST_LETTER_BIT = 19;
export const LETTERS = -1 << FIRST_LETTER_BIT;

/** Two words of a name, with an apostrophe between them or without. */
export const PLURALS = BOTH | POSSESSED;

/** Two words with a hyphen, whatever their capitals. */
export const HYPHEN_FORMS = HYPHENED | HYPHENED_BOTH;

/** One word, whatever its capitals. */
const ONE = CLOSED | LOWER | ALONE;
/** One word with a capital that no name gives it, or without. */
export const SINGLE = LOWER | ALONE;

/** Two words with a space, or “of”, between them, whatever their capitals. */
export const OPEN = SMALL | FIRST | SECOND | BOTH;
/** The ways to join the words of a compound, and the two of other things. */
export const JOINED = ONE | HYPHEN_FORMS | OPEN;
export const SHOUTED = CAPITALS | CAPITAL | BOTH | INNER_CAPITALS;
export const ORDERED = BOTH | TURNED;
export const SHORTENED = SPELLED_OUT | INITIALS;

/** Whether what is written in some ways is in two that a draft keeps to one of when it is written in another as well. */
export function areMixed(forms: number, other: number): boolean {
  const all = forms | other;
  const joints = Number((all & ONE) !== 0) + Number((all & HYPHEN_FORMS) !== 0) + Number((all & OPEN) !== 0);
  return (
    joints > 1 ||
    isSeveral(all & OPEN) ||
    (all & SINGLE) === SINGLE ||
    (all & HYPHEN_FORMS) === HYPHEN_FORMS ||
    (all & PLURALS) === PLURALS ||
    isSeveral(all & SHOUTED) ||
    (all & ORDERED) === ORDERED ||
    (all & SHORTENED) === SHORTENED ||
    ((forms & other & (SOUND | SLIP | NEAR)) !== 0 && ((forms ^ other) & LETTERS) !== 0)
  );
}

/** Whether some forms are more than one. */
function isSeveral(forms: number): boolean {
  return (forms & (forms - 1)) !== 0;
}
