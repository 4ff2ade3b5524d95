import assert from 'node:assert/strict';
import { useAwsCommand } from './aws-command.ts';

/** AWS's own client parses every answer by AWS's own model and pages by its own rules. */
describe('what the explorer shows, seen by the AWS CLI', function () {
  this.timeout(300_000);
  const aws = useAwsCommand({ nodes: 40, parameters: 120 });
  const texts = async (query: string, ...args: string[]) =>
    (await aws(...args, '--query', query)) as string[];

  it('inventory, compliance and patches page by the same rules', async () => {
    const inventory = (size: string) => texts('Entities[].Id', 'ssm', 'get-inventory', '--page-size', size);
    const ids = await inventory('50');
    assert.equal(new Set(ids).size, 40);
    assert.deepEqual(await inventory('9'), ids);
    const summaries = (size: string) =>
      texts(
        'ResourceComplianceSummaryItems[].[ResourceId,ComplianceType,Status]',
        ...['ssm', 'list-resource-compliance-summaries', '--page-size', size],
      );
    assert.deepEqual(await summaries('17'), await summaries('50'));
    const states = (await aws('ssm', 'describe-instance-patch-states', '--instance-ids', ...ids)) as {
      InstancePatchStates: { InstanceId: string; MissingCount: number }[];
    };
    const behind = states.InstancePatchStates.find(({ MissingCount }) => MissingCount > 0);
    const missing = await texts(
      'Patches[].KBId',
      ...['ssm', 'describe-instance-patches', '--instance-id', behind?.InstanceId ?? ''],
      ...['--filters', 'Key=State,Values=Missing'],
    );
    assert.equal(missing.length, behind?.MissingCount);
    const items = await texts(
      'ComplianceItems[].Id',
      ...['ssm', 'list-compliance-items', '--resource-ids', behind?.InstanceId ?? ''],
      ...['--filters', 'Key=PatchState,Values=Missing,Type=EQUAL'],
    );
    assert.deepEqual(items, missing);
  });

  it('an instance is stopped and started, as its waiters see it', async () => {
    const [id = ''] = await texts(
      'InstanceInformationList[?ResourceType==`EC2Instance`].InstanceId',
      ...['ssm', 'describe-instance-information', '--filters', 'Key=PingStatus,Values=Online'],
    );
    const describe = ['ec2', 'describe-instances', '--instance-ids', id];
    const state = async (): Promise<string | undefined> =>
      (await texts('Reservations[].Instances[].State.Name', ...describe))[0];
    // A waiter that has to look twice waits for 15 seconds in between, so it gets the state that it waits for.
    await aws('ec2', 'stop-instances', '--instance-ids', id);
    while ((await state()) === 'stopping');
    await aws('ec2', 'wait', 'instance-stopped', '--instance-ids', id);
    await aws('ec2', 'start-instances', '--instance-ids', id);
    while ((await state()) === 'pending');
    await aws('ec2', 'wait', 'instance-running', '--instance-ids', id);
  });

  it('groups, keys and roles are read', async () => {
    const groups = await texts('GroupIdentifiers[].GroupName', 'resource-groups', 'list-groups');
    assert.deepEqual(groups, ['Checkout-Prod', 'Corp-IT', 'Non-Production', 'Old-Stack']);
    const list = (size: string) =>
      texts(
        'Resources[].Identifier.ResourceArn',
        ...['resource-groups', 'list-group-resources', '--group', 'Non-Production', '--page-size', size],
      );
    assert.deepEqual(await list('4'), await list('50'));
    const query = await texts(
      'GroupQuery.ResourceQuery.Type',
      'resource-groups',
      'get-group-query',
      '--group',
      'Corp-IT',
    );
    assert.equal(query, 'TAG_FILTERS_1_0');
    await assert.rejects(aws('resource-groups', 'get-group', '--group', 'Nothing'), /\(NotFoundException\)/);
    const aliases = (size: string) =>
      texts('Aliases[].AliasName', 'kms', 'list-aliases', '--page-size', size);
    assert.deepEqual(await aliases('2'), [
      'alias/aws/ssm',
      'alias/company-secrets',
      'alias/payments',
      'alias/retired',
    ]);
    const state = await texts('KeyMetadata.KeyState', 'kms', 'describe-key', '--key-id', 'alias/retired');
    assert.equal(state, 'Disabled');
    await assert.rejects(aws('kms', 'describe-key', '--key-id', 'alias/none'), /\(NotFoundException\)/);
    assert.equal((await texts('Keys[].KeyId', 'kms', 'list-keys')).length, 4);
    const roles = (size: string) => texts('Roles[].RoleName', 'iam', 'list-roles', '--page-size', size);
    assert.deepEqual(await roles('1'), await roles('100'));
    const profile = ['iam', 'get-instance-profile', '--instance-profile-name', 'ManagedNodeProfile'];
    assert.deepEqual(await texts('InstanceProfile.Roles[].RoleName', ...profile), ['ManagedNodeRole']);
    const policies = ['iam', 'list-attached-role-policies', '--role-name', 'ManagedNodeRole'];
    assert.deepEqual(await texts('AttachedPolicies[].PolicyName', ...policies), [
      'AmazonSSMManagedInstanceCore',
      'CloudWatchAgentServerPolicy',
    ]);
    const trust = ['iam', 'get-role', '--role-name', 'HybridNodeRole'];
    assert.match(
      JSON.stringify(await texts('Role.AssumeRolePolicyDocument', ...trust)),
      /ssm\.amazonaws\.com/,
    );
    await assert.rejects(
      aws('iam', 'get-role', '--role-name', 'Nobody'),
      /\(NoSuchEntity\).*cannot be found/,
    );
    assert.equal((await texts('InstanceProfiles[].Arn', 'iam', 'list-instance-profiles')).length, 2);
  });

  it('parameters have history, labels and policies', async () => {
    const name = ['--name', '/app/cli'];
    const first = (await aws(
      'ssm',
      'put-parameter',
      ...name,
      '--type',
      'SecureString',
      '--value',
      'one',
    )) as object;
    assert.deepEqual(first, { Version: 1, Tier: 'Standard' });
    const policies = JSON.stringify([
      { Type: 'NoChangeNotification', Version: '1.0', Attributes: { After: '20', Unit: 'Days' } },
    ]);
    const more = ['--overwrite', '--tier', 'Advanced', '--policies', policies];
    await aws('ssm', 'put-parameter', ...name, '--value', 'two', ...more);
    await aws('ssm', 'label-parameter-version', ...name, '--labels', 'stable');
    const history = ['ssm', 'get-parameter-history', ...name, '--with-decryption', '--page-size', '1'];
    assert.deepEqual(await texts('Parameters[].[Version,Value,Labels,Policies[0].PolicyType]', ...history), [
      [1, 'one', null, null],
      [2, 'two', ['stable'], 'NoChangeNotification'],
    ]);
    const read = ['ssm', 'get-parameter', '--name', '/app/cli:stable'];
    assert.match(String(await texts('Parameter.Value', ...read)), /^AQICAH/);
    const catalog = (...args: string[]) =>
      texts(
        'Parameters[].Name',
        ...['ssm', 'get-parameters-by-path', '--path', '/catalog', '--recursive', ...args],
      );
    const all = await catalog();
    assert.equal(new Set(all).size, 120);
    assert.deepEqual(await catalog('--page-size', '7'), all);
    const filter = 'Key=Name,Option=BeginsWith,Values=/catalog';
    const described = ['ssm', 'describe-parameters', '--parameter-filters', filter, '--page-size', '50'];
    assert.deepEqual(await texts('Parameters[].Name', ...described), all);
    await assert.rejects(aws('ssm', 'get-parameter', '--name', '/none'), /\(ParameterNotFound\)/);
  });

  it('documents are shared, and packages have versions', async () => {
    const name = ['--name', 'Fleet-DiskReport', '--permission-type', 'Share'];
    await aws('ssm', 'modify-document-permission', ...name, '--account-ids-to-add', '111111111111');
    const shared = await texts('AccountIds', 'ssm', 'describe-document-permission', ...name);
    assert.deepEqual(shared, ['111111111111']);
    const versions = ['ssm', 'list-document-versions', '--name', 'AmazonCloudWatchAgent', '--page-size', '1'];
    assert.deepEqual(await texts('DocumentVersions[].VersionName', ...versions), [
      '1.300049.1',
      '1.300041.0',
      '1.247359.1',
    ]);
    const activations = await texts('ActivationList[].IamRole', 'ssm', 'describe-activations');
    assert.ok(activations.length > 0);
    const endpoints = await texts(
      'VpcEndpoints[].State',
      'ec2',
      'describe-vpc-endpoints',
      '--page-size',
      '5',
    );
    assert.deepEqual([...new Set(endpoints)], ['available']);
  });
});
