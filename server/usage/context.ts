// The context of a mention: what it is in its sentence, and what the words around it say of it. Rules read it, and never the text.
import type { Block } from '../text/block';
import { itemAt } from '../text/list';
import { decodeEntities } from '../text/marks';
import { isSyllable, makePlain } from '../text/normalize';
import type { Span } from '../text/span';
import { findCount, findFalseMember, type FalseMember, type ToldCount } from './counts';
import { hasCue } from './cues';
import * as english from './english';
import { isLineOfCapitals, type Mention, readVisible } from './mentions';
import { findRepeated, type Repeated } from './repeated';
import type { Role } from './roles/role';
import { findRelativeYear, isOfItsTime, isPresentSubject, type RelativeYear, sentenceAround, yearsOf } from './time';

/** The word directly before a place that decides about its article; offsets in the block. */
export interface Determiner extends Span {
  /** In small letters. */
  readonly word: string;
}

/** A name with a gap for the words that are looked at, and what stands before it or after it that tells whose it is; both folded. */
export interface NameAround {
  readonly name: string;
  readonly owner: string;
}

/** The words of a name before and after some of its words, as far as capitals and what joins them go. */
const namedBefore = /(?:\p{Lu}[\p{L}’'.]*(?:-| (?:(?:of|for|on|in|to) (?:the )?|and )?))+$/u;
const namedAfter = /^(?:(?:-| (?:(?:of|for|on) (?:the )?)?)\p{Lu}[\p{L}’']*)+/u;

/** How far around a mention is looked, in UTF-16 units. */
const REACH = 60;
/** How far around a word of capitals what it is a part of may stand. */
const NEAR = 20;

/** What stands around some words; a pure function of their block, of which each answer is worked out when it is first asked for. */
export class Surroundings {
  private known: Answers | undefined;
  /** What has been asked of it, and what it answered: all that anybody has seen of it. */
  answers: Answers | undefined;

  constructor(
    protected readonly block: Block,
    protected readonly words: Span & { readonly possessive: string },
  ) {}

  /** The words as a reader sees them, white space made single. */
  get written(): string {
    const { start, end } = this.words;
    return this.once('written', () => readVisible(this.block, start, end).replace(/\s+/g, ' '));
  }

  /** The article or other determiner directly before them. */
  get determiner(): Determiner | undefined {
    return this.once('determiner', () => determinerBefore(this.block, this.words.start));
  }

  /** Whether they open a sentence, or their determiner does. */
  get opensSentence(): boolean {
    return this.once('opensSentence', () => startsSentence(this.block, this.determiner?.start ?? this.words.start));
  }

  /** Whether they stand in a line of capitals, which is a heading whatever its markup. */
  get inCapitals(): boolean {
    return this.once('inCapitals', () => isLineOfCapitals(this.block, this.words.start, this.words.end));
  }

  /** Whether their possessive ending can only be a plural: two MOU’s. */
  get isApostrophePlural(): boolean {
    return isApostrophePlural(this.before, this.words.possessive, this.after);
  }

  /** Whether they end a parenthesis, which explains what stands before it: Four partners (IP4). */
  get endsParenthesis(): boolean {
    return endsParenthesis(this.block, this.words.start, this.words.end + this.words.possessive.length);
  }

  /** The name that they are in, where words with capitals stand right beside them: Ministry of …, and whose it is. */
  get nameAround(): NameAround {
    return this.once('nameAround', () => {
      const [before = ''] = namedBefore.exec(this.before) ?? [];
      const [after = ''] = namedAfter.exec(this.after) ?? [];
      const kept = after.replace(/['’]s?$/, '');
      // The first word of a sentence has a capital whatever it is.
      const named = before.replace(/^\p{L}+ /u, (word) =>
        english.isGrammatical(english.hashOf(word.trim().toLowerCase())) ? '' : word,
      );
      const body = named.split(' ').findLastIndex((word) => english.isAmong('turned', word));
      const words = named.split(' ').slice(Math.max(body, 0));
      const [, place = ''] = /^ in (?:the )?(\p{Lu}\p{L}*)/u.exec(this.after.slice(after.length)) ?? [];
      const owner = body > 0 ? named.split(' ').slice(0, body).join(' ') : place;
      return { owner: owner.toLowerCase(), name: `${words.join(' ')}…${kept}`.toLowerCase() };
    });
  }

  /** Whether they begin the name of a body of a state: US Coast Guard, U.S. Department of Defense. */
  get namesStateBody(): boolean {
    return this.once('namesStateBody', () => {
      const [, after = ''] = /^…(.*)$/.exec(this.nameAround.name) ?? [];
      return after.split(/[ -]/).some((word) => english.isAmong('official', word));
    });
  }

  /** What stands before them, made plain. */
  protected get before(): string {
    const { start } = this.words;
    return this.once('before', () =>
      makePlain(decodeEntities(this.block.text.slice(Math.max(0, start - REACH), start))),
    );
  }

  /** What stands after them and their possessive ending, made plain. */
  protected get after(): string {
    const from = this.words.end + this.words.possessive.length;
    return this.once('after', () => makePlain(decodeEntities(this.block.text.slice(from, from + REACH))));
  }

  protected once<Answer>(question: string, answer: () => Answer): Answer {
    return answerOnce((this.known ??= []), question, answer, this) as Answer;
  }
}

/** Questions, each with its answer after it: they are few, and objects with other keys each would be slow to read. */
type Answers = unknown[];

/** The answer to a question, worked out where it is not known yet. */
function answerOnce(known: Answers, question: string, answer: () => unknown, asked: Surroundings): unknown {
  for (let at = 0; at < known.length; at += 2) if (known[at] === question) return known[at + 1];
  const given = answer.call(asked);
  known.push(question, given);
  return given;
}

/** What stands around a word that looks like an abbreviation and that no glossary has. */
export class CapitalContext extends Surroundings {
  /**
   * Whether it is a part of something longer: a model (KF-21), a name (SK Hynix, Freedom SHIELD, J. PUBLIC, KKR Inc.), an
   * amount (AUD 20), a place (Mobile, AL), an address. What describes a person’s title is none: the FEMA Administrator.
   */
  get isPart(): boolean {
    const { text } = this.block;
    const { start, end } = this.words;
    const before = makePlain(decodeEntities(text.slice(Math.max(0, start - NEAR), start)));
    const after = makePlain(decodeEntities(text.slice(end, end + NEAR)));
    if (
      /^[-\s]?\d|^[.@/]\p{L}|^-(?:like|style|class|type)(?!\p{L})/u.test(after) ||
      isLegalForm(legalFormAfter.exec(after)) ||
      actAfter.test(this.after)
    )
      return true;
    if (isLegalForm(legalFormBefore.exec(before)) || (end - start > 2 && english.isAmong('companies', this.written)))
      return true;
    if (/[\p{L}\d][-/.@]$|\d\s?$/u.test(before)) return true;
    if (end - start === 2 && /\p{Lu}\p{Ll}+,\s$/u.test(before)) return true;
    const [, next] = /^[\s-]+[*_]{0,3}(\p{Lu}\p{L}*)/u.exec(after) ?? [];
    if (next !== undefined && (isShouted(next) || (english.lookUp(next) & (english.TITLE | english.BEARER)) === 0))
      return true;
    // A person is named after Mr., whether or not that opens the sentence: Mr. SMITH, MR. SMITH.
    const [, title = ''] = /(?<!\p{L})(\p{Lu}\p{L}+)\.\s+$/u.exec(before) ?? [];
    if (english.isAmong('shortened', title)) return true;
    const capital = /(?<!\p{L})\p{Lu}(?:\p{L}+|\.)\s+$/u.exec(before);
    // Whose a body is is no part of its name: U.S. DoD, Indian MoD.
    if (/\p{Lu}\.\p{Lu}\.\s+$/u.test(before) || ofNation.test(before)) return false;
    if (capital === null) return (isMember.test(this.before) && /^[,;.)]/.test(after)) || this.isTitleOfPerson;
    // The point of an initial ends no sentence: A. ROY.
    const isNamed = capital[0].includes('.') || /(?<!\p{L})\p{Lu}\.\s+$/u.test(before.slice(0, capital.index));
    return isNamed || !startsSentence(this.block, start - capital[0].length);
  }

  /** Whether it is where somebody learnt or taught, beside what was learnt: a degree in law from MIT. */
  get isSchool(): boolean {
    return this.once('isSchool', () => schoolBefore.test(this.before));
  }

  /** Whether it is set in bold by itself, as the name of a firm or body; a block begins after the marks that open it. */
  get isHeldOut(): boolean {
    const { text } = this.block;
    const { start, end } = this.words;
    return (
      (start === 0 || /(?:\*\*|__)$/.test(text.slice(Math.max(0, start - 2), start))) &&
      /^,?(?:\*\*|__)/.test(text.slice(end, end + 3))
    );
  }

  /** Whether it is said as a word, not letter by letter: COVAX, FEMA. */
  get isSaid(): boolean {
    return syllables.test(this.written);
  }

  /** Whether it is one of several that are listed, after a name that is written out: Cal Poly, USC, and the Coro Foundation. */
  get isListed(): boolean {
    return (
      /[\p{L},] \p{Lu}\p{Ll}[\p{L}’'-]*, (?:and )?$/u.test(this.before) &&
      /^(?:[,.;]| and | [^\p{Ll}])/u.test(this.after)
    );
  }

  /** Whether it is two letters with “and” between them, which is business English: R&D. */
  get isOfTwo(): boolean {
    return /^\p{Lu}&\p{Lu}$/u.test(this.written);
  }

  /** Whether somebody works there: she joined AECOM. */
  get isEmployer(): boolean {
    return employerBefore.test(this.before);
  }

  /** Whether it is spoken of as a firm: what it sells, its shares and its plants. */
  get isFirm(): boolean {
    const after = this.words.possessive === '' ? this.after : ` ${this.after.trimStart()}`;
    const [, first = '', second = ''] = /^ (\p{Ll}+)(?: (\p{Ll}+))?(?!\p{L})/u.exec(after) ?? [];
    if (english.isAmong('trading', first) || english.isAmong('holdings', first)) return true;
    if (this.words.possessive !== '' && english.isAmong('holdings', second)) return true;
    const [, noun = '', link] = /(?<!\p{L})(\p{Ll}+) (of|to|by|from|in) $/u.exec(this.before) ?? [];
    if (link === undefined) return false;
    return link === 'of' || link === 'in' ? english.isAmong('holdings', noun) : english.isAmong('traded', noun);
  }

  /** Whether it stands after the name of a person that opens its block: **Ann Lee, CISSP**, is an auditor. */
  private get isTitleOfPerson(): boolean {
    const { text } = this.block;
    const [, person] =
      personBefore.exec(makePlain(decodeEntities(text.slice(0, Math.min(this.words.start, REACH))))) ?? [];
    if (person === undefined || !(lettersAfter.test(this.after) || / (?:&|and) $/.test(this.before))) return false;
    return person.split(' ').every((name) => !isShouted(name) && (english.lookUp(name) & english.BODY) === 0);
  }

  /** Whether its letters begin the words with capitals before it, and before a comma that it stands between: Joint Security Area, JSA, */
  private get followsItsName(): boolean {
    const [, name = '', comma] =
      /((?:\p{Lu}[\p{L}’'-]* (?:of |for |and |the |on )?)*\p{Lu}[\p{L}’'-]*)(,?) ["“]?$/u.exec(this.before) ?? [];
    if (comma !== '' && !/^["”]?[,.;]/.test(this.after)) return false;
    const initials = name
      .split(/[ -]/)
      .map(([initial]) => initial)
      .join('');
    return [initials.toUpperCase(), initials.replace(/\p{Ll}/gu, '')].some((all) => all.endsWith(this.written));
  }

  /** Whether it is a word of the language in capitals: they MUST go, the SAVE plan, IN short, MR. KIM. */
  get isWord(): boolean {
    if (english.isAmong('shortened', this.written)) return true;
    const is = english.lookUp(this.written);
    return this.written.length >= SHORTEST_WORD ? is !== 0 : (is & JOINING_WORD) !== 0;
  }

  /** Whether it is a label that opens its block, or a line after a break that is set: BLUF: Say yes. */
  get isLabel(): boolean {
    const { start } = this.words;
    const before = this.block.text.slice(Math.max(0, start - NEAR), start);
    return /^[*_]{0,3}:/.test(this.after) && /(?:^|(?:\s\s|\\)\n)[^\p{L}\p{N}\n]*$/u.test(before);
  }

  /** Whether it is the place that a report is sent from, before a dash: SEOUL — Today */
  get isDateline(): boolean {
    return (
      /^[^\p{L}\p{N}]*$/u.test(this.block.text.slice(0, this.words.start).slice(-NEAR)) &&
      /^(?:, [\p{L}., ]{2,30})? ?[–—]/u.test(this.after)
    );
  }

  /** Whether it opens an item that is no more than it and what it means: OPCON: operational control */
  private get opensEntry(): boolean {
    const { text, kind } = this.block;
    const { start, end } = this.words;
    if (kind !== 'item' || text.length - end > LONGEST_MEANING || /[\p{L}\p{N}]/u.test(text.slice(0, start)))
      return false;
    return /^[*_`]{0,3}(?:\s?[:=–—]|\s-)[*_]{0,3}\s+\p{L}[^.;:]*$/u.test(decodeEntities(text.slice(end)));
  }

  /**
   * Whether the words around it explain it: Joint Security Area, or JSA, and JSA (Joint Security Area), JSA stands for, JSA
   * is the Joint Security Area, JSA, a border area; the carmaker BMW.
   */
  get explained(): boolean {
    if (this.endsParenthesis || /\(["“]?$/.test(this.before) || this.opensEntry) return true;
    const after = this.after.replace(/^[*_]{1,3}/, '');
    if (this.followsItsName || (/^["”]?[,.;]/.test(after) && /\p{Lu}\p{L}+, or ["“]?$/u.test(this.before))) return true;
    if (/^s? \(\p{L}/u.test(after) || /^["”’]? (?:stands for |means |is short for |is the \p{Lu})/u.test(after))
      return true;
    if (/^, (?:an? \p{L}|the \p{Ll})|^ ?[–—] ?(?:the )?\p{Lu}\p{Ll}+ \p{Lu}/u.test(after)) return true;
    const [, does] = /^, (?:\p{Ll}[\p{Ll}-]* ){0,3}(\p{Ll}+(?:er|or)) (?:of|for) /u.exec(after) ?? [];
    if (does !== undefined && isPlainNoun(english.lookUp(does))) return true;
    const [, first, kind] = /(?:(?<!\p{L})(\p{Ll}+))? (\p{Ll}{3,}) [*_]{0,3}$/u.exec(this.before) ?? [];
    if (kind === undefined) return false;
    // In “investment firm” the last word is a noun as well.
    const isCompound =
      first !== undefined && isPlainNoun(english.lookUp(first)) && !english.isGrammatical(english.hashOf(first));
    const is = english.lookUp(kind);
    return (
      isPlainNoun(is) ||
      (isCompound && (is & english.NOUN) !== 0 && (is & (english.PAST | english.THIRD | english.GERUND)) === 0)
    );
  }
}

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
    return this.once('explained', () => this.endsParenthesis || this.touchesSyllable() || this.isNearFullName());
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

  /** Whether the draft makes it a name of what stands before it: the Republic of Korea (“Korea”). */
  get isGiven(): boolean {
    return /\((?:[\p{Ll} ,]{1,30} )?["“](?:the )?$/u.test(this.before) && /^["”]\)/.test(this.after);
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

  /** Whether it is where something is or goes: they fought in Korea. */
  get isPlace(): boolean {
    return english.isAmong('places', wordBefore(this.before) ?? '');
  }

  /** Whether a word stands in its block that points to its concept. */
  get isCued(): boolean {
    const { concept } = this.mention.name;
    return concept.cues.length > 0 && hasCue(this.block, concept);
  }

  /** Whether the words around a label that another has replaced say so themselves. */
  get isOfItsTime(): boolean {
    return isOfItsTime(this.before, this.after);
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
    const neighbours = [/([^\s(（])[\s(（]*$/u.exec(this.before)?.[1], /^[\s)）]*([^\s)）])/u.exec(this.after)?.[1]];
    return neighbours.some((sign) => sign && isSyllable(sign.charCodeAt(0)));
  }

  /** Whether the full name of its concept stands in the same sentence, near it. */
  private isNearFullName(): boolean {
    const { start, end, name } = this.mention;
    const { fullName, preferred } = name.concept;
    return [-2, -1, 1, 2].some((step) => {
      const full = this.mentions[this.index + step];
      if (full === undefined || full.quoted || full.name.kind !== 'name') return false;
      if (full.name !== fullName && full.name !== preferred) return false;
      const [from, to] = step < 0 ? [full.end, start] : [end, full.start];
      return to - from <= REACH && !/[.!?]\s/.test(this.block.text.slice(from, to));
    });
  }
}

/** The words of a name in small letters. */
function wordsOf(name: string): readonly string[] {
  return name.toLowerCase().match(/\p{L}+/gu) ?? [];
}

/** What answers are worked out from, which nobody else sees. */
const inner: readonly string[] = ['before', 'after', 'mention', 'head', 'lastWord'];

/** Has the surroundings of a kind keep what they are asked, so that others can be compared with them. */
export function keepAnswers({ prototype }: { readonly prototype: Surroundings }): void {
  // eslint-disable-next-line @typescript-eslint/unbound-method -- called with the object that is asked
  for (const [question, { get: answer }] of Object.entries(Object.getOwnPropertyDescriptors(prototype)))
    if (answer !== undefined && !inner.includes(question))
      Object.defineProperty(prototype, question, {
        get(this: Surroundings) {
          return answerOnce((this.answers ??= []), question, answer, this);
        },
      });
}

for (const kind of [Surroundings, CapitalContext, Context]) keepAnswers(kind);

/** Whether all that has been asked of one is answered alike by another, wherever in their blocks they stand. */
export function answersAlike<Kind extends Surroundings>(asked: Kind, other: Kind): boolean {
  const { answers = [] } = asked;
  for (let at = 0; at < answers.length; at += 2)
    if (!isAlike(answers[at + 1], other[answers[at] as keyof Kind])) return false;
  return true;
}

/** Whether two answers are the same but for offsets. */
function isAlike(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  const others: Readonly<Record<string, unknown>> = { ...b };
  const own = Object.entries(a);
  if (own.length !== Object.keys(others).length) return false;
  return own.every(([key, value]) =>
    key === 'start' || key === 'end'
      ? key in others
      : isShallow(value)
        ? isAlike(value, others[key])
        : value === others[key],
  );
}

/** Whether a part of an answer is itself an answer with offsets, and no record of the glossary. */
function isShallow(value: unknown): boolean {
  return typeof value === 'object' && value !== null && ('start' in value || Array.isArray(value));
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

/** Whether a word is a noun and nothing else; most nouns are in no list. */
function isPlainNoun(is: number): boolean {
  const others = english.VERB | english.ADJECTIVE | english.ADVERB | english.GERUND | english.PAST | english.THIRD;
  return is === 0 || ((is & english.NOUN) !== 0 && (is & others) === 0);
}

/** Shorter words are as often initials: WHO, IT, US. Those that only join others are none: IN, OF, AND. */
const SHORTEST_WORD = 4;
const JOINING_WORD =
  english.ARTICLE | english.PREPOSITION | english.CONJUNCTION | english.SUBORDINATOR | english.AUXILIARY | english.TO;

function isShouted(word: string): boolean {
  return word.length > 1 && word === word.toUpperCase();
}

/** A person with a rank or an initial, after whose name stands whom she serves: Gen. X. Ames, USMC, */
const isMember =
  /(?:(?<!\p{L})(?:Gen|Col|Lt|Maj|Capt|Cmdr|Adm|Sgt|Dr|Hon|Prof)(?!\p{L})\.?|(?<!\p{L})\p{Lu}\.)(?: \(Ret\.\))?(?: \p{Lu}[\p{L}.’'-]*){1,3}[*_]{0,3}, [*_]{0,3}$/u;

/** An adjective of a nation. */
const ofNation = /(?<!\p{L})\p{Lu}\p{Ll}+(?:ian|ean|can|ese|ish|eli|qi|stani|utch|ench)\s+$/u;

/** Two syllables at least, each with its consonant: initials that are said as a word. */
const syllables = /^(?=.{4})[^AEIOUY]?[AEIOU](?:[^AEIOU]{1,2}[AEIOU]{1,2})+[^AEIOU]?$/;

/** What somebody does where she works. */
const employerBefore =
  /(?<!\p{L})(?:join(?:ed|ing)|(?:works?|worked|working|served|serving|serves|been|was|were|career) (?:at|for|with|in))\s$/u;

/** The name of a person that opens a block, and letters after it. */
const personBefore =
  /^((?:\p{Lu}[\p{L}.’'-]* ){1,3}\p{Lu}[\p{L}’'-]+)[*_]{0,3}, (?:\p{Lu}[\p{L}.]*\p{Lu}(?:, | & | and ))*$/u;
const lettersAfter = /^(?:, \p{Lu}[\p{L}.]*\p{Lu})*(?:[*_]{1,3}|$|,? (?:is|was|has|serve[sd]?)(?!\p{L}))/u;

/** What somebody learnt or taught, and where. */
const schoolBefore =
  /(?:\b(?:degrees?|diploma|graduat\p{L}+|bachelor|master|doctorate|stud(?:y|ied|ies)|taught|teach\p{L}*|professor|alumn\p{L}+)|\p{Lu}h?\.(?:\p{Lu}|Sc|Phil)\.|\b(?:BSc?|BA|MSc?|MA|MBA|MPP|MPA|LLB|LLM|JD|PhD))(?!\p{L})[^.;]* (?:at|from|and) (?:the )?$/u;

/** How the name of a law goes on after its first word: the CHIPS and Science Act. */
const actAfter = /^ (?:and|of|for|on) (?:the )?(?:\p{Lu}\p{Ll}+ ){1,4}Act(?!\p{L})/u;

/** The word after a name, which may be what a company ends its name with: SK Inc. */
const legalFormAfter = /^,?\s(\p{Lu}\p{L}*|plc)(?![\p{L}-])/u;

/** The end of a company's name, and what is listed after it: ARM Ltd., SK. */
const legalFormBefore = /(?:^|\s)(\p{Lu}\p{L}*|plc)\.?,\s(?:and\s)?$/u;

function isLegalForm(found: RegExpExecArray | null): boolean {
  return english.isAmong('companies', found?.[1] ?? '');
}

/** How long what an entry says of its abbreviation may be, in UTF-16 units. */
const LONGEST_MEANING = 80;

const LONGEST_JOINT = 3;

/** What stands between two partners: hyphens, slashes, dashes with and without spaces. */
const joints = /^(?:[-\u2010\u2011/\u2013\u2014]|-{2,3}| [-\u2013\u2014] | ?\/ ?)$/;

/** The word that text goes on with after one space, in small letters, if no hyphen joins it to another. */
function wordAfter(after: string): string | undefined {
  return /^\s(\p{Ll}+)(?![\p{L}-])/u.exec(after)?.[1];
}

/** The word that text ends with before one space. */
function wordBefore(before: string): string | undefined {
  return /(?:^|[^\p{L}-])(\p{L}+)\s$/u.exec(before)?.[1];
}

const VERBAL = english.AUXILIARY | english.THIRD | english.PAST;
const CLAUSAL = english.AUXILIARY | english.CONJUNCTION | english.PREPOSITION | english.TO;
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

/** Whether a span is the last of a parenthesis, which explains what stands before it: Four partners (IP4). */
function endsParenthesis({ text }: Block, start: number, end: number): boolean {
  return /^["”’']?\)/.test(text.slice(end, end + 2)) && /\([^()]*$/.test(text.slice(Math.max(0, start - REACH), start));
}

/** The article or other determiner directly before an offset of the block, or undefined. */
export function determinerBefore({ text }: Block, at: number): Determiner | undefined {
  const [, written, space] =
    /(?:^|[\s(“"‘'[—–*_-])(\p{L}+)(\s+[*_]{0,3})$/u.exec(text.slice(Math.max(0, at - 24), at)) ?? [];
  if (written === undefined || space === undefined) return undefined;
  const word = written.toLowerCase();
  if (!isDeterminer(word)) return undefined;
  const end = at - space.length;
  return { start: end - written.length, end, word };
}

/** Whether a sentence ends where a name does that ends with a point; a name with a capital may follow as well. */
export function isFollowedBySentence({ text }: Block, at: number): 'yes' | 'perhaps' | 'no' {
  const after = text.slice(at, at + REACH).replace(/^["”’)\]*_]+/, '');
  if (after === '') return 'yes';
  return /^\s+["“‘(*_]*[\p{Lu}\p{N}]/u.test(after) ? 'perhaps' : 'no';
}

/** The number or letter of an item that its sentence follows: (a), 2., iv) */
const enumerator = /^[\s*_]*(?:Sec(?:tion|\.)?\s)?\(?(?:\p{L}|\d{1,3}|[ivx]{1,5})[.)][*_]*\s+["“‘(*_]*$/iu;

/** Whether a word determines a noun; which and what rather begin a clause. */
function isDeterminer(word: string): boolean {
  const is = english.lookUp(word);
  return (is & (english.ARTICLE | english.DETERMINER)) !== 0 && ((is & english.RELATIVE) === 0 || word === 'that');
}

/** Whether a sentence starts at an offset of the block. */
export function startsSentence({ text, prose }: Block, at: number): boolean {
  if (at <= (prose[0]?.start ?? 0)) return true;
  if (at < LONGEST_ENUMERATOR && enumerator.test(text.slice(0, at))) return true;
  return /(?:^|[.!?]["”’)\]]*\s+|\n\s*\n)["“‘([*_]*$/.test(text.slice(Math.max(0, at - 12), at));
}

const LONGEST_ENUMERATOR = 16;

/** A word or number at the end of what stands before, at most one adjective earlier. */
const countBefore = /(?:^|[^\p{L}\p{N}])(?:([\p{L}\p{N}]+)\s)?([\p{L}\p{N}]+)\s$/u;

/** Whether only a plural can follow what stands before: two, several new, 31. */
function isCounted(before: string): boolean {
  const [, first = '', last = ''] = countBefore.exec(before) ?? [];
  const counts = (word: string) => english.isAmong('counting', word) || /^(?:[2-9]|[1-9]\d)$/.test(word);
  return counts(last) || (counts(first) && /^\p{Ll}/u.test(last) && (english.lookUp(last) & CLAUSAL) === 0);
}

/** Whether an ending is a plural that was made with an apostrophe: two MOU's, MOU's were signed. */
function isApostrophePlural(before: string, possessive: string, after: string): boolean {
  if (!/^['’][sS]$/.test(possessive) || /^['’]/.test(after)) return false;
  return isCounted(before) || english.isAmong('many', wordAfter(after) ?? '');
}

/**
 * The words with which a glossary names something first, as they go on after what stands before an offset: with a capital
 * at a sentence's start, and without an article that stands there. Undefined after another determiner than their own.
 */
export function firstUseAt(block: Block, at: number, text: string): string | undefined {
  if (startsSentence(block, at)) return text.charAt(0).toUpperCase() + text.slice(1);
  const determiner = determinerBefore(block, at);
  if (determiner === undefined) return text;
  const article = `${determiner.word} `;
  return text.toLowerCase().startsWith(article) ? text.slice(article.length) : undefined;
}
