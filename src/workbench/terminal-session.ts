import * as vscode from 'vscode';
import { connectionKey, type Connection } from '../connection/connection.ts';
import type { BroadcastMember } from '../terminal/broadcast.ts';
import type { OwnSession } from '../terminal/own-sessions.ts';
import { reserve, type SavedSession } from '../terminal/saved-sessions.ts';
import type { SessionCalls } from '../terminal/session-calls.ts';
import { SessionPseudoterminal } from '../terminal/session-terminal.ts';
import type { FormerSession, SessionPurpose, SessionStanding } from '../terminal/shell-session.ts';
import type { Transcript } from './transcript-file.ts';

/** A session to open, with all that is needed to open another one like it. */
export interface SessionRequest {
  readonly connection: Connection;
  readonly nodeId: string;
  readonly nodeLabel: string;
  readonly documentName?: string | undefined;
  readonly parameters?: Readonly<Record<string, readonly string[]>> | undefined;
  readonly purpose?: SessionPurpose | undefined;
  readonly calls: SessionCalls;
}

interface TerminalSessionOptions {
  readonly former?: FormerSession;
  readonly onInput: (text: string) => void;
  readonly onStanding: () => void;
  readonly onClosed: () => void;
}

/** A session and its terminal. */
export class TerminalSession implements OwnSession, BroadcastMember {
  readonly key: number;
  readonly request: SessionRequest;
  readonly pty: SessionPseudoterminal;
  readonly startedAt = new Date();
  isBroadcasting = false;
  readonly #onStanding: () => void;
  #transcript: Transcript | undefined;

  constructor(key: number, request: SessionRequest, options: TerminalSessionOptions) {
    const { nodeLabel, purpose, calls } = request;
    this.key = key;
    this.request = request;
    this.#onStanding = options.onStanding;
    this.pty = new SessionPseudoterminal({
      ...options,
      nodeLabel,
      calls,
      ...(purpose === undefined ? {} : { purpose }),
      marks: () => [
        ...(this.isBroadcasting ? [{ sign: '»', word: 'broadcast' }] : []),
        ...(this.isRecording ? [{ sign: '●', word: 'recording' }] : []),
      ],
      onPrinted: (text) => this.#transcript?.add(text),
      onEndFailed: (reason) => this.#sayStillOpen(reason),
    });
  }

  get connection(): Connection {
    return this.request.connection;
  }

  get nodeId(): string {
    return this.request.nodeId;
  }

  get nodeLabel(): string {
    return this.request.nodeLabel;
  }

  get documentName(): string | undefined {
    return this.request.documentName;
  }

  get standing(): SessionStanding {
    return this.pty.session.standing;
  }

  get takesInput(): boolean {
    return this.pty.session.takesInput;
  }

  get takeOver() {
    return this.pty.session.takeOver(reserve);
  }

  get isRecording(): boolean {
    return this.#transcript !== undefined;
  }

  get transcript(): Transcript | undefined {
    return this.#transcript;
  }

  /** From now on what the node prints is recorded; undefined stops it. */
  set transcript(transcript: Transcript | undefined) {
    this.#transcript = transcript;
    this.pty.showName();
    this.#onStanding();
  }

  /** What the next window has to know of it; undefined while there is nothing to go on with. */
  get saved(): SavedSession | undefined {
    const { sessionId, state } = this.standing;
    const { takeOver } = this;
    if (sessionId === undefined || (state === undefined && takeOver === undefined)) return undefined;
    const { connection, nodeId, nodeLabel, documentName, purpose } = this.request;
    return {
      sessionId,
      nodeId,
      nodeLabel,
      connection: connectionKey(connection),
      ...(documentName === undefined ? {} : { documentName }),
      ...(purpose === undefined ? {} : { purpose }),
      startedAt: this.startedAt.getTime(),
      ...(takeOver === undefined ? {} : { takeOver }),
    };
  }

  get terminal(): vscode.Terminal | undefined {
    return vscode.window.terminals.find(
      ({ creationOptions }) => 'pty' in creationOptions && creationOptions.pty === this.pty,
    );
  }

  type(text: string): void {
    this.pty.session.type(text);
  }

  reveal(): void {
    this.terminal?.show();
  }

  close(): void {
    this.terminal?.dispose();
  }

  /** Nobody looks at the terminal any more, so this is a message of the window. */
  #sayStillOpen(reason: string): void {
    const { sessionId } = this.standing;
    if (sessionId === undefined) return;
    const again = 'Try Again';
    const text = `The session on ${this.nodeLabel} may still be open at the service. ${reason}`;
    void vscode.window.showWarningMessage(text, again).then((action) => {
      if (action !== again) return;
      this.request.calls
        .terminate(sessionId)
        .catch((error: unknown) =>
          this.#sayStillOpen(error instanceof Error ? error.message : String(error)),
        );
    });
  }
}
