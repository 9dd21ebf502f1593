import { PassThrough } from 'node:stream';
import { createConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-languageserver/node';
import { Editor } from '../../server/protocol/editor';

describe('an editor', () => {
  it('is told things after it has gone, and nothing fails', async () => {
    const connection = createConnection(
      new StreamMessageReader(new PassThrough()),
      new StreamMessageWriter(new PassThrough()),
    );
    const editor = new Editor(connection, {});
    connection.listen();
    connection.dispose();
    editor.tellStart(['1 glossary']);
    editor.warn('A glossary could not be read.');
    editor.logFault('hover', new Error('too late'));
    // What is rejected and caught by nobody fails the test that runs then.
    await new Promise((resolve) => setImmediate(resolve));
  });
});
