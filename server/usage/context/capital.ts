// The context of a word that looks like an abbreviation and that no glossary has: whether it is one, and who explains it.
import { decodeEntities } from '../../text/marks';
import { makePlain } from '../../text/normalize';
import * as english from '../english';
import { keepAnswers } from './answers';
import { isPlainNoun, REACH, startsSentence } from './sentence';
import { Surroundings } from './surroundings';

/** How far around a word of capitals what it is a part of may stand. */
const NEAR = 20;

/** What stands around a word that looks like an abbreviation and that no glossary has. */
export class CapitalContext extends Surroundings {
  /**
   * Whether it is a part of something longer: a model (KF-21), a name (SK Hynix, Freedom SHIELD, J. PUBLIC, KKR Inc., .NET, the
   * KV botnet), an amount (AUD 20), a place (Mobile, AL), an address. What describes a person’s title is none: the FEMA Administrator.
   */
  get isPart(): boolean {
    const { text } = this.block;
    const { start, end } = this.words;
    const before = makePlain(decodeEntities(text.slice(Math.max(0, start - NEAR), start)));
    const after = makePlain(decodeEntities(text.slice(end, end + NEAR)));
    if (
      /^[-\s]?\d|^[.@/]\p{L}|^-(?:like|style|class|type)(?!\p{L})/u.test(after) ||
      isLegalForm(legalFormAfter.exec(after)) ||
      retiredAfter.test(after) ||
      actAfter.test(this.after) ||
      english.isAmong('found', nounAfter.exec(after)?.[1] ?? '')
    )
      return true;
    if (isLegalForm(legalFormBefore.exec(before)) || (end - start > 2 && english.isAmong('companies', this.written)))
      return true;
    if (/[\p{L}\d][-/.@]$|(?:^|[\s(])\.$/u.test(before) || modelBefore.test(before)) return true;
    // What has a number before it is an amount, but not after a year: the 2015 Plan.
    if (/\d\s?$/.test(before) && !yearBefore.test(before)) return true;
    // A zone after a time of day: 11:17 p.m. PDT.
    if (/\d\s?[ap]\.?m\.?,?\s$/iu.test(before)) return true;
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
    if (capital === null) return (this.isMember && /^[,;.)]/.test(after)) || this.isTitleOfPerson;
    // The point of an initial ends no sentence: A. ROY.
    const isNamed = capital[0].includes('.') || /(?<!\p{L})\p{Lu}\.\s+$/u.test(before.slice(0, capital.index));
    return isNamed || this.isChristened || !startsSentence(this.block, start - capital[0].length);
  }

  /** Whether it is the name by which the word before it goes on, wherever that stands: Operation LANTERN is small. */
  get isChristened(): boolean {
    return english.isAmong('christened', /(?<!\p{L})(\p{Lu}\p{L}+)\s$/u.exec(this.before)?.[1] ?? '');
  }

