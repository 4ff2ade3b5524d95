import type { Clients } from './clients.ts';

/** Bytes of a data key: one half for each direction. */
const dataKeyLength = 64;

/** A data key for a session. The plaintext is a secret: it is never logged or stored. */
export interface SessionDataKey {
  readonly plaintext: Uint8Array;
  readonly ciphertext: Uint8Array;
}

export interface DataKeyRequest {
  /** The ARN of the KMS key. */
  readonly keyId: string;
  /** What KMS binds the data key to. */
  readonly context: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
}

/** Has KMS make the data key of an encrypted session. One call of GenerateDataKey. */
export async function generateDataKey(
  clients: Clients,
  { keyId, context, signal }: DataKeyRequest,
): Promise<SessionDataKey> {
  const { Plaintext, CiphertextBlob } = await clients.call(
    'kms:GenerateDataKey',
    { KeyId: keyId, NumberOfBytes: dataKeyLength, EncryptionContext: { ...context } },
    signal,
  );
  if (Plaintext === undefined || CiphertextBlob === undefined) {
    throw new Error('KMS answered without a data key.');
  }
  return { plaintext: Plaintext, ciphertext: CiphertextBlob };
}

/** How an encrypted session on `target`, a node's id, gets its data key. */
export function sessionEncryption(clients: Clients, target: string) {
  return {
    target,
    generateDataKey: (keyId: string, context: DataKeyRequest['context'], signal: AbortSignal) =>
      generateDataKey(clients, { keyId, context, signal }),
  };
}
