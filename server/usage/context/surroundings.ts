// What stands around some words of a block.
import type { Block } from '../../text/block';
import { decodeEntities } from '../../text/marks';
import { makePlain } from '../../text/normalize';
import type { Span } from '../../text/span';
import * as english from '../english';
import { isLineOfCapitals, readVisible } from '../mentions';
import { type Answering, answerOnce, type Answers, keepAnswers } from './answers';
import { CLAUSAL, type Determiner, determinerBefore, REACH, startsSentence, wordAfter } from './sentence';

/** A name with a gap for the words that are looked at, and what stands before it or after it that tells whose it is; both folded. */
export interface NameAround {
  readonly name: string;
  readonly owner: string;
}

/** The words of a name before and after some of its words, as far as capitals and what joins them go. */
const namedBefore = /(?:\p{Lu}[\p{L}’'.]*(?:-| (?:(?:of|for|on|in|to) (?:the )?|and )?))+$/u;

const namedAfter = /^(?:(?:-| (?:(?:of|for|on) (?:the )?)?)\p{Lu}[\p{L}’']*)+/u;

/** What stands around some words; a pure function of their block, of which each answer is worked out when it is first asked for. */
export class Surroundings implements Answering {
  private known: Answers | undefined;
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

  /** Whether nothing of the block is before them but their determiner. */
  get opensBlock(): boolean {
    const { text } = this.block;
    const at = this.determiner?.start ?? this.words.start;
    return at < REACH && !/[\p{L}\p{N}]/u.test(text.slice(0, at));
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

  /** Whether they are what a party is called: Labor agreed. */
  get mayBeParty(): boolean {
    return english.isAmong('parties', this.written);
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

  /** Whether they are one of several names that are listed: the Lake Office, the Port Office, and the Fish Office. */
  get isAmongNames(): boolean {
    const [, last] = /(\p{Lu}\p{L}*)(?:,|,? and|,? &) (?:the )?$/u.exec(this.before) ?? [];
    if (last !== undefined && !english.isAmong('months', last)) return true;
    return /^(?:,|,? and|,? &) (?:the )?\p{Lu}/u.test(this.after);
  }

  /** Whether what has a capital or a number follows them and their possessive ending: the Mayors Association’s 9th Conference. */
  get isFollowedByName(): boolean {
    return /^(?:['’]s?)? [\p{Lu}\p{N}]/u.test(this.after);
  }

  /** Whether the name that they are in begins with them. */
  get opensName(): boolean {
    return /^….*\S/.test(this.nameAround.name);
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

/** Whether a span is the last of a parenthesis, which explains what stands before it: Four partners (IP4). */
function endsParenthesis({ text }: Block, start: number, end: number): boolean {
  return /^["”’']?\)/.test(text.slice(end, end + 2)) && /\([^()]*$/.test(text.slice(Math.max(0, start - REACH), start));
}

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

keepAnswers(Surroundings);
