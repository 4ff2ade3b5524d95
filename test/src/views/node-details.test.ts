import assert from 'node:assert/strict';
import type { Clients } from '../../../src/aws/clients.ts';
import { collect } from '../../../src/aws/page.ts';
import { nodeDetails } from '../../../src/views/node-details.ts';
import type { TreeNode } from '../../../src/views/tree-node.ts';
import { sampleNode } from '../../support/sample-node.ts';
import { scriptedClients, sdkError } from '../../support/scripted-clients.ts';

const node = sampleNode();
const { signal } = new AbortController();

async function children(row: TreeNode | undefined): Promise<TreeNode[]> {
  return collect(row?.children?.(signal) ?? assert.fail('a leaf'));
}

async function group(clients: Clients, label: string, of = node): Promise<TreeNode> {
  const groups = await collect(nodeDetails(clients, of, signal));
  return groups.find((row) => row.label === label) ?? assert.fail(`no group ${label}`);
}

const texts = (rows: readonly TreeNode[]): string[] =>
  rows.map(({ label, description }) => (description === undefined ? label : `${label}: ${description}`));

describe('the rows below a node', () => {
  it('are its subjects, and cost no call', async () => {
    const clients = scriptedClients({});
    assert.deepEqual(texts(await collect(nodeDetails(clients, node, signal))), [
      'Details',
      'Inventory',
      'Compliance',
      'Patches',
      'Recent Commands',
      'Active Sessions',
    ]);
    assert.deepEqual(clients.calls, []);
  });

  it('have ids that are unique over all of them', async () => {
    const clients = scriptedClients({ 'ec2:DescribeInstances': [{ Reservations: [] }] });
    const groups = await collect(nodeDetails(clients, node, signal));
    const details = await children(groups[0]);
    const ids = [...groups, ...details, ...(await children(details.at(-1)))].map(({ id }) => id);
    assert.equal(new Set(ids).size, ids.length);
  });

  it('can be read again after a failure', async () => {
    const clients = scriptedClients({
      'ssm:DescribeInstancePatchStates': [sdkError('InternalServerError'), { InstancePatchStates: [] }],
    });
    const pages = (await group(clients, 'Patches')).children?.(signal)[Symbol.asyncIterator]();
    await assert.rejects(async () => pages?.next());
    const page = await pages?.next();
    assert.equal(page?.done, false);
    clients.assertFinished();
  });
});

describe('the details of a node', () => {
  it('are what the list of nodes has told', async () => {
    const clients = scriptedClients({});
    const rows = texts(await children(await group(clients, 'Details')));
    assert.deepEqual(
      rows.filter((row) => !row.startsWith('Last ping')),
      [
        'Id: i-0123456789abcdef0',
        'Ping status: Online',
        'Platform: Amazon Linux 2023',
        'Agent: 3.3.1.0',
        'Computer name: ip-10-0-0-1',
        'IP address: 10.0.0.1',
        'Type: EC2 instance',
        'Associations',
        'EC2 instance',
      ],
    );
    assert.deepEqual(clients.calls, []);
  });

  it('name what EC2 knows after one call', async () => {
    const instance = {
      InstanceId: node.id,
      State: { Name: 'stopped' },
      StateReason: { Message: 'User initiated shutdown' },
      InstanceType: 'm7g.large',
    };
    const clients = scriptedClients({
      'ec2:DescribeInstances': [{ Reservations: [{ Instances: [instance] }] }],
    });
    const row = (await children(await group(clients, 'Details'))).at(-1);
    assert.deepEqual(texts(await children(row)), [
      'State: stopped',
      'Why: User initiated shutdown',
      'Instance type: m7g.large',
      'Instance profile: none',
    ]);
    assert.deepEqual(clients.calls, [
      { name: 'ec2:DescribeInstances', input: { Filters: [{ Name: 'instance-id', Values: [node.id] }] } },
    ]);
  });

  it('say that EC2 does not know the instance any more', async () => {
    const clients = scriptedClients({ 'ec2:DescribeInstances': [{}] });
    const row = (await children(await group(clients, 'Details'))).at(-1);
    assert.match(texts(await children(row))[0] ?? '', /it was terminated/);
  });

  it('have no EC2 instance on a hybrid node', async () => {
    const hybrid = sampleNode({ id: 'mi-1', type: 'hybrid' });
    const rows = await children(await group(scriptedClients({}), 'Details', hybrid));
    assert.equal(rows.at(-1)?.label, 'Associations');
  });

  it('list how the associations went', async () => {
    const info = { AssociationName: 'inventory', Name: 'AWS-GatherSoftwareInventory', Status: 'Failed' };
    const clients = scriptedClients({
      'ssm:DescribeInstanceAssociationsStatus': [{ InstanceAssociationStatusInfos: [info] }],
    });
    const row = (await children(await group(clients, 'Details'))).at(-2);
    const [association] = await children(row);
    assert.equal(association?.accessibilityLabel, 'inventory, Failed');
    assert.equal(association.icon?.id, 'error');
    assert.deepEqual(texts(await children(association)), [
      'Document: AWS-GatherSoftwareInventory',
      'Status: Failed',
    ]);
  });
});

