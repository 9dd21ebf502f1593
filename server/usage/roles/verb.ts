// Whether a word after a mention that can be a verb or a noun is the verb of its clause.
import { SPACE } from '../../text/normalize';
import * as english from '../english';
import type { Found } from './determiner';
import {
  before,
  classAt,
  endAt,
  ENDS_PHRASE,
  firstOf,
  follows,
  hasAny,
  isDigitAt,
  isOf,
  type Line,
  mentionAt,
  NOMINAL,
  opensSentence,
  ownerAt,
  VERBAL,
  writtenAt,
} from './line';

/** A mention whose own place in the sentence tells whether a verb can follow. */
export interface Subject {
  readonly index: number;
  readonly determiner: Found | undefined;
}

/** What a noun phrase holds before a word that may be a verb. */
interface Before {
  readonly head: number;
  /** Whether an adjective or the like has come, so that a noun must. */
  readonly described: boolean;
  readonly adverb: boolean;
  readonly subject: Subject | undefined;
}

/** Whether a word that can be a verb is one. */
export function isVerb(line: Line, word: number, is: number, phrase: Before): boolean {
  const { head, described, adverb, subject } = phrase;
  const next = follows(line, word + 1) ? classAt(line, word + 1) : 0;
  if (head >= 0)
    return isVerbAfterNoun(line, word, is, head) || (hasAny(is, english.VERB) && isInverted(line, subject));
  // Two noun phrases do not stand side by side: what Russia calls a pause.
  if (subject !== undefined && !described && hasAny(is, english.THIRD) && hasAny(next, english.ARTICLE)) return true;
  if (subject !== undefined && !described && hasAny(is, english.THIRD) && isInRelative(line, subject)) return true;
  if (isInverted(line, subject) && hasAny(is, english.GERUND | english.PAST)) return !hasAny(next, english.AUXILIARY);
  if (subject !== undefined && !described && hasAny(next, english.ARTICLE) && hasAny(is, english.PAST)) return true;
  if (hasAny(is, english.GERUND)) return isGerundVerb(line, word, is, subject, described);
  if (hasAny(is, english.PAST) && !hasAny(is, english.NOUN)) return isPastVerb(line, word, subject, described, next);
  if (!hasAny(is, NOMINAL | english.ADJECTIVE)) return true;
  if (described || subject === undefined) return false;
  if (adverb) return true;
  // The ROK left: a past that is a noun or adjective as well, with nothing after it to describe.
  if (hasAny(is, english.PAST) && (next === 0 || hasAny(next, ENDS_PHRASE)))
    return (mayBeSubject(line, subject) && !isFinished(line, word)) || isNeeded(line, word, is, subject);
  if (isNeeded(line, word, is, subject)) return true;
  if (!hasAny(is, english.THIRD)) return isPlainVerb(line, word, subject);
  return (
    mayBeSubject(line, subject, is) &&
    !isFinished(line, word) &&
    !isOf(line, word + 1) &&
    isGoingOn(line, word, subject)
  );
}

/** Whether an auxiliary stands before a subject, so that a plain form comes after it: could a DPRK launch go unseen? */
function isInverted(line: Line, subject: Subject | undefined): boolean {
  if (subject === undefined) return false;
  const first = subject.determiner?.word ?? firstOf(line, subject.index);
  return first > 0 && before(line, first) === SPACE && hasAny(classAt(line, first - 1), english.AUXILIARY);
}

/** Whether what follows a form of the third person suits a verb after this subject. */
function isGoingOn(line: Line, word: number, { index, determiner }: Subject): boolean {
  if (mentionAt(line, index).name.article === 'the' && determiner === undefined) {
    // The article is missing, or it describes a noun: only an object shows a verb.
    const is = follows(line, word + 1) ? classAt(line, word + 1) : 0;
    return (
      hasAny(is, english.ARTICLE | english.PRONOUN) ||
      (hasAny(is, english.NOUN) && !hasAny(is, VERBAL | english.ADJECTIVE))
    );
  }
  if (follows(line, word + 1) || !line.titled) return true;
  const first = (determiner?.word ?? firstOf(line, index)) - 1;
  return first >= 0 && hasAny(classAt(line, first), english.RELATIVE | english.SUBORDINATOR);
}
/** Whether a word that can be a verb or noun is the verb of the noun before it. */
function isVerbAfterNoun(line: Line, word: number, is: number, head: number): boolean {
  const isPlural = hasAny(classAt(line, head), english.PLURAL);
  if (hasAny(is, english.PAST) && !hasAny(is, english.NOUN)) return true;
  if (!hasAny(is, NOMINAL | english.ADJECTIVE)) return true;
  if (hasAny(is, english.GERUND)) return isPlural;
  if (isOf(line, word + 1)) return false;
  if (follows(line, word + 1) && hasAny(classAt(line, word + 1), english.ARTICLE)) return true;
  if (isFinished(line, word)) return false;
  if (hasAny(is, english.PAST) && isOnlyVerb(line, word, head)) return true;
  if (hasAny(is, english.THIRD)) return !isPlural && (follows(line, word + 1) || isOnlyVerb(line, word, head));
  return isPlural;
}

