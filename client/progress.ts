// Long work of the server in the background: with progress, and an end when somebody cancels it.
import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import type { OwnRequest, ReviewParams } from '../server/requests';

/** Asks the server for something that takes its time; undefined where nobody waits any more. */
export async function askWithProgress<Result>(
  client: BaseLanguageClient,
  title: string,
  request: OwnRequest<ReviewParams, Result>,
): Promise<Result | undefined> {
  const progress = { location: vscode.ProgressLocation.Notification, title, cancellable: true };
  return vscode.window.withProgress(progress, async (bar, token) => {
    const workDoneToken = `${request}-${Date.now()}`;
    let shown = 0;
    const listener = client.onNotification('$/progress', (told: { token: unknown; value: { percentage?: number } }) => {
      const { percentage } = told.value;
      if (told.token !== workDoneToken || percentage === undefined) return;
      bar.report({ increment: percentage - shown, message: `${percentage} %` });
      shown = percentage;
    });
    try {
      return await client.sendRequest<Result>(request, { workDoneToken }, token);
    } catch (error) {
      if (token.isCancellationRequested) return undefined;
      throw error;
    } finally {
      listener.dispose();
    }
  });
}
