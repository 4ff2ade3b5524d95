/** An AWS account in one region, reached with the credentials of a profile. */
export interface AccountConnection {
  readonly kind: 'account';
  /** A profile of the AWS config files; undefined leaves it to the environment (variables, container, instance). */
  readonly profile: string | undefined;
  readonly region: string;
}

/** The local endpoint with the sample fleet; its credentials are dummies. */
export interface PlaygroundConnection {
  readonly kind: 'playground';
  /** `http://127.0.0.1:PORT` */
  readonly endpoint: string;
  readonly region: string;
}

/** Which account and region everything in the window works on. */
export type Connection = AccountConnection | PlaygroundConnection;

export function isConnection(value: unknown): value is Connection {
  return (
    typeof value === 'object' &&
    value !== null &&
    'kind' in value &&
    'region' in value &&
    (value.kind === 'account' || value.kind === 'playground')
  );
}

const playgroundRegion = 'us-east-1';

/**
 * The playground at `endpoint`. Only loopback addresses are the playground: with anything else the dummy credentials
 * would be of no use, and what a document runs would run on someone else's computer.
 */
export function playgroundConnection(endpoint: string): PlaygroundConnection {
  const url = URL.canParse(endpoint) ? new URL(endpoint) : undefined;
  if (url?.protocol !== 'http:' || !['127.0.0.1', 'localhost', '[::1]'].includes(url.hostname)) {
    throw new Error(
      `The setting ssm.playground.endpoint must be an http address of this computer, like http://127.0.0.1:4566, and is "${endpoint}".`,
    );
  }
  return { kind: 'playground', endpoint: url.origin, region: playgroundRegion };
}

/** The name of the credentials' source, for people. */
export function sourceName(connection: Connection): string {
  if (connection.kind === 'playground') return 'Playground';
  return connection.profile ?? 'environment';
}

/** `dev · eu-central-1`: where the window works, before the account is known. */
export function describeConnection(connection: Connection): string {
  return `${sourceName(connection)} · ${connection.region}`;
}

/** The same text for the same connection, and for no other. */
export function connectionKey(connection: Connection): string {
  return JSON.stringify(
    connection.kind === 'playground'
      ? [connection.kind, connection.endpoint]
      : [connection.kind, connection.profile ?? null, connection.region],
  );
}

export function sameConnection(a: Connection | undefined, b: Connection | undefined): boolean {
  return (a && connectionKey(a)) === (b && connectionKey(b));
}
