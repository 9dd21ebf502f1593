// Scopes: the parts of a draft that introduce and use names on their own.
import type { Block } from '../text/block';
import { Memory } from '../text/memory';
import * as english from './english';

/** The parts of a document that each introduce their abbreviations anew. */
export type Section = 'summary' | 'body' | 'appendix';

/** All of them. */
export const sections: readonly Section[] = ['summary', 'body', 'appendix'];

/**
 * What a block is to naming rules: running prose of its section, or a place with rules of its own.
 * `abbreviations` is a list of abbreviations or a line that defines one, `reference` an entry of a bibliography or of a
 * table of words that are to be avoided, `line` a line that is no sentence: the head of a letter, a signature, a label.
 */
export type Scope =
  Section | 'title' | 'heading' | 'table' | 'caption' | 'note' | 'reference' | 'abbreviations' | 'line';

/** Where a block stands. */
export interface Place {
  readonly section: Section;
  readonly scope: Scope;
}

/** What a heading opens: a section, or a part of one in which prose is no running prose. */
interface Part {
  readonly opens: RegExp;
  readonly section?: Section;
  readonly scope?: Scope;
}

/** The headings of lists of what a draft rests on. */
const references =
  /^(?:(?:list of |selected |select |key |general |primary |secondary |suggested |recommended |additional |annotated )*(?:references?(?: list| cited)?|bibliograph(?:y|ies)|works (?:cited|consulted|referenced)|cited works|literature(?: cited| list)?|sources(?: cited| consulted| and notes)?|citations?|(?:further|suggested|selected|recommended|additional) readings?|reading list))(?:,? (?:and|&) (?:notes|references|sources|bibliography|further reading))?(?!\s+(?:to|for|of|in|from)\b)\b/i;

const parts: readonly Part[] = [
  {
    opens:
      /^(?:abstract|(?:executive )?summary|key (?:points|findings|messages|judge?ments)|(?:key |main )?takeaways|main points|at a glance|in brief|bottom line)\b/i,
    section: 'summary',
  },
  {
    opens:
      /^(?:(?:annex|appendix)\s*\w?\s*[:.–—-]\s*)?(?:(?:list of |key |glossary (?:of |and ))?(?:abbreviations|acronyms)|acronyms and abbreviations|abbreviations and acronyms)\b/i,
    scope: 'abbreviations',
  },
  { opens: /^(?:appendix|appendices|annex|annexes)\b/i, section: 'appendix' },
  { opens: references, scope: 'reference' },
  { opens: /^(?:(?:end|foot)?notes|notes and (?:references|sources))\W*$/i, scope: 'reference' },
  { opens: /^(?:notes|endnotes|footnotes)\b/i, scope: 'note' },
];

/** A line by itself that heads a list of references without being a heading. */
const bareHeading = /^(?:[*_\s]*)(?:[^*_]{1,40})(?:[*_:\s]*)$/;

