// The context of a mention: what it is in its sentence, and what the words around it say of it. Rules read it, and never the text.
import type { Block } from '../../text/block';
import { itemAt } from '../../text/list';
import { isSyllable } from '../../text/normalize';
import { findCount, findFalseMember, type FalseMember, type ToldCount } from '../counts';
import { hasCue } from '../cues';
import * as english from '../english';
import type { Mention } from '../mentions';
import { findRepeated, type Repeated } from '../repeated';
import type { Role } from '../roles/role';
import { findRelativeYear, isOfItsTime, isPresentSubject, type RelativeYear, sentenceAround, yearsOf } from '../time';
import { keepAnswers } from './answers';
import { CLAUSAL, isPlainNoun, REACH, wordAfter, wordBefore } from './sentence';
import { Surroundings } from './surroundings';

/** What stands around a mention, and what it is in its sentence. */
export class Context extends Surroundings {
  /** `mentions` are those of the block as the draft decides them, with their `roles`; the context is that of the one at `index`. */
  constructor(
    block: Block,
    private readonly mentions: readonly Mention[],
    private readonly index: number,
    private readonly roles: () => readonly Role[],
  ) {
    super(block, itemAt(mentions, index));
  }

  /** What it is in its sentence. */
  get role(): Role {
    return itemAt(this.roles(), this.index);
  }

  /** Whether a noun phrase ends with it, so that it describes no noun after it. */
  get endsPhrase(): boolean {
    return this.once('endsPhrase', () => endsPhrase(this.after) && this.role.kind !== 'modifier');
  }

  /** Whether the words after it belong to no noun that it would describe: a verb, a preposition, the end of a clause. */
  get endsClause(): boolean {
    return endsClause(this.after);
  }

  /** Whether it stands without an article where a name that takes one should have it. */
  get needsArticle(): boolean {
    if (!this.endsPhrase || this.determiner) return false;
    // A sentence of nothing but a name is a label.
    const isPlace = this.opensSentence ? !this.hasPoint : isAfterOpening(this.before);
    return isPlace && this.role.kind === 'noun';
  }

  /** Whether it stands without an article within a sentence: after a word in small letters, or before one at its start. */
  get isBare(): boolean {
    return /\p{Ll}[*_]{0,3} [*_]{0,3}$/u.test(this.before) || (this.opensSentence && this.goesOn);
  }

  /**
   * Whether its small letters are those of common nouns, which name one of many things as well: the Washington summit, a
   * cold war; but not indo-pacific.
   */
  get isCommonNoun(): boolean {
    return this.once('isCommonNoun', () => isCommonNoun(this.mention.name.text, this.written));
  }

  /** Whether a word in it is a word of the language and none of its name: Untied Nations. */
  get hasOtherWord(): boolean {
    const named = new Set(wordsOf(this.mention.name.text));
    return wordsOf(this.written).some((word) => !named.has(word) && english.lookUp(word) !== 0);
  }

  /** Whether the words around it explain it: the full name near it, what its parenthesis stands after, writing of other scripts. */
  get explained(): boolean {
    return this.once(
      'explained',
      () => this.endsParenthesis || this.opensMembers || this.touchesSyllable() || this.isNearFullName(),
    );
  }

  /** Whether a parenthesis tells with it who they are that stand before it: the four partners (IP4: Australia, Japan, …). */
  private get opensMembers(): boolean {
    return /\p{L} \(["“]?$/u.test(this.before) && /^["”]?: \p{L}/u.test(this.after);
  }

  /** The label of the note that is called after it, as written with its bracket and caret. */
  get noteCall(): string | undefined {
    return /^\[\^[^\]\s]{1,40}\]/.exec(this.after)?.[0];
  }

  /** What joins it to the mention before it in its block, as written: a hyphen, a slash, a dash and the spaces around it. */
  get joint(): string | undefined {
    return this.once('joint', () => {
      const before = this.mentions[this.index - 1];
      if (before === undefined || this.mention.start - before.end > LONGEST_JOINT) return undefined;
      const between = this.block.text.slice(before.end, this.mention.start);
      // A line may break at what joins two.
      if (brokenJoint.test(between)) return between.trim();
      return joints.test(between) ? between : undefined;
    });
  }

  /** Whether it is said to be what something is called officially: both states (known officially as the Republic of Korea). */
  get isStyled(): boolean {
    return /(?<!\p{L})(?:officially|formally)(?: (?:known|called|named))?(?: as)?,? (?:the )?$/u.test(this.before);
  }

