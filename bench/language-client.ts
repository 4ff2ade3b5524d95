import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import process from 'node:process';
import {
  type ConfigurationParams,
  createProtocolConnection,
  type ProtocolConnection,
  type PublishDiagnosticsParams,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';
import type { BenchDocument } from './documents.ts';

/** How a language server is started. */
export interface ServerStart {
  /** Options of Node, as the editor's extension gives them. */
  readonly execArgv?: readonly string[];
  /** Run with `--stdio`. */
  readonly script: string;
  readonly initializationOptions?: unknown;
  /** What `workspace/configuration` answers, by section. */
  readonly configuration?: Readonly<Record<string, unknown>>;
  /** The server's own names of our languages. */
  readonly languageIds?: Readonly<Record<BenchDocument['languageId'], string>>;
}

/** A language server in a process of its own, spoken to as an editor does. */
export class LanguageClient {
  readonly #process: ChildProcess;
  readonly #connection: ProtocolConnection;
  readonly #versions = new Map<string, number>();
  readonly #waiting = new Map<string, { version: number; wake: () => void }>();
  readonly #languageIds: ServerStart['languageIds'];
  #published = 0;

  private constructor(
    child: ChildProcess,
    connection: ProtocolConnection,
    { configuration = {}, languageIds }: ServerStart,
  ) {
    this.#process = child;
    this.#connection = connection;
    this.#languageIds = languageIds;
    connection.onNotification('textDocument/publishDiagnostics', (params: PublishDiagnosticsParams) => {
      this.#published += 1;
      const waiting = this.#waiting.get(params.uri);
      // Some servers do not say which version they mean; they publish for the newest only.
      if (waiting?.version === (params.version ?? waiting?.version)) waiting?.wake();
    });
    connection.onRequest('workspace/configuration', ({ items }: ConfigurationParams) =>
      items.map(({ section }) => configuration[section ?? ''] ?? null),
    );
    connection.onUnhandledNotification(() => undefined);
    connection.onRequest('client/registerCapability', () => null);
    connection.listen();
  }

  /** Starts `script --stdio`; resolves when the server has answered `initialize`. */
  static async start(start: ServerStart): Promise<LanguageClient> {
    const child = spawn(process.execPath, [...(start.execArgv ?? []), start.script, '--stdio'], {
      stdio: ['pipe', 'pipe', 'ignore'],
    });
    const connection = createProtocolConnection(
      new StreamMessageReader(child.stdout),
      new StreamMessageWriter(child.stdin),
    );
    const client = new LanguageClient(child, connection, start);
    const capabilities = { workspace: { configuration: true } };
    await connection.sendRequest('initialize', {
      processId: process.pid,
      rootUri: null,
      capabilities,
      initializationOptions: start.initializationOptions,
    });
    await connection.sendNotification('initialized', {});
    return client;
  }

  /** Opens a document; resolves when its diagnostics are there. */
  async open(uri: string, { languageId, text }: BenchDocument): Promise<void> {
    const checked = this.#checked(uri, 1);
    const textDocument = { uri, languageId: this.#languageIds?.[languageId] ?? languageId, version: 1, text };
    await this.#connection.sendNotification('textDocument/didOpen', { textDocument });
    await checked;
  }

  /** Types `text` at a position; resolves when the diagnostics of the new version are there. */
  async type(uri: string, position: Position, text: string): Promise<void> {
    await this.change(uri, { start: position, end: position, text });
  }

  /** Replaces a range; resolves when the diagnostics of the new version are there. */
  async change(uri: string, { start, end, text }: Change): Promise<void> {
    const version = (this.#versions.get(uri) ?? 1) + 1;
    const checked = this.#checked(uri, version);
    await this.#connection.sendNotification('textDocument/didChange', {
      textDocument: { uri, version },
      contentChanges: [{ range: { start, end }, text }],
    });
    await checked;
  }

  /**
   * Types `count` characters one after the other without a pause.
   * @returns milliseconds from the last key to the diagnostics of its version, and how often diagnostics came
   */
  async burst(uri: string, position: Position, count: number): Promise<{ last: number; published: number }> {
    const before = this.#published;
    const keys: Promise<void>[] = [];
    for (let key = 0; key < count; key += 1) keys.push(this.type(uri, position, 'x'));
    const start = performance.now();
    await keys.at(-1);
    return { last: performance.now() - start, published: this.#published - before };
  }

  request(method: string, uri: string, position: Position): Promise<unknown> {
    return this.#connection.sendRequest(method, { textDocument: { uri }, position });
  }

  /** Resident memory of the server in bytes, from Linux's /proc; undefined elsewhere. */
  residentMemory(): number | undefined {
    try {
      const status = readFileSync(`/proc/${this.#process.pid ?? 0}/status`, 'utf8');
      const match = /^VmRSS:\s*(\d+) kB$/m.exec(status);
      return match === null ? undefined : Number(match[1]) * 1024;
    } catch {
      return undefined;
    }
  }

  async close(): Promise<void> {
    const ended = new Promise((resolve) => this.#process.once('exit', resolve));
    await this.#connection.sendRequest('shutdown');
    await this.#connection.sendNotification('exit');
    await ended;
    this.#connection.dispose();
  }

  #checked(uri: string, version: number): Promise<void> {
    this.#versions.set(uri, version);
    return new Promise((resolve) => {
      const wake = (): void => {
        this.#waiting.delete(uri);
        resolve();
      };
      this.#waiting.set(uri, { version, wake });
    });
  }
}

export interface Position {
  readonly line: number;
  readonly character: number;
}

export interface Change {
  readonly start: Position;
  readonly end: Position;
  readonly text: string;
}

/** Where `words` first ends in `text`, from an offset on. */
export function positionAfter(text: string, words: string, from = 0): Position {
  const lines = text.slice(0, text.indexOf(words, from) + words.length).split('\n');
  return { line: lines.length - 1, character: (lines.at(-1) ?? '').length };
}
