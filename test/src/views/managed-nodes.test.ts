import assert from 'node:assert/strict';
import type { Clients } from '../../../src/aws/clients.ts';
import { collect } from '../../../src/aws/page.ts';
import { favouritesRow, managedNodeRow } from '../../../src/views/managed-nodes.ts';
import type { TreeNode } from '../../../src/views/tree-node.ts';
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

  it('leaves out the status below a group that says it, but not for screen readers', () => {
    const row = managedNodeRow(scriptedClients({}), sampleNode(), { isInStatusGroup: true });
    assert.equal(row.description, 'Amazon Linux 2023 · i-0123456789abcdef0');
    assert.match(row.accessibilityLabel ?? '', /^web-1, Online, /);
  });

  it('offers sessions by the words that menus match', () => {
    assert.deepEqual(managedNodeRow(scriptedClients({}), sampleNode()).words, [
      'node',
      'online',
      'ec2',
      'linux',
    ]);
    const hybrid = sampleNode({ id: 'mi-1', type: 'hybrid', pingStatus: 'Inactive' });
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

describe('favouritesRow', () => {
  const favourites = (clients: Clients, ids: readonly string[]): Promise<TreeNode[]> => {
    const row = favouritesRow(clients, ids, { isFavourite: (id) => ids.includes(id) });
    return collect(row.children?.(new AbortController().signal) ?? assert.fail());
  };

  it('asks for its nodes by id, in the order of their names, and keeps what is gone', async () => {
    const clients = scriptedClients({
      'ssm:DescribeInstanceInformation': [
        {
          InstanceInformationList: [
            { InstanceId: 'mi-2', Name: 'scale-10' },
            { InstanceId: 'mi-1', Name: 'scale-9' },
          ],
        },
      ],
    });
    const rows = await favourites(clients, ['mi-1', 'mi-2', 'mi-3']);
    assert.deepEqual(
      rows.map(({ id, label, words }) => [id, label, words?.at(-1)]),
      [
        ['favourites/mi-1', 'scale-9', 'favourite'],
        ['favourites/mi-2', 'scale-10', 'favourite'],
        ['favourites/mi-3', 'mi-3', 'favourite'],
      ],
    );
    assert.deepEqual(
      rows.map(({ words }) => words?.[0]),
      ['node', 'node', 'gone'],
    );
    assert.deepEqual(clients.names(), ['ssm:DescribeInstanceInformation']);
  });

  it('is read aloud with its number', () => {
    const row = favouritesRow(scriptedClients({}), ['mi-1'], {});
    assert.equal(row.accessibilityLabel, 'Favourites, 1 node');
  });
});
