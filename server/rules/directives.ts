// Directives, what a draft says about its own linting: comments that silence rules at a place, and one line of choices for all of it.
import { type Draft, isShown, lineBreakOf, lineSpan } from '../text/draft';
import { type NonEmpty, isNonEmpty } from '../text/list';
import { Memory } from '../text/memory';
import { type Edit, findSpan, type Span } from '../text/span';
import type { Level } from './rule';
import { t } from '../words/words';

/**
 * A stretch in which rules are silent. Offsets in the draft.
 * Written `<!-- policy-glossary-disable-next-line rule -->`, and so `-disable-line`, `-disable` up to `-enable`, and
 * `-disable-file`; without a rule, all are meant.
 */
export interface Silenced extends Span {
  /** Undefined for all rules. */
  readonly rules?: ReadonlySet<string>;
}

/** What is wrong in a comment or line of choices. Offsets in the draft. */
export interface DirectiveProblem extends Span {
  readonly message: string;
}

/** What a draft says about its own linting. */
export interface Directives {
  /** What is silenced in the whole draft, in stretches and in lines; each in order, stretches and lines disjoint among themselves. */
  readonly file: readonly Silenced[];
  readonly stretches: readonly Silenced[];
  readonly lines: readonly Silenced[];
  /** By rule id. */
  readonly levels: ReadonlyMap<string, Level>;
  /** Names that may stand beside one another. */
  readonly allowed: ReadonlySet<string>;
  /** Abbreviations that need no introduction. */
  readonly known: readonly string[];
  readonly problems: readonly DirectiveProblem[];
}

const none: Directives = {
  file: [],
  stretches: [],
  lines: [],
  levels: new Map(),
  allowed: new Set(),
  known: [],
  problems: [],
};

/** The comments of ours that speak to the linter, and are not shown in code or a quotation. */
function* findComments(draft: Draft): Iterable<RegExpExecArray> {
  for (const match of draft.text.toString().matchAll(comment)) if (!isShown(draft, match.index)) yield match;
}

/** A comment of ours; one that is never closed ends with its paragraph. */
const comment =
  /<!--\s*policy-glossary(-[a-z-]+)?:?(?=[\s-])([^\n]*?(?:\n(?!\s*\n)[^\n]*?)*?)(?:-->|(?=\n\s*\n)|$(?![\s\S]))/g;

/** The line of choices in front matter, YAML or TOML. */
const frontMatterLine = /^policy-glossary\s*[:=][ \t]*(.*)$/m;

