// textDocument/codeAction: ways to fix what the linter finds, from our own findings, whatever the client sends back.
import { type CodeAction, CodeActionKind, type WorkspaceEdit } from 'vscode-languageserver-types';
import { choices } from '../requests';
import { addChoice, silenceHere } from '../rules/directives';
import { findFixesInSteps, fixAllInSteps, mayBeFixed } from '../rules/fixes';
import type { Finding, Level, LintOptions } from '../rules/rule';
import { type Draft, rangeOf } from '../text/draft';
import { type Edit, overlaps, type Span } from '../text/span';
import {
  addMissingRows,
  findAbbreviationList,
  insertAbbreviationList,
  type ListChange,
  type ListStyle,
  removeRows,
  replaceMeanings,
  unusedRows,
} from '../usage/abbreviations';
import { finish } from '../text/steps';
import type { Usage } from '../usage/usage';
import { asMessage } from '../text/visible';
import { cut } from './card';
import { diagnostics, type Links } from './diagnostic';
import { rulePage } from './pageUri';
import { workspaceEdit } from './workspaceEdit';
import { t } from '../words/words';

/** Mends everything in a draft that has one right answer; works on save. */
export const fixAllKind = `${CodeActionKind.SourceFixAll}.policyGlossary`;

/** Writes a list of abbreviations, or adds the rows that it lacks; works on save, where it only does the latter. */
export const abbreviationsKind = `${CodeActionKind.Source}.abbreviations.policyGlossary`;

/** Removes or replaces what a writer made in the list: never by itself, so of a kind that nothing on save asks for. */
export const rowsKind = `${CodeActionKind.RefactorRewrite}.abbreviations.policyGlossary`;

/** How many findings of a selection are offered to be fixed one by one; the first ones of those that are shown. */
const MOST_FINDINGS = 10;

/** How many edits are made at once; then they are done again. */
const MOST_EDITS = 10_000;

/** The configuration file of a draft, in which a choice for all drafts of its folder can be written. */
export interface ConfigurationChoices {
  readonly name: string;
  /** The edit that sets the level of a rule; undefined where the file has no place for it. */
  readonly setLevel: (rule: string, level: Level) => WorkspaceEdit | undefined;
  /** The edit that lists an abbreviation as known; undefined where the file has no place for it. */
  readonly addKnown: (abbreviation: string) => WorkspaceEdit | undefined;
}

/** What a client asks for. */
export interface Asked extends Links {
  /** The version that the edits are for, where the client takes versioned edits. */
  readonly version?: number;
  /** A command of the client that sets the level of a rule, where it has one; it is given rule, level and URI. */
  readonly levelCommand?: string;
  /** A command of the client that lets an abbreviation stand without introduction; it is given that and the URI. */
  readonly knownCommand?: string;
  /** A command of the client that shows a page of the server; it is given its address. */
  readonly pageCommand?: string;
  /** Where a choice for the workspace is written, before a command of the client; undefined where there is no such file. */
  readonly configuration?: ConfigurationChoices;
  /** How a list of abbreviations is written. */
  readonly listStyle?: ListStyle;
  /** Whether the client shows why an action cannot be taken. */
  readonly showsDisabled?: boolean;
  /** Whether the client asks for the edits of what fixes all when that is picked. */
  readonly picks?: boolean;
  /** Whether nobody has asked for it by hand. */
  readonly automatic?: boolean;
  /** Kinds that the client wants; undefined for all. */
  readonly only?: readonly string[];
}

/** The actions at a span of the draft: the fixes of the findings there, each rule’s fixes in the whole draft, and all fixes. */
export function codeActions(
  usage: Usage,
  span: Span,
  findings: readonly Finding[],
  options: LintOptions,
  asked: Asked,
): readonly CodeAction[] {
  return finish(codeActionsInSteps(usage, span, findings, options, asked));
}

