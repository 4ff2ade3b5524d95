import assert from 'node:assert/strict';
import { collect, type Page } from '../../../src/aws/page.ts';
import { listParameters } from '../../../src/aws/parameters.ts';
import { scriptedClients } from '../../support/scripted-clients.ts';

async function pagesOf<T>(pages: AsyncIterable<Page<T>>): Promise<Page<T>[]> {
  const all: Page<T>[] = [];
  for await (const page of pages) all.push(page);
  return all;
}

describe('listParameters', () => {
  it('reads pages of 50 with what AWS tells of each', async () => {
    const lastModified = new Date(0);
    const clients = scriptedClients({
      'ssm:DescribeParameters': [
        {
          Parameters: [
            {
              ...{
                Name: '/a',
                Type: 'SecureString',
                ARN: 'arn',
                Tier: 'Advanced',
                Version: 3,
                DataType: 'text',
              },
              ...{ KeyId: 'alias/k', Description: 'd', AllowedPattern: 'p' },
              ...{ LastModifiedDate: lastModified, LastModifiedUser: 'me' },
            },
          ],
          NextToken: 't',
        },
        { Parameters: [{ Name: '/b' }, {}] },
      ],
    });
    const [first, second, ...others] = await collect(listParameters(clients));
    assert.deepEqual(first, {
      ...{ name: '/a', type: 'SecureString', arn: 'arn', tier: 'Advanced', version: 3, dataType: 'text' },
      ...{ keyId: 'alias/k', description: 'd', allowedPattern: 'p', lastModified, lastModifiedBy: 'me' },
    });
    assert.equal(second?.name, '/b');
    assert.deepEqual(others, []);
    assert.deepEqual(
      clients.calls.map(({ input }) => input),
      [{ MaxResults: 50 }, { MaxResults: 50, NextToken: 't' }],
    );
  });

  it('leaves to AWS what it can filter by, and looks for further words itself', async () => {
    const clients = scriptedClients({
      'ssm:DescribeParameters': [{ Parameters: [{ Name: '/db/url' }, { Name: '/db/password' }] }],
    });
    const filter = {
      words: ['db', 'pass'],
      types: ['String', 'SecureString'],
      tiers: ['Advanced'],
      keys: ['alias/k'],
      tags: [
        { key: 'env', values: ['prod'] },
        { key: 'owner', values: [] },
      ],
      path: '/shop',
    } as const;
    const pages = await pagesOf(listParameters(clients, { filter }));
    assert.deepEqual(
      pages.map(({ items, looked }) => [items.map(({ name }) => name), looked]),
      [[['/db/password'], 2]],
    );
    assert.deepEqual(clients.calls[0]?.input['ParameterFilters'], [
      { Key: 'Path', Option: 'Recursive', Values: ['/shop'] },
      { Key: 'Name', Option: 'Contains', Values: ['db'] },
      { Key: 'Type', Option: 'Equals', Values: ['String', 'SecureString'] },
      { Key: 'Tier', Option: 'Equals', Values: ['Advanced'] },
      { Key: 'KeyId', Option: 'Equals', Values: ['alias/k'] },
      { Key: 'tag:env', Values: ['prod'] },
      { Key: 'tag:owner' },
    ]);
  });

  it('filters labels by path, and keeps none of the values that come with them', async () => {
    const clients = scriptedClients({
      'ssm:GetParametersByPath': [{ Parameters: [{ Name: '/a', Type: 'String', Value: 'planted' }] }],
    });
    const items = await collect(listParameters(clients, { filter: { labels: ['current'], words: ['a'] } }));
    assert.equal(items.length, 1);
    assert.doesNotMatch(JSON.stringify(items), /planted/);
    assert.deepEqual(clients.calls[0]?.input, {
      Path: '/',
      Recursive: true,
      ParameterFilters: [{ Key: 'Label', Option: 'Equals', Values: ['current'] }],
      MaxResults: 10,
    });
  });
});
