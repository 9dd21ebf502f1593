// Phrases: whether two places of a draft are the same words with other capitals.
import { foldText } from '../text/normalize';
import type { Variant } from './variants';

/** The whole phrase at a place with capitals: with the words of the name that it is in. */
interface Phrase {
  readonly before: string;
  readonly text: string;
  readonly after: string;
}

function phraseOf({ text, context }: Variant): Phrase {
  const words = text.split(' ');
  return {
    before: isCapital(words[0]) ? context.namedBefore : '',
    text,
    after: isCapital(words[words.length - 1]) ? context.namedAfter : '',
  };
}

/** The same words at another place, as they are written there; undefined where others stand there. */
function readAt({ before, text, after }: Phrase, place: Variant): Phrase | undefined {
  const { beside } = place.context;
  const its = {
    before: before === '' ? '' : beside.before.slice(-before.length),
    text: place.text,
    after: beside.after.slice(0, after.length),
  };
  const isSame = foldText(its.before) === foldText(before) && foldText(its.after) === foldText(after);
  return isSame && place.text.length === text.length ? its : undefined;
}

function isCapital(word: string): boolean {
  return /^\p{Lu}/u.test(word);
}

/** Which words of a phrase have capitals; the first one of a sentence has one whatever it is. */
function patternOf({ before, text, after }: Phrase): readonly boolean[] {
  return `${before}${text}${after}`.split(/[\s]+/).map(isCapital);
}

/** Whether two places are one phrase with other capitals. Each must hold the whole name that the other is part of. */
export function differInCapitals(one: Variant, other: Variant): boolean {
  const [a, b] = [phraseOf(one), phraseOf(other)];
  const atOther = readAt(a, other);
  const atOne = readAt(b, one);
  if (atOther === undefined || atOne === undefined) return false;
  const isFree = (index: number, { before }: Phrase) =>
    index === 0 && before === '' && (one.context.opens || other.context.opens);
  const differ = (phrase: Phrase, its: Phrase) => {
    const written = patternOf(its);
    return patternOf(phrase).some((capital, index) => capital !== written[index] && !isFree(index, phrase));
  };
  return differ(a, atOther) || differ(b, atOne);
}
