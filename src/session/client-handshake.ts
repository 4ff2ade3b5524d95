import type { SessionDescription } from './events.ts';
import {
  answerHandshake,
  encryptionContext,
  requestedEncryption,
  type EncryptionSubject,
} from './handshake.ts';
import {
  encodeEncryptionChallenge,
  parseEncryptionChallenge,
  parseHandshakeRequest,
  type HandshakeRequest,
} from './payload.ts';
import { SessionCipher, type DataKey, type EncryptionContext } from './session-cipher.ts';

/** What the handshake wants done. */
export type HandshakeStep =
  /** Send the HandshakeResponse. */
  | { readonly type: 'respond'; readonly payload: Uint8Array }
  /** Have KMS make a data key. */
  | { readonly type: 'generateDataKey'; readonly keyId: string; readonly context: EncryptionContext }
  /** Send the answer to the encryption challenge. */
  | { readonly type: 'prove'; readonly payload: Uint8Array }
  /** The two ends cannot agree; `reason` is for the user. */
  | { readonly type: 'failed'; readonly reason: string };

/**
 * The client's part of the handshake:
 *
 *   request --no encryption--> respond
 *   request --encryption--> generateDataKey --data key--> respond --challenge--> prove
 */
export class ClientHandshake {
  readonly #encryption: EncryptionSubject | undefined;
  readonly #random: (length: number) => Uint8Array;
  /** The request that waits for a data key. */
  #pending: HandshakeRequest | undefined;
  #cipher: SessionCipher | undefined;
  #description: SessionDescription | undefined;

  /** Without `encryption`, a session that must be encrypted fails. */
  constructor(encryption: EncryptionSubject | undefined, random: (length: number) => Uint8Array) {
    this.#encryption = encryption;
    this.#random = random;
  }

  /** Undefined until the request was answered, and if this client cannot do what the agent asks. */
  get description(): SessionDescription | undefined {
    return this.#description;
  }

  /** What data is encrypted with; undefined if it is not. */
  get cipher(): SessionCipher | undefined {
    return this.#cipher;
  }

  /** The agent's HandshakeRequest. */
  receiveRequest(payload: Uint8Array): HandshakeStep {
    const request = parseHandshakeRequest(payload);
    if (request === undefined) {
      return { type: 'failed', reason: 'The agent began the session with a handshake that cannot be read.' };
    }
    const encryption = requestedEncryption(request);
    if (encryption === undefined) return this.#respond(request);
    this.#pending = request;
    if (this.#encryption === undefined) return noKey('KMS cannot be called here.');
    const context = encryptionContext(this.#encryption, encryption);
    return { type: 'generateDataKey', keyId: encryption.keyId, context };
  }

  /** KMS gave a data key; undefined if nobody waits for one. */
  receiveDataKey(dataKey: DataKey): HandshakeStep | undefined {
    const request = this.#pending;
    if (request === undefined) return undefined;
    this.#cipher = SessionCipher.ofClient(dataKey.plaintext, this.#random);
    if (this.#cipher === undefined) return noKey('KMS gave a data key of the wrong length.');
    this.#pending = undefined;
    return this.#respond(request, dataKey);
  }

  /** KMS gave none; undefined if nobody waits for one. */
  failDataKey(reason: string): HandshakeStep | undefined {
    return this.#pending && noKey(reason);
  }

  /** The agent wants to see that both ends have the same key. */
  receiveChallenge(payload: Uint8Array): HandshakeStep {
    const challenge = this.#cipher?.decrypt(parseEncryptionChallenge(payload) ?? payload);
    if (this.#cipher === undefined || challenge === undefined) {
      return { type: 'failed', reason: 'The agent and this client have different encryption keys.' };
    }
    return { type: 'prove', payload: encodeEncryptionChallenge(this.#cipher.encrypt(challenge)) };
  }

  #respond(request: HandshakeRequest, dataKey?: DataKey): HandshakeStep {
    const { response, description } = answerHandshake(request, dataKey);
    this.#description = description;
    return { type: 'respond', payload: response };
  }
}

const noKey = (reason: string): HandshakeStep => ({
  type: 'failed',
  reason: `The session must be encrypted, and there is no key for it: ${reason}`,
});
