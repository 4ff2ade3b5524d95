import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';

/** What a ciphertext is bound to; whoever decrypts it must name the same. */
export type EncryptionContext = Readonly<Record<string, string>>;

const nonceLength = 12;
const tagLength = 16;
const idLength = 36;

/**
 * Encrypts with a key of the playground, whose material follows from the seed: nothing that is encrypted here is a
 * secret. The ciphertext names its key, as KMS's own do: id, nonce, ciphertext, tag.
 */
export function encrypt(key: LocalKey, plaintext: Uint8Array, context: EncryptionContext): Uint8Array {
  const nonce = randomBytes(nonceLength);
  const cipher = createCipheriv('aes-256-gcm', materialOf(key), nonce);
  cipher.setAAD(canonical(context));
  return Buffer.concat([
    Buffer.from(key.id, 'latin1'),
    nonce,
    cipher.update(plaintext),
    cipher.final(),
    cipher.getAuthTag(),
  ]);
}

/** The id of the key that a ciphertext was made with. */
export const keyIdOf = (ciphertext: Uint8Array): string =>
  Buffer.from(ciphertext.subarray(0, idLength)).toString('latin1');

/** The plaintext; undefined if the ciphertext was changed or made for another context. */
export function decrypt(
  key: LocalKey,
  ciphertext: Uint8Array,
  context: EncryptionContext,
): Uint8Array | undefined {
  const end = ciphertext.length - tagLength;
  const start = idLength + nonceLength;
  if (end < start) return undefined;
  const decipher = createDecipheriv('aes-256-gcm', materialOf(key), ciphertext.subarray(idLength, start));
  decipher.setAAD(canonical(context)).setAuthTag(ciphertext.subarray(end));
  try {
    return Buffer.concat([decipher.update(ciphertext.subarray(start, end)), decipher.final()]);
  } catch {
    return undefined;
  }
}

interface LocalKey {
  readonly id: string;
  readonly arn: string;
}

const materialOf = ({ arn }: LocalKey): Buffer =>
  createHash('sha256').update(`key material of ${arn}`).digest();

const canonical = (context: EncryptionContext): Buffer =>
  Buffer.from(JSON.stringify(Object.entries(context).sort(([a], [b]) => (a < b ? -1 : 1))));