/** Whether a sentence has no verb if not a word: with its own stop, and none before a word of its subject nor after. */
function isOnlyVerb(line: Line, word: number, subject: number): boolean {
  if (!isStopped(line, word)) return false;
  for (let at = subject; at > 0 && at > subject - CLAUSE; at--) {
    const is = ownerAt(line, at - 1) >= 0 ? english.NOUN : classAt(line, at - 1);
    if (opensSentence(line, at)) return true;
    // Set AI rules: what opens the sentence right before its object is a verb.
    const isImperative = at === subject && hasAny(is, english.VERB);
    if (hasAny(is, NOMINAL) && !isImperative && isNounHere(line, at - 1)) continue;
    if (hasAny(is, english.PREPOSITION)) continue;
    if (hasAny(is, english.AUXILIARY | english.SUBORDINATOR | english.RELATIVE | english.PRONOUN | english.TO))
      return false;
    if (hasAny(is, english.THIRD | english.VERB | english.PAST | english.GERUND)) return false;
  }
  return subject < CLAUSE;
}

/** Whether a word that can be a noun is one by what stands before it: the start of the sentence, an article, a preposition. */
function isNounHere(line: Line, word: number): boolean {
  if (opensSentence(line, word)) return true;
  const { ARTICLE, DETERMINER, QUANTIFIER, PREPOSITION } = english;
  return hasAny(classAt(line, word - 1), ARTICLE | DETERMINER | QUANTIFIER | PREPOSITION);
}

/** Whether a mention is the subject of a clause that belongs to the noun before it: the force NATO leads. */
function isInRelative(line: Line, { index, determiner }: Subject): boolean {
  const first = determiner?.word ?? firstOf(line, index);
  if (first < 2 || before(line, first) !== SPACE || before(line, first - 1) !== SPACE) return false;
  return (
    ownerAt(line, first - 1) < 0 &&
    hasAny(classAt(line, first - 1), NOMINAL) &&
    hasAny(classAt(line, first - 2), english.ARTICLE | english.DETERMINER)
  );
}

