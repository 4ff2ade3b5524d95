import type { ActiveConnection } from '../connection/active-connection.ts';
import { Emitter } from '../connection/emitter.ts';
import type { Connection } from '../connection/connection.ts';
import type { Clients, Input, Operation, Output } from './clients.ts';
import { AwsError } from './errors.ts';
import { getIdentity, type Identity } from './identity.ts';

/** Nothing can be called: no connection is chosen, or the workspace is not trusted. */
export class NotConnectedError extends Error {
  readonly advice: string;

  constructor(message: string, advice: string) {
    super(message);
    this.name = 'NotConnectedError';
    this.advice = advice;
  }
}

/** What is known about who we are: nothing before the first call, then the account, or why there is none. */
export type IdentityState = Identity | AwsError | undefined;

/** The clients of the window's active connection, and whether its credentials work. */
export class WindowClients {
  readonly #active: ActiveConnection;
  readonly #create: (connection: Connection) => Clients;
  readonly #identityChanges = new Emitter<IdentityState>();
  #clients: Clients | undefined;
  #identity: IdentityState;

  /** Fires when the account becomes known and when the credentials stop or start working. */
  readonly onIdentity = this.#identityChanges.event;

  constructor(active: ActiveConnection, create: (connection: Connection) => Clients) {
    this.#active = active;
    this.#create = create;
    active.onChange(() => this.reset());
  }

  get identity(): IdentityState {
    return this.#identity;
  }

  /**
   * The clients of the active connection. The same object until the connection changes, so that whoever holds an older
   * one goes on with the account that it began with.
   * @throws NotConnectedError if no connection is chosen.
   */
  get(): Clients {
    const connection = this.#active.current;
    if (connection === undefined) {
      throw new NotConnectedError('No AWS connection is chosen.', 'Choose a connection first.');
    }
    this.#clients ??= this.#watched(this.#create(connection));
    return this.#clients;
  }

  /** Makes new clients at the next call, for a changed connection or renewed credentials. */
  reset(): void {
    // Runs that are being followed keep their clients, so these are left to end by themselves.
    this.#clients = undefined;
    this.#setIdentity(undefined);
  }

  #setIdentity(state: IdentityState): void {
    if (this.#identity === state) return;
    this.#identity = state;
    this.#identityChanges.fire(state);
  }

  /** Learns from every call whether the credentials work; the first one that does asks whose they are. */
  #watched(clients: Clients): Clients {
    let asking = false;
    const learn = (): void => {
      if (asking || this.#clients !== watched || isIdentity(this.#identity)) return;
      asking = true;
      getIdentity(clients)
        .then((identity) => {
          if (this.#clients === watched) this.#setIdentity(identity);
        })
        // The account's number is a nicety: an endpoint without STS works without it.
        .catch(() => undefined)
        .finally(() => (asking = false));
    };
    const watched: Clients = {
      connection: clients.connection,
      close: () => clients.close(),
      call: async <Name extends Operation>(
        name: Name,
        input: Input<Name>,
        signal?: AbortSignal,
      ): Promise<Output<Name>> => {
        try {
          const output = await clients.call(name, input, signal);
          learn();
          return output;
        } catch (error) {
          if (this.#clients === watched && isCredentialProblem(error)) this.#setIdentity(error);
          throw error;
        }
      },
    };
    return watched;
  }
}

function isIdentity(state: IdentityState): state is Identity {
  return state !== undefined && !(state instanceof AwsError);
}

function isCredentialProblem(error: unknown): error is AwsError {
  return error instanceof AwsError && (error.kind === 'expired' || error.kind === 'no-credentials');
}
