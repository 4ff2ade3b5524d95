import assert from 'node:assert/strict';
import type { CheckResult } from '../../../server/protocol.ts';
import { LspClient } from '../../support/lsp-client.ts';

describe('the check of a text in the protocol', () => {
  let client: LspClient;
  beforeEach(async () => {
    client = new LspClient();
    await client.start();
  });
  afterEach(() => client.connection.dispose());

  const check = (text: string, languageId: string) =>
    client.connection.sendRequest<CheckResult>('ssm/check', { text, languageId });

  it('says what the rules find in it, in YAML and in JSON', async () => {
    const document = {
      schemaVersion: '1.0',
      sessionType: 'Standard_Stream',
      inputs: { idleSessionTimeout: '90', kmsKeyId: 'alias/sessions' },
    };
    for (const languageId of ['ssm-json', 'ssm-yaml']) {
      // JSON is YAML, too.
      const { problems } = await check(JSON.stringify(document), languageId);
      const errors = problems.filter(({ severity }) => severity === 'error');
      assert.deepEqual(errors, [
        {
          code: 'session-timeouts',
          severity: 'error',
          message: '"idleSessionTimeout" takes 1 to 60 minutes, not "90"',
        },
      ]);
    }
  });

  it('answers whatever the text is', async () => {
    assert.deepEqual(await check('', 'ssm-yaml'), { problems: [] });
    assert.ok((await check('{"schemaVersion": ', 'ssm-json')).problems.length > 0);
    assert.deepEqual(await check('x'.repeat(1024 * 1024 + 1), 'ssm-yaml'), { problems: [] });
  });
});
