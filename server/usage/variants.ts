// Variants: what a draft writes in two ways, found by comparing its blocks with one another. No list of words is needed.
import { remember } from '../glossary/remember';
import type { Block } from '../text/block';
import { numberAt } from '../text/list';
import { quotedSpans } from '../text/regions';
import { contains, findSpan, type Span } from '../text/span';
import { keepAnswers } from './context/answers';
import { Surroundings } from './context/surroundings';
import * as english from './english';
import { isInside, LONGEST_LINE, readVisible } from './mentions';
import type { Passage, Placed } from './passage';
import {
  HYPHEN_FORMS,
  HYPHENED_BOTH,
  JOINED,
  NEAR,
  OPEN,
  ORDERED,
  PLURALS,
  SHORTENED,
  SHOUTED,
  SINGLE,
  SLIP,
  SMALL,
  SOUND,
} from './traces/forms';
import { lettersOf } from './traces/keys';
import { A_TRACE, START } from './traces/traces';

/** A place where something stands that the draft writes otherwise elsewhere. The span is that of its words. */
export interface Variant extends Placed {
  /** As a reader sees it, white space made single. */
  readonly text: string;
  /** What counts as one way of writing it. */
  readonly form: number;
  readonly context: VariantContext;
}

/** What stands around a word or a pair of words; a pure function of their block. */
export class VariantContext extends Surroundings {
  constructor(block: Block, span: Span) {
    super(block, { ...span, possessive: '' });
  }

  /** Whether the same stands around it as around another, as far as any answer reaches. */
  isAround(other: VariantContext): boolean {
    const [is, was] = [this.words, other.words];
    const [text, before] = [this.block.text, other.block.text];
    return (
      text.slice(is.start, is.end + FARTHEST) === before.slice(was.start, was.end + FARTHEST) &&
      text.slice(Math.max(is.start - FARTHEST, 0), is.start) ===
        before.slice(Math.max(was.start - FARTHEST, 0), was.start)
    );
  }

