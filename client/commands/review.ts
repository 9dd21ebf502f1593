// Review Naming Across the Workspace: which draft uses which name, as a rendered page.
import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { reviewRequest } from '../../server/requests';
import { askWithProgress } from '../progress';
import { showPageHere } from './showPage';

/** Reviews all drafts in the background, with progress, and shows what is found. */
export async function reviewWorkspace(client: BaseLanguageClient): Promise<void> {
  const review = await askWithProgress(client, vscode.l10n.t('Reviewing names'), reviewRequest);
  if (review) await showPageHere(review.uri);
}
