import assert from 'node:assert/strict';
import type { InventoryType } from '../../src/aws/inventory.ts';
import { listNodes } from '../../src/aws/nodes.ts';
import { collect } from '../../src/aws/page.ts';
import { nodeInventory, resourceDataSyncs, searchInventory } from '../../src/runs/inventory-rows.ts';
import { NodeNames } from '../../src/runs/node-names.ts';
import { inventoryTypeRows, type InventoryTypeRow } from '../../src/views/node-inventory.ts';
import { useAwsAndClients } from './aws-command.ts';

/** What the trees and tables show of the inventory, and what AWS's own client reads, are the same entries. */
describe('the inventory and the AWS CLI', function () {
  this.timeout(300_000);
  const { aws, clients } = useAwsAndClients({ nodes: 60 });
  const { signal } = new AbortController();

  const firstNode = async () => (await collect(listNodes(clients(), { signal })))[0] ?? assert.fail();
  const typesOf = async (): Promise<readonly InventoryType[]> => {
    const rows = await collect(inventoryTypeRows(clients(), await firstNode(), signal));
    return rows.map((row) => (row as InventoryTypeRow).subject.type);
  };
  const typeNamed = async (name: string): Promise<InventoryType> =>
    (await typesOf()).find((type) => type.name === name) ?? assert.fail(name);
  /** Entries as the table has them, from the CLI's. */
  const cells = (entries: readonly Readonly<Record<string, string>>[], { attributes }: InventoryType) =>
    entries.map((entry) => attributes.map((attribute) => entry[attribute] ?? ''));

  it('have the same types, with the same attributes', async () => {
    const [shown, schema] = await Promise.all([
      typesOf(),
      aws('ssm', 'get-inventory-schema', '--query', 'Schemas[].[TypeName, Attributes[].Name]'),
    ]);
    const byName = (rows: readonly [string, readonly string[]][]) =>
      rows.toSorted(([a], [b]) => (a < b ? -1 : 1));
    assert.deepEqual(
      byName(shown.map(({ name, attributes }) => [name, attributes])),
      byName(schema as [string, string[]][]),
    );
  });

  it('agree on what a node has, type by type', async () => {
    const node = await firstNode();
    const names = ['AWS:Application', 'AWS:Network', 'AWS:File', 'Custom:BackupAgent'];
    const types = (await typesOf()).filter(({ name }) => names.includes(name));
    assert.ok(types.length >= 3);
    await Promise.all(
      types.map(async (type) => {
        const of = ['--instance-id', node.id, '--type-name', type.name];
        const listed = await aws('ssm', 'list-inventory-entries', ...of, '--query', 'Entries');
        const shown = await collect(nodeInventory(clients(), { node, type }, signal));
        assert.deepEqual(
          shown.map(([, , ...attributes]) => attributes),
          cells(listed as Record<string, string>[], type),
          type.name,
        );
      }),
    );
  });

  it('find the same packages on the same nodes', async () => {
    const type = await typeNamed('AWS:Application');
    const search = { type, attribute: 'Name', text: 'openssl', how: 'begins' } as const;
    const filter = 'Key=AWS:Application.Name,Values=openssl,Type=BeginWith';
    const [shown, listed] = await Promise.all([
      collect(searchInventory(clients(), search, { names: new NodeNames(), signal })),
      aws(
        ...['ssm', 'get-inventory', '--result-attributes', 'TypeName=AWS:Application', '--filters', filter],
        ...['--query', 'Entities[].[Id, Data."AWS:Application".Content]'],
      ) as Promise<[string, Record<string, string>[]][]>,
    ]);
    const wanted = listed.flatMap(([id, content]) => {
      const found = content.filter((entry) => entry['Name']?.startsWith('openssl') === true);
      return cells(found, type).map((attributes) => [id, ...attributes]);
    });
    assert.ok(wanted.length > 10);
    assert.deepEqual(
      shown.map(([, id, ...attributes]) => [id, ...attributes]),
      wanted,
    );
  });

  it('list the same resource data syncs', async () => {
    const [shown, listed] = await Promise.all([
      collect(resourceDataSyncs(clients(), signal)),
      aws(...['ssm', 'list-resource-data-sync', '--query'], 'ResourceDataSyncItems[].[SyncName, LastStatus]'),
    ]);
    assert.deepEqual(
      shown.map(([name, status]) => [name, status]),
      listed,
    );
  });
});
