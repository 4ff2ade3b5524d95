import type { Connection } from '../connection/connection.ts';
import { endpointSettings, type ServiceId } from '../connection/endpoint.ts';
import { readSharedConfig } from '../connection/profiles.ts';
import { changesSomething, ReadOnlyRefusal } from './effects.ts';
import type { ProxySettings } from '../connection/proxy.ts';
import { AwsError } from './errors.ts';
import type { operations as onDemandOperations } from './sdk-on-demand.ts';
import type { operations } from './sdk.ts';
import { transportSettings } from './transport.ts';

type Commands = typeof operations & typeof onDemandOperations;

/** An operation by its IAM name, like `ssm:SendCommand`. */
export type Operation = keyof Commands;
export type Input<Name extends Operation> = ConstructorParameters<Commands[Name]>[0];
export type Output<Name extends Operation> =
  ReturnType<InstanceType<Commands[Name]>['resolveMiddleware']> extends (
    ...args: never[]
  ) => Promise<{ output: infer Result }>
    ? Result
    : never;

/** The AWS APIs as one connection sees them. Tests put a script in its place. */
export interface Clients {
  readonly connection: Connection;
  /** True while calls that change something are refused. It follows the user's choice at any time. */
  readonly readOnly: boolean;
  /** True if the user has marked the profile as production; confirmations say so. */
  readonly production: boolean;
  /**
   * Calls one operation. Throttling and failures of the network are tried again, slower each time.
   * @throws AwsError for every failure but a cancelled `signal`, whose reason is thrown as it is.
   */
  call<Name extends Operation>(name: Name, input: Input<Name>, signal?: AbortSignal): Promise<Output<Name>>;
  /** Closes the sockets; calls under way fail. */
  close(): void;
}

export interface ClientOptions {
  readonly connection: Connection;
  /** Goes into the user agent, so that CloudTrail tells our calls from others'. */
  readonly version: string;
  readonly env: NodeJS.ProcessEnv;
  /** What the user has said about connections; without it nothing is read-only and nothing production. */
  readonly marks?: Marks;
  /** VS Code's settings; without them only the environment names a proxy. */
  readonly proxy?: () => ProxySettings;
  /** Without it, a role that asks for MFA cannot be assumed. */
  readonly askMfaCode?: (serial: string) => Promise<string>;
}

interface Marks {
  isReadOnly(connection: Connection): boolean;
  isProduction(connection: Connection): boolean;
}

/**
 * Operations that do their work again when they are called again: after a lost answer, a retry would run a document
 * twice and make two versions of a parameter. They are repeated only when the service has refused them for their rate.
 */
const sentOnce: ReadonlySet<Operation> = new Set([
  'ec2:RebootInstances',
  'ssm:SendCommand',
  'ssm:StartAssociationsOnce',
  'ssm:StartSession',
  'ssm:CreateDocument',
  'ssm:UpdateDocument',
  'ssm:PutParameter',
]);

/** The part of an SDK client that we use, for any service and any of its commands. */
interface ServiceClient {
  readonly config: { readonly retryStrategy: () => Promise<RetryStrategy> };
  send(command: object, options: { abortSignal?: AbortSignal }): Promise<object>;
  destroy(): void;
}

/** The SDK's own contract; a rejected `refreshRetryTokenForRetry` ends the retries. */
interface RetryStrategy {
  acquireInitialRetryToken(scope: string): Promise<unknown>;
  refreshRetryTokenForRetry(token: unknown, failure: { readonly errorType: string }): Promise<unknown>;
  recordSuccess(token: unknown): void;
}

/**
 * Clients of a connection. This is the one place where a read-only connection refuses changes. Nothing is loaded, read or connected before the first call.
 */