  /** Whether it is where somebody learnt or taught, beside what was learnt: a degree in law from MIT. */
  get isSchool(): boolean {
    return this.once('isSchool', () => {
      const [, clause = ''] = clauseBefore.exec(this.before) ?? [];
      return (
        clause.split(/[^\p{L}\p{N}]+/u).some((word) => english.isAmong('learning', word)) ||
        degreeBefore.test(this.before)
      );
    });
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

  /** Whether it is set in italics by itself, as the title of a journal or a word that is spoken of: *JEAS*. */
  get isSetOff(): boolean {
    const { text } = this.block;
    const { start, end } = this.words;
    return (
      (start === 0 || /(?:^|[^*_])[*_]$/.test(text.slice(Math.max(0, start - 2), start))) &&
      /^[*_](?:[^*_]|$)/.test(text.slice(end, end + 2))
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

  /** Whether it goes on with a list of abbreviations, of which the first one is told of: DOE, DOI, and DOC. */
  get isInRow(): boolean {
    return (
      /(?<![\p{L}\p{N}])\p{Lu}[\p{Lu}&]+, (?:and |or )?$/u.test(this.before) ||
      /(?:, \p{Lu}[\p{Lu}&]+){2},? (?:and|or) $/u.test(this.before)
    );
  }

  /** Whether it is two letters with “and” between them, which is business English: R&D. */
  get isOfTwo(): boolean {
    return /^\p{Lu}&\p{Lu}$/u.test(this.written);
  }

  /** Whether somebody works there: she joined AECOM, a Fellow at AECOM, Before AECOM, she led a city. */
  get isEmployer(): boolean {
    if (formerBefore.test(this.before) && /^, s?he /.test(this.after)) return true;
    const [, does = '', where] = doingBefore.exec(this.before) ?? [];
    if (where === ' at' && (english.lookUp(does) & (english.TITLE | english.BEARER)) !== 0) return true;
    return english.isAmong(where === undefined ? 'entering' : 'working', does);
  }

  /** Whether it is whose views a draft does not give, and so who publishes it: the views here may not reflect those of the QXA. */
  get isPublisher(): boolean {
    return disclaimed.test(this.before);
  }

  /** Whether it stands after the name of a person with a rank or an initial, whom it serves. */
  private get isMember(): boolean {
    const [, names = ''] = memberBefore.exec(this.before) ?? [];
    return names
      .split(' ')
      .some((word) => english.isAmong('shortened', word.replace('.', '')) || /^\p{Lu}\.$/u.test(word));
  }

  /** Whether it is spoken of as a firm: what it sells, its shares and its plants. */
  get isFirm(): boolean {
    const after = this.words.possessive === '' ? this.after : ` ${this.after.trimStart()}`;
    const [, first = '', second = ''] = /^ (\p{Ll}+)(?: (\p{Ll}+))?(?!\p{L})/u.exec(after) ?? [];
    if (english.isAmong('trading', first) || english.isAmong('holdings', first)) return true;
    if (this.words.possessive !== '' && english.isAmong('holdings', second)) return true;
    const [, noun = '', link] = /(?<!\p{L})(\p{Ll}+) (of|to|by|from|in) $/u.exec(this.before) ?? [];
    if (english.isAmong('officers', /(\p{Lu}+) of $/u.exec(this.before)?.[1] ?? '')) return true;
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

  /** Whether its letters begin a word of some words and come in them in its order: LAKMIN, the Lake Ministers Meeting. */
  private isSpelledBy(words: string): boolean {
    const { written } = this;
    if (words.length <= written.length || words.includes(written) || !/^\p{L}+$/u.test(written)) return false;
    const letters = written.toLowerCase();
    const lower = words.toLowerCase();
    let at = lower.search(new RegExp(`(?<!\\p{L})${letters.charAt(0)}`, 'u'));
    for (let letter = 1; at >= 0 && letter < letters.length; letter++)
      at = lower.indexOf(letters.charAt(letter), at + 1);
    return at >= 0;
  }

  /** Whether it is a word of the language in capitals: they MUST go, the SAVE plan, IN short, MR. KIM. */
  get isWord(): boolean {
    if (english.isAmong('shortened', this.written)) return true;
    const is = english.lookUp(this.written);
    // Who resolves something opens it with a capital pronoun: WE, the Heads of State.
    if ((is & english.PRONOUN) !== 0 && this.opensSentence && /^,? the /.test(this.after)) return true;
    return this.written.length >= SHORTEST_WORD ? is !== 0 : (is & JOINING_WORD) !== 0;
  }

  /** Whether it is a label that opens its block, a clause or a line after a break that is set: BLUF: Say yes; DOB: 3 May. */
  get isLabel(): boolean {
    const { start } = this.words;
    // Who speaks, by first and family name in capitals: JANE ROE:
    if (
      /^[*_]{0,3}:/.test(this.after) &&
      /^[^\p{L}\p{N}]*(?:[\p{Lu}.’'-]{2,} ){1,3}$/u.test(this.block.text.slice(0, start))
    )
      return true;
    const before = this.block.text.slice(Math.max(0, start - NEAR), start);
    return /^[*_]{0,3}:/.test(this.after) && /(?:^|[.;:][*_]{0,3}\s|(?:\s\s|\\)\n)[^\p{L}\p{N}\n]*$/u.test(before);
  }

  /** Whether it is the place that a report is sent from, or the last word of it, before a dash: SEOUL — Today; NEW YORK — Today */
  get isDateline(): boolean {
    return (
      this.words.start <= NEAR &&
      /^[^\p{L}\p{N}]*(?:\p{Lu}+\.? ){0,2}$/u.test(this.block.text.slice(0, this.words.start)) &&
      /^(?:, [\p{L}., ]{2,30})? ?(?:[–—]|--| - )/u.test(this.after)
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
    if (this.endsParenthesis || /\(["“]?$/.test(this.before) || termBefore.test(this.before) || this.opensEntry)
      return true;
    if (calledBefore.test(this.before)) return true;
    const after = this.after.replace(/^[*_]{1,3}/, '');
    if (this.followsItsName || (orEnds.test(after) && orBefore.test(this.before))) return true;
    if (/^s? \(\p{L}/u.test(after) || /^["”’]? (?:stands for |means |is short for |is the \p{Lu})/u.test(after))
      return true;
    if (
      /^, (?:an? \p{L}|the \p{Ll}|(?:the )?(?:\p{Lu}\p{L}+ )?\p{Lu}\p{L}+['’]s? \p{Ll})|^ ?[–—] ?(?:the )?\p{Lu}\p{Ll}+ \p{Lu}/u.test(
        after,
      )
    )
      return true;
    if (this.isSpelledBy(namedAfter.exec(after)?.[1] ?? '')) return true;
    const [, does] = /^, (?:\p{Ll}[\p{Ll}-]* ){0,3}(\p{Ll}+(?:er|or)) (?:of|for) /u.exec(after) ?? [];
    if (does !== undefined && isPlainNoun(english.lookUp(does))) return true;
    if (isAside(after) && isNoun(english.lookUp(oneBefore.exec(this.before)?.[1] ?? 'the'))) return true;
    const [, first, kind] = /(?:(?<!\p{L})(\p{Ll}+))? (\p{Ll}{3,}) [*_]{0,3}$/u.exec(this.before) ?? [];
    if (kind === undefined) return false;
    // In “investment firm” the last word is a noun as well.
    const isCompound =
      first !== undefined && isPlainNoun(english.lookUp(first)) && !english.isGrammatical(english.hashOf(first));
    const is = english.lookUp(kind);
    return isPlainNoun(is) || (isCompound && isNoun(is));
  }
}

/** A name of several words in apposition: LAKMIN, the Lake Ministers Meeting; LAKMIN – the Meeting of Lake Ministers. */
const namedAfter =
  /^(?:,| ?[–—]) ?(?:or )?the ((?:(?:(?:\p{Lu}\.)+|\p{Lu}[\p{L}’'-]*)(?: (?:of|for|on|and|the|in))* ){1,8}\p{Lu}[\p{L}’'-]*)/u;

/** What gives a name another one, and how that ends, of which the abbreviation may be the first word: Plan, or the NQI Plan, */
const orBefore = /\p{Lu}\p{L}+, or (?:the )?["“]?$/u;
const orEnds = /^(?: \p{Lu}\p{L}+)?["”]?[,.;]/u;

/** Ends what says that something is called so: a tabletop exercise, called TTX; a new system, dubbed the QWX. */
const calledBefore =
  /(?:, |\(|\b(?:is|are|was|were) )(?:(?:also|better|commonly|informally|usually|often|simply|now) )?(?:called|known as|dubbed|named|code-?named|nicknamed) (?:the )?["“‘]?$/;

/** What opens a term that a parenthesis sets for the words before it: (hereinafter referred to as the “JSA rules”) */
const termBefore =
  /\((?:\p{Ll}+,? ){0,4}(?:the|as|called|hereinafter|hereafter|collectively),? (?:the )?["“](?:the )?$/u;

/** What somebody or something has one of, with a comma before its name: its reporting tool, RIVR, */
const oneBefore =
  /(?:(?<!\p{L})(?:its|their|his|her|our)|\p{L}['’]s|s['’])(?: \p{Ll}[\p{Ll}-]*){0,4} (\p{Ll}{3,}), [*_]{0,3}$/u;

/** Whether a word is a noun, whatever else, and no form of a verb. */
function isNoun(is: number): boolean {
  return (
    isPlainNoun(is) ||
    ((is & english.NOUN) !== 0 && (is & (english.PAST | english.THIRD | english.GERUND | english.PLURAL)) === 0)
  );
}

/** Whether a comma or an end follows, and no further thing of a list. */
function isAside(after: string): boolean {
  return /^(?:[.;](?:\s|$)|,(?! (?:and|or) ) )/.test(after);
}

/** Shorter words are as often initials: WHO, IT, US. Those that only join others are none: IN, OF, AND. */
const SHORTEST_WORD = 4;

const JOINING_WORD =
  english.ARTICLE | english.PREPOSITION | english.CONJUNCTION | english.SUBORDINATOR | english.AUXILIARY | english.TO;

function isShouted(word: string): boolean {
  return word.length > 1 && word === word.toUpperCase();
}

/** A person with a rank or an initial, after whose name stands whom she serves: Gen. X. Ames, USMC, */
const memberBefore =
  /(?<![^\s*_(])((?:(?:\p{Lu}[\p{L}.’'-]*|\(Ret\.\)) ){1,4})\p{Lu}[\p{L}.’'-]*[*_]{0,3}, [*_]{0,3}$/u;

/** An adjective of a nation. */
const ofNation = /(?<!\p{L})\p{Lu}\p{Ll}+(?:ian|ean|can|ese|ish|eli|qi|stani|utch|ench)\s+$/u;

/** Two syllables at least, each with its consonant: initials that are said as a word. */
const syllables = /^(?=.{4})[^AEIOUY]?[AEIOUY](?:[^AEIOUY]{1,2}[AEIOUY]{1,2})+[^AEIOUY]?$/;

/** What somebody does, and where. */
const doingBefore = /(?<!\p{L})(\p{L}+)( at| for| with| in)?\s$/u;

/** Where somebody was before, at the start of a sentence. */
const formerBefore = /(?<!\p{L})(?:Before|Prior to|After)(?: joining)? $/u;

/** A model with a letter of its own after a hyphen or slash, of which what follows is a kind: RBS-K NG. */
const modelBefore = /(?<!\p{L})\p{Lu}{2,}[-/]\p{Lu}\s$/u;

/** A year before what is of it. */
const yearBefore = /(?<![\p{L}\d.,$€£-])(?:19|20)\d\d\s$/u;

/** What a disclaimer says before it names who publishes. */
const disclaimed = /(?<!\p{L})(?:represent|reflect|express)(?: \p{Ll}+){1,8} of (?:the )?$/u;

/** The name of a person that opens a block, and letters after it. */
const personBefore =
  /^((?:\p{Lu}[\p{L}.’'-]* ){1,3}\p{Lu}[\p{L}’'-]+)[*_]{0,3}, (?:\p{Lu}[\p{L}.]*\p{Lu}(?:, | & | and ))*$/u;

const lettersAfter = /^(?:, \p{Lu}[\p{L}.]*\p{Lu})*(?:[*_]{1,3}|$|,? (?:is|was|has|serve[sd]?)(?!\p{L}))/u;

/** What a sentence says before where something was, and a degree with its points: a B.A. from */
const clauseBefore = /([^.;]*) (?:at|from|and) (?:the )?$/u;
const degreeBefore = /\p{Lu}h?\.(?:\p{Lu}|Sc|Phil)\.[^.;]* (?:at|from|and) (?:the )?$/u;

/** How the name of a law goes on after its first word: the CHIPS and Science Act. */
const actAfter = /^ (?:and|of|for|on) (?:the )?(?:\p{Lu}\p{Ll}+ ){1,4}Act(?!\p{L})/u;

/** The word in small letters after a name. */
const nounAfter = /^ (\p{Ll}+)(?!\p{L})/u;

/** What says that somebody has left the service before it: (CAPT, USN, RET). */
const retiredAfter = /^,? \(?ret(?:ired)?\.?\)/i;

/** The word after a name, which may be what a company ends its name with: SK Inc. */
const legalFormAfter = /^,?\s(\p{Lu}\p{L}*|plc)(?![\p{L}-])/u;

/** The end of a company's name, and what is listed after it: ARM Ltd., SK. */
const legalFormBefore = /(?:^|\s)(\p{Lu}\p{L}*|plc)\.?,\s(?:and\s)?$/u;

function isLegalForm(found: RegExpExecArray | null): boolean {
  return english.isAmong('companies', found?.[1] ?? '');
}

/** How long what an entry says of its abbreviation may be, in UTF-16 units. */
const LONGEST_MEANING = 80;

keepAnswers(CapitalContext);