/** Whether the clause after a word ends with the stop of a sentence. */
function isStopped(line: Line, word: number): boolean {
  let last = word;
  while (last < word + CLAUSE && follows(line, last + 1)) last++;
  return /^[.!?;]["”’)]*(?:\s|$)/.test(line.block.text.slice(endAt(line, last), endAt(line, last) + 3));
}

/** Whether a sentence needs a word as its verb, since it has none else: security in the Indo-Pacific needs ships. */
function isNeeded(line: Line, word: number, is: number, { index, determiner }: Subject): boolean {
  if (!hasAny(is, english.THIRD | english.VERB) || isOf(line, word + 1) || isFinished(line, word)) return false;
  const first = determiner?.word ?? firstOf(line, index);
  if (first === 0 || opensSentence(line, first)) return false;
  return isOnlyVerb(line, word, first);
}

function isGerundVerb(line: Line, word: number, is: number, subject: Subject | undefined, described: boolean): boolean {
  if (described || subject === undefined) return false;
  if (!follows(line, word + 1)) return !hasAny(is, english.NOUN);
  const next = classAt(line, word + 1);
  if (ownerAt(line, word + 1) >= 0) return true;
  if (hasAny(next, english.ARTICLE | english.DETERMINER | english.PRONOUN | english.QUANTIFIER)) return true;
  const isBare = mentionAt(line, subject.index).name.article === 'the' && subject.determiner === undefined;
  if (isBare) return false;
  if (hasAny(next, english.ADVERB)) return true;
  if (hasAny(next, english.PREPOSITION | english.TO | english.CONJUNCTION)) return !hasAny(is, english.NOUN);
  return false;
}

function isPastVerb(line: Line, word: number, subject: Subject | undefined, described: boolean, next: number): boolean {
  if (described) return false;
  if (!follows(line, word + 1) || ownerAt(line, word + 1) >= 0) return true;
  if (hasAny(next, ENDS_PHRASE)) return true;
  if (hasAny(next, english.ADVERB) && !hasAny(next, english.ADJECTIVE)) return true;
  void subject;
  // NATO trained battalions held the line: another verb comes, or none does.
  return !isFinished(line, word);
}

/** Whether the plain form is the verb of a mention: Will NATO plan, let NATO plan, NATO and the EU plan. */
function isPlainVerb(line: Line, word: number, { index, determiner }: Subject): boolean {
  const first = determiner?.word ?? firstOf(line, index);
  if (isOf(line, word + 1)) return false;
  const isArticle = determiner?.span.word === 'the' && mentionAt(line, index).name.article === 'the';
  if (determiner !== undefined && !isArticle && !hasAny(determiner.is, english.RELATIVE)) return false;
  const isBare = mentionAt(line, index).name.article === 'the' && determiner === undefined;
  const previous = first > 0 && before(line, first) === SPACE ? classAt(line, first - 1) : 0;
  if (hasAny(previous, english.AUXILIARY | english.CAUSING)) return takesVerb(line, word);
  if (!isBare && hasAny(previous, english.CONJUNCTION) && first > 1 && ownerAt(line, first - 2) >= 0)
    return !isFinished(line, word) && takesVerb(line, word);
  const isThat = first > 1 && /^that$/i.test(writtenAt(line, first - 1));
  const at = isThat ? first - 2 : first - 1;
  return hasAny(classAt(line, at), english.DEMANDING) && takesVerb(line, word) && !isFinished(line, word);
}

function takesVerb(line: Line, word: number): boolean {
  return !follows(line, word + 1) || !hasAny(classAt(line, word + 1), english.AUXILIARY);
}

/** Whether a mention can be the subject of a verb after it, by what stands before it. */
function mayBeSubject(line: Line, { index, determiner }: Subject, is = 0): boolean {
  const first = firstOf(line, index);
  const { article } = mentionAt(line, index).name;
  if (determiner !== undefined && hasAny(determiner.is, english.RELATIVE)) return true;
  // One thing cannot describe what is several: a state acts.
  if (determiner !== undefined && /^(?:an?|each|every)$/.test(determiner.span.word)) return hasAny(is, english.THIRD);
  if (determiner !== undefined && !(article === 'the' && determiner.span.word === 'the')) return false;
  const at = (determiner?.word ?? first) - 1;
  if (at < 0 || before(line, at + 1) !== SPACE || opensSentence(line, at + 1)) return true;
  const previous = classAt(line, at);
  if (determiner === undefined && (isDigitAt(line, at) || hasAny(previous, english.QUANTIFIER))) return false;
  if (
    hasAny(
      previous,
      english.SUBORDINATOR | english.RELATIVE | english.CONJUNCTION | english.DETERMINER | english.SAYING,
    )
  )
    return true;
  if (hasAny(previous, english.CAUSING) || (hasAny(previous, english.VERB) && opensSentence(line, at))) return false;
  if (hasAny(previous, english.PREPOSITION | english.TO | english.AUXILIARY)) return false;
  if (hasAny(previous, english.ADJECTIVE) && determiner === undefined) return false;
  return !hasAny(previous, VERBAL) || hasAny(previous, english.NOUN);
}

/** How many words after a possible verb another one is looked for. */
const CLAUSE = 16;

/** Whether the clause has a finite verb after a word, so that this word is none. */
function isFinished(line: Line, word: number): boolean {
  let previous = classAt(line, word);
  for (let at = word + 1; at <= word + CLAUSE && follows(line, at); at++) {
    const is = ownerAt(line, at) >= 0 ? english.NOUN : classAt(line, at);
    // The plans that were made: a relative clause belongs to a noun.
    if (hasAny(is, english.RELATIVE)) return at === word + 1 && isVerbOnly(line, at + 1);
    if (hasAny(is, english.PRONOUN) || (hasAny(is, english.SUBORDINATOR) && !hasAny(is, english.PREPOSITION)))
      return false;
    if (!hasAny(previous, english.TO) && isFinite(line, at, is, previous, at === word + 1)) return true;
    previous = is;
  }
  return false;
}

/** Whether a word after another of its clause is a finite verb. */
function isFinite(line: Line, at: number, is: number, previous: number, isNext: boolean): boolean {
  // Needs is: what NATO needs is.
  if (hasAny(is, english.AUXILIARY)) return !(isNext && hasAny(is, english.SINGULAR));
  const isNoun = hasAny(is, NOMINAL);
  if (hasAny(is, english.PAST)) {
    if (isNoun) return hasAny(previous, english.PLURAL);
    const isAdjective = hasAny(previous, english.ADJECTIVE) && !hasAny(previous, NOMINAL);
    return !isAdjective && !hasAny(previous, english.ARTICLE | english.DETERMINER | english.PREPOSITION);
  }
  if (!hasAny(is, english.THIRD | english.VERB)) return false;
  if (!isNoun && !hasAny(is, english.ADJECTIVE)) return true;
  // Sanctions bite slowly, budgets run long.
  return (
    isNext &&
    hasAny(is, english.VERB) &&
    follows(line, at + 1) &&
    hasAny(classAt(line, at + 1), english.ADVERB | english.ARTICLE)
  );
}

/** Whether a word is a verb and can be no noun. */
export function isVerbOnly(line: Line, word: number): boolean {
  if (!follows(line, word) || ownerAt(line, word) >= 0) return false;
  const is = classAt(line, word);
  return (
    hasAny(is, english.AUXILIARY) || (hasAny(is, english.THIRD | english.VERB | english.PAST) && !hasAny(is, NOMINAL))
  );
}
