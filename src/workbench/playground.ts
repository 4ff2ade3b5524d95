import path from 'node:path';
import * as vscode from 'vscode';
import type { Connection } from '../connection/connection.ts';
import { PlaygroundProcess } from '../connection/playground-process.ts';
import { Emitter } from '../connection/emitter.ts';

/** The playground that this window has started, if any. It ends with the window. */
export class WindowPlayground implements vscode.Disposable {
  readonly #extensionPath: string;
  readonly #log: vscode.LogOutputChannel;
  readonly #stops = new Emitter<Connection>();
  #process: PlaygroundProcess | undefined;

  /** Fires when the playground has ended, by request or by itself. */
  readonly onStop = this.#stops.event;

  constructor(extensionPath: string, log: vscode.LogOutputChannel) {
    this.#extensionPath = extensionPath;
    this.#log = log;
  }

  /** Where a playground serves: ours, else the one of the setting; empty if there is none. */
  endpoint(): string {
    const configured = vscode.workspace.getConfiguration('ssm').get<string>('playground.endpoint', '');
    return this.#process?.connection.endpoint ?? configured;
  }

  /** Starts a playground unless one runs, with progress that can be cancelled. */
  async start(): Promise<Connection> {
    if (this.#process !== undefined) return this.#process.connection;
    const progress = {
      location: vscode.ProgressLocation.Notification,
      title: 'Starting the playground',
      cancellable: true,
    };
    const started = await vscode.window.withProgress(progress, async (_, token) => {
      const abort = new AbortController();
      token.onCancellationRequested(() => abort.abort());
      return PlaygroundProcess.start(
        {
          script: path.join(this.#extensionPath, 'dist', 'playground.js'),
          pty: path.join(vscode.env.appRoot, 'node_modules', 'node-pty'),
          onOutput: (text) => this.#log.info(`playground: ${text.trimEnd()}`),
          onExit: (code) => {
            this.#log.warn(`The playground ended with exit code ${code ?? 'none'}.`);
            this.stop();
          },
        },
        abort.signal,
      );
    });
    this.#process = started;
    void vscode.commands.executeCommand('setContext', 'ssm.playgroundRuns', true);
    return started.connection;
  }

  stop(): void {
    const stopped = this.#process;
    if (stopped === undefined) return;
    this.#process = undefined;
    stopped.dispose();
    void vscode.commands.executeCommand('setContext', 'ssm.playgroundRuns', false);
    this.#stops.fire(stopped.connection);
  }

  dispose(): void {
    this.#process?.dispose();
  }
}