describe('the inventory of a node', () => {
  it('lists every type by its name for people, and the entries of one page by page', async () => {
    const clients = scriptedClients({
      'ssm:GetInventorySchema': [
        {
          Schemas: [
            { TypeName: 'Custom:RackInfo' },
            { TypeName: 'AWS:Application', DisplayName: 'Applications' },
          ],
        },
      ],
      'ssm:ListInventoryEntries': [
        {
          Entries: [{ Name: 'openssl', Version: '3.0.8', Publisher: 'Amazon Linux', URL: '' }],
          NextToken: '2',
        },
        { Entries: [{ Name: 'zlib', Version: '1.2' }] },
      ],
    });
    const types = await children(await group(clients, 'Inventory'));
    assert.deepEqual(texts(types), ['Applications: AWS:Application', 'Rack Info: Custom:RackInfo']);
    const entries = await children(types[0]);
    assert.deepEqual(texts(entries), ['openssl: 3.0.8 · Amazon Linux', 'zlib: 1.2']);
    assert.equal(entries[0]?.accessibilityLabel, 'openssl, Version 3.0.8, Publisher Amazon Linux');
    assert.deepEqual(texts(await children(entries[0])), [
      'Name: openssl',
      'Version: 3.0.8',
      'Publisher: Amazon Linux',
    ]);
    assert.deepEqual(clients.calls.at(-1)?.input, {
      InstanceId: node.id,
      TypeName: 'AWS:Application',
      MaxResults: 50,
      NextToken: '2',
    });
  });

  it('says so when the node has reported nothing of a type', async () => {
    const clients = scriptedClients({
      'ssm:GetInventorySchema': [{ Schemas: [{ TypeName: 'AWS:File' }] }],
      'ssm:ListInventoryEntries': [{ Entries: [] }],
    });
    const [type] = await children(await group(clients, 'Inventory'));
    assert.deepEqual(texts(await children(type)), ['The node has reported nothing of this type']);
  });
});

describe('the compliance of a node', () => {
  const item = (Id: string, Severity: string, more: object = {}): object => ({
    ...{ Id, Severity, ComplianceType: 'Patch', Status: 'NON_COMPLIANT', Title: `title of ${Id}` },
    ...more,
  });

  it('shows the worst first over all pages, then a closed row for what is compliant', async () => {
    const clients = scriptedClients({
      'ssm:ListComplianceItems': [
        { ComplianceItems: [item('a', 'LOW'), item('b', 'HIGH')], NextToken: '2' },
        {
          ComplianceItems: [
            item('c', 'CRITICAL'),
            item('d', 'HIGH', {
              ComplianceType: 'Association',
              Title: '',
              Details: { DocumentName: 'Restart' },
            }),
          ],
        },
        { ComplianceItems: [item('e', 'LOW', { Status: 'COMPLIANT' })] },
      ],
    });
    const rows = await children(await group(clients, 'Compliance'));
    assert.deepEqual(
      rows.map(({ accessibilityLabel, label }) => accessibilityLabel ?? label),
      [
        'Not compliant, Critical: title of c, Patch',
        'Not compliant, High: Restart, Association',
        'Not compliant, High: title of b, Patch',
        'Not compliant, Low: title of a, Patch',
        'Compliant items',
      ],
    );
    assert.equal(new Set(rows.map(({ icon }) => icon?.id)).size, 4, 'severities differ by icon');
    assert.equal(clients.calls.length, 2);
    assert.deepEqual(texts(await children(rows.at(-1))), ['title of e: Low · Patch · e']);
    const filters = clients.calls.map(
      ({ input }) => (input['Filters'] as { Values: string[] }[])[0]?.Values[0],
    );
    assert.deepEqual(filters, ['NON_COMPLIANT', 'NON_COMPLIANT', 'COMPLIANT']);
  });

  it('says so when nothing is wrong', async () => {
    const clients = scriptedClients({ 'ssm:ListComplianceItems': [{}] });
    assert.deepEqual(texts(await children(await group(clients, 'Compliance'))), [
      'Nothing is non-compliant',
      'Compliant',
    ]);
  });
});