/** The same, stopping now and then, since each fix is tried before it is offered. */
export function* codeActionsInSteps(
  usage: Usage,
  span: Span,
  findings: readonly Finding[],
  options: LintOptions,
  asked: Asked,
): Generator<void, readonly CodeAction[]> {
  const { draft } = usage;
  const wants = (kind: string) =>
    asked.only === undefined || asked.only.some((only) => kind === only || kind.startsWith(`${only}.`));
  const actions: CodeAction[] = [];
  if (wants(CodeActionKind.QuickFix)) {
    const here = findings
      .filter(
        (finding) =>
          overlaps(finding, { start: span.start, end: Math.max(span.end, span.start + 1) }) ||
          finding.end === span.start,
      )
      .slice(0, MOST_FINDINGS);
    let isAllowing = false;
    for (const finding of here) {
      for (const { title, edits, preferred, allows } of yield* findFixesInSteps(usage, finding, options)) {
        isAllowing ||= allows === true;
        actions.push({
          ...quickFix(draft, title, [finding], asked, allows ? choices.allow : undefined),
          isPreferred: preferred || undefined,
          edit: createEdit(draft, edits, asked),
        });
      }
    }
    actions.push(...choicesByWord(draft, here, isAllowing, asked));
    for (const finding of firstOfRules(here)) {
      const { rule } = finding;
      const alike = findings.filter((other) => other.rule === rule);
      if (alike.length < 2) continue;
      const words = wordsOf(draft, finding);
      if (asked.picks) {
        if (mayBeFixed(usage, alike, options))
          actions.push({
            ...quickFix(draft, t('Fix all like “{0}” in this draft', words), [finding], asked, choices.all),
            data: fixData(asked, rule),
          });
        continue;
      }
      const { edits } = yield* fixAllInSteps(usage, options, { most: MOST_EDITS, rule });
      if (edits.length < 2) continue;
      const title =
        edits.length < MOST_EDITS
          ? t('Fix all like “{0}” in this draft', words)
          : t('Fix the first {1} like “{0}” in this draft', words, edits.length);
      const edit = createEdit(draft, edits, asked);
      actions.push({ ...quickFix(draft, title, [finding], asked, choices.all), edit });
    }
    actions.push(...choicesByRule(draft, here, asked));
  }
  // Nobody sees it in what an editor asks for by itself at each place.
  if (wants(fixAllKind) && findings.length > 0 && (asked.only !== undefined || !asked.automatic)) {
    const { edits } = asked.picks ? { edits: [] } : yield* fixAllInSteps(usage, options, { most: MOST_EDITS });
    if (asked.picks && mayBeFixed(usage, findings, options))
      actions.push({ title: t('Fix all in this draft'), kind: fixAllKind, data: fixData(asked) });
    if (edits.length > 0) {
      const title =
        edits.length < MOST_EDITS
          ? t('Fix all in this draft')
          : t('Fix the first {0} places in this draft', edits.length);
      actions.push({ title, kind: fixAllKind, edit: createEdit(draft, edits, asked) });
    }
  }
  if (wants(abbreviationsKind)) actions.push(...listActions(usage, span, asked));
  if (wants(rowsKind) && !asked.automatic) actions.push(...rowActions(usage, span, asked));
  return actions;
}

/** What an action is resolved with that fixes all: the draft, and the rule where it is only one. */
export interface FixData {
  readonly uri: string;
  readonly fixes: { readonly rule?: string };
}

function fixData({ uri }: Asked, rule?: string): FixData {
  return { uri, fixes: { rule } };
}

/** The edit that fixes all in a draft, or all of one rule, stopping now and then; undefined where there is nothing to fix. */
export function* fixesInSteps(
  usage: Usage,
  options: LintOptions,
  { uri, fixes: { rule } }: FixData,
  version?: number,
): Generator<void, WorkspaceEdit | undefined> {
  const { edits } = yield* fixAllInSteps(usage, options, { most: MOST_EDITS, rule });
  return edits.length === 0 ? undefined : createEdit(usage.draft, edits, { uri, version });
}

