import assert from 'node:assert/strict';
import { collect } from '../../../src/aws/page.ts';
import {
  inventoryColumns,
  nodeInventory,
  resourceDataSyncs,
  searchInventory,
  type InventorySearch,
} from '../../../src/runs/inventory-rows.ts';
import { NodeNames } from '../../../src/runs/node-names.ts';
import { sampleNode } from '../../support/sample-node.ts';
import { scriptedClients } from '../../support/scripted-clients.ts';

const type = { name: 'AWS:Application', displayName: 'Applications', attributes: ['Name', 'Version'] };
const { signal } = new AbortController();

const entity = (Id: string, ...names: string[]): object => ({
  Id,
  Data: { [type.name]: { Content: names.map((Name) => ({ Name, Version: '1' })) } },
});

const search = (but: Partial<InventorySearch> = {}): InventorySearch => ({
  ...{ type, attribute: 'Name', text: 'openssl', how: 'begins' },
  ...but,
});

describe('inventory of all nodes', () => {
  const names = new NodeNames();
  names.add([sampleNode({ id: 'i-1', name: 'web-1' }), sampleNode({ id: 'i-2', name: 'web-2' })]);

  it('is asked for by a filter, page by page, and shows only the entries that are meant', async () => {
    const clients = scriptedClients({
      'ssm:GetInventory': [
        { Entities: [entity('i-1', 'openssl', 'zlib', 'OpenSSL-libs')], NextToken: '2' },
        { Entities: [entity('i-2', 'openssl')] },
      ],
    });
    const rows = await collect(searchInventory(clients, search(), { names, signal }));
    assert.deepEqual(rows, [
      ['web-1', 'i-1', 'openssl', '1'],
      ['web-1', 'i-1', 'OpenSSL-libs', '1'],
      ['web-2', 'i-2', 'openssl', '1'],
    ]);
    assert.deepEqual(clients.calls[0]?.input, {
      ResultAttributes: [{ TypeName: 'AWS:Application' }],
      Filters: [{ Key: 'AWS:Application.Name', Values: ['openssl'], Type: 'BeginWith' }],
      MaxResults: 50,
    });
    assert.equal(clients.calls.length, 2, 'names that are known cost nothing');
    assert.deepEqual(inventoryColumns(type), ['Node', 'Node id', 'Name', 'Version']);
  });

  it('can be asked for one name, and for a part of any attribute without a filter', async () => {
    const clients = scriptedClients({
      'ssm:GetInventory': [
        { Entities: [entity('i-1', 'openssl', 'openssl-libs')] },
        { Entities: [entity('i-1', 'openssl', 'libssl')] },
      ],
    });
    const found = async (but: Partial<InventorySearch>) =>
      (await collect(searchInventory(clients, search(but), { names, signal }))).map((row) => row[2]);
    assert.deepEqual(await found({ how: 'is' }), ['openssl']);
    assert.deepEqual(await found({ how: 'contains', text: 'LIBS' }), ['libssl']);
    assert.deepEqual(
      clients.calls.map(({ input }) => input['Filters'] !== undefined),
      [true, false],
    );
  });

  it('learns the names of nodes that are not known, and does without them', async () => {
    const clients = scriptedClients({
      'ssm:GetInventory': [{ Entities: [entity('mi-9', 'openssl')] }],
      'ssm:DescribeInstanceInformation': [
        { InstanceInformationList: [{ InstanceId: 'mi-9', Name: 'depot' }] },
      ],
    });
    const [row] = await collect(searchInventory(clients, search(), { names: new NodeNames(), signal }));
    assert.deepEqual(row, ['depot', 'mi-9', 'openssl', '1']);
  });
});

describe('other tables', () => {
  it('show all that one node has of a type', async () => {
    const clients = scriptedClients({ 'ssm:ListInventoryEntries': [{ Entries: [{ Name: 'zlib' }] }] });
    const node = sampleNode({ id: 'i-1', name: undefined });
    assert.deepEqual(await collect(nodeInventory(clients, { node, type }, signal)), [
      ['i-1', 'i-1', 'zlib', ''],
    ]);
  });

  it('show the resource data syncs', async () => {
    const sync = {
      ...{ SyncName: 'copy', SyncType: 'SyncToDestination', LastStatus: 'Failed' },
      S3Destination: { BucketName: 'bucket', Prefix: 'ssm', Region: 'eu-central-1' },
      LastSyncTime: new Date('2026-01-01T00:00:00Z'),
    };
    const clients = scriptedClients({ 'ssm:ListResourceDataSync': [{ ResourceDataSyncItems: [sync] }] });
    assert.deepEqual(await collect(resourceDataSyncs(clients, signal)), [
      [
        'copy',
        'Failed',
        'SyncToDestination',
        's3://bucket/ssm (eu-central-1)',
        '2026-01-01T00:00:00.000Z',
        '',
        '',
      ],
    ]);
  });
});
