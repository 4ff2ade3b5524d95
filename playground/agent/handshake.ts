import { ActionStatus, encodeJson, parseObject } from '../../src/session/payload.ts';

/** What the agent asks a client to do before the session begins. */
export interface HandshakeRequest {
  readonly sessionType: string;
  /** The document's properties for Port, null for all else. */
  readonly properties: Readonly<Record<string, unknown>> | null;
}

export type HandshakeOutcome =
  | { readonly error: string }
  | { readonly error: undefined; readonly clientVersion: string; readonly complete: Uint8Array };

/** How long the agent waits for the client, in milliseconds (`handshakeTimeout`). */
const timeout = 15_000;

/** The agent's part of the handshake (datachannel.go, PerformHandshake). */
export class Handshake {
  readonly overdueReason =
    'Handshake timed out. Please ensure that you have the latest version of the session manager plugin.';
  readonly #agentVersion: string;
  #state: 'none' | 'requested' | 'done' | 'failed' = 'none';
  #startedAt = 0;

  constructor(agentVersion: string) {
    this.#agentVersion = agentVersion;
  }

  get isDone(): boolean {
    return this.#state === 'done';
  }

  get isPending(): boolean {
    return this.#state === 'requested';
  }

  isOverdue(now: number): boolean {
    return this.isPending && now - this.#startedAt >= timeout;
  }

  skip(): void {
    this.#state = 'done';
  }

  fail(): void {
    this.#state = 'failed';
  }

  /** The payload of the HandshakeRequest. */
  begin(request: HandshakeRequest, now: number): Uint8Array {
    this.#state = 'requested';
    this.#startedAt = now;
    return encodeJson({
      AgentVersion: this.#agentVersion,
      RequestedClientActions: [
        {
          ActionType: 'SessionType',
          ActionParameters: { SessionType: request.sessionType, Properties: request.properties },
        },
      ],
    });
  }

  /** What the client's HandshakeResponse leads to; undefined if none is waited for or it cannot be read. */
  receiveResponse(payload: Uint8Array, now: number): HandshakeOutcome | undefined {
    const response = parseObject(payload);
    if (!this.isPending || response === undefined) return undefined;
    const actions = response['ProcessedClientActions'];
    for (const action of Array.isArray(actions) ? (actions as Record<string, unknown>[]) : []) {
      const { ActionType: type, ActionStatus: status, Error: error } = action;
      if (status === ActionStatus.success) continue;
      return {
        error: `${String(type)} failed on client with status ${String(status)} error: ${String(error)}`,
      };
    }
    this.#state = 'done';
    return {
      error: undefined,
      clientVersion: typeof response['ClientVersion'] === 'string' ? response['ClientVersion'] : '',
      complete: encodeJson({
        HandshakeTimeToComplete: (now - this.#startedAt) * 1_000_000,
        CustomerMessage: '',
      }),
    };
  }
}
