import assert from 'node:assert/strict';
import { ParameterFacts } from '../../../src/parameters/parameter-facts.ts';
import { scriptedClients, sdkError } from '../../support/scripted-clients.ts';

const answer = (...names: string[]) => ({
  Parameters: names.map((Name) => ({ Name, Type: 'String', Version: 1 })),
});

describe('what is known of parameters that editors point at', () => {
  it('is asked for once a minute, and for what is not there too', async () => {
    let now = 0;
    const clients = scriptedClients({ 'ssm:DescribeParameters': [answer('/a'), answer(), answer('/a')] });
    const facts = new ParameterFacts(() => now);
    const [first, second] = await Promise.all([facts.find(clients, '/a'), facts.find(clients, '/a')]);
    assert.equal(first, second);
    assert.equal(await facts.find(clients, 'gone'), undefined);
    assert.equal(await facts.find(clients, 'gone'), undefined);
    assert.equal(clients.calls.length, 2);
    now = 60_001;
    assert.equal((await facts.find(clients, '/a'))?.name, '/a');
    clients.assertFinished();
  });

  it('finds a name without a path by the ARN, which has a slash', async () => {
    const clients = scriptedClients({ 'ssm:DescribeParameters': [answer('motd')] });
    assert.equal((await new ParameterFacts().find(clients, '/motd'))?.name, 'motd');
  });

  it('does not remember failures, nor what another connection said', async () => {
    const clients = scriptedClients({
      'ssm:DescribeParameters': [sdkError('ThrottlingException'), answer('/a')],
    });
    const facts = new ParameterFacts(() => 0);
    await assert.rejects(facts.find(clients, '/a'));
    assert.equal((await facts.find(clients, '/a'))?.name, '/a');
    const other = scriptedClients({ 'ssm:DescribeParameters': [answer()] });
    assert.equal(await facts.find(other, '/a'), undefined);
    clients.assertFinished();
  });
});
