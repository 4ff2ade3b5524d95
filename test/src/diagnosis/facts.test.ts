import assert from 'node:assert/strict';
import { gatherFacts } from '../../../src/diagnosis/facts.ts';
import { scriptedClients, sdkError } from '../../support/scripted-clients.ts';

const options = () => ({ now: new Date(0), signal: new AbortController().signal });
const id = 'i-0123456789abcdef0';

describe('the facts of a diagnosis', () => {
  it('are gathered with seven calls, and what is refused leaves the others alone', async () => {
    const clients = scriptedClients({
      'ssm:DescribeInstanceInformation': [{ InstanceInformationList: [{ InstanceId: id }] }],
      'ec2:DescribeTags': [sdkError('UnauthorizedOperation')],
      'ssm:GetConnectionStatus': [{ Status: 'notconnected' }],
      'ec2:DescribeInstances': [{ Reservations: [{ Instances: [{ InstanceId: id, VpcId: 'vpc-1' }] }] }],
      'ssm:GetServiceSetting': [sdkError('AccessDeniedException')],
      'ssm:DescribeInstanceAssociationsStatus': [{}],
      'ec2:DescribeVpcEndpoints': [{}],
    });
    const facts = await gatherFacts(clients, id, options());
    assert.deepEqual(facts.connected, { value: false });
    assert.deepEqual(facts.defaultHostRole, {
      refused: 'You are not allowed to call ssm:GetServiceSetting.',
    });
    assert.deepEqual(facts.endpoints, { value: [] });
    assert.equal(clients.calls.length, 7);
    clients.assertFinished();
  });

  it('of a hybrid node need no EC2', async () => {
    const clients = scriptedClients({
      'ssm:DescribeInstanceInformation': [{ InstanceInformationList: [{ InstanceId: 'mi-1' }] }],
      'ssm:GetConnectionStatus': [{ Status: 'connected' }],
      'ssm:DescribeInstanceAssociationsStatus': [{}],
    });
    await gatherFacts(clients, 'mi-1', options());
    assert.deepEqual(
      clients.names().filter((name) => name.startsWith('ec2:')),
      [],
    );
  });

  it('fail as a whole without credentials: there is nothing to find out about the node', async () => {
    const expired = (): Error => sdkError('ExpiredTokenException');
    const clients = scriptedClients({
      'ssm:DescribeInstanceInformation': expired,
      'ssm:GetConnectionStatus': expired,
      'ec2:DescribeInstances': expired,
      'ssm:GetServiceSetting': expired,
      'ssm:DescribeInstanceAssociationsStatus': expired,
    });
    await assert.rejects(gatherFacts(clients, id, options()), /credentials have expired/);
  });
});
