// The pages that the server writes and a client shows: the entry of a concept, what a rule is, the naming of all drafts.
import { describeConcept, markdown } from '../features/card';
import { describeInDraft } from '../features/hover';
import {
  conceptOfPage,
  draftOfPage,
  encodeTarget,
  entryFromEntry,
  reviewFromEntry,
  reviewPage,
  ruleOfPage,
} from '../features/pageUri';
import { addresses, type DraftSummary, review } from '../features/review';
import { explainRule } from '../features/ruleText';
import type { Review } from '../requests';
import type { Asker, Workspace } from '../workspace/workspace';
import { t } from '../words/words';

/** The pages of a workspace. */
export class Pages {
  /** The last review of all drafts. */
  private reviewed: string | undefined;

  constructor(private readonly workspace: Workspace) {}

  /** Reviews all drafts anew; a client that shows the review is told. */
  async review(asker: Asker): Promise<Review> {
    const { editor } = this.workspace;
    this.reviewed = await reviewDrafts(this.workspace, asker);
    if (editor.showsPages) void editor.ask('workspace/textDocumentContent/refresh', { uri: reviewPage() });
    return { markdown: this.reviewed, uri: reviewPage() };
  }

  /** The text of a page; of the review as it was made last. */
  async textOf(uri: string, asker: Asker): Promise<string> {
    if (uri === reviewPage()) return (this.reviewed ??= await reviewDrafts(this.workspace, asker));
    const rule = explainRule(ruleOfPage(uri) ?? '');
    if (rule !== undefined) return rule;
    return (await this.entryOf(uri)) ?? t('There is no such page.');
  }

  /** The page of an entry, with what a draft does with it where the address names one that is open. */
  private async entryOf(uri: string): Promise<string | undefined> {
    const { session, preparation, folders } = this.workspace;
    const id = conceptOfPage(uri);
    const draft = draftOfPage(uri);
    const open = draft === undefined ? undefined : await preparation.read(draft);
    const glossary = session.glossaries.at(open?.uri);
    const concept = id === undefined ? undefined : glossary.concepts.get(id);
    if (concept === undefined) return undefined;
    const { link } = addresses(folders);
    const address = (line: number) => encodeTarget(link(open!.uri, line));
    const [title = '', ...paragraphs] = describeConcept(glossary, concept, markdown, entryFromEntry);
    return [
      title,
      ...(open ? [describeInDraft(session.usage(open), concept, address)] : []),
      ...paragraphs,
      `[${t('Naming across the workspace')}](<${reviewFromEntry()}>)`,
    ].join('\n\n');
  }
}

/** The naming of all drafts of the workspace, as Markdown. */
async function reviewDrafts(workspace: Workspace, asker: Asker): Promise<string> {
  const { drafts, problems } = await surveyNaming(workspace, asker);
  return review(drafts, problems, { ...addresses(workspace.folders), hasEntries: workspace.editor.showsPages });
}

/** What each draft of the workspace names, and which ones cannot be read. */
export async function surveyNaming(
  workspace: Workspace,
  asker: Asker,
): Promise<{ readonly drafts: readonly DraftSummary[]; readonly problems: readonly string[] }> {
  const drafts: DraftSummary[] = [];
  const problems: string[] = [];
  const onProblem = (message: string) => problems.push(message);
  const question = { kind: 'naming', given: {} } as const;
  for await (const { answer } of workspace.survey(t('Reviewing names'), question, { ...asker, onProblem }))
    drafts.push(answer);
  return { drafts, problems };
}
