import {
  DescribeIamInstanceProfileAssociationsCommand,
  DescribeImagesCommand,
  DescribeInstancesCommand,
  DescribeInstanceStatusCommand,
  DescribeVpcEndpointsCommand,
  CreateTagsCommand,
  DeleteTagsCommand,
  paginateDescribeIamInstanceProfileAssociations,
  paginateDescribeInstances,
  paginateDescribeInstanceStatus,
  RebootInstancesCommand,
  StartInstancesCommand,
  StopInstancesCommand,
  type Instance,
} from '@aws-sdk/client-ec2';
import { DescribeInstanceInformationCommand, paginateDescribeInstanceInformation } from '@aws-sdk/client-ssm';
import assert from 'node:assert/strict';
import { assertRefused, useEndpoint } from '../endpoint.ts';

/** A clock that the tests move. */
let time = Date.UTC(2026, 10, 23, 12);
const now = () => new Date(time);

describe('the power of instances', () => {
  const use = useEndpoint({ nodes: 40, now });
  const instance = async (id: string | undefined): Promise<Instance | undefined> => {
    const answer = await use().ec2.send(new DescribeInstancesCommand({ InstanceIds: [id ?? ''] }));
    return answer.Reservations?.[0]?.Instances?.[0];
  };
  const ping = async (id: string | undefined) => {
    const Filters = [{ Key: 'InstanceIds', Values: [id ?? ''] }];
    const answer = await use().ssm.send(new DescribeInstanceInformationCommand({ Filters }));
    return answer.InstanceInformationList?.[0]?.PingStatus;
  };
  async function online() {
    const Filters = [
      { Key: 'PingStatus', Values: ['Online'] },
      { Key: 'ResourceType', Values: ['EC2Instance'] },
    ];
    const answer = await use().ssm.send(new DescribeInstanceInformationCommand({ Filters }));
    return answer.InstanceInformationList?.[0]?.InstanceId ?? '';
  }

  it('goes off and on again, and the ping status follows later', async () => {
    const { ec2 } = use();
    const id = await online();
    const { StoppingInstances } = await ec2.send(new StopInstancesCommand({ InstanceIds: [id] }));
    assert.deepEqual(StoppingInstances, [
      {
        InstanceId: id,
        PreviousState: { Code: 16, Name: 'running' },
        CurrentState: { Code: 64, Name: 'stopping' },
      },
    ]);
    assert.equal(await ping(id), 'Online');
    await assertRefused(ec2.send(new StartInstancesCommand({ InstanceIds: [id] })), 'IncorrectInstanceState');
    time += 2000;
    const stopped = await instance(id);
    assert.deepEqual([stopped?.State?.Name, stopped?.PublicIpAddress], ['stopped', undefined]);
    assert.match(stopped?.StateTransitionReason ?? '', /^User initiated \(2026-11-23 12:00:\d\d GMT\)$/);
    assert.equal(stopped?.StateReason?.Code, 'Client.UserInitiatedShutdown');
    assert.equal(await ping(id), 'Online');
    time += 2000;
    assert.equal(await ping(id), 'ConnectionLost');
    await assertRefused(
      ec2.send(new RebootInstancesCommand({ InstanceIds: [id] })),
      'IncorrectInstanceState',
    );
    const { StartingInstances } = await ec2.send(new StartInstancesCommand({ InstanceIds: [id] }));
    assert.equal(StartingInstances?.[0]?.CurrentState?.Name, 'pending');
    time += 2000;
    assert.equal((await instance(id))?.State?.Name, 'running');
    assert.equal(await ping(id), 'ConnectionLost');
    time += 2000;
    assert.equal(await ping(id), 'Online');
  });

  it('is left as it is by a dry run, and asked for in vain', async () => {
    const { ec2 } = use();
    const id = await online();
    const dry = new StopInstancesCommand({ InstanceIds: [id], DryRun: true });
    await assertRefused(ec2.send(dry), 'DryRunOperation');
    assert.equal((await instance(id))?.State?.Name, 'running');
    const stop = (InstanceIds: string[]) => ec2.send(new StopInstancesCommand({ InstanceIds }));
    await assertRefused(stop(['i-00000000000000000']), 'InvalidInstanceID.NotFound');
    await assertRefused(stop(['web']), 'InvalidInstanceID.Malformed');
    const { StartingInstances } = await ec2.send(new StartInstancesCommand({ InstanceIds: [id] }));
    assert.equal(StartingInstances?.[0]?.CurrentState?.Name, 'running');
  });

  it('does not bring back a node without an instance profile', async () => {
    const { ec2 } = use();
    const instances: Instance[] = [];
    for await (const page of paginateDescribeInstances({ client: ec2 }, {})) {
      instances.push(...(page.Reservations ?? []).flatMap(({ Instances = [] }) => Instances));
    }
    const forgotten = instances.filter(({ IamInstanceProfile }) => IamInstanceProfile === undefined);
    assert.ok(forgotten.length > 0);
    const ids = forgotten.map(({ InstanceId = '' }) => InstanceId);
    const Filters = [{ Name: 'instance-id', Values: ids }];
    const none = await ec2.send(new DescribeIamInstanceProfileAssociationsCommand({ Filters }));
    assert.deepEqual(none.IamInstanceProfileAssociations, []);
    await ec2.send(new RebootInstancesCommand({ InstanceIds: ids }));
    time += 10_000;
    for (const id of ids) assert.equal(await ping(id), 'ConnectionLost');
    const associated = [];
    const pages = paginateDescribeIamInstanceProfileAssociations({ client: ec2, pageSize: 7 }, {});
    for await (const page of pages) associated.push(...(page.IamInstanceProfileAssociations ?? []));
    assert.equal(associated.length, instances.length - forgotten.length);
    assert.match(associated[0]?.IamInstanceProfile?.Arn ?? '', /:instance-profile\/ManagedNodeProfile$/);
  });

  it('shows in the status checks', async () => {
    const { ec2 } = use();
    const list = async (IncludeAllInstances: boolean) => {
      const found = [];
      const pages = paginateDescribeInstanceStatus({ client: ec2, pageSize: 5 }, { IncludeAllInstances });
      for await (const page of pages) found.push(...(page.InstanceStatuses ?? []));
      return found;
    };
    const all = await list(true);
    const running = await list(false);
    assert.deepEqual(
      all.filter(({ InstanceState }) => InstanceState?.Name === 'running'),
      running,
    );
    assert.ok(running.length < all.length);
    const one = await ec2.send(
      new DescribeInstanceStatusCommand({ InstanceIds: [running[0]?.InstanceId ?? ''] }),
    );
    assert.equal(one.InstanceStatuses?.[0]?.InstanceStatus?.Status, 'ok');
  });
});

