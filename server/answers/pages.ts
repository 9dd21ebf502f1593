// The pages that the server writes and a client shows: the entry of a concept, the naming of all drafts.
import { entryAt } from '../features/entry';
import { conceptOfPage, reviewPage } from '../features/pageUri';
import type { Review } from '../requests';
import { reviewDrafts } from './survey';
import type { Asker, Workspace } from '../workspace/workspace';

/** The pages of a workspace. */
export class Pages {
  /** The last review of all drafts. */
  private reviewed: string | undefined;

  constructor(private readonly workspace: Workspace) {}

  /** Reviews all drafts anew; a client that shows the review is told. */
  async review(asker: Asker): Promise<Review> {
    const { editor } = this.workspace;
    this.reviewed = await reviewDrafts(this.workspace, asker);
    if (editor.showsPages) void editor.ask('workspace/textDocumentContent/refresh', { uri: reviewPage });
    return { markdown: this.reviewed, uri: reviewPage };
  }

  /** The text of a page; of the review as it was made last. */
  async textOf(uri: string, asker: Asker): Promise<string> {
    if (uri === reviewPage) return (this.reviewed ??= await reviewDrafts(this.workspace, asker));
    const concept = conceptOfPage(uri);
    const entry = concept === undefined ? undefined : entryAt(this.workspace.session.glossaries.at(), concept);
    return entry?.markdown ?? 'There is no such page.';
  }
}
