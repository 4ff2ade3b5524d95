import * as vscode from 'vscode';
import { ShellSession, type Screen, type ShellSessionOptions } from './shell-session.ts';

/** Something that must not be forgotten: a sign before the name, which narrow lists cut at its end, and a word. */
export interface NameMark {
  readonly sign: string;
  readonly word: string;
}

export interface SessionPseudoterminalOptions extends Omit<ShellSessionOptions, 'screen'> {
  /** What is typed in this terminal. */
  readonly onInput: (text: string) => void;
  /** What the name shows beside the state. */
  readonly marks: () => readonly NameMark[];
  /** The session's state has changed. */
  readonly onStanding: () => void;
  /** VS Code has closed the terminal. */
  readonly onClosed: () => void;
  readonly onPrinted: NonNullable<Screen['printed']>;
  readonly onEndFailed: NonNullable<Screen['endFailed']>;
}

/** A session as a terminal of VS Code. */
export class SessionPseudoterminal implements vscode.Pseudoterminal {
  readonly #writes = new vscode.EventEmitter<string>();
  readonly #names = new vscode.EventEmitter<string>();
  readonly #closes = new vscode.EventEmitter<number>();
  readonly onDidWrite = this.#writes.event;
  readonly onDidChangeName = this.#names.event;
  readonly onDidClose = this.#closes.event;
  readonly session: ShellSession;
  readonly #options: SessionPseudoterminalOptions;
  #state = '';

  constructor(options: SessionPseudoterminalOptions) {
    const { onStanding, onPrinted, onEndFailed } = options;
    this.#options = options;
    this.session = new ShellSession({
      ...options,
      screen: {
        write: (text) => this.#writes.fire(text),
        printed: onPrinted,
        showState: (state) => {
          this.#state = state;
          this.showName();
          onStanding();
        },
        close: (exitCode) => this.#closes.fire(exitCode),
        endFailed: onEndFailed,
      },
    });
  }

  /** The node, and in brackets whatever is out of the ordinary. */
  get name(): string {
    const { nodeLabel } = this.#options;
    // A session that begins is nothing to be warned of.
    const sign = /away|reconnecting/.test(this.#state) ? '!' : '';
    const state = this.#state === '' ? [] : [{ sign, word: this.#state }];
    const marks = [...state, ...this.#options.marks()];
    if (marks.length === 0) return nodeLabel;
    const signs = marks.map(({ sign }) => sign).join('');
    return `${signs} ${nodeLabel} (${marks.map(({ word }) => word).join(', ')})`.trimStart();
  }

  showName(): void {
    this.#names.fire(this.name);
  }

  open(dimensions: vscode.TerminalDimensions | undefined): void {
    if (dimensions !== undefined) this.setDimensions(dimensions);
    this.session.open();
  }

  close(): void {
    this.#options.onClosed();
  }

  handleInput(data: string): void {
    this.#options.onInput(data);
  }

  setDimensions({ columns, rows }: vscode.TerminalDimensions): void {
    this.session.resize(columns, rows);
  }
}
