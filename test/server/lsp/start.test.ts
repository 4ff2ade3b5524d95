import assert from 'node:assert/strict';
import { PassThrough } from 'node:stream';
import {
  createConnection,
  createProtocolConnection,
  type InitializeParams,
  type InitializeResult,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';
import { start } from '../../../server/lsp/start.ts';

describe('start', () => {
  it('answers initialize without the language, and loads it when the client has the answer', async () => {
    const [toServer, toClient] = [new PassThrough(), new PassThrough()];
    let loads = 0;
    const served = new Promise<InitializeParams>((resolve) => {
      const server = createConnection(new StreamMessageReader(toServer), new StreamMessageWriter(toClient));
      start(server, () => {
        loads += 1;
        return Promise.resolve({ serve: (_, params) => resolve(params) });
      });
    });
    const client = createProtocolConnection(
      new StreamMessageReader(toClient),
      new StreamMessageWriter(toServer),
    );
    client.listen();
    const params = {
      processId: null,
      rootUri: null,
      capabilities: {},
      initializationOptions: { commands: ['x'] },
    };
    const { capabilities } = await client.sendRequest<InitializeResult>('initialize', params);
    assert.equal(capabilities.hoverProvider, true);
    assert.equal(loads, 0);
    await client.sendNotification('initialized', {});
    assert.deepEqual((await served).initializationOptions, { commands: ['x'] });
    assert.equal(loads, 1);
    client.dispose();
  });
});
