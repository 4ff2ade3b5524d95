// Encryption inside a session whose preferences name a KMS key, besides that of the connection. The client has KMS make
// a data key of 64 bytes and sends its encrypted form to the agent, which has KMS decrypt it:
//
//   bytes  0..31  what the agent sends
//   bytes 32..63  what the client sends
//
// A payload is 12 bytes of nonce, the AES-256-GCM ciphertext and its tag of 16 bytes, without additional data.
// Sources: aws/session-manager-plugin src/encryption/encrypter.go, aws/amazon-ssm-agent agent/session/crypto.
import { createCipheriv, createDecipheriv } from 'node:crypto';

const algorithm = 'aes-256-gcm';
const keyLength = 32;
const nonceLength = 12;
const tagLength = 16;

/** How many bytes of data key a session needs. */
export const dataKeyLength = 2 * keyLength;

/** A data key as KMS gives it. The plaintext is a secret: it is never logged or stored. */
export interface DataKey {
  readonly plaintext: Uint8Array;
  /** The same key, encrypted with the KMS key; only those who may use that can read it. */
  readonly ciphertext: Uint8Array;
}

/** What KMS binds a data key to; the agent names the same to have it decrypted. */
export type EncryptionContext = Readonly<Record<string, string>>;

/** One end of an encrypted session. */
export class SessionCipher {
  readonly #sendKey: Uint8Array;
  readonly #receiveKey: Uint8Array;
  readonly #random: (length: number) => Uint8Array;

  private constructor(
    { send, receive }: { send: Uint8Array; receive: Uint8Array },
    random: (length: number) => Uint8Array,
  ) {
    this.#sendKey = send;
    this.#receiveKey = receive;
    this.#random = random;
  }

  /** The client's end; undefined if the key has not the right length. */
  static ofClient(dataKey: Uint8Array, random: (length: number) => Uint8Array): SessionCipher | undefined {
    if (dataKey.length !== dataKeyLength) return undefined;
    const [agent, client] = [dataKey.subarray(0, keyLength), dataKey.subarray(keyLength)];
    return new SessionCipher({ send: client, receive: agent }, random);
  }

  /** The agent's end; undefined if the key has not the right length. */
  static ofAgent(dataKey: Uint8Array, random: (length: number) => Uint8Array): SessionCipher | undefined {
    if (dataKey.length !== dataKeyLength) return undefined;
    const [agent, client] = [dataKey.subarray(0, keyLength), dataKey.subarray(keyLength)];
    return new SessionCipher({ send: agent, receive: client }, random);
  }

  encrypt(data: Uint8Array): Uint8Array {
    const nonce = this.#random(nonceLength);
    const cipher = createCipheriv(algorithm, this.#sendKey, nonce);
    return Buffer.concat([nonce, cipher.update(data), cipher.final(), cipher.getAuthTag()]);
  }

  /** The data of a payload; undefined if it was not encrypted with the other end's key, or was changed. */
  decrypt(payload: Uint8Array): Uint8Array | undefined {
    if (payload.length < nonceLength + tagLength) return undefined;
    const end = payload.length - tagLength;
    const decipher = createDecipheriv(algorithm, this.#receiveKey, payload.subarray(0, nonceLength), {
      authTagLength: tagLength,
    });
    decipher.setAuthTag(payload.subarray(end));
    try {
      return Buffer.concat([decipher.update(payload.subarray(nonceLength, end)), decipher.final()]);
    } catch {
      return undefined;
    }
  }
}