describe('tags of instances', () => {
  const use = useEndpoint({ nodes: 5 });

  it('are made and deleted, and Systems Manager sees them', async () => {
    const { ec2, ssm } = use();
    const { Reservations = [] } = await ec2.send(new DescribeInstancesCommand({}));
    const [id = ''] = Reservations.map(({ Instances }) => Instances?.[0]?.InstanceId ?? '');
    const find = async () => {
      const found = [];
      const Filters = [{ Key: 'tag:floor', Values: ['3'] }];
      for await (const page of paginateDescribeInstanceInformation({ client: ssm }, { Filters })) {
        found.push(...(page.InstanceInformationList ?? []).map(({ InstanceId }) => InstanceId));
      }
      return found;
    };
    await ec2.send(new CreateTagsCommand({ Resources: [id], Tags: [{ Key: 'floor', Value: '3' }] }));
    assert.deepEqual(await find(), [id]);
    await ec2.send(new DeleteTagsCommand({ Resources: [id], Tags: [{ Key: 'floor', Value: '4' }] }));
    assert.deepEqual(await find(), [id]);
    await ec2.send(new DeleteTagsCommand({ Resources: [id], Tags: [{ Key: 'floor' }] }));
    assert.deepEqual(await find(), []);
    const reserved = new CreateTagsCommand({ Resources: [id], Tags: [{ Key: 'aws:x', Value: '' }] });
    await assertRefused(ec2.send(reserved), 'InvalidParameterValue');
    const other = new CreateTagsCommand({ Resources: ['vol-1'], Tags: [{ Key: 'x', Value: '' }] });
    await assertRefused(ec2.send(other), 'InvalidID');
  });
});

describe('images and endpoints', () => {
  const use = useEndpoint({ nodes: 24 });

  it('has the images of the nodes and its own', async () => {
    const { ec2 } = use();
    const own = (await ec2.send(new DescribeImagesCommand({ Owners: ['self'] }))).Images ?? [];
    assert.ok(own.length > 0 && own.every(({ OwnerId }) => OwnerId === '123456789012'));
    const { Reservations = [] } = await ec2.send(new DescribeInstancesCommand({}));
    const ids = [
      ...new Set(Reservations.flatMap(({ Instances = [] }) => Instances.map(({ ImageId = '' }) => ImageId))),
    ];
    const used = (await ec2.send(new DescribeImagesCommand({ ImageIds: ids }))).Images ?? [];
    assert.equal(used.length, ids.length);
    const named = await ec2.send(
      new DescribeImagesCommand({ Filters: [{ Name: 'name', Values: ['company-base-*'] }] }),
    );
    assert.deepEqual(named.Images, own);
    const missing = new DescribeImagesCommand({ ImageIds: ['ami-00000000000000000'] });
    await assertRefused(ec2.send(missing), 'InvalidAMIID.NotFound');
    await assertRefused(ec2.send(new DescribeImagesCommand({ ImageIds: ['x'] })), 'InvalidAMIID.Malformed');
  });

  it('has the endpoints of the networks of its nodes', async () => {
    const { ec2 } = use();
    const { Reservations = [] } = await ec2.send(
      new DescribeInstancesCommand({ Filters: [{ Name: 'tag:env', Values: ['staging'] }] }),
    );
    const vpc = Reservations[0]?.Instances?.[0]?.VpcId ?? '';
    const { VpcEndpoints = [] } = await ec2.send(
      new DescribeVpcEndpointsCommand({ Filters: [{ Name: 'vpc-id', Values: [vpc] }] }),
    );
    assert.deepEqual(
      VpcEndpoints.map(({ ServiceName, State }) => [ServiceName, State]),
      [
        ['com.amazonaws.us-east-1.ssm', 'available'],
        ['com.amazonaws.us-east-1.ec2messages', 'available'],
      ],
    );
    const missing = new DescribeVpcEndpointsCommand({ VpcEndpointIds: ['vpce-00000000000000000'] });
    await assertRefused(ec2.send(missing), 'InvalidVpcEndpointId.NotFound');
  });
});
