import { PassThrough } from 'node:stream';
import {
  type CodeAction,
  type ConfigurationParams,
  createConnection,
  createProtocolConnection,
  type InitializeResult,
  type Position,
  type ProtocolConnection,
  type PublishDiagnosticsParams,
  type Range,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';
import { serve } from '../../server/lsp/serve.ts';
import { start } from '../../server/lsp/start.ts';

/** A client and a server that talk through memory, in the protocol's own bytes. */
export class LspClient {
  /** The document that requests are about unless they say otherwise. */
  static readonly uri = 'file:///work/restart.ssm.yaml';
  readonly connection: ProtocolConnection;
  readonly #toServer = new PassThrough();
  readonly #published: PublishDiagnosticsParams[] = [];
  #wake: () => void = () => undefined;
  #settings: Readonly<Record<string, unknown>> = {};
  #asked: () => void = () => undefined;

  constructor() {
    const toClient = new PassThrough();
    start(createConnection(new StreamMessageReader(this.#toServer), new StreamMessageWriter(toClient)), () =>
      Promise.resolve({ serve }),
    );
    this.connection = createProtocolConnection(
      new StreamMessageReader(toClient),
      new StreamMessageWriter(this.#toServer),
    );
    this.connection.onNotification('textDocument/publishDiagnostics', (params: PublishDiagnosticsParams) => {
      this.#published.push(params);
      this.#wake();
    });
    this.connection.onRequest('workspace/configuration', ({ items }: ConfigurationParams) => {
      this.#asked();
      return items.map(({ section }) => this.#settings[section ?? ''] ?? null);
    });
    this.connection.onRequest('client/registerCapability', () => null);
    this.connection.listen();
  }

  /** Without options it is a client like our extension, without a folder. */
  async start({
    folder,
    commands = ['ssm.disableRule', 'ssm.runOpenDocument', 'ssm.showReferences'],
    accountValues = false,
    workspaceEdit = {},
  }: {
    folder?: string;
    commands?: readonly string[];
    accountValues?: boolean;
    workspaceEdit?: object;
  } = {}): Promise<InitializeResult> {
    const result = await this.connection.sendRequest<InitializeResult>('initialize', {
      processId: null,
      rootUri: null,
      workspaceFolders: folder === undefined ? null : [{ uri: folder, name: 'work' }],
      capabilities: { workspace: { configuration: true, workspaceEdit } },
      initializationOptions: { commands, accountValues },
    });
    await this.connection.sendNotification('initialized', {});
    return result;
  }

  /** Changes what `workspace/configuration` answers, by section, and waits until the server has asked for it. */
  async configure(settings: Readonly<Record<string, unknown>>): Promise<void> {
    this.#settings = settings;
    const asked = new Promise<void>((resolve) => (this.#asked = resolve));
    await this.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
    await asked;
  }

  open(text: string, uri = LspClient.uri): Promise<void> {
    const languageId = uri.endsWith('.json') ? 'ssm-json' : 'ssm-yaml';
    const textDocument = { uri, languageId, version: 1, text };
    return this.connection.sendNotification('textDocument/didOpen', { textDocument });
  }

  /** Replaces a range of the document. */
  change(version: number, range: Range, text: string): Promise<void> {
    return this.connection.sendNotification('textDocument/didChange', {
      textDocument: { uri: LspClient.uri, version },
      contentChanges: [{ range, text }],
    });
  }

  /** Hands notifications to the server all at once, as they lie in a pipe when the server was busy. */
  notifyAtOnce(...messages: readonly { method: string; params: object }[]): void {
    const frames = messages.map((message) => {
      const body = Buffer.from(JSON.stringify({ jsonrpc: '2.0', ...message }));
      return Buffer.concat([Buffer.from(`Content-Length: ${body.length}\r\n\r\n`), body]);
    });
    this.#toServer.write(Buffer.concat(frames));
  }

  /** Waits until diagnostics of this version are there. */
  async diagnostics(version: number): Promise<string[]> {
    for (;;) {
      const found = this.#published.findLast((params) => params.version === version);
      if (found !== undefined)
        return found.diagnostics.map(
          ({ code, message }) => `${code ?? ''}: ${typeof message === 'string' ? message : message.value}`,
        );
      await new Promise<void>((resolve) => (this.#wake = resolve));
    }
  }

  get published(): readonly PublishDiagnosticsParams[] {
    return this.#published;
  }

  codeActions(position: Position, only?: string[]): Promise<CodeAction[]> {
    const range = { start: position, end: position };
    return this.request('textDocument/codeAction', { range, context: { diagnostics: [], only } });
  }

  request<T>(method: string, params: object): Promise<T> {
    return this.connection.sendRequest<T>(method, { textDocument: { uri: LspClient.uri }, ...params });
  }
}
