import { Emitter, type Disposable } from '../connection/emitter.ts';
import type { Connection } from '../connection/connection.ts';
import type { SessionStanding } from './shell-session.ts';

/** A session in a terminal of this window. Views read it; who opened it keeps it up to date. */
export interface OwnSession {
  /** Tells it from the others of the window, also before the service has given it an id. */
  readonly key: number;
  readonly connection: Connection;
  readonly nodeId: string;
  /** How the user knows the node. */
  readonly nodeLabel: string;
  /** Undefined: the preferences of the account. */
  readonly documentName: string | undefined;
  readonly startedAt: Date;
  /** Read anew each time. */
  readonly standing: SessionStanding;
  readonly isBroadcasting: boolean;
  readonly isRecording: boolean;
  /** Shows the terminal. */
  reveal(): void;
  /** Closes the terminal and ends the session. */
  close(): void;
}

/** The sessions that this window has open in terminals, the oldest first. */
export class OwnSessions<Session extends OwnSession = OwnSession> {
  readonly #sessions = new Map<number, Session>();
  readonly #changes = new Emitter<undefined>();

  /** Fires when one comes, goes or changes its state; not for each byte. */
  get onChange(): (listener: () => void) => Disposable {
    return this.#changes.event;
  }

  get all(): readonly Session[] {
    return [...this.#sessions.values()];
  }

  add(session: Session): void {
    this.#sessions.set(session.key, session);
    this.#changes.fire(undefined);
  }

  /** False if it was gone already. */
  remove(session: Session): boolean {
    const removed = this.#sessions.delete(session.key);
    if (removed) this.#changes.fire(undefined);
    return removed;
  }

  changed(): void {
    this.#changes.fire(undefined);
  }
}
