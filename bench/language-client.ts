import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import process from 'node:process';
import {
  createProtocolConnection,
  type ProtocolConnection,
  type PublishDiagnosticsParams,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';
import type { BenchDocument } from './documents.ts';

/** A language server in a process of its own, spoken to as an editor does. */
export class LanguageClient {
  readonly #process: ChildProcess;
  readonly #connection: ProtocolConnection;
  readonly #versions = new Map<string, number>();
  readonly #waiting = new Map<string, () => void>();

  private constructor(child: ChildProcess, connection: ProtocolConnection) {
    this.#process = child;
    this.#connection = connection;
    connection.onNotification('textDocument/publishDiagnostics', (params: PublishDiagnosticsParams) => {
      this.#waiting.get(`${params.uri} ${params.version ?? 0}`)?.();
    });
    connection.onRequest('workspace/configuration', () => [null]);
    connection.onRequest('client/registerCapability', () => null);
    connection.listen();
  }

  /** Starts `script --stdio`; resolves when the server has answered `initialize`. */
  static async start(script: string): Promise<LanguageClient> {
    const child = spawn(process.execPath, [script, '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
    const connection = createProtocolConnection(
      new StreamMessageReader(child.stdout),
      new StreamMessageWriter(child.stdin),
    );
    const client = new LanguageClient(child, connection);
    await connection.sendRequest('initialize', { processId: process.pid, rootUri: null, capabilities: {} });
    await connection.sendNotification('initialized', {});
    return client;
  }

  /** Opens a document; resolves when its diagnostics are there. */
  async open(uri: string, { languageId, text }: BenchDocument): Promise<void> {
    const checked = this.#checked(uri, 1);
    const textDocument = { uri, languageId, version: 1, text };
    await this.#connection.sendNotification('textDocument/didOpen', { textDocument });
    await checked;
  }

  /** Types `text` at a position; resolves when the diagnostics of the new version are there. */
  async type(uri: string, position: Position, text: string): Promise<void> {
    const version = (this.#versions.get(uri) ?? 1) + 1;
    const checked = this.#checked(uri, version);
    await this.#connection.sendNotification('textDocument/didChange', {
      textDocument: { uri, version },
      contentChanges: [{ range: { start: position, end: position }, text }],
    });
    await checked;
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
    const key = `${uri} ${version}`;
    return new Promise((resolve) => {
      this.#waiting.set(key, () => {
        this.#waiting.delete(key);
        resolve();
      });
    });
  }
}

export interface Position {
  readonly line: number;
  readonly character: number;
}

/** Where `words` first ends in `text`. */
export function positionAfter(text: string, words: string): Position {
  const lines = text.slice(0, text.indexOf(words) + words.length).split('\n');
  return { line: lines.length - 1, character: (lines.at(-1) ?? '').length };
}
