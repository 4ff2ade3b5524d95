import { connectionKey, sameConnection, type Connection } from '../connection/connection.ts';
import type { Connections } from '../connection/connections.ts';
import { Emitter } from '../connection/emitter.ts';
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

interface Entry {
  readonly clients: Clients;
  identity: IdentityState;
}

/** The clients of the connections that this window has open, and whether the credentials of each work. */
export class WindowClients {
  readonly #connections: Connections;
  readonly #create: (connection: Connection) => Clients;
  readonly #entries = new Map<string, Entry>();
  readonly #identityChanges = new Emitter<Connection>();

  /** Fires when an account becomes known and when credentials stop or start working. */
  readonly onIdentity = this.#identityChanges.event;

  constructor(connections: Connections, create: (connection: Connection) => Clients) {
    this.#connections = connections;
    this.#create = create;
    connections.onChange(({ open }) => {
      // What is under way keeps its clients, so those of a closed connection are left to end by themselves.
      for (const one of open) if (!this.#isOpen(one)) this.#entries.delete(connectionKey(one));
    });
  }

  /**
   * The clients of the active connection.
   * @throws NotConnectedError if no connection is open.
   */
  get(): Clients {
    const { active } = this.#connections;
    if (active === undefined) {
      throw new NotConnectedError('No AWS connection is chosen.', 'Choose a connection first.');
    }
    return this.of(active);
  }

  /**
   * The clients of a connection. The same object until the connection is closed or reset, so that whoever holds an
   * older one goes on with the account that it began with.
   */
  of(connection: Connection): Clients {
    const key = connectionKey(connection);
    const known = this.#entries.get(key);
    if (known !== undefined) return known.clients;
    const entry = this.#watched(this.#create(connection));
    this.#entries.set(key, entry);
    return entry.clients;
  }

  /** The clients of the open connection that has this `connectionKey`. */
  find(key: string): Clients | undefined {
    const connection = this.#connections.open.find((one) => connectionKey(one) === key);
    return connection && this.of(connection);
  }

  /** The clients that have taken the place of these, with renewed credentials; the same if none have. */
  renewed(clients: Clients): Clients {
    return this.find(connectionKey(clients.connection)) ?? clients;
  }

  /** Who the credentials of a connection belong to, as far as its calls have told. */
  identityOf(connection: Connection | undefined): IdentityState {
    return connection && this.#entries.get(connectionKey(connection))?.identity;
  }

  /** Makes new clients at the next call, for renewed credentials. */
  reset(connection: Connection): void {
    if (this.#entries.delete(connectionKey(connection))) this.#identityChanges.fire(connection);
  }

  #isOpen(connection: Connection): boolean {
    return this.#connections.open.some((one) => sameConnection(one, connection));
  }

  /** False once the connection is closed or reset: others have taken the place of these clients. */
  #isCurrent(entry: Entry): boolean {
    return this.#entries.get(connectionKey(entry.clients.connection)) === entry;
  }

  #setIdentity(entry: Entry, state: IdentityState): void {
    if (!this.#isCurrent(entry) || entry.identity === state) return;
    entry.identity = state;
    this.#identityChanges.fire(entry.clients.connection);
  }

  /** Learns from every call whether the credentials work; the first one that does asks whose they are. */
  #watched(clients: Clients): Entry {
    let asking = false;
    const learn = (): void => {
      if (asking || !this.#isCurrent(entry) || isIdentity(entry.identity)) return;
      asking = true;
      getIdentity(watched)
        .then((identity) => this.#setIdentity(entry, identity))
        // The account's number is a nicety: an endpoint without STS works without it.
        .catch(() => undefined)
        .finally(() => (asking = false));
    };
    const watched: Clients = {
      connection: clients.connection,
      get readOnly() {
        return clients.readOnly;
      },
      get production() {
        return clients.production;
      },
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
          if (isCredentialProblem(error)) this.#setIdentity(entry, error);
          throw error;
        }
      },
    };
    const entry: Entry = { clients: watched, identity: undefined };
    return entry;
  }
}

export function isIdentity(state: IdentityState): state is Identity {
  return state !== undefined && !(state instanceof AwsError);
}

function isCredentialProblem(error: unknown): error is AwsError {
  return error instanceof AwsError && (error.kind === 'expired' || error.kind === 'no-credentials');
}
