import type { Agent } from 'node:https';
import type { SessionGrant } from '../aws/sessions.ts';
import type { SessionEnd, SessionState } from '../session/events.ts';
import { ScreenText } from './screen-text.ts';
import { SessionConnection, type SessionEncryption } from './session-connection.ts';
import { TextInput } from './text-input.ts';

/** The calls behind a session in a terminal. Errors are shown with their `message` and, if they have one, `advice`. */
export interface SessionCalls {
  /** StartSession. */
  readonly start: (signal: AbortSignal) => Promise<SessionGrant>;
  /** ResumeSession: a grant with a new token, or undefined if the session is over. */
  readonly resume: (sessionId: string, signal: AbortSignal) => Promise<SessionGrant | undefined>;
  /** TerminateSession. */
  readonly terminate: (sessionId: string) => Promise<void>;
  /** How the WebSocket travels; directly if it is missing. */
  readonly agent?: () => Promise<Agent>;
  /** Without it, sessions that must be encrypted fail. */
  readonly encryption?: SessionEncryption;
}

/** The terminal that a session is shown in. */
export interface Screen {
  write(text: string): void;
  /** What the session's state adds to the terminal's name; empty while all is well. */
  showState(state: string): void;
  /** Closes the terminal; a code other than 0 is told to the user. */
  close(exitCode: number): void;
}

export interface ShellSessionOptions {
  /** How the user knows the node. */
  readonly nodeLabel: string;
  readonly calls: SessionCalls;
  readonly screen: Screen;
}

/** How long a blank screen may stay before the user is told what it waits for, in milliseconds. */
const blankTime = 3000;

/** A session in a terminal: from the call that starts it to the key that closes the terminal. */
export class ShellSession {
  readonly #options: ShellSessionOptions;
  #starting = new AbortController();
  #connection: SessionConnection | undefined;
  #text = new ScreenText();
  readonly #input = new TextInput();
  /** What was typed before there was a connection. */
  #early: Buffer[] = [];
  #size: { columns: number; rows: number } | undefined;
  #asksForKey = false;
  #closed = false;
  #toldTrouble = false;
  #blank: NodeJS.Timeout | undefined;

  constructor(options: ShellSessionOptions) {
    this.#options = options;
  }

  open(): void {
    this.#asksForKey = false;
    this.#starting = new AbortController();
    this.#say(`Starting a session on ${this.#options.nodeLabel}…`);
    this.#start(this.#starting.signal).catch((error: unknown) => {
      if (!this.#closed) this.#ask(explain(error));
    });
  }

  type(text: string): void {
    if (this.#asksForKey) {
      this.#answer(text);
      return;
    }
    const data = this.#input.encode(text);
    if (this.#connection === undefined) this.#early.push(data);
    else this.#connection.write(data);
  }

  resize(columns: number, rows: number): void {
    this.#size = { columns, rows };
    this.#connection?.resize(columns, rows);
  }

  /** The terminal is gone: the session ends with it. */
  close(): void {
    this.#closed = true;
    clearTimeout(this.#blank);
    this.#starting.abort();
    this.#connection?.terminate();
  }

  async #start(signal: AbortSignal): Promise<void> {
    const { calls } = this.#options;
    const agent = await calls.agent?.();
    const grant = await calls.start(signal);
    const { sessionId } = grant;
    if (signal.aborted) {
      await calls.terminate(sessionId);
      return;
    }
    this.#text = new ScreenText();
    this.#toldTrouble = false;
    const connection = new SessionConnection({
      grant,
      ...(agent === undefined ? {} : { agent }),
      ...(calls.encryption === undefined ? {} : { encryption: calls.encryption }),
      resume: (signal) => calls.resume(sessionId, signal),
      terminate: () => calls.terminate(sessionId),
      listener: {
        output: (data) => this.#options.screen.write(this.#text.decode(data)),
        state: (state) => this.#showState(state),
        notice: (text) => this.#say(text),
        ended: (end) => this.#end(end),
      },
    });
    this.#connection = connection;
    if (this.#size !== undefined) connection.resize(this.#size.columns, this.#size.rows);
    for (const data of this.#early.splice(0)) connection.write(data);
    connection.open();
  }

  #showState(state: SessionState): void {
    const { screen } = this.#options;
    clearTimeout(this.#blank);
    screen.showState(stateNames[state.name]);
    if (state.name === 'starting') {
      this.#blank = setTimeout(() => this.#say('Waiting for the agent of the node…'), blankTime);
    } else if (state.name === 'away') {
      this.#tellTrouble('The node does not answer. What you type is sent when it is back.');
    } else if (state.name === 'reconnecting' && state.attempt > 1) {
      // The first attempt follows at once and mostly succeeds: the service closes connections every hour.
      this.#tellTrouble(
        `The connection was lost (${state.reason}). Reconnecting… Close the terminal to give up.`,
      );
    } else if (state.name === 'active' && this.#toldTrouble) {
      this.#toldTrouble = false;
      this.#say('Connected again.');
    }
  }

  #tellTrouble(text: string): void {
    if (!this.#toldTrouble) this.#say(text);
    this.#toldTrouble = true;
  }

  #end({ reason, message, exitCode = 0 }: SessionEnd): void {
    clearTimeout(this.#blank);
    this.#connection = undefined;
    const { screen } = this.#options;
    screen.showState('');
    if (this.#closed) return;
    if (reason === 'closed' && message === '') screen.close(exitCode);
    else this.#ask(`The session has ended. ${message}`);
  }

  #ask(text: string): void {
    this.#early = [];
    this.#asksForKey = true;
    if (this.#text.isFullScreen) this.#options.screen.write('\x1b[?1049l');
    this.#text = new ScreenText();
    this.#say(text.trim());
    this.#say('Press Enter to start a new session, or any other key to close the terminal.');
  }

  #answer(key: string): void {
    if (key === '\r') this.open();
    else this.#options.screen.close(0);
  }

  /** Our own words, set apart from the node's; never into the middle of a full-screen program. */
  #say(text: string): void {
    if (!this.#text.isFullScreen) this.#options.screen.write(`\r\n\x1b[2m${text}\x1b[0m\r\n`);
  }
}

const stateNames: Readonly<Record<SessionState['name'], string>> = {
  connecting: 'connecting',
  starting: 'starting',
  active: '',
  away: 'node away',
  reconnecting: 'reconnecting',
};

function explain(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const advice = 'advice' in error && typeof error.advice === 'string' ? error.advice : '';
  return `${error.message} ${advice}`.trim();
}