describe('the patches of a node', () => {
  it('are counted after one call, and listed by state when that is opened', async () => {
    const state = { MissingCount: 2, InstalledCount: 40, BaselineId: 'pb-1', Operation: 'Scan' };
    const missing = {
      Title: 'openssl',
      KBId: 'openssl.x86_64',
      Severity: 'Critical',
      Classification: 'Security',
    };
    const clients = scriptedClients({
      'ssm:DescribeInstancePatchStates': [{ InstancePatchStates: [state] }],
      'ssm:DescribeInstancePatches': [{ Patches: [{ ...missing, InstalledTime: new Date(0) }] }],
    });
    const rows = await children(await group(clients, 'Patches'));
    assert.deepEqual(texts(rows), ['Missing: 2', 'Installed: 40', 'Last operation: Scan', 'Baseline: pb-1']);
    assert.equal(clients.calls.length, 1);
    const patches = await children(rows[0]);
    assert.deepEqual(texts(patches), ['openssl: Critical · Security']);
    assert.ok(!texts(await children(patches[0])).some((text) => text.startsWith('Installed')));
    assert.deepEqual(clients.calls[1]?.input, {
      InstanceId: node.id,
      Filters: [{ Key: 'State', Values: ['Missing'] }],
      MaxResults: 100,
    });
  });

  it('say that none are missing', async () => {
    const clients = scriptedClients({
      'ssm:DescribeInstancePatchStates': [{ InstancePatchStates: [{ MissingCount: 0, FailedCount: 0 }] }],
    });
    const [row] = await children(await group(clients, 'Patches'));
    assert.deepEqual(
      [row?.label, row?.description, row?.icon?.id, row?.children],
      ['Missing', '0', 'pass', undefined],
    );
  });

  it('say what to do on a node that was never scanned', async () => {
    const clients = scriptedClients({ 'ssm:DescribeInstancePatchStates': [{ InstancePatchStates: [] }] });
    assert.match(texts(await children(await group(clients, 'Patches')))[0] ?? '', /AWS-RunPatchBaseline/);
  });
});

describe('what happens on a node', () => {
  it('lists its commands, which open their output', async () => {
    const listed = {
      ...{ CommandId: 'c-1', InstanceId: node.id, DocumentName: 'AWS-RunShellScript', Status: 'Failed' },
      ...{ StatusDetails: 'Failed', InstanceName: 'ip-10-0-0-1' },
    };
    const clients = scriptedClients({ 'ssm:ListCommandInvocations': [{ CommandInvocations: [listed] }] });
    const [row] = await children(await group(clients, 'Recent Commands'));
    assert.deepEqual(texts(row === undefined ? [] : [row]), ['AWS-RunShellScript: Failed']);
    assert.equal(row?.command?.id, 'ssm.openOutput');
    assert.deepEqual(row.words, ['invocation']);
    assert.equal((row.subject as { instanceName: string }).instanceName, 'web-1');
    assert.deepEqual(clients.calls[0]?.input, { InstanceId: node.id, MaxResults: 50 });
  });

  it('lists the sessions that are open, by their owners', async () => {
    const session = (SessionId: string, Owner: string): object => ({ SessionId, Owner, Target: node.id });
    const clients = scriptedClients({
      'ssm:DescribeSessions': [
        {
          Sessions: [
            session('s-1', 'arn:aws:iam::123456789012:user/alice'),
            session('s-2', 'arn:aws-cn:sts::123456789012:assumed-role/Admin/bob'),
          ],
        },
      ],
    });
    const rows = await children(await group(clients, 'Active Sessions'));
    assert.deepEqual(
      rows.map(({ label }) => label),
      ['alice', 'Admin/bob'],
    );
    assert.deepEqual(clients.calls[0]?.input, {
      State: 'Active',
      Filters: [{ key: 'Target', value: node.id }],
      MaxResults: 200,
    });
  });

  it('says so when there is none', async () => {
    const clients = scriptedClients({
      'ssm:ListCommandInvocations': [{ CommandInvocations: [] }],
      'ssm:DescribeSessions': [{ Sessions: [] }],
    });
    for (const label of ['Recent Commands', 'Active Sessions']) {
      const rows = await children(await group(clients, label));
      assert.deepEqual(
        rows.map(({ words }) => words),
        [['note']],
      );
    }
  });
});
