import type { Agent } from 'node:https';
import { AwsError } from '../aws/errors.ts';
import type { SessionGrant } from '../aws/sessions.ts';
import type { DataChannelStatistics } from '../session/data-channel.ts';
import type { SessionDescription, SessionEnd, SessionState } from '../session/events.ts';
import type { TakenOver } from '../session/take-over.ts';
import { ScreenText } from './screen-text.ts';
import type { SessionCalls } from './session-calls.ts';
import { SessionConnection } from './session-connection.ts';
import { TextInput } from './text-input.ts';
import { Troubles } from './troubles.ts';

/** The terminal that a session is shown in. */
export interface Screen {
  write(text: string): void;
  /** What the session's state adds to the terminal's name; empty while all is well. */
  showState(state: string): void;
  /** Closes the terminal; a code other than 0 is told to the user. */
  close(exitCode: number): void;
  /** What the node has printed, without our own words. */
  printed?(text: string): void;
  /** The terminal was closed, but its session may live on at the service. */
  endFailed?(reason: string): void;
}

/** What a session runs. */
export interface SessionPurpose {
  /** For the first line, after the node's name: `with AWS-StartInteractiveCommand`. */
  readonly text: string;
  /** A command, not a shell: its output is to be read after its end. */
  readonly isCommand: boolean;
}

/** A session that a former window began. */
export interface FormerSession {
  readonly sessionId: string;
  readonly takeOver: TakenOver;
}

export interface ShellSessionOptions {
  /** How the user knows the node. */
  readonly nodeLabel: string;
  readonly purpose?: SessionPurpose;
  readonly calls: SessionCalls;
  readonly screen: Screen;
  /** Goes on with this one instead of starting one. */
  readonly former?: FormerSession;
}

/** How a session stands at one moment. */
export interface SessionStanding {
  /** Undefined before the service has granted it. */
  readonly sessionId: string | undefined;
  /** Undefined before it and after the end. */
  readonly state: SessionState | undefined;
  readonly statistics: DataChannelStatistics | undefined;
}

/** How long a blank screen may stay before the user is told what it waits for, in milliseconds. */
const blankTime = 3000;

/** A session in a terminal: from the call that starts it to the key that closes the terminal. */
export class ShellSession {
  readonly #options: ShellSessionOptions;
  #starting = new AbortController();
  #connection: SessionConnection | undefined;
  #former: FormerSession | undefined;
  #sessionId: string | undefined;
  #state: SessionState | undefined;
  #description: SessionDescription | undefined;
  #text = new ScreenText();
  readonly #input = new TextInput();
  readonly #troubles = new Troubles((text) => this.#say(text));
  /** What was typed before there was a connection. */
  #early: Buffer[] = [];
  #size: { columns: number; rows: number } | undefined;
  /** What the next key does, while no session takes it. */
  #keys: ReadonlyMap<string, () => unknown> | undefined;
  #closed = false;
  #blank: NodeJS.Timeout | undefined;

  constructor(options: ShellSessionOptions) {
    this.#options = options;
    this.#former = options.former;
    this.#sessionId = options.former?.sessionId;
  }