/** Numbers and markup before the words of a heading: `2.1`, `IV.`, `A.1`, `#`, `**`. */
const leadIn = /^[\s#*_\d.)]*(?:[IVX]+\.\s+|[A-Z]\.(?:\d+\.?)*\s+)?/;

const places = new Map<string, Place>();

/**
 * What stands over a text, in one line, as its title or in its letterhead; what sums it up there, as points or set off as a whole;
 * its first block; what follows; and all from a heading on that says that here it is introduced, with a summary before that has no
 * heading of its own.
 */
export type Stage = 'head' | 'standfirst' | 'opening' | 'lead' | 'introduced';

/** What the blocks up to one have opened: all that the places of the next ones hang on. */
export interface Course {
  readonly part: Part;
  /** The level of the heading that opened the part, 0 where none did. */
  readonly level: number;
  /** Whether entries of a list of abbreviations have come. */
  readonly inList: boolean;
  /** Whether the table that goes on here tells which words to use. */
  readonly inWordTable: boolean;
  /** How far the draft has come. */
  readonly stage: Stage;
}

/** The course after a block; the same object where the block opens and ends nothing. Time is linear in a heading. */
export function courseAfter(course: Course, block: Block): Course {
  if (block.continues) return course;
  const next = followParts(course, block);
  const { cell, text } = block;
  const inWordTable =
    cell !== undefined && ((cell.row + cell.column > 0 && course.inWordTable) || (cell.row === 0 && isWordHead(text)));
  const stage = stageAfter(course, block);
  return next.inWordTable === inWordTable && next.stage === stage ? next : { ...next, inWordTable, stage };
}

function opensIntroduction({ kind, text }: Block): boolean {
  return kind === 'heading' && introduction.test(text);
}

const introduction = /^[\s#*_\d.)]*(?:I\.\s+)?introduction[\s#*_:.]*$/i;

function stageAfter({ stage }: Course, block: Block): Stage {
  if (opensIntroduction(block) && stage !== 'head') return 'introduced';
  if (stage !== 'head' && stage !== 'standfirst') return stage === 'introduced' ? stage : 'lead';
  if (!begins(block)) return stage;
  return isStandfirst(block) ? 'standfirst' : 'opening';
}

/** Whether a block at the top of a draft sums it up: a point of a list, or a paragraph that is all set off. */
function isStandfirst({ kind, text, setOff }: Block): boolean {
  return kind === 'item' || setOff === true || points.test(text);
}

/** Lines that each begin with a sign, as those of a list do. */
const points = /^[►▶▸•▪■●◆➤✓][^\r\n]+(?:(?:\r\n|\n|\r)[►▶▸•▪■●◆➤✓][^\r\n]+)*$/;

/** Whether a text begins with a block that may stand at its top: with prose, and no heading or line of a head. */
function begins(block: Block): boolean {
  const { kind } = block;
  if (kind === 'title' || kind === 'heading' || kind === 'rule') return false;
  return kind !== 'paragraph' || !(ownScopeOf(block) === 'line' || isHeadline(block));
}

/** The longest line over a text that is no sentence, in UTF-16 units. */
const LONGEST_HEADLINE = 240;

/**
 * Whether a paragraph at the top of a draft is no part of its text: a line over it that ends as no sentence does, such as a title, a
 * standfirst or a byline, or what tells of the text: The following is the full text of the statement.
 */
function isHeadline({ text }: Block): boolean {
  return (
    (text.length <= LONGEST_HEADLINE && !endsSentence.test(text)) || announcing.test(text.slice(0, LONGEST_HEADLINE))
  );
}

/** What says that the words of others follow, after the place and the news agency that a report is sent from. */
const announcing =
  /^(?:[^\n.]{1,40}(?:\.? \d{1,2})? (?:\(\p{Lu}\p{L}+\) )?(?:[-–—]{1,2}) )?(?:(?:The following|Following) (?:is|are|was|were)|The following (?:\p{Ll}+ ){1,3}(?:is|are|was|were)|The (?:full )?text of the (?:following )?(?:\p{Ll}+ ){1,3}(?:is|are|was|were|follows))(?!\p{L})/u;

/** The course after a block, but for tables. */
function followParts(course: Course, block: Block): Course {
  const { part, level, inList, inWordTable, stage } = course;
  if (block.kind === 'heading' || block.kind === 'title') {
    const opened = openedBy(block);
    if (opened === undefined && block.level > level) return course;
    if (opened === undefined) return starts[stage];
    // A list that a title opens ends with the next heading, of whatever level.
    const isList = block.kind === 'title' && opened.scope === 'abbreviations';
    return { part: opened, level: isList ? LOWEST : block.level, inList: false, inWordTable, stage };
  }
  // A summary ends with a line of signs as well as with a heading.
  if (block.kind === 'rule') return part.section === 'summary' ? starts[stage] : course;
  // What was forwarded goes on to the end.
  if (forwards(block)) return { part: forwarded, level: 0, inList, inWordTable, stage };
  // A list of references without a heading has no level: the next heading ends it.
  if (headsReferences(block)) return { part: bareReferences, level: LOWEST, inList, inWordTable, stage };
  // A list of abbreviations ends where prose goes on after its entries.
  if (part.scope !== 'abbreviations') return course;
  if (isEntry(block)) return inList ? course : { part, level, inList: true, inWordTable, stage };
  return inList ? { part: none, level, inList, inWordTable, stage } : course;
}

/** Whether two courses lead to the same places. */
export function isSameCourse(a: Course, b: Course): boolean {
  if (a === b) return true;
  return (
    a.part === b.part &&
    a.level === b.level &&
    a.inList === b.inList &&
    a.inWordTable === b.inWordTable &&
    a.stage === b.stage
  );
}

/** The longest head of a column that tells how words are to be written, in UTF-16 units. */
const LONGEST_HEAD = 40;

/** Whether the head of a column says that words stand below that are spoken of: Avoid, Use instead, Preferred spelling. */
function isWordHead(text: string): boolean {
  const words = text.length > LONGEST_HEAD ? [] : (text.match(/\p{L}+/gu) ?? []);
  return (
    words.some((word) => english.isAmong('wordings', word)) &&
    words.every(
      (word) =>
        english.isAmong('wordings', word) ||
        english.isAmong('wordingsBeside', word) ||
        english.isGrammatical(english.hashOf(word.toLowerCase())),
    )
  );
}

/** Where a block stands, after the course up to it and including it. */
export function placeOn({ part, inWordTable, stage }: Course, block: Block): Place {
  const section = part.section ?? 'body';
  const scope = inWordTable ? 'reference' : scopeOf(block, part, section);
  return placeOf(section, scope === section && stage === 'head' ? 'line' : scope);
}

/** Whether a block can be an entry of a list of abbreviations. */
function isEntry({ kind, text }: Block): boolean {
  return (
    kind === 'item' || kind === 'cell' || /^\W*[^\s:]{2,14}(?:\s*(?::|–|—|=|\s-\s|\t|\s\s)|(?<=[*_])\s)/.test(text)
  );
}

/** Whether a paragraph is a line that heads a list of references: **References**. */
function headsReferences({ kind, text }: Block): boolean {
  if (kind !== 'paragraph' || text.length > LONGEST_LINE || !bareHeading.test(text)) return false;
  const [opening] =
    references.exec(text.replace(leadIn, '')) ?? /^(?:end|foot)?notes/i.exec(text.replace(leadIn, '')) ?? [];
  return opening !== undefined && text.replace(leadIn, '').replace(/[\s:*_]+$/, '') === opening;
}

const none: Part = { opens: /$^/ };
/** A message below that somebody else wrote, as programs for mail head it. */
const forwarding =
  /^[\s>*_]*(?:-{2,}\s*)?(?:original (?:message|e-?mail)|(?:begin )?forwarded (?:message|mail)|forwarded by\s[^\r\n]{1,80})\s*(?:-{2,}|:\s*$)/im;
const forwarded: Part = { opens: /$^/, scope: 'reference' };

function forwards({ kind, text }: Block): boolean {
  return kind === 'paragraph' && forwarding.test(text.slice(0, LONGEST_LINE));
}

const bareReferences: Part = { opens: references, scope: 'reference' };

/** Where a draft begins. */
export const start: Course = { part: none, level: 0, inList: false, inWordTable: false, stage: 'head' };
/** That of each stage in a part that no heading has opened. */
const starts: Readonly<Record<Stage, Course>> = {
  head: start,
  opening: { ...start, stage: 'opening' },
  standfirst: { ...start, stage: 'standfirst' },
  lead: { ...start, stage: 'lead' },
  introduced: { ...start, stage: 'introduced' },
};

/** The level of the smallest heading. */
const LOWEST = 6;

/** How far into a heading the words that open something are looked for, in UTF-16 units. */
const LONGEST_OPENING = 200;

/** What a heading opens. A title is that of the whole draft, unless it says “Abbreviations”, “Abstract” or “References” and nothing else. */
function openedBy({ kind, text }: Block): Part | undefined {
  const words = text.slice(0, LONGEST_OPENING).replace(leadIn, '');
  return parts.find(({ opens, section, scope }) => {
    const [opening] = opens.exec(words) ?? [];
    if (kind !== 'title') return opening !== undefined;
    return opening === words && (section !== undefined || scope === 'abbreviations' || scope === 'reference');
  });
}

/** Whether a block is the heading of a list of abbreviations. */
export function opensAbbreviations(block: Block): boolean {
  return block.level > 0 && openedBy(block)?.scope === 'abbreviations';
}

function scopeOf(block: Block, part: Part, section: Section): Scope {
  const { kind } = block;
  switch (kind) {
    case 'heading':
      return header.test(block.text) ? 'line' : kind;
    case 'title':
    case 'caption':
      return kind;
    case 'rule':
      return 'line';
    case 'note':
      return ownScopeOf(block) === 'reference' || part.scope === 'reference' ? 'reference' : kind;
    case 'abbreviation':
      return 'abbreviations';
    case 'cell':
      return part.scope ?? 'table';
    case 'paragraph':
    case 'item': {
      const own = ownScopeOf(block);
      return own === 'reference' ? own : (part.scope ?? own ?? section);
    }
  }
}

const ownScopes = new Memory<Block, Scope | 'prose'>();

/** The scope that a paragraph, item or note has wherever it stands, or undefined where it is prose. Remembered against the block. */
function ownScopeOf(block: Block): Scope | undefined {
  let known = ownScopes.get(block);
  if (known === undefined) {
    if (isRecord(block)) known = 'reference';
    else if (block.kind === 'paragraph')
      known = isPublished(block) || isNumbered(block) ? 'reference' : isLine(block) ? 'line' : 'prose';
    else known = isCitation(block) ? 'reference' : 'prose';
    ownScopes.set(block, known);
  }
  return known === 'prose' ? undefined : known;
}

/** The longest entry of a bibliography, what may stand before the title in it, and the longest line of a letterhead, in UTF-16 units. */
const LONGEST_CITATION = 400;
const LONGEST_AUTHOR = 120;
const LONGEST_LINE = 80;

/** Lines at the head of a letter or memorandum, below a table or picture, and of those who hold the rights. */
const header =
  /^(?:©|\(c\)\s|copyright\s|(?:from|to|cc|bcc|attn|attention|subject|re|ref|reference|date|via|through|thru|info|distribution|memo(?:randum)?(?:\s+(?:for|to)\b[^:]{0,60})?|prepared by|drafted by|cleared by|coordination|attachments?|encl(?:osures?)?|sources?|photo|image|credit|key\s?words)[*_]*\s*:)/i;

/** Whether a text is a row of names between signs: JICA • World Bank • Gavi • Ipas */
function isRow(text: string): boolean {
  const parts = text.length > LONGEST_CITATION ? [] : text.split(/\s[•·|]\s/);
  return parts.length >= FEWEST_IN_ROW && parts.every((part) => part.length <= LONGEST_LINE && !/[.!?]\s/.test(part));
}

const FEWEST_IN_ROW = 4;

/** A question with its number, which heads its answer and is somebody else's: QUESTION 4: How will … */
const question = /^[\s*_]*(?:question|q)\s?(?:no\.\s?)?\d{1,3}[*_]*\s?[:.)][*_]*\s/i;

/** Lines that are all short and end as no sentence does, and questions; a footnote may be called at its end. */
function isLine({ text }: Block): boolean {
  if (question.test(text) || header.test(text) || isRow(text) || isCredited(text)) return true;
  const lines = text.length > LONGEST_LINE * 8 ? [] : text.split(/\r\n|\n|\r/);
  if (lines.length === 0 || lines.some((line) => line.length > LONGEST_LINE)) return false;
  return !endsSentence.test(text);
}

/** Whether a text ends with whose picture it stands under. */
function isCredited(text: string): boolean {
  return text.length <= LONGEST_CITATION && credit.test(text);
}

const credit =
  /(?:[.!?”]\s|\()(?:image|photo(?:graph)?|picture)s?(?: credits?| courtesy| source)?(?: (?:by|of)|:) [^.!?()]{2,120}(?:\([^()]{2,40}\))?[.)]*$/i;

/** The sign that ends a sentence, or a part of one; a footnote may be called after it. */
const endsSentence = /[.!?…:;,。](?:["”’»」』)*_]|\[\^[^\]\s]*\])*$/;

const yearAfter =
  /[(,.]\s*(?:\d{1,2}\s)?(?:(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?\s)?(?:19|20)\d\d[a-z]?(?:[).,;:]|$)/i;

/** An entry of a bibliography: the title of a work after a name and a comma or the like, and a year. */
function isCitation({ text, regions }: Block): boolean {
  if (text.length > LONGEST_CITATION || !yearAfter.test(text)) return false;
  if (author.test(text)) return true;
  return regions.some(
    ({ kind, start }) =>
      (kind === 'quotation' || kind === 'work') &&
      start <= LONGEST_AUTHOR &&
      /[,.:)]\s$/.test(text.slice(Math.max(0, start - 2), start)),
  );
}

/** An entry of a register: a name in capitals, and what is known of it between semicolons up to a bracket. */
function isRecord({ text }: Block): boolean {
  return /^[*_]*\p{Lu}[\p{Lu}\d .’'&/-]{2,200}[*_]*(?:, \p{Lu}| \()/u.test(text) && /;[^]*[\])]\.?[*_]*$/.test(text);
}

/** The longest name of a publisher that is looked for, in UTF-16 units. */
const LONGEST_PUBLISHER = 100;

/** Whether a text ends as an entry of a bibliography does: Seoul: Example Press, 2021. */
function isPublished({ text }: Block): boolean {
  if (text.length > LONGEST_CITATION || !/(?:19|20)\d\d[a-z]?\.$/.test(text)) return false;
  return /[.,][”"*_]* \p{Lu}[\p{L} .,-]{2,40}: \p{Lu}[^.:;]{1,60}, (?:19|20)\d\d[a-z]?\.$/u.test(
    text.slice(-LONGEST_PUBLISHER - 40),
  );
}

/** Whether a paragraph is a numbered entry of a list of references without a heading: [1] Kim, J. (2020). */
function isNumbered(block: Block): boolean {
  const { text } = block;
  const [mark] = /^(?:\\?\[?\d{1,3}\\?\]\s+|[⁰¹²³⁴-⁹]{1,3}\s?|\^\d{1,3}\^?\s+)/.exec(text) ?? [];
  if (mark === undefined || text.length > LONGEST_CITATION || !yearAfter.test(text)) return false;
  return isCitation(block) || /^\p{Lu}[^,.;:]{1,60}, \p{Lu}/u.test(text.slice(mark.length));
}

/** A surname and initials, as an entry of a bibliography begins. */
const author = /^\W{0,3}\p{Lu}[\p{L}'’-]+, (?:\p{Lu}\.[ -]?){1,3}/u;

/** One object for each pair, so that a long draft holds few. */
function placeOf(section: Section, scope: Scope): Place {
  const key = `${section} ${scope}`;
  let place = places.get(key);
  if (place === undefined) places.set(key, (place = { section, scope }));
  return place;
}