  /** Whether it describes a noun after it (long-term plans), does not, or may do either. */
  get describes(): boolean | undefined {
    return this.once('describes', () => {
      const [, next] = /^[*_]{0,3} [*_]{0,3}(\p{L}[\p{L}\p{N}]*)/u.exec(this.after) ?? [];
      if (next === undefined) return /^[*_]{0,3} ?[\p{N}“"‘(]/u.test(this.after) ? undefined : false;
      if (/^\p{Lu}/u.test(next)) return undefined;
      const hash = english.hashOf(next);
      const is = english.classOf(hash, next, 0, next.length);
      if (english.isGrammatical(hash) || (is & (english.NOUN | english.ADJECTIVE | english.GERUND)) === 0) return false;
      if ((is & (english.VERB | english.THIRD | english.PAST)) === 0) return true;
      if (this.takesNoVerb && (is & (english.THIRD | english.PAST | english.PLURAL)) === 0) return true;
      // What may be a verb as well is a noun before one: the lab-based network will grow.
      const [, later = ''] = /^[*_]{0,3} [*_]{0,3}\p{L}[\p{L}\p{N}]* (\p{Ll}+)/u.exec(this.after) ?? [];
      const isLater = english.lookUp(later);
      if (later === 'of' || (isLater & (english.AUXILIARY | english.PAST)) !== 0) return true;
      // A verb takes an object: the group meets every month.
      if ((isLater & (english.ARTICLE | english.DETERMINER)) !== 0) return false;
      // Where one thing is spoken of, an s is that of its verb as well: the front line moves.
      return (is & english.PLURAL) !== 0 && this.determiner === undefined ? true : undefined;
    });
  }

  /**
   * Whether no plain verb can follow it: it ends with an adjective, or it is one thing, which takes a verb with an s, and no word
   * before it asks for a plain one: they help the private sector trade.
   */
  private get takesNoVerb(): boolean {
    const is = this.lastWord;
    if ((is & (english.NOUN | english.VERB | english.ADVERB)) === 0) return (is & english.ADJECTIVE) !== 0;
    if ((is & (english.PLURAL | english.ADVERB)) !== 0) return false;
    const [, before = '', last = ''] = /(?:(\p{L}+) )?(\p{L}+) $/u.exec(this.before) ?? [];
    const isDetermined = (english.lookUp(last) & (english.ARTICLE | english.DETERMINER)) !== 0;
    return (english.lookUp(isDetermined ? before : last) & ASKING) === 0;
  }

  /** Whether it is what somebody does to something: they fast-track the plan. After an article a noun ends: in the long term the … */
  get takesObject(): boolean {
    const [, next = ''] = /^[*_]{0,3} [*_]{0,3}(\p{Ll}+)/u.exec(this.after) ?? [];
    return (english.lookUp(next) & (english.ARTICLE | english.DETERMINER)) !== 0 && this.determiner === undefined;
  }

  /** Whether its last word can be an adverb, which a verb before it takes: they roll back prices. */
  get endsInAdverb(): boolean {
    return (this.lastWord & english.ADVERB) !== 0;
  }

  /** Whether its last word says who or what does something, or the doing: policy makers, policy making. */
  get endsInDoer(): boolean {
    return /(?:er|or|ing)s?$/.test(this.written);
  }

  private get lastWord(): number {
    return this.once('lastWord', () => {
      const word = /[^\s-]*$/.exec(this.written)![0].toLowerCase();
      return english.classOf(english.hashOf(word), word, 0, word.length);
    });
  }

  /** Whether a noun before it may take its first word for itself: machine gun fire. */
  get followsNoun(): boolean {
    return this.once('followsNoun', () => {
      const is = english.lookUp(this.wordBefore);
      return (is & english.NOUN) !== 0 && (is & (english.ADJECTIVE | english.PAST | english.THIRD)) === 0;
    });
  }

  /** The word before it, in small letters; empty at the start of a clause. */
  get wordBefore(): string {
    return this.once('wordBefore', () => /(\p{L}+) [*_]{0,3}$/u.exec(this.before)?.[1]?.toLowerCase() ?? '');
  }

  /** The word after it, in small letters; empty at the end of a clause. */
  get wordAfter(): string {
    return this.once('wordAfter', () => /^ (\p{L}+)/u.exec(this.after)?.[1]?.toLowerCase() ?? '');
  }

  /** The words with capitals that run on to it, and from it, with what joins them: (Investing in) America Agenda. */
  get namedBefore(): string {
    return this.once('namedBefore', () => {
      const before = withinSentence(this.before.slice(0, this.before.length - this.compoundBefore.length));
      const name = nameBefore.exec(before);
      if (name === null) return '';
      // The first word of a sentence has a capital whatever it is.
      const opens = /(?:^|[.!?:;—–•*_>(]\s?)$/.test(before.slice(0, name.index));
      return opens ? name[0].replace(/^\S+ (?:(?:of|for|on|in|to|and|&) (?:the )?)?/, '') : name[0];
    });
  }

  get namedAfter(): string {
    return this.once('namedAfter', () => {
      const name = nameAfter.exec(this.after)?.[0] ?? '';
      return name.replace(/(?<=\p{L}{3})\. .*$/u, '').replace(date, '');
    });
  }

  /** Whether no name goes on with it; a place where it is does not count: the Summit in Rome. */
  get endsName(): boolean {
    return /^(?: (?:in|at) \p{Lu}[\p{L}.]*)?$/u.test(this.namedAfter);
  }

  /** What a hyphen joins to its first word: (Lee-)Smith Amendment. */
  get compoundBefore(): string {
    return this.once('compoundBefore', () => /[\p{L}\p{N}.]+[-\u2010\u2011]$/u.exec(this.before)?.[0] ?? '');
  }

  /** The word that its phrase turns on: State Department, Department of State. */
  private get head(): string {
    return (/^\S+(?= of )/.exec(this.written) ?? /[^\s-]*$/.exec(this.written))![0];
  }

  /** Whether it names a body by what it is, which may come first or last: State Department, Department of State. */
  get isBody(): boolean {
    return this.once('isBody', () => english.isAmong('turned', this.head));
  }

  /** Whether it is no part of a longer name; that of the country before it does not count: the Turkish Ministry of Defence. */
  get isWhole(): boolean {
    if (this.namedAfter !== '') return false;
    return this.isOwn || (/^\p{L}+ $/u.test(this.namedBefore) && english.isOfPeople(this.namedBefore.trim()));
  }

  /** Whether no other country than the United States stands before its name. */
  get isOwn(): boolean {
    return /^(?:U\.?S\.? |United States )?$/.test(this.namedBefore);
  }

  /** Whether somebody works there, or learns: a life gives a body the name of its day, and each of several lives its own. */
  get isWorkplace(): boolean {
    return this.once('isWorkplace', () => workplace.test(this.before));
  }

  /** The words with capitals directly before and after it, folded; titles of persons do not count. */
  get neighbours(): { readonly before: string; readonly after: string } {
    return this.once('neighbours', () => {
      const before = /(\p{Lu}[\p{L}’'-]+) $/u.exec(this.before)?.[1] ?? '';
      const after = /^ (\p{Lu}[\p{L}’'-]+|(?:bin|al|ibn|von|de)\b)/u.exec(this.after)?.[1] ?? '';
      const isName = !isTitleWord(before) && !english.isGrammatical(english.hashOf(before.toLowerCase()));
      return { before: isName ? before : '', after: after.replace(/['’]s?$/, '') };
    });
  }

  /** What stands before and after it, as far as others may be compared with it. */
  get beside(): { readonly before: string; readonly after: string } {
    return { before: this.before, after: this.after };
  }

  /** Whether it speaks of any one of several: an action plan, each national park. */
  get isIndefinite(): boolean {
    return this.once('isIndefinite', () =>
      indefinite.test(this.before.slice(0, this.before.length - this.compoundBefore.length)),
    );
  }

  /** Whether a year tells it from others of its kind: the 1951 Security Treaty, the Summit of 2000. */
  get isDated(): boolean {
    return this.once(
      'isDated',
      () => /(?:^|\D)(?:19|20)\d\d $/.test(this.before) || /^ (?:of|in) (?:19|20)\d\d(?!\d)/.test(this.after),
    );
  }

  /** Whether it is, or goes on as, the title of a person: (National Security) Advisor. */
  get isTitle(): boolean {
    return this.once('isTitle', () => {
      // Several who are not named bear no title: the Foreign Ministers agreed.
      if (/s$/.test(this.written) && this.namedAfter === '') return false;
      const next = /^[^\p{L}]{0,3}(\p{L}+)/u.exec(this.after)?.[1] ?? '';
      return [this.head, next, /\p{L}*$/u.exec(this.namedAfter)![0]].some(isTitleWord);
    });
  }

  /** Whether it is what several persons are who hold an office: foreign ministers. */
  get isOfOfficers(): boolean {
    return isTitleWord(this.head);
  }

  /** Whether a title of a person goes on after it: Chair (and) President. */
  get opensTitle(): boolean {
    return isTitleWord(/^[^\p{L}]{0,3}(\p{L}+)/u.exec(this.after)?.[1] ?? '');
  }

  /**
   * Whether it stands where most words have capitals: a run-in heading, a label, the name of a section, a name with commas in
   * it, a line of capitals.
   */
  get isTitled(): boolean {
    return this.once('isTitled', () => {
      if (isTitleOfWork(this.before, this.after)) return true;
      const [, word = ''] = /(\p{Lu}\p{L}+),? $/u.exec(this.before) ?? [];
      const isAfterName = word !== '' && !english.isGrammatical(english.hashOf(word.toLowerCase()));
      if (isAfterName && /^, (?:and )?\p{Lu}|^,? and \p{Lu}/u.test(this.after)) return true;
      // What a body is on or for is listed in its name: the panel on Climate Change, Storms and Floods.
      const [, listed = ''] = listedAfter.exec(this.after) ?? [];
      if (/ (?:on|for) $/.test(this.before) && /^\p{Lu}/u.test(this.written) && english.lookUp(listed) !== 0)
        return true;
      const [before] = clauseBefore.exec(this.before)!;
      const [after] = clauseAfter.exec(this.after)!;
      const all = (before + this.written + after).match(/\p{L}{2,}/gu) ?? [];
      const words = all.filter((word) => !english.isGrammatical(english.hashOf(word.toLowerCase())));
      const titled = words.filter((word) => /^\p{Lu}/u.test(word)).length;
      // What opens or is set apart, and ends with all its words in capitals, is a label.
      if (titled === words.length && (before.length < this.before.length || this.before.length < REACH))
        return isSetApart(this.before.slice(0, this.before.length - before.length), this.after.slice(after.length));
      // A title has no verb in small letters: the Leaders agreed on a Plan of Action.
      const isSentence = words.some((word) => !/^\p{Lu}/u.test(word) && (english.lookUp(word) & english.PAST) !== 0);
      return words.length > 4 && titled * 5 > words.length * 4 && !isSentence;
    });
  }

  /** Whether a hyphen joins another word to its end: clean energy-based growth. */
  get isInCompound(): boolean {
    return /^[-\u2010\u2011](?!\d)/.test(this.after);
  }

  /** What it is said to be of all things: the nation, our nation; undefined where it is any one. */
  get definite(): string | undefined {
    const [, before, word] = /(?:(\p{L}+) )?(\p{L}+) [*_]{0,3}$/u.exec(this.before) ?? [];
    if (word === undefined || !definite.test(word.toLowerCase())) return undefined;
    // A name may hold an article: Feed the Future.
    const isName =
      before !== undefined && /^\p{Lu}/u.test(before) && !english.isGrammatical(english.hashOf(before.toLowerCase()));
    return isName ? undefined : word.toLowerCase();
  }

  /** Whether its first word is one for persons: Leaders’ Summit, Builder’s Association; but not the Philippines’ Coast Guard. */
  get isOfPersons(): boolean {
    const [written = ''] = /^\p{L}+(?:['’]s)?/u.exec(this.written) ?? [];
    const first = written.replace(/['’]/, '');
    return (
      /(?:er|or)s$/.test(first) || (english.lookUp(first) & (english.PLURAL | english.TITLE | english.BEARER)) !== 0
    );
  }

  /** Whether it is two partners that a hyphen joins, which begin no name of more than what they share: the U.S.-Wexland Alliance. */
  get isPair(): boolean {
    return isPair.test(this.written) && this.namedBefore === '' && !this.namedAfter.trim().includes(' ');
  }

  /** Whether its initials follow in a parenthesis, so that it ends where they stand: product rule (EPR). */
  get isIntroduced(): boolean {
    return /^ \((?:the )?["“]?\p{Lu}[\p{L}\p{N}&-]*["”]?\)/u.test(this.after);
  }

  /** Whether it is a body that meets or decides, and stands as a name does: no article, and no other word of its phrase, beside it. */
  get isBareBody(): boolean {
    return this.once('isBareBody', () => {
      if (!english.isAmong('assemblies', this.written) || this.determiner !== undefined || this.namedBefore !== '')
        return false;
      const isFree =
        this.wordBefore === '' ||
        english.isGrammatical(english.hashOf(this.wordBefore)) ||
        (english.lookUp(this.wordBefore) & (english.PAST | english.THIRD | english.ADVERB)) !== 0;
      return isFree && this.namedAfter === '' && this.describes !== true;
    });
  }

  /** Whether it governs, and the name of whom or what stands before it: the Reagan administration. */
  get isGovernment(): boolean {
    return english.isAmong('governments', this.written) && /^(?:[^ ]+|United States) $/.test(this.namedBefore);
  }

  /** Whether it governs what letters with points stand for, which end no sentence: the U.S. government. */
  private get isOfPointed(): boolean {
    return english.isAmong('governments', this.written) && /\p{Lu}\.\p{Lu}\. $/u.test(this.before);
  }

  /** Whether it is a meeting that is called by its place: the Rome summit. */
  get isGathering(): boolean {
    const isPlace = /(?<!\p{L})the (?:\d{4} )?\p{Lu}\p{Ll}+ $/iu.test(this.before);
    return isPlace && english.isAmong('gatherings', this.written) && this.namedAfter === '';
  }

  /** Whether it is a part of a law, with its number: Article 5. */
  get isDivision(): boolean {
    return /^ \d/.test(this.after) && english.isAmong('divisions', this.written);
  }

  /** Whether it is several who hold an office that a word before it tells, and none of them is named: foreign ministers. */
  get isSeveralOfficers(): boolean {
    const single = this.written.replace(/ies$/, 'y').replace(/s$/, '');
    if (single === this.written || !english.isAmong('ministers', single)) return false;
    // What a document is called has its own capitals: the Statement by the Example Ministers.
    if (/^ \p{Lu}/u.test(this.after) || titledBy.test(this.before)) return false;
    if (english.isAmong('portfolios', /^ of (?:the )?(\p{Lu}\p{L}+)/u.exec(this.after)?.[1] ?? '')) return false;
    const word = this.wordBefore;
    return word !== '' && !english.isGrammatical(english.hashOf(word)) && !english.isAmong('months', word);
  }

  /** Whether it is the title of somebody whose name follows, and no more is said of them before it: as Prime Minister Lee. */
  get isBorne(): boolean {
    return this.once('isBorne', () => {
      if (!english.isAmong('borne', this.written) || !/^ \p{Lu}\p{Ll}/u.test(this.after)) return false;
      const before = withinSentence(this.before).replace(office, '');
      // What an office opens a sentence with has a capital, and the title after it has its own.
      if (before.trim() === '' && before !== withinSentence(this.before)) return true;
      const last = /(\p{L}+) $/u.exec(before)?.[1] ?? '';
      const is = english.lookUp(last);
      if ((is & (english.PREPOSITION | english.CONJUNCTION | english.AUXILIARY | english.SUBORDINATOR)) !== 0)
        return true;
      // They asked President Moss; but the elected president is one of some kind.
      return (
        (is & english.PAST) !== 0 && (is & english.ADJECTIVE) === 0 && !/(?:elect|appoint|nam|retir)ed$/.test(last)
      );
    });
  }

  /** Whether what it is of, or on, stands after it: the nation of islands. */
  get isOfSomething(): boolean {
    return /^[*_]{0,3} (?:of|on) /.test(this.after);
  }

  /** Whether it is an adjective that describes a body, or what describes a person as well: federal agencies, federal officials. */
  get describesBody(): 'body' | 'bearer' | undefined {
    if ((this.lastWord & english.ADJECTIVE) === 0) return undefined;
    const [, next = ''] = /^ (\p{L}+)/u.exec(this.after) ?? [];
    return bodyOf(next) ?? (english.isAmong('governing', this.written) && /^\p{Ll}/u.test(next) ? 'body' : undefined);
  }

  /** Whether it is an adjective and a body that it describes, so that the adjective alone is told of: federal agencies. */
  get isDescribedBody(): boolean {
    const [, first = '', second = ''] = /^(\S+) (\S+)$/.exec(this.written) ?? [];
    return (english.lookUp(first) & english.ADJECTIVE) !== 0 && bodyOf(second) === 'body';
  }

  /**
   * Whether no word of capitals stands beside it, nor what tells who speaks, where a report was filed (WASHINGTON –) or whose
   * family name it is (KISHIDA Fumio).
   */
  get isAlone(): boolean {
    if (/(?<!\p{L})\p{Lu}[\p{Lu}.’'-]+ $/u.test(this.before)) return false;
    const isDateline = /^\W*$/.test(this.before) && /^(?:,| [–—-]|[–—])/.test(this.after);
    const isFamilyName = !/\bthe $/i.test(this.before) && /^ \p{Lu}\p{Ll}+(?:[ ,.;’'-]|$)/u.test(this.after);
    return !isDateline && !isFamilyName && !/^(?:[:.]|-(?!\d)| \p{Lu}{2})/u.test(this.after);
  }

  /** Whether it opens a sentence, a clause after a colon, or what an emphasis holds. */
  get opens(): boolean {
    return this.once(
      'opens',
      () =>
        (this.opensSentence && !this.determiner && !this.isOfPointed) ||
        /(?:[:;—–•=]|\s--?|[*_]|^\W*Q)\s?$/u.test(this.before),
    );
  }
}

keepAnswers(VariantContext);

/** What asks for a plain verb after what stands between them: a demand, an auxiliary. */
const ASKING = english.AUXILIARY | english.DEMANDING | english.CAUSING;

/** How a list of common nouns with capitals goes on after its first one. */
const listedAfter = /^(?:, \p{Lu}\p{L}+){1,3},? (?:and|&) (\p{Lu}\p{L}+)/u;

/** Whether the title of a work stands between: one example is The Long Road, the Long Road by Jane Example. */
function isTitleOfWork(before: string, after: string): boolean {
  return (
    /\p{Ll},? The (?:\p{Lu}\p{L}+ ){0,3}$/u.test(before) ||
    /^(?: \p{Lu}\p{L}+){0,3} by \p{Lu}\p{Ll}+ (?:\p{Lu}\. ?)?\p{Lu}\p{Ll}/u.test(after)
  );
}

/** What an office is of, before its title. */
const office = /(?<!\p{L})(?:(?:prime|foreign|defen[cs]e|finance|vice|deputy|first) )+$/iu;

/** How far the clause of a phrase reaches. */
const clauseBefore = /[^.:;!?*_<>()[\]\n–—]*$/;
const clauseAfter = /^[^.:;!?*_<>()[\]\n–—]*/;

/** How far around a phrase is looked, in UTF-16 units. */
const REACH = 60;

/** How far any answer reaches: whether the line is one of capitals, or longer than such lines are. */
const FARTHEST = LONGEST_LINE + 1;

/** What follows the end of the last sentence, told by a point after a word of some letters that none shortens: Mr. Lee. */
function withinSentence(before: string): string {
  let end = 0;
  for (const { 0: written, 1: word = '', index } of before.matchAll(/(\p{L}{3,})["”’)]?[.!?]["”’)*_]* /gu))
    if (!english.isAmong('shortened', word)) end = index + written.length;
  return before.slice(end);
}

/** Whether what stands before and after a clause sets it apart from a sentence. */
function isSetApart(before: string, after: string): boolean {
  return /(?:^|[*_>([:]|\d\.)\s*$/.test(before) && /^\s*(?:$|[*_<)\]:.–—])/.test(after);
}

/** Whether a word is a body, or several, or who belongs to one. */
function bodyOf(word: string): 'body' | 'bearer' | undefined {
  const is = english.lookUp(word) | english.lookUp(word.replace(/ies$/, 'y').replace(/s$/, ''));
  return (is & english.BODY) !== 0 ? 'body' : (is & english.BEARER) !== 0 ? 'bearer' : undefined;
}

/** Whether a word is a title of a person, or of several. */
function isTitleWord(word: string): boolean {
  return [word, word.replace(/s$/, '')].some((one) => (english.lookUp(one) & english.TITLE) !== 0);
}

/** What tells that there is but one, for whoever speaks. */
const definite = /^(?:the|our|this|its|their)$/;

/** What makes a phrase one of several, with two words between at most: a new national (security strategy). */
const indefinite =
  /(?:^|[^\p{L}])(?:an?|any|each|every|no|another|other|such|some|many|several|most|these|those) (?:\p{Ll}+ ){0,2}$/iu;

/** What a document is called up to those whose it is. */
const titledBy = /\p{Lu}\p{Ll}+ by (?:the )?(?:\p{Lu}[\p{L}.’'-]* ){1,4}$/u;

/** What somebody goes to work in, or has an office of. */
const workplace = /(?:^|[^\p{L}])(?:at|in|of|join(?:ed|ing)|left|leaving) (?:the )?(?:U\.?S\.? |United States )?$/iu;

/** The words of a name that end, or begin, where it stands. */
const nameBefore =
  /(?:(?:\p{Lu}[\p{L}\p{N}.'’&-]{0,30}|\p{N}{1,6}\p{L}{0,3}) (?:(?:of|for|on|in|to|and|&) (?:the )?)?){1,6}$/u;
const nameAfter = /^(?: (?:(?:of|for|on|in|to|and|&) (?:the )?)?\p{Lu}[\p{L}\p{N}.'’&-]{0,30}){1,6}/u;

/** A name does not go on with its date: the Declaration of April. */
const date = new RegExp(` (?:of|in|on) (?:the )?(?:${english.wordsOf('months').join('|')}|may)(?!\\p{L}).*`, 'iu');

/** The variants of one thing, in order. */
export type Group = readonly Variant[];

/** All that a draft writes in two ways under one key: each member is by what the ways are of. */
export interface Variants {
  /** How the words of a compound are joined. */
  readonly joined: readonly Group[];
  /** The capitals of two words with a hyphen. */
  readonly hyphened: readonly Group[];
  /** The apostrophe after the first word of a name. */
  readonly possessed: readonly Group[];
  /** The capitals of a phrase. */
  readonly titled: readonly Group[];
  /** The capital of a word that stands in no name. */
  readonly single: readonly Group[];
  /** The capitals of a word, or of two. */
  readonly shouted: readonly Group[];
  /** What comes first in the name of a body. */
  readonly ordered: readonly Group[];
  /** A name of several words and its initials. */
  readonly shortened: readonly Group[];
  /** The spelling of what sounds alike. */
  readonly spelled: readonly Group[];
  /** The sound of what is one letter from another. */
  readonly slipped: readonly Group[];
  /** A word of a name beside the same other word of it. */
  readonly near: readonly Group[];
}

/** What is written under a key, in order. */
export function groupVariants(all: Group): Variants {
  let written = 0;
  for (const { form } of all) written |= form;
  const groupsOf = (forms: number, thingOf: (variant: Variant) => string) =>
    (written & forms) === 0 ? noGroups : groupBy(all, forms, thingOf);
  return {
    joined: groupsOf(JOINED, ({ text }) => lettersOf(text)),
    possessed: groupsOf(PLURALS, () => ''),
    hyphened: groupsOf(HYPHEN_FORMS, ({ text }) => text.toLowerCase()),
    titled: groupsOf(OPEN, ({ text }) => lettersOf(text)),
    single: groupsOf(SINGLE, ({ text }) => text.toLowerCase()),
    shouted: groupsOf(SHOUTED, ({ text }) => text.toLowerCase()),
    ordered: groupsOf(ORDERED, () => ''),
    shortened: groupsOf(SHORTENED, () => ''),
    spelled: groupsOf(SOUND, () => ''),
    slipped: groupsOf(SLIP, () => ''),
    near: groupsOf(NEAR, () => ''),
  };
}

/** The variants that are written in some of these forms by what tells different things of one key apart; only those of several forms. */
function groupBy(all: Group, forms: number, thingOf: (variant: Variant) => string): readonly Group[] {
  const first = all.find(({ form }) => (form & forms) !== 0)?.form;
  if (first === undefined || !all.some(({ form }) => form !== first && (form & forms) !== 0)) return noGroups;
  const written = all.filter(({ form }) => (form & forms) !== 0);
  const groups = new Map<string, Variant[]>();
  for (const variant of written) {
    const thing = thingOf(variant);
    const known = groups.get(thing);
    if (known) known.push(variant);
    else groups.set(thing, [variant]);
  }
  return [...groups.values()].filter((group) => group.length > 1);
}

const noGroups: readonly Group[] = [];

/** The keys of all that starts at an offset of a passage. */
export function keysAt({ reading: { traces } }: Passage, offset: number): readonly number[] {
  const keys: number[] = [];
  for (let at = 0; at < traces.length; at += A_TRACE)
    if (traces[at + START] === offset) keys.push(numberAt(traces, at));
  return keys;
}

/** The variants in a passage under those of some keys that it has, by key, each in order. Costs the passage, not the keys. */
export function variantsUnder(passage: Passage, keys: ReadonlySet<number>): ReadonlyMap<number, Group> {
  const { traces } = passage.reading;
  const known = knownVariants(passage);
  const found = new Map<number, Group>();
  const made = new Map<number, Variant[]>();
  for (let at = 0; at < traces.length; at += A_TRACE) {
    const key = numberAt(traces, at);
    if (!keys.has(key)) continue;
    const before = known.get(key);
    if (before !== undefined) found.set(key, before);
    else addVariant(made, key, createVariant(passage, at));
  }
  for (const [key, variants] of made) {
    known.set(key, variants);
    found.set(key, variants);
  }
  return found;
}

function addVariant(made: Map<number, Variant[]>, key: number, variant: Variant | undefined): void {
  const variants = made.get(key);
  if (variants === undefined) made.set(key, variant ? [variant] : []);
  else if (variant) variants.push(variant);
}

/** The variants in a passage under a key, in order. */
export function variantsIn(passage: Passage, key: number): Group {
  return knownVariants(passage).get(key) ?? variantsUnder(passage, new Set([key])).get(key) ?? noVariants;
}

const noVariants: Group = [];

/** The variants of a passage that were made before, by key: an edit leaves those of the passages that it does not touch. */
const knownVariants = remember((_: Passage) => new Map<number, Group>());

/**
 * Whether what stands there is a name of the glossary, or a part of one. Of two words one may be, in the Nordic summit, or each
 * one of its own, in the NATO-Ukraine Council; a name with a hyphen may be written without it, and a common noun of two words in
 * one, where the glossary does not mind. What only points back to a name is none.
 */
function isNamed({ block, reading: { mentions } }: Passage, form: number, start: number, end: number): boolean {
  // Of a sum the currency is no name: US$5.
  if (/^US\$/.test(block.text.slice(start, start + 3))) return false;
  const nameAt = (at: number) => {
    const mention = mentions[findSpan(mentions, at)];
    return mention !== undefined && at < mention.end && mention.name.kind !== 'reference' ? mention : undefined;
  };
  const [first, last] = [nameAt(start), nameAt(end - 1)];
  const isAll = first?.start === start && first.end === end;
  const areTwo = first !== last && first?.start === start && last?.end === end;
  if ((form & OPEN) !== 0) return first !== undefined && last !== undefined && !areTwo && !(isAll && form === SMALL);
  if ((form & HYPHEN_FORMS) !== 0 && first !== undefined) {
    // What a hyphen joins to a whole name is a compound of the draft's: AI-generated.
    if (first.start === start && first.end < end && last === undefined) return false;
    return !isAll && (form !== HYPHENED_BOTH || (last !== undefined && !areTwo));
  }
  // Of two partners the glossary may have one: the U.S.-Wexland talks.
  if ((form & NEAR) !== 0 && !areTwo && isPair.test(block.text.slice(start, end)) && !isAll) return false;
  return first !== undefined || last !== undefined;
}

/** Two partners that a hyphen joins. */
const isPair = /^\p{Lu}[^\s\p{Pd}]*[-\u2010\u2011]\p{Lu}[^\s\p{Pd}]*$/u;

/** A variant, or undefined where it is not the author's to write otherwise: quoted, or a name of the glossary. */
function createVariant(passage: Passage, at: number): Variant | undefined {
  const { block, reading, place } = passage;
  const [, form = 0, start = 0, end = 0] = reading.traces.subarray(at, at + A_TRACE);
  if (place.scope === 'reference' || place.scope === 'abbreviations' || place.scope === 'line') return undefined;
  const quoted = quotedSpans(block);
  if (quoted.length > 0 && (isInside(quoted, start) || isInside(quoted, end - 1))) return undefined;
  if (isNamed(passage, form, start, end)) return undefined;
  // What a list of spellings has is told of by it.
  const spelled = reading.spellings[findSpan(reading.spellings, start)];
  if (spelled && contains(spelled, { start, end })) return undefined;
  const text = readVisible(block, start, end).replace(/\s+/g, ' ');
  return { passage, start, end, text, form, context: new VariantContext(block, { start, end }) };
}
