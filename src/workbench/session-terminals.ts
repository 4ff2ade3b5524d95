import * as vscode from 'vscode';
import type { Connection } from '../connection/connection.ts';
import { connectionKey } from '../connection/connection.ts';
import { Broadcast, type BroadcastMember } from '../terminal/broadcast.ts';
import { OwnSessions, type OwnSession } from '../terminal/own-sessions.ts';
import { reserve, SavedSessions, type SavedSession } from '../terminal/saved-sessions.ts';
import { SessionPseudoterminal } from '../terminal/session-terminal.ts';
import type {
  FormerSession,
  SessionCalls,
  SessionPurpose,
  SessionStanding,
} from '../terminal/shell-session.ts';
import { SessionSplit } from './session-split.ts';
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

/** How long VS Code may take to say why a terminal was closed, in milliseconds. */
const reasonTime = 1000;
/** How often what has changed is written down, in milliseconds. */
const saveInterval = 1000;

/**
 * The sessions in the terminals of this window: opens them, types what is broadcast into several of them, and writes
 * down what the next window needs to go on with them.
 */
export class SessionTerminals implements vscode.Disposable {
  readonly sessions = new OwnSessions<TerminalSession>();
  readonly broadcast = new Broadcast<TerminalSession>();
  readonly #saved: SavedSessions;
  readonly #split: SessionSplit<SessionRequest>;
  readonly #disposables: readonly { dispose(): unknown }[];
  readonly #saving: NodeJS.Timeout;
  #nextKey = 1;
  #isLeaving = false;

  constructor({ workspaceState: state, extension }: vscode.ExtensionContext) {
    this.#split = new SessionSplit(extension.id);
    this.#saved = new SavedSessions({
      read: () => state.get<unknown>('ssm.sessions'),
      write: (sessions) => void state.update('ssm.sessions', sessions),
    });
    this.#disposables = [
      vscode.window.onDidCloseTerminal((terminal) => {
        const session = this.of(terminal);
        if (session !== undefined) this.#gone(session, terminal.exitStatus?.reason);
      }),
      vscode.window.onDidChangeActiveTerminal(() => this.#showContext()),
      this.sessions.onChange(() => this.#showContext()),
    ];
    this.#saving = setInterval(() => this.#save(), saveInterval);
  }

  /** Opens a terminal with the session. */
  open(
    request: SessionRequest,
    options: {
      location?: vscode.ExtensionTerminalOptions['location'];
      former?: FormerSession;
      preserveFocus?: boolean;
    } = {},
  ): void {
    const { location, former, preserveFocus } = options;
    const terminal = vscode.window.createTerminal({
      ...this.profile(request, former),
      ...(location === undefined ? {} : { location }),
    });
    terminal.show(preserveFocus);
  }

  /** The same for whoever opens the terminal himself. */
  profile(request: SessionRequest, former?: FormerSession): vscode.ExtensionTerminalOptions {
    const session = new TerminalSession(this.#nextKey++, request, {
      ...(former === undefined ? {} : { former }),
      onInput: (text) => this.#type(session, text),
      onStanding: () => this.sessions.changed(),
      onClosed: () => setTimeout(() => this.#gone(session, undefined), reasonTime),
    });
    this.sessions.add(session);
    return {
      name: session.pty.name,
      iconPath: new vscode.ThemeIcon('remote'),
      // VS Code cannot bring it back; we do, by what is written down.
      isTransient: true,
      pty: session.pty,
    };
  }

  /** Opens another session like this one beside its terminal. */
  async split({ request, terminal }: TerminalSession): Promise<void> {
    terminal?.show();
    if (vscode.window.tabGroups.activeTabGroup.activeTab?.input instanceof vscode.TabInputTerminal) {
      this.open(request, { location: { viewColumn: vscode.ViewColumn.Beside } });
    } else if (!(await this.#split.open(request))) {
      this.open(request);
    }
  }

  /** What the profile of the terminal menu is to open for `split`; undefined if the user has chosen it. */
  takeSplit(): SessionRequest | undefined {
    return this.#split.take();
  }

  get active(): TerminalSession | undefined {
    const { activeTerminal } = vscode.window;
    return activeTerminal && this.of(activeTerminal);
  }

  of(terminal: vscode.Terminal): TerminalSession | undefined {
    const { creationOptions } = terminal;
    return 'pty' in creationOptions
      ? this.sessions.all.find(({ pty }) => pty === creationOptions.pty)
      : undefined;
  }

  /** Ends a session without waiting for VS Code, the node or the service, and closes its terminal. */
  forceClose(session: TerminalSession): void {
    const { terminal } = session;
    this.#gone(session, undefined);
    terminal?.dispose();
  }

  /** Chooses who gets what is typed in any of them; fewer than two end the broadcast. */
  broadcastTo(members: readonly TerminalSession[]): void {
    this.broadcast.choose(members);
    this.#showMarks();
  }

  /** The sessions of the former window, as they were written down last. */
  get former(): readonly SavedSession[] {
    return this.#saved.former;
  }

  /** One of them has its terminal again, or is gone. */
  settle({ sessionId }: SavedSession): void {
    this.#saved.settle(sessionId);
    this.#save();
  }

  /** The window closes: the sessions stay open at the service for the next one. */
  leave(): void {
    this.#isLeaving = true;
    for (const { pty } of this.sessions.all) pty.session.detach();
  }

  dispose(): void {
    clearInterval(this.#saving);
    this.leave();
    for (const one of this.#disposables) one.dispose();
  }

  #type(session: TerminalSession, text: string): void {
    this.broadcast.type(session, text);
    const { sessionId } = session.standing;
    if (sessionId !== undefined && this.#saved.isUrgent(sessionId, session.takeOver)) this.#save();
  }

  #gone(session: TerminalSession, reason: vscode.TerminalExitReason | undefined): void {
    if (reason === vscode.TerminalExitReason.Shutdown) {
      // So it is for every terminal of a window that closes, and nothing may be written down any more.
      this.#isLeaving = true;
      session.pty.session.detach();
      return;
    }
    if (this.#isLeaving || !this.sessions.remove(session)) return;
    session.pty.session.close();
    void session.transcript?.end();
    this.broadcast.leave(session);
    this.#showMarks();
    this.#save();
  }

  #save(): void {
    if (!this.#isLeaving) this.#saved.write(this.sessions.all.flatMap((session) => session.saved ?? []));
  }

  #showMarks(): void {
    for (const session of this.sessions.all) {
      session.isBroadcasting = this.broadcast.members.has(session);
      session.pty.showName();
    }
    this.sessions.changed();
  }

  #showContext(): void {
    const set = (key: string, value: boolean) =>
      void vscode.commands.executeCommand('setContext', key, value);
    const { active } = this;
    set('ssm.sessionActive', active !== undefined);
    set('ssm.sessionsOpen', this.sessions.all.length > 0);
    set('ssm.broadcasting', this.broadcast.members.size > 0);
    set('ssm.sessionRecording', active?.isRecording === true);
    set(
      'ssm.recording',
      this.sessions.all.some(({ isRecording }) => isRecording),
    );
  }
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
