// Review Naming Across the Workspace: which draft uses which name, as a rendered page.
import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { type Review, reviewRequest } from '../../server/requests';
import { showPageHere } from './showPage';

/** Reviews all drafts in the background, with progress, and shows what is found. */
export async function reviewWorkspace(client: BaseLanguageClient): Promise<void> {
  const progress = {
    location: vscode.ProgressLocation.Notification,
    title: vscode.l10n.t('Reviewing names'),
    cancellable: true,
  };
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
  if (review) await showPageHere(review.uri);
}