/** What is done to the list of abbreviations without asking, or why nothing is. */
function listActions(usage: Usage, { start }: Span, asked: Asked): readonly CodeAction[] {
  const list = findAbbreviationList(usage);
  if (list?.blocked !== undefined) {
    if (asked.automatic || !asked.showsDisabled) return [];
    return [{ title: t('Update List of Abbreviations'), kind: abbreviationsKind, disabled: { reason: list.blocked } }];
  }
  if (list === undefined && asked.automatic) return [];
  const change = list ? addMissingRows(usage) : insertAbbreviationList(usage, start, asked.listStyle ?? 'table');
  return change ? [changeAction(usage.draft, change, abbreviationsKind, asked)] : [];
}

/** What may be removed from the list of abbreviations or replaced in it: where it is asked for, or at the list itself. */
function rowActions(usage: Usage, span: Span, asked: Asked): readonly CodeAction[] {
  const list = findAbbreviationList(usage);
  const isAsked = asked.only?.some((kind) => kind.startsWith(`${CodeActionKind.RefactorRewrite}.abbreviations`));
  if (list === undefined || !(isAsked || (span.start <= list.content.end && list.heading.start <= span.end))) return [];
  return [removeRows(usage, unusedRows(usage)), replaceMeanings(usage)].flatMap((change) =>
    change ? [changeAction(usage.draft, change, rowsKind, asked)] : [],
  );
}

function changeAction(draft: Draft, { title, edits }: ListChange, kind: string, asked: Asked): CodeAction {
  return { title, kind, edit: createEdit(draft, edits, asked) };
}

/** The longest words that an action names, in UTF-16 units. */
const LONGEST_WORDS = 40;

/** The words of a finding, in one line and not too long. */
function wordsOf(draft: Draft, { start, end }: Span): string {
  return cut(
    asMessage(draft.text.slice(start, Math.min(end, start + 2 * LONGEST_WORDS))).replace(/\s+/g, ' '),
    LONGEST_WORDS,
  );
}

/** The first finding of each rule. */
function firstOfRules(findings: readonly Finding[]): readonly Finding[] {
  return [...new Map([...findings].reverse().map((finding) => [finding.rule, finding])).values()].reverse();
}

/** An action about some findings. An editor that groups actions keeps those about findings in their order. */
function quickFix(
  draft: Draft,
  title: string,
  findings: readonly Finding[],
  asked: Asked,
  choice?: (typeof choices)[keyof typeof choices],
): CodeAction {
  const kind = choice === undefined ? CodeActionKind.QuickFix : `${CodeActionKind.QuickFix}.${choice}`;
  return { title, kind, diagnostics: diagnostics(draft, findings, asked) };
}

