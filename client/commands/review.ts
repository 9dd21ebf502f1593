// Review Naming Across the Workspace: which draft uses which name, as a rendered page.
import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { type Review, reviewRequest } from '../../server/requests';

/** The scheme of the page. */
export const reviewScheme = 'policy-glossary-review';

const uri = vscode.Uri.from({ scheme: reviewScheme, path: '/Naming across the workspace.md' });

/** The page of the review: the last one that was made. */
export interface ReviewPage extends vscode.Disposable {
  readonly show: (markdown: string) => Thenable<unknown>;
}

export function createReviewPage(): ReviewPage {
  const changed = new vscode.EventEmitter<vscode.Uri>();
  let content = '';
  const provider = vscode.workspace.registerTextDocumentContentProvider(uri.scheme, {
    onDidChange: changed.event,
    provideTextDocumentContent: () => content,
  });
  return {
    show: (markdown) => {
      content = markdown;
      changed.fire(uri);
      return vscode.commands.executeCommand('markdown.showPreview', uri);
    },
    dispose: () => void vscode.Disposable.from(provider, changed).dispose(),
  };
}

/** Reviews all drafts in the background, with progress, and shows what is found. */
export async function reviewWorkspace(client: BaseLanguageClient, page: ReviewPage): Promise<void> {
  const progress = { location: vscode.ProgressLocation.Notification, title: 'Reviewing names', cancellable: true };
  const review = await vscode.window.withProgress(progress, async (bar, token) => {
    const workDoneToken = `review-${Date.now()}`;
    let shown = 0;
    const listener = client.onNotification('$/progress', (told: { token: unknown; value: { percentage?: number } }) => {
      const { percentage } = told.value;
      if (told.token !== workDoneToken || percentage === undefined) return;
      bar.report({ increment: percentage - shown, message: `${percentage} %` });
      shown = percentage;
    });
    try {
      return await client.sendRequest<Review>(reviewRequest, { workDoneToken }, token);
    } catch (error) {
      if (token.isCancellationRequested) return undefined;
      throw error;
    } finally {
      listener.dispose();
    }
  });
  if (review) await page.show(review.markdown);
}
