import { createServer, type Server, type Socket } from 'node:net';

/** Where local programs connect to. */
export type LocalAddress =
  { readonly host: string; /** 0: any free one. */ readonly port: number } | { readonly socketPath: string };

/** Why nothing listens; `advice` says what to do. */
export class ListenError extends Error {
  readonly advice: string;

  constructor(message: string, advice: string, cause: unknown) {
    super(message, { cause });
    this.name = 'ListenError';
    this.advice = advice;
  }
}

/** Only programs on this computer reach it. */
export const loopback = '127.0.0.1';

/** True if only programs on this computer can connect to an address of this name. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host);
}

/** A port, or a Unix socket, that listens until it is closed. */
export class LocalPort {
  readonly #server: Server;

  private constructor(server: Server) {
    this.#server = server;
  }

  /** Listens, and hands over each connection paused. @throws ListenError */
  static async listen(address: LocalAddress, onConnection: (socket: Socket) => void): Promise<LocalPort> {
    const server = createServer({ allowHalfOpen: true, pauseOnConnect: true }, onConnection);
    await new Promise<void>((resolve, reject) => {
      server.once('error', (error) => reject(explain(address, error)));
      const options = 'socketPath' in address ? { path: address.socketPath } : address;
      server.listen({ ...options, exclusive: true }, resolve);
    });
    return new LocalPort(server);
  }

  /** The number of the port; 0 for a Unix socket. */
  get port(): number {
    const address = this.#server.address();
    return typeof address === 'object' && address !== null ? address.port : 0;
  }

  /** Takes no more connections; those that there are live on. */
  close(): void {
    this.#server.close();
  }
}

function explain(address: LocalAddress, error: NodeJS.ErrnoException): ListenError {
  const where = 'socketPath' in address ? address.socketPath : `port ${address.port} of ${address.host}`;
  const [message, advice] = reasons(address)[error.code ?? ''] ?? [
    `Nothing can listen on ${where}: ${error.message}.`,
    'Choose another local port or address.',
  ];
  return new ListenError(message, advice, error);
}

function reasons(address: LocalAddress): Readonly<Record<string, readonly [string, string] | undefined>> {
  if ('socketPath' in address) {
    const { socketPath } = address;
    return {
      EADDRINUSE: [
        `The socket ${socketPath} exists already.`,
        'Remove it if no program uses it any more, or choose another path.',
      ],
    };
  }
  const { host, port } = address;
  return {
    EADDRINUSE: [
      `Another program listens on port ${port} of ${host}.`,
      'Choose another local port, or let a free one be taken.',
    ],
    EACCES: [
      `This user may not listen on port ${port}.`,
      'Ports below 1024 are mostly reserved: choose a higher local port.',
    ],
    EADDRNOTAVAIL: [
      `This computer has no address ${host}.`,
      `Choose ${loopback}, or an address of one of its network interfaces.`,
    ],
    ENOTFOUND: [`The address ${host} does not exist.`, `Choose ${loopback} for this computer only.`],
  };
}