/** Whether words can stand in the line of choices of a draft, where commas and semicolons part them. */
function isChoosable(words: string): boolean {
  return words.length <= LONGEST_WORDS && /^[\p{L}\p{N}](?:[\p{L}\p{N}\p{M} .&/'’]|-(?!-))*$/u.test(words);
}

/** The abbreviation that a finding would have introduced. */
function unintroduced({ rule, occurrence, unexplained, introduced }: Finding): string | undefined {
  if (!introductionRules.has(rule)) return undefined;
  const short = occurrence?.mention.name.kind === 'abbreviation' ? occurrence.mention.name.text : introduced?.short;
  return short ?? unexplained?.word.text;
}

/** The rules that are silent about an abbreviation that needs no introduction. */
const introductionRules: ReadonlySet<string> = new Set([
  'undefined-abbreviation',
  'late-introduction',
  'unlisted-abbreviation',
]);

/** Ways to let words stand as they are: at their place, without introduction, in this draft. */
function choicesByWord(
  draft: Draft,
  findings: readonly Finding[],
  isAllowing: boolean,
  asked: Asked,
): readonly CodeAction[] {
  const actions: CodeAction[] = [];
  const places = new Map<string, [Finding, ...Finding[]]>();
  for (const finding of findings) {
    const key = `${finding.start} ${finding.end}`;
    const there = places.get(key);
    if (there) there.push(finding);
    else places.set(key, [finding]);
  }
  for (const same of places.values()) {
    const [finding] = same;
    const words = wordsOf(draft, finding);
    const about = (title: string, choice: (typeof choices)[keyof typeof choices]) =>
      quickFix(draft, title, same, asked, choice);
    const rules = [...new Set(same.map(({ rule }) => rule))].join(', ');
    const editing = (title: string, edit: Edit, choice: 'ignore' | 'allow'): CodeAction => ({
      ...about(title, choice),
      edit: createEdit(draft, [edit], asked),
    });
    actions.push(editing(t('Ignore “{0}” here', words), silenceHere(draft, finding, rules), choices.ignore));
    const short = same.map(unintroduced).find((text) => text !== undefined && isChoosable(text));
    if (short !== undefined) {
      const title = t('“{0}” needs no introduction in this draft', short);
      actions.push(editing(title, addChoice(draft, `known ${short}`), choices.allow));
      const edit = asked.configuration?.addKnown(short);
      if (edit) {
        const title = t('“{0}” needs no introduction, in {1}', short, asked.configuration!.name);
        actions.push({ ...about(title, choices.known), edit });
      } else if (asked.knownCommand !== undefined) {
        const title = t('“{0}” needs no introduction in this workspace', short);
        actions.push({
          ...about(title, choices.known),
          command: { title, command: asked.knownCommand, arguments: [short, asked.uri] },
        });
      }
    } else if (!isAllowing && isChoosable(draft.text.slice(finding.start, finding.end)))
      actions.push(editing(t('Allow “{0}” in this draft', words), addChoice(draft, `allow ${words}`), choices.allow));
  }
  const rules = firstOfRules(findings);
  for (const finding of asked.pageCommand === undefined ? [] : rules) {
    const title = rules.length === 1 ? t('Why?') : t('Why? ({0})', finding.rule);
    const command = { title, command: asked.pageCommand!, arguments: [rulePage(finding.rule)] };
    actions.push({ ...quickFix(draft, title, [finding], asked, choices.why), command });
  }
  return actions;
}

/** Ways not to be told again by a rule: in this draft, or, where the client can set a level, everywhere in the workspace. */
function choicesByRule(draft: Draft, findings: readonly Finding[], asked: Asked): readonly CodeAction[] {
  return firstOfRules(findings).flatMap((finding): readonly CodeAction[] => {
    const { rule } = finding;
    const edit = createEdit(draft, [addChoice(draft, `${rule} off`)], asked);
    const inDraft = t('Turn off “{0}” in this draft', rule);
    const actions: CodeAction[] = [{ ...quickFix(draft, inDraft, [finding], asked, choices.off), edit }];
    const setting = asked.configuration?.setLevel(rule, 'off');
    if (setting) {
      const title = t('Turn off “{0}” in {1}', rule, asked.configuration!.name);
      actions.push({ ...quickFix(draft, title, [finding], asked, choices.off), edit: setting });
    } else if (asked.levelCommand !== undefined) {
      const title = t('Turn off “{0}” in this workspace', rule);
      const command = { title, command: asked.levelCommand, arguments: [rule, 'off', asked.uri] };
      actions.push({ ...quickFix(draft, title, [finding], asked, choices.off), command });
    }
    return actions;
  });
}

function createEdit(
  draft: Draft,
  edits: readonly Edit[],
  { uri, version }: Pick<Asked, 'uri' | 'version'>,
): WorkspaceEdit {
  const changes = edits.map((edit) => ({ range: rangeOf(draft, edit), newText: edit.text }));
  return workspaceEdit([{ uri, version, edits: changes }], version !== undefined);
}
