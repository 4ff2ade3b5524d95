import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { SessionCipher } from '../../../src/session/session-cipher.ts';

const key = Buffer.from(Array.from({ length: 64 }, (_, index) => index));
const zeros = (length: number): Uint8Array => new Uint8Array(length);

function ends(random: (length: number) => Uint8Array = randomBytes) {
  const client = SessionCipher.ofClient(key, random);
  const agent = SessionCipher.ofAgent(key, random);
  return client && agent ? { client, agent } : assert.fail('no ciphers');
}

describe('the cipher of a session', () => {
  it('is AES-256-GCM: nonce, ciphertext, tag, the second half of the key for the client', () => {
    const { client, agent } = ends(zeros);
    // Computed by Python's cryptography: AESGCM(bytes(range(32, 64))).encrypt(bytes(12), b'ls -l\r', None).
    const expected = '0000000000000000000000008f5dc174f85263983d786efebc6c613a08f965b8b70e';
    assert.equal(Buffer.from(client.encrypt(Buffer.from('ls -l\r'))).toString('hex'), expected);
    assert.equal(Buffer.from(agent.decrypt(Buffer.from(expected, 'hex')) ?? '').toString(), 'ls -l\r');
  });

  it('carries any data both ways, and nothing that was changed', () => {
    const { client, agent } = ends();
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 1100 }), fc.nat(), (data, place) => {
        assert.deepEqual(Buffer.from(agent.decrypt(client.encrypt(data)) ?? 'x'), Buffer.from(data));
        const payload = agent.encrypt(data);
        assert.equal(payload.length, data.length + 28);
        assert.deepEqual(Buffer.from(client.decrypt(payload) ?? 'x'), Buffer.from(data));
        const changed = Buffer.from(payload);
        const index = place % changed.length;
        changed[index] = (changed[index] ?? 0) ^ 1;
        assert.equal(client.decrypt(changed), undefined);
        // What one end has sent is not taken for the other's.
        assert.equal(agent.decrypt(payload), undefined);
      }),
    );
  });

  it('takes neither short payloads nor keys of another length', () => {
    const { client } = ends();
    for (const length of [0, 11, 27]) assert.equal(client.decrypt(new Uint8Array(length)), undefined);
    assert.equal(SessionCipher.ofClient(key.subarray(1), randomBytes), undefined);
    assert.equal(SessionCipher.ofAgent(Buffer.concat([key, key]), randomBytes), undefined);
  });
});