  /** Whether it is all that a parenthesis holds, which says what stands before it in other words: US-ROK (Republic of Korea). */
  get fillsParenthesis(): boolean {
    return /\((?:the )?$/.test(this.before) && this.after.startsWith(')');
  }

  /** Whether the draft makes it a name of what stands before it: the Republic of Korea (“Korea”), South Korea for the Republic of Korea. */
  get isGiven(): boolean {
    const last = this.mentions[this.index - 1];
    if (last?.name.concept === this.mention.name.concept && last.name !== this.mention.name) {
      if (/^ for (?:the )?$/.test(this.block.text.slice(last.end, this.mention.start))) return true;
    }
    return /\((?:[\p{Ll} ,]{1,30} )?["“](?:the )?$/u.test(this.before) && /^["”]\)/.test(this.after);
  }

  /** Whether a law or an order says what it means: “DPRK” has the meaning given in section 3. */
  get isDefined(): boolean {
    return (
      /["“]$/.test(this.before) && /^["”],? (?:has|have|shall have) the (?:same )?meanings?(?!\p{L})/u.test(this.after)
    );
  }

  /** Whether nothing stands beside it in its block, as a code in the cell of a table. */
  get fillsBlock(): boolean {
    const { text } = this.block;
    return (
      !/[\p{L}\p{N}]/u.test(text.slice(0, this.mention.start)) && !/[\p{L}\p{N}]/u.test(text.slice(this.mention.end))
    );
  }

  /** Whether what partners have between them follows it: the alliance, the talks. */
  get sharesNoun(): boolean {
    return english.isAmong('shared', wordAfter(this.after) ?? '');
  }

  /** Whether a small letter follows it after a space: the sentence goes on. */
  get goesOn(): boolean {
    return /^ \p{Ll}/u.test(this.after);
  }

  /** Whether a point follows it at once. */
  get hasPoint(): boolean {
    return this.after.startsWith('.');
  }

  /** Whether white space alone stands between it and the name after it, with which a sentence may begin: to the E.U. Seoul cheered. */
  get touchesNext(): boolean {
    const next = this.mentions[this.index + 1];
    if (next === undefined || next.start - this.mention.end > LONGEST_JOINT) return false;
    return /^\s+$/.test(this.block.text.slice(this.mention.end, next.start));
  }

  /** Whether a verb stands before it near it, so that it can end a sentence: they joined the E.U., but not in a label. */
  get followsVerb(): boolean {
    return this.before.split(/[^\p{L}]+/u).some((word) => (english.lookUp(word) & VERBAL) !== 0);
  }

  /** Whether it is where something is or goes: they fought in Korea. */
  get isPlace(): boolean {
    return english.isAmong('places', wordBefore(this.before) ?? '');
  }

  /** Whether a word stands in its block that points to its concept. */
  get isCued(): boolean {
    const { concept } = this.mention.name;
    return concept.cues.length > 0 && hasCue(this.block, concept);
  }

  /** Whether the words around a label that another has replaced say so themselves, or name the other beside it. */
  get isOfItsTime(): boolean {
    const { use } = this.mention.name;
    // Where the other is only introduced, its sentence tells of something else.
    const isOther = ({ name, start }: Mention) => name.text === use && this.block.text.charAt(start - 1) !== '(';
    return isOfItsTime(this.before, this.after) || this.isNear(isOther);
  }

  /** The years that its sentence names, as written. */
  get years(): readonly string[] {
    return this.once('years', () => yearsOf(sentenceAround(this.block.text, this.words)));
  }

  /** Whether it is the subject of a verb in the present tense. */
  get isPresentSubject(): boolean {
    return this.mention.possessive === '' && this.role.kind !== 'modifier' && isPresentSubject(this.after);
  }

  /** The words after an abbreviation that it already holds. */
  get repeated(): Repeated | undefined {
    return this.once('repeated', () => findRepeated(this.block, this.mention));
  }

  /** A year before it that only its reader knows. */
  get relativeYear(): RelativeYear | undefined {
    return this.once('relativeYear', () => findRelativeYear(this.block, this.mention.start));
  }

  /** A number that is told of its concept and was right once. */
  get count(): ToldCount | undefined {
    return this.once('count', () => findCount(this.block, this.mention));
  }

  /** Somebody beside it who is wrongly called a member of it. */
  get falseMember(): FalseMember | undefined {
    return this.once('falseMember', () => findFalseMember(this.block, this.mentions, this.index));
  }

  private get mention(): Mention {
    return itemAt(this.mentions, this.index);
  }

  /** Whether writing without spaces between words stands beside it, which is not ours to judge. */
  private touchesSyllable(): boolean {
    const neighbours = [
      /([^\s(（[])[\s(（[]*$/u.exec(this.before)?.[1],
      /^[\s)）([]*([^\s)）([])/u.exec(this.after)?.[1],
    ];
    return neighbours.some((sign) => sign && isSyllable(sign.charCodeAt(0)));
  }

  /** Whether the full name of its concept stands in the same sentence, near it. */
  private isNearFullName(): boolean {
    const { fullName, preferred } = this.mention.name.concept;
    return this.isNear(({ name }) => name.kind === 'name' && (name === fullName || name === preferred));
  }

  /** Whether such a mention stands in the same sentence, near it, and in no quotation. */
  private isNear(isSuch: (mention: Mention) => boolean): boolean {
    const { start, end } = this.mention;
    return [-2, -1, 1, 2].some((step) => {
      const other = this.mentions[this.index + step];
      if (other === undefined || other.quoted || !isSuch(other)) return false;
      const [from, to] = step < 0 ? [other.end, start] : [end, other.start];
      return to - from <= REACH && !/[.!?]\s/.test(this.block.text.slice(from, to));
    });
  }
}

/** The words of a name in small letters. */
function wordsOf(name: string): readonly string[] {
  return name.toLowerCase().match(/\p{L}+/gu) ?? [];
}

/** Whether the words that have small letters instead of a name's capitals are common words, the last one a noun. */
function isCommonNoun(name: string, written: string): boolean {
  const named = name.split(/[\s-]+/);
  const words = written.split(/[\s-]+/);
  const lowered = words.filter((word, at) => /^\p{Lu}/u.test(named[at] ?? '') && /^\p{Ll}/u.test(word));
  const last = lowered.at(-1);
  if (words.length !== named.length || last === undefined || last !== words.at(-1)) return false;
  const isCommon = (word: string) => english.lookUp(word) !== 0 || describing.test(word);
  return lowered.every(isCommon) && (english.lookUp(last) & english.NOUN) !== 0;
}

/** Endings of adjectives that are made of common words: pivotal. */
const describing = /(?:al|ive|ous|ful|less|able|ible)$/;

const LONGEST_JOINT = 8;

/** A hyphen or slash at which a line breaks. */
const brokenJoint = /^(?:[-\u2010\u2011/]\s*\n\s*|\s*\n\s*[-\u2010\u2011/])$/;

/** What stands between two partners: hyphens, slashes, dashes with and without spaces. */
const joints = /^(?:[-\u2010\u2011/\u2013\u2014]|-{2,3}| [-\u2013\u2014] |- | -| ?\/ ?)$/;

const VERBAL = english.AUXILIARY | english.THIRD | english.PAST;

const OPENING = english.PREPOSITION | english.SUBORDINATOR | english.TO;

/** Whether what follows is the end of a clause, or a verb, perhaps after another subject: ROK and the EU should meet. */
function endsPhrase(after: string): boolean {
  // One of several that describe a noun: US, allied, and partner governments.
  if (/^(?:, \p{Ll}+)+,? (?:and|or) \p{Ll}+ \p{Ll}/u.test(after)) return false;
  if (/^(?:[.;!?](?:\s|$)|,\s)/.test(after)) return true;
  const rest = after.replace(/^\s(?:and|or)\s(?:the\s)?\p{Lu}[\p{L}\p{N}.]*(?=\s)/u, '');
  const verb = wordAfter(rest);
  const is = verb === undefined ? 0 : english.lookUp(verb);
  if ((is & VERBAL) === 0 || (is & english.VERB) !== 0) return false;
  // A participle describes a noun after it: US extended deterrence.
  return (
    (is & english.AUXILIARY) !== 0 ||
    (is & english.PAST) === 0 ||
    !isPlainNoun(english.lookUp(wordAfter(rest.slice(1 + verb!.length)) ?? 'the'))
  );
}

/** Whether what follows a noun can never be a noun that an abbreviation would describe. */
function endsClause(after: string): boolean {
  return /^(?:[.;:!?,)](?:\s|$)|$)/.test(after) || (english.lookUp(wordAfter(after) ?? '') & CLAUSAL) !== 0;
}

/** Whether what stands before a noun phrase asks for its article: a preposition, what begins a clause. */
function isAfterOpening(before: string): boolean {
  const word = wordBefore(before) ?? '';
  return word === 'that' || (english.lookUp(word) & OPENING) !== 0;
}

keepAnswers(Context);
