// Phrases: whether two places of a draft are the same words with other capitals.
import { remember } from '../glossary/remember';
import { foldText } from '../text/normalize';
import * as english from './english';
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
  const before =
    context.compoundBefore !== '' || isNamed(words[0] ?? '') ? context.namedBefore + context.compoundBefore : '';
  const after = isCapital(words.at(-1) ?? '') ? context.namedAfter : '';
  return createPhrase(withoutOwner(before), text, after);
});

/** Whether a place with its words alone is the whole phrase: no other words of a name stand beside it. */
export function isWholePhrase(place: Variant): boolean {
  const { before, after } = phraseOf(place);
  return before === '' && after === '';
}

/** The words before a phrase without its year and whose it is, by initials or as a body: the EU’s Example Instrument, the Committee’s Panel. */
function withoutOwner(named: string): string {
  const before = named.replace(/^(?:1[89]|20)\d\d (?=\p{Lu}|$)/u, '');
  const [whole = '', word = ''] = /^.*?(\p{L}+)['’]s (?!.*['’]s )/u.exec(before) ?? [];
  const isOwner = /^\p{Lu}{2,}$/u.test(word) || (english.lookUp(word) & english.BODY) !== 0;
  return isOwner ? before.slice(whole.length) : before;
}

/** The same without another name that “and” joins to it, an article of it (Article 6 of the), whose it is (Nordic Ministry of), initials before it and a place after it; undefined where there is none. */
const singlePhraseOf = remember((place: Variant): Phrase | undefined => {
  const { before, after } = phraseOf(place);
  const own = before
    .replace(/^.* (?:and|&) (?:the )?/, '')
    .replace(/^.* \d+ (?:of|in) (?:the )?/, '')
    .replace(/^\p{Lu}\p{L}+ (?=\p{Lu})/u, (word) => (english.isOfPeople(word.trim()) ? '' : word))
    .replace(/^\p{Lu}{2,4} $/u, '');
  const ownAfter = after.replace(/ (?:and|&) .*$/, '').replace(/ (?:in|at) \p{Lu}[\p{L}.]*$/u, '');
  return own === before && ownAfter === after ? undefined : createPhrase(own, place.text, ownAfter);
});

function createPhrase(before: string, text: string, after: string): Phrase {
  return { before, after, capitals: capitalsIn(`${before}${text}${after}`) };
}

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
  // What stands further away is looked at only where the nearest words are the same: all of it changes with every edit near it.
  const { wordBefore, wordAfter } = place.context;
  const [, last = wordBefore] = /(\p{L}+) $/u.exec(before) ?? [];
  const [, next = wordAfter] = /^ (\p{L}+)/u.exec(after) ?? [];
  if (!foldText(wordBefore).endsWith(foldText(last)) || !foldText(wordAfter).startsWith(foldText(next)))
    return undefined;
  const { beside } = place.context;
  const [itsBefore, itsAfter] = [before && beside.before.slice(-before.length), beside.after.slice(0, after.length)];
  const isSame = foldText(itsBefore) === foldText(before) && foldText(itsAfter) === foldText(after);
  return isSame ? capitalsIn(`${itsBefore}${place.text}${itsAfter}`) : undefined;
}

/** Whether two places begin with a capital that the start of a sentence does not give: G7, UN. */
function isShouted(...places: readonly Variant[]): boolean {
  return places.every(({ text }) => /^\p{Lu}[\p{Lu}\p{N}]/u.test(text));
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
 * Whether two places are one phrase with other capitals. Each must hold the whole name that the other is part of; where that may
 * be two names with “and” between them, the phrase has a capital in both. The first word of a sentence has a capital whatever
 * it is.
 */
export function differInCapitals(one: Variant, other: Variant): boolean {
  if (differ(one, phraseOf(one), other, phraseOf(other), false)) return true;
  const [a, b] = [singlePhraseOf(one), singlePhraseOf(other)];
  return (a ?? b) !== undefined && differ(one, a ?? phraseOf(one), other, b ?? phraseOf(other), true);
}

function differ(one: Variant, a: Phrase, other: Variant, b: Phrase, isNamedInBoth: boolean): boolean {
  const atOther = capitalsAt(a, other);
  const atOne = atOther && capitalsAt(b, one);
  if (atOther === undefined || atOne === undefined) return false;
  const opens = one.context.opens || other.context.opens;
  const isFree = (index: number, { before }: Phrase) => index === 0 && before === '' && opens && !isShouted(one, other);
  const isChanged = (phrase: Phrase, written: readonly boolean[]) =>
    phrase.capitals.some((capital, index) => capital !== written[index] && !isFree(index, phrase));
  if (isNamedInBoth && !a.capitals.some((capital, index) => capital && atOther[index] === true && !isFree(index, a)))
    return false;
  return isChanged(a, atOther) || isChanged(b, atOne);
}
