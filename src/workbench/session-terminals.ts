import * as vscode from 'vscode';
import { Broadcast } from '../terminal/broadcast.ts';
import { OwnSessions } from '../terminal/own-sessions.ts';
import { SavedSessions, type SavedSession } from '../terminal/saved-sessions.ts';
import type { FormerSession } from '../terminal/shell-session.ts';
import { SessionSplit } from './session-split.ts';
import { TerminalSession, type SessionRequest } from './terminal-session.ts';

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
