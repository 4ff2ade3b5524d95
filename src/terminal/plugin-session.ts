import type { OutputStream, SessionDescription, SessionEnd, SessionState } from '../session/events.ts';
import { ListenError } from './local-port.ts';
import type { LocalTerminal } from './local-terminal.ts';
import { forwardsPort, PluginForward } from './plugin-forward.ts';
import { SessionConnection, type SessionConnectionOptions } from './session-connection.ts';

export type PluginSessionOptions = Omit<SessionConnectionOptions, 'listener'> & {
  readonly terminal: LocalTerminal;
};

const interrupt = 0x03;
const endOfTransmission = 0x04;
/** How long the remote end of a raw Port session must be silent after the local one has ended, in milliseconds. */
const answerTime = 2000;
const lineEnds = new Set<number | undefined>([undefined, 0x0a, 0x0d]);

/** How a session of the plugin program ended. */
export interface PluginOutcome {
  readonly exitCode: number;
}

/**
 * A session between the terminal, or the pipes, of this process and a node. The few sentences on standard output are
 * those of AWS's plugin, because people's scripts wait for them; everything else goes beside it.
 */
export class PluginSession {
  readonly #terminal: LocalTerminal;
  readonly #sessionId: string;
  readonly #connection: SessionConnection;
  readonly #outcome: Promise<PluginOutcome>;
  #resolve: (outcome: PluginOutcome) => void = () => undefined;
  #description: SessionDescription | undefined;
  #state: SessionState | undefined;
  #toldTrouble = false;
  #inputEnded = false;
  #lastByte: number | undefined;
  #forward: PluginForward | undefined;
  #silence: NodeJS.Timeout | undefined;
  /** The exit code, if the session fails for a reason of this computer. */
  #failure: number | undefined;

  constructor({ terminal, ...connection }: PluginSessionOptions) {
    this.#terminal = terminal;
    this.#sessionId = connection.grant.sessionId;
    this.#outcome = new Promise((resolve) => (this.#resolve = resolve));
    this.#connection = new SessionConnection({
      ...connection,
      listener: {
        output: (data, stream) => this.#output(data, stream),
        established: (description) => this.#establish(description),
        state: (state) => this.#showState(state),
        notice: (text) => terminal.say(`${text}\n`),
        flag: (flag) => this.#forward?.receiveFlag(flag),
        drained: () => {
          if (this.#forward === undefined) terminal.holdInput(false);
          else this.#forward.drained();
        },
        ended: (end) => this.#end(end),
      },
    });
  }

  /** Runs the session to its end. */
  async run(): Promise<PluginOutcome> {
    const terminal = this.#terminal;
    if (terminal.isRead) terminal.say(`\nStarting session with SessionId: ${this.#sessionId}\n`);
    terminal.open({
      input: (data) => this.#input(data),
      inputEnded: () => this.#endInput(),
      resized: (columns, rows) => this.#connection.resize(columns, rows),
      drained: () => this.#connection.resume(),
    });
    this.#connection.resize(terminal.size.columns, terminal.size.rows);
    this.#connection.open();
    const outcome = await this.#outcome;
    terminal.restore();
    return outcome;
  }

  /** A key that came as a signal, because nobody types at a terminal in raw mode. */
  press(key: number): void {
    if (this.#description?.sessionType === 'Port') {
      if (this.#forward !== undefined)
        this.#terminal.write('Terminate signal received, exiting.\n', 'output');
      this.terminate();
    } else this.#input(Uint8Array.of(key));
  }

  terminate(): void {
    this.#connection.terminate();
  }

  #input(data: Uint8Array): void {
    // Without a session at the other end nobody else would hear it. What does not come from a keyboard is no key.
    if (this.#terminal.isTyped && !this.#isConnected() && data.includes(interrupt)) {
      this.terminate();
      return;
    }
    this.#lastByte = data.at(-1);
    this.#connection.write(data);
    if (this.#connection.isFull) this.#terminal.holdInput(true);
  }

  #isConnected(): boolean {
    return this.#state?.name === 'active' || this.#state?.name === 'away';
  }

  /** The remote terminal is told as a person would: the shell behind it reads the rest first, then ends. */
  #endInput(): void {
    if (this.#inputEnded) return;
    this.#inputEnded = true;
    if (this.#description !== undefined) this.#passOnEnd(this.#description);
  }

  #passOnEnd({ sessionType }: SessionDescription): void {
    if (sessionType === 'Port') {
      this.#terminateWhenSilent();
    } else if (sessionType !== 'NonInteractiveCommands') {
      // In the middle of a line the first one only hands over the line.
      const times = lineEnds.has(this.#lastByte) ? 1 : 2;
      this.#connection.write(new Uint8Array(times).fill(endOfTransmission));
    }
  }

  /** An answer may be on its way, and a Port session cannot be told that only one direction has ended. */
  #terminateWhenSilent(): void {
    clearTimeout(this.#silence);
    this.#silence = setTimeout(() => {
      if (this.#connection.queuedLength > 0) this.#terminateWhenSilent();
      else this.terminate();
    }, answerTime);
  }

  #output(data: Uint8Array, stream: OutputStream): void {
    if (this.#silence !== undefined) this.#terminateWhenSilent();
    if (this.#forward !== undefined) this.#forward.receive(data);
    else if (!this.#terminal.write(data, stream)) this.#connection.pause();
  }

  #establish(description: SessionDescription): void {
    this.#description = description;
    if (forwardsPort(description)) this.#openForward(description);
    else if (this.#inputEnded) this.#passOnEnd(description);
  }

  /** Keys mean nothing any more, nor does the end of the input: the forwarded port lives until it is ended. */
  #openForward(description: SessionDescription): void {
    this.#terminal.release();
    const fail = (reason: string): void => {
      this.#terminal.write(`\n${reason}\n`, 'error');
      this.#failure = 1;
      this.terminate();
    };
    const [connection, terminal] = [this.#connection, this.#terminal];
    this.#forward = new PluginForward({
      ...{ sessionId: this.#sessionId, connection, terminal, description },
      failed: fail,
    });
    this.#forward.open().catch((error: unknown) => {
      const advice = error instanceof ListenError ? ` ${error.advice}` : '';
      fail(`${error instanceof Error ? error.message : String(error)}${advice}`);
    });
  }

  #showState(state: SessionState): void {
    this.#state = state;
    if (state.name === 'reconnecting' && state.attempt > 1) {
      const way = this.#terminal.isTyped ? ' Press Ctrl-C to give up.' : '';
      this.#tellTrouble(`The connection was lost (${state.reason}). Reconnecting…${way}`);
    } else if (state.name === 'away') {
      this.#tellTrouble('The node does not answer. What you type is sent when it is back.');
    } else if (state.name === 'active' && this.#toldTrouble) {
      this.#toldTrouble = false;
      this.#terminal.say('\nConnected again.\n');
    }
  }

  #tellTrouble(text: string): void {
    if (!this.#toldTrouble) this.#terminal.say(`\n${text}\n`);
    this.#toldTrouble = true;
  }

  #end({ reason, message, exitCode }: SessionEnd): void {
    clearTimeout(this.#silence);
    this.#forward?.close();
    const isNormal = message === '' && (reason === 'closed' || reason === 'terminated');
    const text = isNormal
      ? `Exiting session with sessionId: ${this.#sessionId}.`
      : `SessionId: ${this.#sessionId} : ${message}`;
    if (this.#terminal.isRead || !isNormal) this.#terminal.say(`\n\n${text}\n\n`);
    this.#resolve({ exitCode: exitCode ?? this.#failure ?? (isNormal ? 0 : 1) });
  }
}
