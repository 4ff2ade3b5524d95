import type { Session } from '../sessions.ts';
import type { Identity } from './run-as.ts';

/** What the agent runs for a session, behind the data channel. */
export interface Program {
  /** A stream data message of the client, in order. */
  receive(payloadType: number, payload: Uint8Array): void;
  /** Stop and restart reading what is to be sent. */
  pause(): void;
  resume(): void;
  /** Ends at once, from outside; `ended` need not be called. */
  kill(): void;
}

/** What a program gets to work with. */
export interface ProgramHost {
  readonly session: Session;
  /** An empty directory of its own, removed after the session. */
  readonly directory: string;
  /** As whom it runs. */
  readonly identity: Identity;
  /** What the client said in its handshake; empty without one. */
  readonly clientVersion: string;
  /** Milliseconds to wait before the output of a shell is read; the real agent waits one second. */
  readonly shellDelay: number;
  send(payloadType: number, payload: Uint8Array): void;
  /** Stops and restarts taking messages from the client, for a program that cannot keep pace. */
  holdInput(hold: boolean): void;
  /** The program is over; `output` tells the user why, and is empty if there is nothing to tell. */
  ended(output: string): void;
}

/** Starts a program; an error that it throws ends the session with the error's message. */
export type StartProgram = (host: ProgramHost) => Program;

/** The environment of everything that is started: nothing of the playground's own, above all no credentials. */
export function environmentOf({
  directory: home,
  identity: { user },
}: Pick<ProgramHost, 'directory' | 'identity'>): Record<string, string> {
  return {
    ...(user === undefined ? {} : { USER: user, LOGNAME: user }),
    PATH: process.env['PATH'] ?? '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin',
    HOME: home,
    TERM: 'xterm-256color',
    LANG: 'C.UTF-8',
  };
}

/** The commands of a session document; throws the agent's message when it has none. */
export function commandsOf({ session }: ProgramHost): string {
  const { properties, sessionType } = session.plan;
  const commands = properties['commands'];
  if (typeof commands === 'string' && commands.trim() !== '') return commands;
  throw new Error(`Commands cannot be empty for session type ${sessionType}`);
}
