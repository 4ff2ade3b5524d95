import assert from 'node:assert/strict';
import { getIdentity, productionNote } from '../../../src/aws/identity.ts';
import { scriptedClients, sdkError, type ScriptedClients } from '../../support/scripted-clients.ts';

const identity = { Account: '123456789012', Arn: 'arn:aws:iam::123456789012:user/x' };
const production = (clients: ScriptedClients): ScriptedClients => ({ ...clients, production: true });

describe('getIdentity', () => {
  it('asks once for the same clients, and again after a failure', async () => {
    const clients = scriptedClients({ 'sts:GetCallerIdentity': [sdkError('InternalFailure'), identity] });
    await assert.rejects(getIdentity(clients));
    const [one, two] = await Promise.all([getIdentity(clients), getIdentity(clients)]);
    assert.equal(one.account, '123456789012');
    assert.equal(one, two);
    clients.assertFinished();
  });
});

describe('productionNote', () => {
  it('says nothing about other connections, and asks nobody', async () => {
    assert.equal(await productionNote(scriptedClients({})), undefined);
  });

  it('names the account by its alias, and asks for it once', async () => {
    const clients = production(
      scriptedClients({
        'sts:GetCallerIdentity': [identity],
        'iam:ListAccountAliases': [{ AccountAliases: ['payments'] }],
      }),
    );
    for (let time = 0; time < 2; time += 1) {
      assert.equal(await productionNote(clients), 'Production account payments (123456789012, dev)');
    }
    clients.assertFinished();
  });

  for (const [why, answer] of [
    ['has none', { AccountAliases: [] }],
    ['must not be asked', sdkError('AccessDenied', { status: 403 })],
    ['is at an endpoint without IAM', sdkError('NotSimulated', { status: 501 })],
  ] as const) {
    it(`names the account by its number if it ${why}`, async () => {
      const clients = production(
        scriptedClients({ 'sts:GetCallerIdentity': [identity], 'iam:ListAccountAliases': [answer] }),
      );
      assert.equal(await productionNote(clients), 'Production account 123456789012 (dev)');
      assert.equal(await productionNote(clients), 'Production account 123456789012 (dev)');
      clients.assertFinished();
    });
  }

  it('names the profile when the account is not to be had', async () => {
    const clients = production(
      scriptedClients({
        'sts:GetCallerIdentity': [sdkError('InternalFailure')],
        'iam:ListAccountAliases': [{ AccountAliases: ['payments'] }],
      }),
    );
    assert.equal(await productionNote(clients), 'Production account payments of the profile dev');
  });
});
