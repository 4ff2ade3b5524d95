import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { attachDataChannel } from './agent/agent-session.ts';
import { CallLog } from './call-log.ts';
import { ControlRoutes } from './control.ts';
import { DataChannels } from './data-channels.ts';
import { Faults } from './faults.ts';
import { refuse } from './guard.ts';
import type { Caller, HandlerContext } from './handler.ts';
import { readBody, send, sendText } from './http.ts';
import { readCredential } from './protocol/credentials.ts';
import { ServiceError } from './protocol/service-error.ts';
import { answerS3, isForS3, s3Error, s3Operation, type S3Outcome, type S3Request } from './s3/s3.ts';
import { answerCall, type PipelineHost } from './pipeline.ts';
import { routeCall, s3Service, type Call } from './services.ts';
import { account, Regions } from './state.ts';

export interface PlaygroundOptions {
  /** The port on 127.0.0.1; 0 takes a free one. */
  readonly port: number;
  /** How many nodes the fleet of us-east-1 has; other regions have a quarter of that. Default 24. */
  readonly nodes?: number;
  /** How many parameters us-east-1 has below /catalog/items, besides some sixty others. Default 0. */
  readonly parameters?: number;
  /** Makes the fleet: the same seed, the same nodes. Default `workbench`. */
  readonly seed?: string;
  /** The time that answers carry; default: the system's. */
  readonly now?: () => Date;
  /** Where a line goes when the playground itself did wrong; default: stderr. */
  readonly log?: (line: string) => void;
}

export interface Playground {
  readonly port: number;
  /** `http://127.0.0.1:PORT`. */
  readonly url: string;
  /** What the playground did wrong so far: a handler crashed, or its answer does not fit AWS's model. */
  breaches(): readonly string[];
  /** Ends sessions and running commands, and stops listening. */
  close(): Promise<void>;
}

/**
 * Starts the local AWS endpoint: SSM and what stands around it, over one sample fleet. It listens on 127.0.0.1 only, because
 * commands and sessions on its Linux nodes run on this computer, and it takes any credentials.
 */
export async function startPlayground(options: PlaygroundOptions): Promise<Playground> {
  const endpoint = new Endpoint(options);
  const port = await endpoint.listen(options.port);
  return {
    port,
    url: endpoint.url,
    breaches: () => endpoint.calls.report().breaches,
    close: () => endpoint.close(),
  };
}

class Endpoint implements PipelineHost {
  url = '';
  readonly calls = new CallLog();
  readonly #server: Server;
  readonly #regions: Regions;
  readonly #faults = new Faults();
  readonly #channels: DataChannels;
  readonly #control: ControlRoutes;
  readonly #now: () => Date;
  readonly #log: (line: string) => void;