export function createClients(options: ClientOptions): Clients {
  const { connection, marks } = options;
  const shared: SharedCredentials = {};
  const ownSessions = new Set<string>();
  const created = new Map<string, Promise<ServiceClient>>();
  const client = (name: Operation): Promise<ServiceClient> => {
    const service = serviceOf(name);
    const once = sentOnce.has(name);
    const key = once ? `${service} once` : service;
    const known = created.get(key);
    if (known !== undefined) return known;
    const made = createServiceClient(service, { ...options, shared }, once);
    created.set(key, made);
    // A CA bundle that could not be read may be there at the next call.
    made.catch(() => created.delete(key));
    return made;
  };
  return {
    connection,
    get readOnly() {
      return marks?.isReadOnly(connection) === true;
    },
    get production() {
      return marks?.isProduction(connection) === true;
    },
    async call<Name extends Operation>(name: Name, input: Input<Name>, signal?: AbortSignal) {
      try {
        signal?.throwIfAborted();
        if (this.readOnly && changesSomething(name) && !endsOwnSession(name, input, ownSessions)) {
          throw new ReadOnlyRefusal(connection);
        }
        const commands = await loadOperations(name);
        const serviceClient = await client(name);
        // Each command takes the input that `Input<Name>` says; a union of constructors cannot be called.
        const Command = commands[name] as new (input: Input<Name>) => object;
        const sendOptions = signal === undefined ? {} : { abortSignal: signal };
        const output = (await serviceClient.send(new Command(input), sendOptions)) as Output<Name>;
        if (name === 'ssm:StartSession') ownSessions.add(sessionId(output));
        return output;
      } catch (error) {
        signal?.throwIfAborted();
        throw AwsError.from(error, name, connection);
      }
    },
    close() {
      for (const made of created.values()) made.then((made) => made.destroy()).catch(() => undefined);
      created.clear();
    },
  };
}

/** Reads the bundle that has the operation, at the first call of one of its services. */
async function loadOperations(name: Operation): Promise<Readonly<Partial<Record<Operation, unknown>>>> {
  const { operations } = isOnDemand(serviceOf(name))
    ? await import('./sdk-on-demand.ts')
    : await import('./sdk.ts');
  return operations;
}

const serviceOf = (name: Operation): ServiceId => name.split(':', 1)[0] as ServiceId;

const isOnDemand = (service: ServiceId): service is 'cloudtrail' | 'logs' | 's3' =>
  service === 'cloudtrail' || service === 'logs' || service === 's3';

/** A session that began before the connection became read-only can still be ended: left open it could do more. */
function endsOwnSession(name: Operation, input: unknown, sessions: ReadonlySet<string>): boolean {
  return name === 'ssm:TerminateSession' && sessions.has(sessionId(input));
}

function sessionId(of: unknown): string {
  const { SessionId } = of as { SessionId?: string };
  return SessionId ?? '';
}

/** The credentials of a connection, once the first client has needed them: all its clients use the same. */
interface SharedCredentials {
  provider?: ReturnType<typeof import('./sdk.ts').credentials>;
}

async function createServiceClient(
  service: ServiceId,
  options: ClientOptions & { readonly shared: SharedCredentials },
  once: boolean,
): Promise<ServiceClient> {
  const { connection, env, shared, askMfaCode } = options;
  const { credentials, serviceClients } = await import('./sdk.ts');
  const Client = isOnDemand(service)
    ? (await import('./sdk-on-demand.ts')).serviceClients[service]
    : serviceClients[service];
  const settings = endpointSettings(service, connection, { config: await readSharedConfig(), env });
  const transport = await transportSettings(settings, options.proxy?.());
  shared.provider ??= credentials(connection, {
    transport,
    ...(askMfaCode === undefined ? {} : { askMfaCode }),
  });
  const config = {
    region: connection.region,
    credentials: shared.provider,
    // SSM's rates are low and shared by the whole account: slow down before the service has to refuse.
    retryMode: 'adaptive',
    customUserAgent: [['SystemsManagerWorkbench', options.version]] satisfies [string, string][],
    ...transport,
    ...(settings.endpoint === undefined ? {} : { endpoint: settings.endpoint }),
    ...(service === 's3' ? bucketSettings(settings.endpoint) : {}),
    ...(connection.kind === 'account' && connection.profile !== undefined
      ? { profile: connection.profile }
      : {}),
  };
  // Typed by hand: the SDK's clients have no type in common that would not load them.
  const create = (more: object): ServiceClient =>
    new (Client as unknown as new (config: object) => ServiceClient)({ ...config, ...more });
  const client = create({});
  return once ? create({ retryStrategy: throttlingOnly(await client.config.retryStrategy()) }) : client;
}

/** A bucket may be in another region; at an endpoint of its own it has no host name of its own. */
function bucketSettings(endpoint: string | undefined): object {
  return { followRegionRedirects: true, forcePathStyle: endpoint !== undefined };
}

/** The same strategy, but an error that leaves it open whether the service has acted is final. */
function throttlingOnly(strategy: RetryStrategy): RetryStrategy {
  return {
    acquireInitialRetryToken: (scope) => strategy.acquireInitialRetryToken(scope),
    async refreshRetryTokenForRetry(token, failure) {
      if (failure.errorType !== 'THROTTLING') throw new Error('Not to be sent twice.');
      return strategy.refreshRetryTokenForRetry(token, failure);
    },
    recordSuccess: (token) => strategy.recordSuccess(token),
  };
}
