import { isLater } from '../../src/session/agent-version.ts';
import {
  ActionStatus,
  encodeEncryptionChallenge,
  encodeJson,
  parseEncryptionChallenge,
  parseObject,
} from '../../src/session/payload.ts';
import { SessionCipher } from '../../src/session/session-cipher.ts';

/** What the agent asks a client to do before the session begins. */
export interface HandshakeRequest {
  readonly sessionType: string;
  /** The document's properties for Port, null for all else. */
  readonly properties: Readonly<Record<string, unknown>> | null;
  /** Undefined: the session is not encrypted. */
  readonly encryption: AgentEncryption | undefined;
}

/** How the agent encrypts a session. */
export interface AgentEncryption {
  readonly keyArn: string;
  readonly sessionId: string;
  readonly target: string;
  /** Calls Decrypt of KMS; undefined if KMS refuses. */
  readonly decrypt: (
    ciphertext: Uint8Array,
    context: Readonly<Record<string, string>>,
  ) => Uint8Array | undefined;
}

/** Agents after this version offer to bind the data key to a challenge (finalizeKMSEncryption in datachannel.go). */
const lastWithoutContextChallenge = '3.3.551.0';
const contextChallengeLength = 16;
const challengeLength = 64;

export type HandshakeOutcome =
  | { readonly error: string }
  /** The client has the data key: it is to show that it can use it. */
  | { readonly error: undefined; readonly challenge: Uint8Array; readonly cipher: SessionCipher }
  | { readonly error: undefined; readonly clientVersion: string; readonly complete: Uint8Array };

/** How long the agent waits for the client, in milliseconds (`handshakeTimeout`). */
const timeout = 15_000;

/** The agent's part of the handshake (datachannel.go, PerformHandshake). */
export class Handshake {
  readonly overdueReason =
    'Handshake timed out. Please ensure that you have the latest version of the session manager plugin.';
  readonly #agentVersion: string;
  readonly #random: (length: number) => Uint8Array;
  #state: 'none' | 'requested' | 'challenged' | 'done' | 'failed' = 'none';
  #startedAt = 0;
  #encryption: AgentEncryption | undefined;
  #contextChallenge: string | undefined;
  #challenge: Uint8Array | undefined;
  #cipher: SessionCipher | undefined;
  #clientVersion = '';

  constructor(agentVersion: string, random: (length: number) => Uint8Array) {
    this.#agentVersion = agentVersion;
    this.#random = random;
  }

  get isDone(): boolean {
    return this.#state === 'done';
  }

  get isPending(): boolean {
    return this.#state === 'requested' || this.#state === 'challenged';
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
  begin({ sessionType, properties, encryption }: HandshakeRequest, now: number): Uint8Array {
    this.#state = 'requested';
    this.#startedAt = now;
    this.#encryption = encryption;
    const actions: object[] = [
      { ActionType: 'SessionType', ActionParameters: { SessionType: sessionType, Properties: properties } },
    ];
    if (encryption !== undefined) {
      if (isLater(this.#agentVersion, lastWithoutContextChallenge)) {
        this.#contextChallenge = base64(this.#random(contextChallengeLength));
      }
      const challenge = this.#contextChallenge === undefined ? {} : { Challenge: this.#contextChallenge };
      const parameters = { KMSKeyId: encryption.keyArn, ...challenge };
      actions.push({ ActionType: 'KMSEncryption', ActionParameters: parameters });
    }
    return encodeJson({ AgentVersion: this.#agentVersion, RequestedClientActions: actions });
  }

  /** What the client's HandshakeResponse leads to; undefined if none is waited for or it cannot be read. */
  receiveResponse(payload: Uint8Array, now: number): HandshakeOutcome | undefined {
    const response = parseObject(payload);
    if (this.#state !== 'requested' || response === undefined) return undefined;
    const given = response['ProcessedClientActions'];
    const actions = Array.isArray(given) ? (given as Record<string, unknown>[]) : [];
    for (const { ActionType: type, ActionStatus: status, Error: error } of actions) {
      if (status === ActionStatus.success) continue;
      return {
        error: `${String(type)} failed on client with status ${String(status)} error: ${String(error)}`,
      };
    }
    this.#clientVersion = typeof response['ClientVersion'] === 'string' ? response['ClientVersion'] : '';
    if (this.#encryption === undefined) return this.#complete(now, '');
    const result = actions.find(({ ActionType }) => ActionType === 'KMSEncryption')?.['ActionResult'];
    return this.#agree(this.#encryption, (result ?? {}) as Record<string, unknown>);
  }

  /** What the client's answer to the challenge leads to. */
  receiveChallengeResponse(payload: Uint8Array, now: number): HandshakeOutcome | undefined {
    if (this.#state !== 'challenged') return undefined;
    const answer = this.#cipher?.decrypt(parseEncryptionChallenge(payload) ?? payload);
    if (answer === undefined || !Buffer.from(answer).equals(this.#challenge ?? Buffer.alloc(0))) {
      return { error: 'Encryption challenge does not match.' };
    }
    return this.#complete(now, 'This session is encrypted using AWS KMS.');
  }

  /** Has KMS decrypt the data key in the context that the client says it used. */
  #agree(encryption: AgentEncryption, result: Readonly<Record<string, unknown>>): HandshakeOutcome {
    const { KMSCipherTextKey: key, ChallengeAcknowledgement: acknowledged } = result;
    const challenge = this.#contextChallenge;
    const context = {
      'aws:ssm:SessionId': encryption.sessionId,
      'aws:ssm:TargetId': encryption.target,
      ...(acknowledged === true && challenge !== undefined ? { 'aws:ssm:RandomChallenge': challenge } : {}),
    };
    const dataKey = encryption.decrypt(Buffer.from(typeof key === 'string' ? key : '', 'base64'), context);
    const cipher = dataKey && SessionCipher.ofAgent(dataKey, this.#random);
    if (cipher === undefined) return { error: 'Fetching data key failed: Unable to retrieve data key' };
    this.#cipher = cipher;
    this.#challenge = this.#random(challengeLength);
    this.#state = 'challenged';
    return {
      error: undefined,
      challenge: encodeEncryptionChallenge(cipher.encrypt(this.#challenge)),
      cipher,
    };
  }

  #complete(now: number, message: string): HandshakeOutcome {
    this.#state = 'done';
    return {
      error: undefined,
      clientVersion: this.#clientVersion,
      complete: encodeJson({
        HandshakeTimeToComplete: (now - this.#startedAt) * 1_000_000,
        CustomerMessage: message,
      }),
    };
  }
}

const base64 = (data: Uint8Array): string => Buffer.from(data).toString('base64');
