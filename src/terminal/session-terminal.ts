import * as vscode from 'vscode';
import { ShellSession, type SessionCalls } from './shell-session.ts';

export interface SessionTerminalOptions extends SessionCalls {
  /** How the user knows the node; the terminal is called so. */
  readonly nodeLabel: string;
  readonly location?: vscode.TerminalLocation | vscode.TerminalEditorLocationOptions;
}

/** Opens a terminal and starts a session in it. Closing the terminal ends the session, at the service too. */
export function openSessionTerminal(options: SessionTerminalOptions): vscode.Terminal {
  const { nodeLabel, location } = options;
  const terminal = vscode.window.createTerminal({
    name: nodeLabel,
    iconPath: new vscode.ThemeIcon('remote'),
    // A session cannot outlive the extension host that holds its connection.
    isTransient: true,
    pty: new SessionPseudoterminal(options),
    ...(location === undefined ? {} : { location }),
  });
  terminal.show();
  return terminal;
}

class SessionPseudoterminal implements vscode.Pseudoterminal {
  readonly #writes = new vscode.EventEmitter<string>();
  readonly #names = new vscode.EventEmitter<string>();
  readonly #closes = new vscode.EventEmitter<number>();
  readonly onDidWrite = this.#writes.event;
  readonly onDidChangeName = this.#names.event;
  readonly onDidClose = this.#closes.event;
  readonly #session: ShellSession;

  constructor({ nodeLabel, ...calls }: SessionTerminalOptions) {
    this.#session = new ShellSession({
      nodeLabel,
      calls,
      screen: {
        write: (text) => this.#writes.fire(text),
        showState: (state) => this.#names.fire(state === '' ? nodeLabel : `${nodeLabel} (${state})`),
        close: (exitCode) => this.#closes.fire(exitCode),
      },
    });
  }

  open(dimensions: vscode.TerminalDimensions | undefined): void {
    if (dimensions !== undefined) this.setDimensions(dimensions);
    this.#session.open();
  }

  close(): void {
    this.#session.close();
  }

  handleInput(data: string): void {
    this.#session.type(data);
  }

  setDimensions({ columns, rows }: vscode.TerminalDimensions): void {
    this.#session.resize(columns, rows);
  }
}
