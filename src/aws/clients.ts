import { readFile } from 'node:fs/promises';
import { Agent } from 'node:https';
import type { Connection } from '../connection/connection.ts';
import { endpointSettings, type EndpointSettings, type ServiceId } from '../connection/endpoint.ts';
import { readSharedConfig } from '../connection/profiles.ts';
import { AwsError } from './errors.ts';
import type { operations } from './sdk.ts';

type Commands = typeof operations;

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
}

/** The part of an SDK client that we use, for any service and any of its commands. */
interface ServiceClient {
  send(command: object, options: { abortSignal?: AbortSignal }): Promise<object>;
  destroy(): void;
}

/** Clients of a connection. Nothing is loaded, read or connected before the first call. */
export function createClients(options: ClientOptions): Clients {
  const created = new Map<ServiceId, Promise<ServiceClient>>();
  const client = (service: ServiceId): Promise<ServiceClient> => {
    const known = created.get(service);
    if (known !== undefined) return known;
    const made = createServiceClient(service, options);
    created.set(service, made);
    // A CA bundle that could not be read may be there at the next call.
    made.catch(() => created.delete(service));
    return made;
  };
  return {
    connection: options.connection,
    async call<Name extends Operation>(name: Name, input: Input<Name>, signal?: AbortSignal) {
      try {
        signal?.throwIfAborted();
        const { operations } = await import('./sdk.ts');
        const serviceClient = await client(name.split(':', 1)[0] as ServiceId);
        // Each command takes the input that `Input<Name>` says; a union of constructors cannot be called.
        const Command = operations[name] as unknown as new (input: Input<Name>) => object;
        const sendOptions = signal === undefined ? {} : { abortSignal: signal };
        return (await serviceClient.send(new Command(input), sendOptions)) as Output<Name>;
      } catch (error) {
        signal?.throwIfAborted();
        throw AwsError.from(error, name, options.connection);
      }
    },
    close() {
      for (const made of created.values()) made.then((made) => made.destroy()).catch(() => undefined);
      created.clear();
    },
  };
}

async function createServiceClient(service: ServiceId, options: ClientOptions): Promise<ServiceClient> {
  const { connection, env } = options;
  const { credentials, serviceClients } = await import('./sdk.ts');
  const settings = endpointSettings(service, connection, { config: await readSharedConfig(), env });
  const transport = await transportSettings(settings);
  return new serviceClients[service]({
    region: connection.region,
    credentials: credentials(connection, transport),
    // SSM's rates are low and shared by the whole account: slow down before the service has to refuse.
    retryMode: 'adaptive',
    customUserAgent: [['SystemsManagerWorkbench', options.version]],
    ...transport,
    ...(settings.endpoint === undefined ? {} : { endpoint: settings.endpoint }),
    ...(connection.kind === 'account' && connection.profile !== undefined
      ? { profile: connection.profile }
      : {}),
  });
}

async function transportSettings({ caBundle }: EndpointSettings): Promise<{
  requestHandler?: { httpsAgent: Agent };
}> {
  if (caBundle === undefined) return {};
  const ca = await readFile(caBundle, 'utf8').catch((error: unknown) => {
    throw new Error(`The CA bundle ${caBundle} of the AWS config cannot be read: ${String(error)}`);
  });
  return { requestHandler: { httpsAgent: new Agent({ ca, keepAlive: true, maxSockets: 50 }) } };
}