  constructor({ nodes = 24, parameters = 0, seed = 'workbench', now, log }: PlaygroundOptions) {
    this.#now = now ?? (() => new Date());
    this.#log = log ?? ((line) => void process.stderr.write(`${line}\n`));
    const regions = new Regions({ nodes, parameters, seed, now: this.#now });
    this.#regions = regions;
    this.#channels = new DataChannels((sessionId) => regions.findSession(sessionId), attachDataChannel);
    this.#control = new ControlRoutes({
      regions,
      calls: this.calls,
      faults: this.#faults,
      channels: this.#channels,
    });
    this.#server = createServer((request, response) => {
      this.#serve(request, response).catch((error: unknown) => {
        this.#fail(response, error);
      });
    });
    // A connection that is closed here in the moment in which a busy client uses it again is a call that fails.
    this.#server.keepAliveTimeout = 0;
    this.#server.on('upgrade', (request, socket, head) => {
      this.#channels.upgrade(request, socket, head);
    });
  }

  async listen(port: number): Promise<number> {
    await new Promise<void>((resolve, reject) => {
      this.#server.once('error', reject);
      this.#server.listen(port, '127.0.0.1', resolve);
    });
    const address = this.#server.address() as AddressInfo;
    this.url = `http://127.0.0.1:${address.port}`;
    return address.port;
  }

  async close(): Promise<void> {
    const closed = new Promise((resolve) => this.#server.close(resolve));
    this.#faults.clear();
    await this.#regions.reset();
    this.#channels.close();
    this.#server.closeAllConnections();
    await closed;
  }

  contextFor(caller: Caller, requestId: string): HandlerContext {
    const state = this.#regions.of(caller.region);
    state.power.settle();
    return { caller, requestId, state, endpoint: this.url };
  }

  applyFaults(call: Call, caller: Caller): Promise<void> {
    return this.#faults.apply(call, caller, account);
  }

  reportBreach(text: string): void {
    this.calls.addBreach(text);
    this.#log(`playground: ${text}`);
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const refusal = refuse(request);
    const body = await readBody(request);
    if (refusal !== undefined) {
      sendText(response, 403, `${refusal}\n`);
    } else if (body === undefined) {
      sendText(response, 413, 'The request is larger than 10 MB.\n');
    } else if (isForS3(request.headers.authorization)) {
      await this.#serveS3(request, response);
    } else if (!(await this.#control.serve(request, response, body))) {
      await this.#serveCall(request, response, body);
    }
  }

  /** S3's requests look like paths of anything: the service that they are signed for tells them apart. */
  async #serveS3(
    { headers, method = '', url = '' }: IncomingMessage,
    response: ServerResponse,
  ): Promise<void> {
    const credential = readCredential(headers.authorization);
    const caller = credential.kind === 'signed' ? credential.caller : undefined;
    const request = { method, url, range: headers.range };
    const { answer, errorCode } = await this.calls.during(this.#answerS3(request, caller));
    const logged = { service: 's3', operation: s3Operation(request), status: answer.status };
    const at = this.#now().toISOString();
    this.calls.add({ ...logged, ...(errorCode === undefined ? {} : { errorCode }), at }, caller);
    send(response, answer);
  }

  async #answerS3(request: S3Request, caller: Caller | undefined): Promise<S3Outcome> {
    const requestId = randomUUID();
    if (caller === undefined) return s3Error('AccessDenied', 'Access Denied', requestId);
    try {
      await this.applyFaults({ service: s3Service, operation: s3Operation(request), payload: '' }, caller);
    } catch (error) {
      if (!(error instanceof ServiceError)) throw error;
      return s3Error(error.code, error.message, requestId);
    }
    return answerS3(this.#regions.of(caller.region).outputs, request, requestId);
  }

  async #serveCall(request: IncomingMessage, response: ServerResponse, body: string): Promise<void> {
    const call = findCall(request, body);
    if (call === undefined) {
      sendText(response, 404, notFound);
      return;
    }
    const requestId = randomUUID();
    const outcome = await this.calls.during(
      answerCall(call, request.headers.authorization, { host: this, requestId }),
    );
    const { answer, errorCode, caller } = outcome;
    const { service, operation } = call;
    const logged = { service: service.model.service, operation, status: answer.status };
    const at = this.#now().toISOString();
    this.calls.add({ ...logged, ...(errorCode === undefined ? {} : { errorCode }), at }, caller);
    send(response, answer);
  }

  #fail(response: ServerResponse, error: unknown): void {
    this.reportBreach(error instanceof Error ? (error.stack ?? error.message) : String(error));
    if (response.headersSent) response.destroy();
    else sendText(response, 500, 'The playground failed; see its log.\n');
  }
}

function findCall(request: IncomingMessage, body: string): Call | undefined {
  const contentType = (request.headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
  const target = request.headers['x-amz-target'];
  return routeCall({
    method: request.method ?? '',
    url: request.url ?? '',
    target: typeof target === 'string' ? target : undefined,
    contentType,
    body,
  });
}

const notFound =
  'This is the playground of Systems Manager Workbench, a local AWS endpoint.\n' +
  'It answers SSM, KMS, CloudTrail and CloudWatch Logs (X-Amz-Target), EC2, IAM and STS (Action and Version) requests\n' +
  'posted to /, the paths of Resource Groups, and what reads outputs of commands from S3.\n';