  get standing(): SessionStanding {
    const connection = this.#connection;
    return { sessionId: this.#sessionId, state: this.#state, statistics: connection?.statistics };
  }

  /** True while what is typed goes to the node, now or once it is reached. */
  get takesInput(): boolean {
    return this.#keys === undefined && !this.#closed;
  }

  /**
   * What another client needs to go on with this session; undefined while that is impossible.
   * @param reserve sequence numbers that this one may still use without telling
   */
  takeOver(reserve: number): TakenOver | undefined {
    const description = this.#description;
    if (this.#connection === undefined || description === undefined) return this.#former?.takeOver;
    const { position, queuedMessages } = this.#connection;
    return position && { position, limit: position.next + queuedMessages + reserve, description };
  }

  open(): void {
    this.#keys = undefined;
    this.#starting = new AbortController();
    const { nodeLabel, purpose } = this.#options;
    const what = this.#former === undefined ? 'Starting a session' : 'Resuming the session';
    this.#say(`${[what, `on ${nodeLabel}`, purpose?.text].filter(Boolean).join(' ')}…`);
    this.#start(this.#starting.signal).catch((error: unknown) => {
      if (!this.#closed) this.#fail(error);
    });
  }

  type(text: string): void {
    if (this.#keys !== undefined) {
      const act = this.#keys.get(text.toLowerCase());
      if (act === undefined) this.#options.screen.close(0);
      else act();
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
    this.#leave();
    if (this.#connection !== undefined) this.#connection.terminate();
    else if (this.#former !== undefined) this.#terminate(this.#former.sessionId);
  }

  /** The window is gone, and another one may take the session over: it stays open at the service. */
  detach(): void {
    this.#leave();
    this.#connection?.detach();
  }

  #terminate(sessionId: string): void {
    const { calls, screen } = this.#options;
    calls
      .terminate(sessionId)
      .catch((error: unknown) => screen.endFailed?.(explain(error)))
      .finally(() => calls.changed?.());
  }

  #leave(): void {
    this.#closed = true;
    clearTimeout(this.#blank);
    this.#starting.abort();
  }

  async #start(signal: AbortSignal): Promise<void> {
    const { calls } = this.#options;
    const agent = await calls.agent?.();
    const former = this.#former;
    const grant = await (former === undefined ? calls.start(signal) : calls.resume(former.sessionId, signal));
    if (grant === undefined) {
      this.#former = undefined;
      this.#ask('The session has ended while no window was connected to it.');
    } else if (signal.aborted) {
      // A former session is ended, or left to the next window, by whoever has aborted.
      if (former === undefined) this.#terminate(grant.sessionId);
    } else {
      this.#connect(grant, { agent, takeOver: former?.takeOver });
      if (former === undefined) calls.changed?.();
    }
  }

  #connect(
    grant: SessionGrant,
    { agent, takeOver }: { agent: Agent | undefined; takeOver: TakenOver | undefined },
  ): void {
    const { calls } = this.#options;
    const { sessionId } = grant;
    this.#text = new ScreenText();
    this.#troubles.forget();
    this.#sessionId = sessionId;
    const connection = new SessionConnection({
      grant,
      ...(agent === undefined ? {} : { agent }),
      ...(calls.encryption === undefined ? {} : { encryption: calls.encryption }),
      ...(takeOver === undefined ? {} : { takeOver }),
      resume: (signal) => calls.resume(sessionId, signal),
      terminate: () => calls.terminate(sessionId),
      listener: {
        output: (data) => this.#print(data),
        established: (description) => {
          this.#description = description;
          this.#former = undefined;
          if (takeOver !== undefined)
            this.#say(
              'The session goes on. What it printed before is not shown again; press Enter for a prompt.',
            );
        },
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

  #print(data: Uint8Array): void {
    const text = this.#text.decode(data);
    this.#options.screen.write(text);
    this.#options.screen.printed?.(text);
  }

  #showState(state: SessionState): void {
    clearTimeout(this.#blank);
    this.#state = state;
    this.#options.screen.showState(stateNames[state.name]);
    this.#troubles.show(state);
    if (state.name === 'starting') {
      this.#blank = setTimeout(() => this.#say('Waiting for the agent of the node…'), blankTime);
    }
  }

  #end({ reason, message, exitCode }: SessionEnd): void {
    clearTimeout(this.#blank);
    this.#connection = undefined;
    this.#former = undefined;
    this.#description = undefined;
    this.#state = undefined;
    const { screen, purpose, calls } = this.#options;
    screen.showState('');
    calls.changed?.();
    if (this.#closed) {
      if (message !== '') screen.endFailed?.(message);
      return;
    }
    const isNormal = reason === 'closed' && message === '';
    if (isNormal && purpose?.isCommand === true) {
      const code = exitCode === undefined ? '' : ` with exit code ${exitCode}`;
      this.#ask(`The command has ended${code}.`, 'run it again');
    } else if (isNormal) {
      screen.close(exitCode ?? 0);
    } else {
      const code = exitCode === undefined ? '' : ` The exit code is ${exitCode}.`;
      this.#ask(`The session has ended. ${message}${code}`);
    }
  }

  #fail(error: unknown): void {
    const { diagnose } = this.#options.calls;
    const isAway = error instanceof AwsError && error.kind === 'not-connected';
    this.#ask(explain(error), 'try again', isAway ? diagnose : undefined);
  }

  #ask(text: string, again = 'start a new session', diagnose?: () => unknown): void {
    this.#early = [];
    if (this.#text.isFullScreen) this.#options.screen.write('\x1b[?1049l');
    this.#text = new ScreenText();
    this.#say(text.trim());
    const why = diagnose === undefined ? '' : ' D to find out why,';
    this.#say(`Press Enter to ${again},${why} or any other key to close the terminal.`);
    this.#keys = new Map<string, () => unknown>([
      ['\r', () => this.open()],
      ...(diagnose === undefined ? [] : ([['d', diagnose]] as const)),
    ]);
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
