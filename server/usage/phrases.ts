// Phrases: whether two places of a draft are the same words with other capitals.
import { remember } from '../glossary/remember';
import { foldText } from '../text/normalize';
import type { Variant } from './variants';

/** The whole phrase at a place with capitals: with the words of the name that it is in. */
interface Phrase {
  readonly before: string;
  readonly after: string;
  /** Which of its words have capitals. */
  readonly capitals: readonly boolean[];
}

const phraseOf = remember(({ text, context }: Variant): Phrase => {
  const words = text.split(' ');
  const before = isNamed(words[0] ?? '') ? context.namedBefore : '';
  const after = isCapital(words.at(-1) ?? '') ? context.namedAfter : '';
  return { before, after, capitals: capitalsIn(`${before}${text}${after}`) };
});

const ownCapitals = remember(({ text }: Variant) => capitalsIn(text));

/** By what stands before and after the words of a phrase: which of its words have capitals at a place. */
const capitalsBeside = remember((_: Variant) => new Map<string, readonly boolean[] | undefined>());

/** Which of the words of a phrase have capitals at another place; undefined where other words stand there. */
function capitalsAt(phrase: Phrase, place: Variant): readonly boolean[] | undefined {
  const { before, after } = phrase;
  if (before === '' && after === '') return ownCapitals(place);
  const known = capitalsBeside(place);
  const key = `${before}\n${after}`;
  if (!known.has(key)) known.set(key, readCapitals(phrase, place));
  return known.get(key);
}

function readCapitals({ before, after }: Phrase, place: Variant): readonly boolean[] | undefined {
  const { beside } = place.context;
  const [itsBefore, itsAfter] = [before && beside.before.slice(-before.length), beside.after.slice(0, after.length)];
  const isSame = foldText(itsBefore) === foldText(before) && foldText(itsAfter) === foldText(after);
  return isSame ? capitalsIn(`${itsBefore}${place.text}${itsAfter}`) : undefined;
}

/** Whether a word may be part of a name: Framework for the 21st Century. */
function isNamed(word: string): boolean {
  return /^[\p{Lu}\p{N}]/u.test(word);
}

function isCapital(word: string): boolean {
  return /^\p{Lu}/u.test(word);
}

function capitalsIn(words: string): readonly boolean[] {
  return words.split(/[\s]+/).map(isCapital);
}

/**
 * Whether two places are one phrase with other capitals. Each must hold the whole name that the other is part of. The first word
 * of a sentence has a capital whatever it is.
 */
export function differInCapitals(one: Variant, other: Variant): boolean {
  if (one.text.length !== other.text.length) return false;
  const [a, b] = [phraseOf(one), phraseOf(other)];
  const atOther = capitalsAt(a, other);
  const atOne = atOther && capitalsAt(b, one);
  if (atOther === undefined || atOne === undefined) return false;
  const isFree = (index: number, { before }: Phrase) =>
    index === 0 && before === '' && (one.context.opens || other.context.opens);
  const differ = (phrase: Phrase, written: readonly boolean[]) =>
    phrase.capitals.some((capital, index) => capital !== written[index] && !isFree(index, phrase));
  return differ(a, atOther) || differ(b, atOne);
}