/** The choices in front matter, where they stand in it and where their quotation marks end; undefined where it has no such line. */
function findChoices(text: string): { readonly line: string; readonly at: number; readonly end: number } | undefined {
  const found = frontMatterLine.exec(text);
  if (found === null) return undefined;
  const [line, value = ''] = found;
  const said = value.trimEnd();
  const end = found.index + line.trimEnd().length;
  const at = found.index + line.length - value.length;
  const isQuoted = said.length > 1 && /["']/.test(said.charAt(0)) && said.endsWith(said.charAt(0));
  return isQuoted ? { line: said.slice(1, -1), at: at + 1, end: end - 1 } : { line: said, at, end };
}

const levels: readonly Level[] = ['error', 'warning', 'information', 'hint', 'off'];

function isLevel(word: string | undefined): word is Level {
  return levels.some((level) => level === word);
}

const known = new Memory<Draft, Directives>();

/**
 * Reads what a draft says about its own linting. `isRule` tells a rule's id from anything else.
 * What is not understood is told in `problems` and otherwise ignored.
 */
export function readDirectives(draft: Draft, isRule: (id: string) => boolean): Directives {
  let directives = known.get(draft);
  if (directives === undefined) {
    directives = draft.directs ? new DirectiveReader(draft, isRule).read() : none;
    known.set(draft, directives);
  }
  return directives;
}

/** A choice of a line: where it stands, and its words. */
interface Choice extends Span {
  readonly words: NonEmpty<string>;
  readonly text: string;
}

/** One reading of the directives of a draft: what they have said so far. */
class DirectiveReader {
  private readonly file: Silenced[] = [];
  private readonly stretches: Silenced[] = [];
  private readonly lines: Silenced[] = [];
  private readonly levels = new Map<string, Level>();
  private readonly allowed = new Set<string>();
  private readonly known: string[] = [];
  private readonly problems: DirectiveProblem[] = [];
  /** What a comment has silenced from where it stands on. */
  private open: { readonly start: number; readonly rules?: ReadonlySet<string> } | undefined;

  constructor(
    private readonly draft: Draft,
    private readonly isRule: (id: string) => boolean,
  ) {}

  read(): Directives {
    const { draft, file, stretches, lines, levels, allowed, known, problems } = this;
    const { text, frontMatter } = draft;
    if (frontMatter) {
      const choices = findChoices(text.slice(frontMatter.start, frontMatter.end));
      if (choices) this.readChoices(choices.line, frontMatter.start + choices.at);
    }
    for (const match of findComments(draft)) this.readComment(match);
    this.close(text.length);
    lines.sort((a, b) => a.start - b.start);
    return { file, stretches, lines, levels, allowed, known, problems };
  }

  private readComment({ index, 0: comment, 1: action, 2: inside = '' }: RegExpExecArray): void {
    const isClosed = comment.endsWith('-->');
    // Of a comment that is never closed only the first line is ours.
    const [whole, rest] = isClosed ? [comment, inside] : [firstLine(comment), firstLine(inside)];
    const span = { start: index, end: index + whole.length };
    if (!isClosed) this.report(span, t('This comment is not closed: write “-->” at its end.'));
    const at = index + whole.indexOf(rest, 'policy-glossary'.length + (action?.length ?? 0));
    if (action === undefined) this.readChoices(rest, at);
    else this.obey(action, span, rest, at);
  }

  /** Does what a comment says; `rest` is what follows its action, at `at`. */
  private obey(action: string, comment: Span, rest: string, at: number): void {
    const { draft, file } = this;
    switch (action) {
      case '-disable-next-line':
        this.silenceLine(lineSpan(draft, comment.end, 1), this.readRules(rest, at));
        break;
      case '-disable-line':
        this.silenceLine(lineSpan(draft, comment.start, 0), this.readRules(rest, at));
        break;
      case '-disable-file':
        file[0] = { start: 0, end: draft.text.length, rules: joinRules(file[0], this.readRules(rest, at)) };
        break;
      case '-disable':
        this.close(comment.start);
        this.open = { start: comment.start, rules: this.readRules(rest, at) };
        break;
      case '-enable':
        this.close(comment.start);
        break;
      default:
        this.report(
          comment,
          t(
            '“policy-glossary{0}” is nothing that a comment can say: write policy-glossary-disable-next-line, -disable-line, -disable, -enable or -disable-file.',
            action,
          ),
        );
    }
  }

  private report({ start, end }: Span, message: string): void {
    this.problems.push({ start, end, message });
  }

  /** Ends what a comment has silenced. */
  private close(end: number): void {
    if (this.open) this.stretches.push({ ...this.open, end });
    this.open = undefined;
  }

  /** Silences rules in a line; several comments may do so for one line. */
  private silenceLine(line: Span, rules: ReadonlySet<string> | undefined): void {
    const before = this.lines.at(-1)?.start === line.start ? this.lines.pop() : undefined;
    this.lines.push({ ...line, rules: before ? joinRules(before, rules) : rules });
  }

  private readRules(rest: string, at: number): ReadonlySet<string> | undefined {
    const ids: string[] = [];
    for (const { 0: id, index } of rest.matchAll(/[^\s,]+/g)) {
      if (this.isRule(id)) ids.push(id);
      else this.report({ start: at + index, end: at + index + id.length }, t('There is no rule “{0}”.', id));
    }
    // A comment that names only rules that do not exist silences nothing.
    return rest.trim() === '' ? undefined : new Set(ids);
  }

  private readChoices(line: string, from: number): void {
    for (const choice of splitChoices(line, from)) {
      const [first, level, ...more] = choice.words;
      const names = choice.text
        .slice(first.length)
        .split(',')
        .map((name) => name.trim())
        .filter((name) => name !== '');
      if (first === 'allow') for (const name of names) this.allowed.add(inOneSpace(name));
      else if (first === 'known') for (const name of names) this.known.push(name);
      else if (!this.isRule(first))
        this.report(
          choice,
          t(
            'There is no rule “{0}”. A draft can choose “rule level”, “allow name, name” and “known abbreviation”.',
            first,
          ),
        );
      else if (more.length > 0 || !isLevel(level))
        this.report(choice, t('The level of “{0}” must be one of {1}.', first, levels.join(', ')));
      else this.levels.set(first, level);
    }
  }
}

function firstLine(text: string): string {
  return text.split('\n', 1).join('');
}

function* splitChoices(line: string, from: number): Iterable<Choice> {
  for (const { 0: part, index } of line.matchAll(/[^;]+/g)) {
    const text = part.trim();
    const words = text.split(/\s+/);
    if (text === '' || !isNonEmpty(words)) continue;
    const start = from + index + part.indexOf(text);
    yield { start, end: start + text.length, text, words };
  }
}

/** The rules that are silenced by one comment and by what silenced some before; undefined for all. */
function joinRules(
  before: Silenced | undefined,
  rules: ReadonlySet<string> | undefined,
): ReadonlySet<string> | undefined {
  if (before === undefined) return rules;
  return before.rules === undefined || rules === undefined ? undefined : new Set([...before.rules, ...rules]);
}

/** Whether a finding of a rule is silenced at a span. */
export function isSilenced({ file, stretches, lines }: Directives, rule: string, { start, end }: Span): boolean {
  const to = Math.max(end, start + 1);
  return [file, stretches, lines].some((places) => {
    for (let index = findSpan(places, to - 1); ; index--) {
      const place = places[index];
      if (place === undefined || place.end <= start) return false;
      if (place.rules?.has(rule) ?? true) return true;
    }
  });
}

const ends = new Memory<Draft, number>();

/** Whether the very words of a span are among those that the draft allows, however far they stand apart; offsets in the draft. */
export function isAllowed({ text }: Draft, { start, end }: Span, allowed: ReadonlySet<string>): boolean {
  return allowed.size > 0 && allowed.has(inOneSpace(text.slice(start, end)));
}

function inOneSpace(words: string): string {
  return words.replace(/\s+/g, ' ');
}

/** Where the first comment ends in which a draft makes choices, or -1. Looked for once. */
function chosenAt(draft: Draft): number {
  let at = ends.get(draft);
  if (at === undefined) ends.set(draft, (at = findChosen(draft)));
  return at;
}

function findChosen(draft: Draft): number {
  if (!draft.directs) return -1;
  for (const match of findComments(draft))
    if (match[1] === undefined && match[0].endsWith('-->')) return match.index + match[0].slice(0, -3).trimEnd().length;
  return -1;
}

/** The edit that silences a rule where a span starts: a comment before its line, or at the end of it within a paragraph. */
export function silenceHere(draft: Draft, { start }: Span, rule: string): Edit {
  const { text, blocks, starts } = draft;
  const line = lineSpan(draft, start, 0);
  let opensBlock = false;
  for (let index = starts.lastAtOrBefore(start); index >= 0 && starts.at(index) >= line.start && !opensBlock; index--) {
    const { kind, quoted, cell } = blocks.item(index);
    opensBlock = !quoted && cell === undefined && kind !== 'item' && kind !== 'note';
  }
  // Within a paragraph a line of its own would cut it in two.
  if (opensBlock && !/^[ \t]/.test(text.slice(line.start, line.end)))
    return {
      start: line.start,
      end: line.start,
      text: `<!-- policy-glossary-disable-next-line ${rule} -->${lineBreakOf(draft)}`,
    };
  let end = line.end;
  while (end > line.start && /[\s|\\]/.test(String.fromCharCode(text.charCodeAt(end - 1)))) end--;
  return { start: end, end, text: ` <!-- policy-glossary-disable-line ${rule} -->` };
}

/** The edit that adds a choice for the whole draft: to its line of choices, in its front matter, or in a comment at its top. */
export function addChoice(draft: Draft, choice: string): Edit {
  const { text, frontMatter } = draft;
  if (frontMatter) {
    const choices = findChoices(text.slice(frontMatter.start, frontMatter.end));
    if (choices) {
      const at = frontMatter.start + choices.end;
      return { start: at, end: at, text: choices.line.trim() === '' ? choice : `; ${choice}` };
    }
    const fence =
      frontMatter.start +
      text
        .slice(frontMatter.start, frontMatter.end)
        .trimEnd()
        .search(/(?:---|\.\.\.|\+\+\+)[ \t]*$/);
    const isToml = text.restFrom(frontMatter.start).startsWith('+++');
    return {
      start: fence,
      end: fence,
      text: `policy-glossary${isToml ? ` = "${choice}"` : `: ${choice}`}${lineBreakOf(draft)}`,
    };
  }
  const at = chosenAt(draft);
  if (at >= 0) return { start: at, end: at, text: `; ${choice}` };
  const start = text.restFrom(0).startsWith('\ufeff') ? 1 : 0;
  return { start, end: start, text: `<!-- policy-glossary ${choice} -->${lineBreakOf(draft).repeat(2)}` };
}
