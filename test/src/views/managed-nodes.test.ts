import assert from 'node:assert/strict';
import { managedNodeRow, managedNodeRows } from '../../../src/views/managed-nodes.ts';
import { sampleNode } from '../../support/sample-node.ts';
import { scriptedClients } from '../../support/scripted-clients.ts';

describe('managedNodeRow', () => {
  it('says the ping status by icon and by text', () => {
    const rows = [undefined, 'Online', 'ConnectionLost', 'Inactive'].map((pingStatus) =>
      managedNodeRow(scriptedClients({}), sampleNode({ pingStatus })),
    );
    assert.deepEqual(
      rows.map(({ icon, description }) => [icon?.id, description]),
      [
        ['vm-outline', 'Never seen · Amazon Linux 2023 · i-0123456789abcdef0'],
        ['vm-active', 'Online · Amazon Linux 2023 · i-0123456789abcdef0'],
        ['warning', 'Connection lost · Amazon Linux 2023 · i-0123456789abcdef0'],
        ['vm-outline', 'Inactive · Amazon Linux 2023 · i-0123456789abcdef0'],
      ],
    );
  });

  it('offers sessions by the words that menus match', () => {
    assert.deepEqual(managedNodeRow(scriptedClients({}), sampleNode()).words, [
      'node',
      'online',
      'ec2',
      'linux',
    ]);
    const hybrid = sampleNode({ id: 'mi-1', resourceType: 'ManagedInstance', pingStatus: 'Inactive' });
    assert.deepEqual(managedNodeRow(scriptedClients({}), hybrid).words, [
      'node',
      'offline',
      'hybrid',
      'linux',
    ]);
  });

  it('has a label for screen readers that needs no icon', () => {
    assert.equal(
      managedNodeRow(scriptedClients({}), sampleNode()).accessibilityLabel,
      'web-1, Online, Amazon Linux 2023, i-0123456789abcdef0',
    );
  });

  it('shows the id where there is no name, once', () => {
    const row = managedNodeRow(scriptedClients({}), sampleNode({ name: undefined }));
    assert.equal(row.label, 'i-0123456789abcdef0');
    assert.equal(row.description, 'Online · Amazon Linux 2023');
  });

  it('keeps names from being read as Markdown in the tooltip', () => {
    const row = managedNodeRow(scriptedClients({}), sampleNode({ name: '[x](command:evil) | `a`\n# b' }));
    assert.match(row.tooltip ?? '', /\\\[x\\\]\\\(command:evil\\\) \\\| \\`a\\` \\# b/);
    assert.match(row.tooltip ?? '', /\| Agent \| 3\.3\.1\.0 \|/);
  });
});

describe('managedNodeRows', () => {
  it('costs what its page costs', async () => {
    const clients = scriptedClients({
      'ssm:DescribeInstanceInformation': [
        { InstanceInformationList: [{ InstanceId: 'mi-1' }], NextToken: 'two' },
      ],
    });
    const options = { onNamesUnavailable: () => assert.fail() };
    const first = await managedNodeRows(clients, options)[Symbol.asyncIterator]().next();
    assert.deepEqual(first.done === true ? [] : first.value.items.map(({ id }) => id), ['mi-1']);
    assert.equal(clients.calls.length, 1);
  });
});
