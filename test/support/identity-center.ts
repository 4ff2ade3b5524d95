import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** IAM Identity Center: it answers CreateToken with these errors first, and knows the role of `access-token`. */
export class IdentityCenter {
  readonly requests: { path: string; body: Record<string, unknown> }[] = [];
  errors: string[] = [];
  /** Seconds between two questions for the token, as the service asks for it. */
  readonly #interval: number;
  /** When the registration of the client ends, in milliseconds since the epoch. */
  readonly #registeredUntil: number;
  readonly #server: Server = createServer((request, response) => void this.#answer(request, response));

  constructor({ interval, registeredUntil }: { interval: number; registeredUntil: number }) {
    this.#interval = interval;
    this.#registeredUntil = registeredUntil;
  }

  /** @returns its address */
  async start(): Promise<string> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    return this.#url;
  }

  stop(): void {
    this.#server.close();
  }

  get #url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = chunks.length === 0 ? '{}' : Buffer.concat(chunks).toString();
    const path = request.url?.split('?')[0] ?? '';
    this.requests.push({ path, body: JSON.parse(body) as Record<string, unknown> });
    response.setHeader('content-type', 'application/json');
    const error = path === '/token' ? this.errors.shift() : undefined;
    if (error !== undefined) response.writeHead(400, { 'x-amzn-errortype': error });
    const isKnown = request.headers['x-amz-sso_bearer_token'] === 'access-token';
    const answers: Record<string, object> = {
      '/client/register': {
        clientId: 'client',
        clientSecret: 'client-secret',
        clientSecretExpiresAt: this.#registeredUntil / 1000,
      },
      '/device_authorization': {
        deviceCode: 'device',
        userCode: 'ABCD-EFGH',
        verificationUri: `${this.#url}/device`,
        verificationUriComplete: `${this.#url}/device?user_code=ABCD-EFGH`,
        interval: this.#interval,
      },
      '/token': { accessToken: 'access-token', expiresIn: 3600, refreshToken: 'refresh-token' },
      '/federation/credentials': {
        roleCredentials: isKnown
          ? {
              accessKeyId: 'AKIASSO',
              secretAccessKey: 'x',
              sessionToken: 'x',
              expiration: Date.now() + 3_600_000,
            }
          : {},
      },
    };
    response.end(JSON.stringify(error === undefined ? (answers[path] ?? {}) : { message: error }));
  }
}
