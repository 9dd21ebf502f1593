// Starting the server again.
import type { BaseLanguageClient } from 'vscode-languageclient';

/** Stops the server if it runs and starts it again, also after it has crashed too often. */
export async function restart(client: BaseLanguageClient): Promise<void> {
  if (client.needsStop()) await client.stop();
  await client.start();
}
