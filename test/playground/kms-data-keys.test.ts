import assert from 'node:assert/strict';
import { DecryptCommand, GenerateDataKeyCommand, KMSClient } from '@aws-sdk/client-kms';
import { startPlayground, type Playground } from '../../playground/server.ts';

let playground: Playground;
let kms: KMSClient;

before(async () => {
  playground = await startPlayground({ port: 0 });
  const credentials = { accessKeyId: 'playground', secretAccessKey: 'playground' };
  kms = new KMSClient({ endpoint: playground.url, region: 'us-east-1', credentials });
});
after(async () => {
  kms.destroy();
  await playground.close();
});

const alias = 'alias/company-secrets';
const context = { 'aws:ssm:SessionId': 's-1', 'aws:ssm:TargetId': 'i-1' };

describe('data keys of the playground', () => {
  it('are decrypted in the context that they were made in, and in no other', async () => {
    const made = await kms.send(
      new GenerateDataKeyCommand({ KeyId: alias, NumberOfBytes: 64, EncryptionContext: context }),
    );
    assert.equal(made.Plaintext?.length, 64);
    const { CiphertextBlob } = made;
    const opened = await kms.send(new DecryptCommand({ CiphertextBlob, EncryptionContext: context }));
    assert.deepEqual(opened.Plaintext, made.Plaintext);
    assert.equal(opened.KeyId, made.KeyId);
    const other = { ...context, 'aws:ssm:TargetId': 'i-2' };
    await assert.rejects(kms.send(new DecryptCommand({ CiphertextBlob, EncryptionContext: other })), {
      name: 'InvalidCiphertextException',
    });
    const wrong = new DecryptCommand({ CiphertextBlob, EncryptionContext: context, KeyId: 'alias/payments' });
    await assert.rejects(kms.send(wrong), { name: 'IncorrectKeyException' });
  });

  it('have the length that is asked for, and come of keys that can be used', async () => {
    const aes = await kms.send(new GenerateDataKeyCommand({ KeyId: alias, KeySpec: 'AES_128' }));
    assert.equal(aes.Plaintext?.length, 16);
    await assert.rejects(kms.send(new GenerateDataKeyCommand({ KeyId: alias })), {
      name: 'ValidationException',
    });
    const retired = new GenerateDataKeyCommand({ KeyId: 'alias/retired', NumberOfBytes: 64 });
    await assert.rejects(kms.send(retired), { name: 'DisabledException' });
    await assert.rejects(kms.send(new DecryptCommand({ CiphertextBlob: Buffer.from('nonsense') })), {
      name: 'InvalidCiphertextException',
    });
  });
});
