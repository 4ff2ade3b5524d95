import assert from 'node:assert/strict';
import { collect } from '../../../src/aws/page.ts';
import { parameterRow, parameterRows, parentsOf } from '../../../src/views/parameters.ts';
import type { TreeNode } from '../../../src/views/tree-node.ts';
import { scriptedClients, sdkError } from '../../support/scripted-clients.ts';

const { signal } = new AbortController();
const folders = { filter: {}, flat: false };

const page = (names: readonly string[], NextToken?: string) => ({
  Parameters: names.map((Name) => ({ Name, Type: 'String', Version: 1 })),
  NextToken,
});

const labels = (rows: readonly TreeNode[]): string[] =>
  rows.map(({ label, words }) => (words?.includes('folder') === true ? `${label}/` : label));

const open = (rows: readonly TreeNode[], label: string) => {
  const children = rows.find(
    (row) => row.label === label && row.words?.includes('folder') === true,
  )?.children;
  assert.ok(children, label);
  return collect(children(signal));
};

describe('parameterRows', () => {
  it('shows a whole hierarchy that fits a page after one call', async () => {
    const clients = scriptedClients({
      'ssm:DescribeParameters': [page(['motd', '/b/x', '/a/c/deep', '/a', '/a/2', '/a/10'])],
    });
    const rows = await collect(parameterRows(clients, folders, signal));
    assert.deepEqual(labels(rows), ['a/', 'b/', 'a', 'motd', 'Shared with Me']);
    assert.equal(new Set(rows.map(({ id }) => id)).size, 5);
    const below = await open(rows, 'a');
    assert.deepEqual(labels(below), ['c/', '2', '10']);
    assert.deepEqual(labels(await open(below, 'c')), ['deep']);
    assert.equal(clients.calls.length, 1);
  });

  it('reads only the path of a folder that is opened before all is known', async () => {
    const clients = scriptedClients({
      'ssm:DescribeParameters': [page(['/a/1', '/b/1'], 't'), page(['/a/1', '/a/c/1'])],
    });
    const result = await parameterRows(clients, folders, signal)[Symbol.asyncIterator]().next();
    assert.ok(result.done !== true && result.value.more);
    const below = await open(result.value.items, 'a');
    assert.deepEqual(labels(below), ['c/', '1']);
    assert.deepEqual(labels(await open(below, 'c')), ['1']);
    assert.deepEqual(
      clients.calls.map(({ input }) => input['ParameterFilters']),
      [undefined, [{ Key: 'Path', Option: 'Recursive', Values: ['/a'] }]],
    );
  });

  it('knows the rows above a parameter by the ids that they have', async () => {
    const clients = scriptedClients({ 'ssm:DescribeParameters': [page(['/a/b/c', 'motd'])] });
    const rows = await collect(parameterRows(clients, folders, signal));
    const below = await open(rows, 'a');
    const ids = [rows[0]?.id, below[0]?.id];
    assert.deepEqual(
      parentsOf('/a/b/c').map(({ id }) => id),
      ids,
    );
    assert.deepEqual(parentsOf('motd'), []);
    assert.deepEqual(parentsOf('/top'), []);
  });

  it('shows a folder once over many pages and says how many parameters were read', async () => {
    const clients = scriptedClients({
      'ssm:DescribeParameters': [page(['/a/1', '/a/2'], 't'), page(['/a/3', '/b/1'])],
    });
    const shown: unknown[] = [];
    for await (const { items, looked } of parameterRows(clients, folders, signal)) {
      shown.push([labels(items), looked]);
    }
    assert.deepEqual(shown, [
      [['a/'], 2],
      [['b/', 'Shared with Me'], 2],
    ]);
  });

  it('goes on after a page that failed', async () => {
    const clients = scriptedClients({
      'ssm:DescribeParameters': [page(['/a/1'], 't'), sdkError('ThrottlingException'), page(['/a/2'])],
    });
    const iterator = parameterRows(clients, folders, signal)[Symbol.asyncIterator]();
    const first = await iterator.next();
    await assert.rejects(iterator.next());
    const last = await iterator.next();
    assert.ok(first.done !== true && last.done !== true);
    assert.equal(last.value.more, false);
    assert.deepEqual(labels(await open(first.value.items, 'a')), ['1', '2']);
  });

  it('lists full names without folders', async () => {
    const clients = scriptedClients({ 'ssm:DescribeParameters': [page(['/a/1', 'motd'])] });
    const rows = await collect(parameterRows(clients, { filter: {}, flat: true }, signal));
    assert.deepEqual(labels(rows), ['/a/1', 'motd']);
  });

  it('asks for the deeper one of the path of the filter and that of the folder', async () => {
    const clients = scriptedClients({ 'ssm:DescribeParameters': () => page(['/a/b/c/1'], 't') });
    const first = async (children: TreeNode['children']) => {
      const result = await children?.(signal)[Symbol.asyncIterator]().next();
      assert.ok(result !== undefined && result.done !== true);
      return result.value.items[0];
    };
    let row: TreeNode | undefined;
    row = await first((signal) => parameterRows(clients, { filter: { path: '/a/b' }, flat: false }, signal));
    for (let level = 0; level < 3; level += 1) row = await first(row?.children);
    assert.equal(row?.label, '1');
    const paths = clients.calls.map(({ input }) => JSON.stringify(input['ParameterFilters']));
    assert.deepEqual(
      paths.map((text) => /"Values":\["(.*)"\]/.exec(text)?.[1]),
      ['/a/b', '/a/b', '/a/b', '/a/b/c'],
    );
  });
});

describe('shared parameters', () => {
  const arn = 'arn:aws:ssm:eu-central-1:210987654321:parameter/partner/endpoint';

  it('stand in a folder behind all others, which is read when it is opened', async () => {
    const clients = scriptedClients({
      'ssm:DescribeParameters': (input: { Shared?: boolean }) => page([input.Shared === true ? arn : '/a/1']),
    });
    const rows = await collect(parameterRows(clients, folders, signal));
    const { children, words } = rows.at(-1) ?? assert.fail('no rows');
    // Menus for folders of the account do not match it.
    assert.deepEqual(words, ['shared-folder']);
    const [row, ...others] = await collect(children?.(signal) ?? assert.fail('no children'));
    assert.deepEqual(others, []);
    assert.equal(row?.label, '/partner/endpoint');
    assert.equal(row.description, 'String · v1 · account 210987654321');
    assert.deepEqual(row.words, ['parameter', 'plain', 'shared']);
    assert.equal(row.id, arn);
    assert.deepEqual(clients.calls[1]?.input, { Shared: true, MaxResults: 50 });
  });

  it('are listed by the filter, and nowhere among what it filters otherwise', async () => {
    const clients = scriptedClients({ 'ssm:DescribeParameters': [page([arn]), page(['/a/1']), page([])] });
    const shared = { filter: { shared: true, words: ['partner'] }, flat: false };
    assert.deepEqual(labels(await collect(parameterRows(clients, shared, signal))), ['/partner/endpoint']);
    const filtered = { filter: { words: ['a'] }, flat: false };
    assert.deepEqual(labels(await collect(parameterRows(clients, filtered, signal))), ['a/']);
    // The welcome text of an empty account says that there is nothing.
    assert.deepEqual(await collect(parameterRows(clients, folders, signal)), []);
  });

  it('say so where there are none', async () => {
    const clients = scriptedClients({ 'ssm:DescribeParameters': [page(['/a/1']), page([])] });
    const rows = await collect(parameterRows(clients, folders, signal));
    const below = await collect(rows.at(-1)?.children?.(signal) ?? assert.fail('no children'));
    assert.deepEqual(labels(below), ['No account shares a parameter with this one']);
  });
});

describe('parameterRow', () => {
  it('says type, version and the rest of what is known, and marks what is secret', () => {
    const row = parameterRow(
      scriptedClients({}),
      {
        ...{ name: '/a/<pw>', type: 'SecureString', version: 3, tier: 'Advanced', keyId: 'alias/k' },
        ...{ dataType: 'text', lastModified: new Date(0), lastModifiedBy: 'me', description: 'Rotated.' },
      },
      'pw',
    );
    assert.equal(row.description, 'SecureString · v3');
    assert.equal(row.accessibilityLabel, 'pw, SecureString, version 3');
    assert.deepEqual([row.icon?.id, row.words], ['lock', ['parameter', 'secure', 'own']]);
    assert.match(row.tooltip ?? '', /\*\*\/a\/\\<pw\\>\*\*/);
    for (const fact of ['| Tier | Advanced |', '| Version | 3 |', '| KMS key | alias/k |', '| By | me |']) {
      assert.ok(row.tooltip?.includes(fact), fact);
    }
    assert.doesNotMatch(row.tooltip ?? '', /Data type/);
  });

  it('has another icon for each type', () => {
    const types = ['String', 'StringList', 'SecureString', undefined] as const;
    const icons = types.map((type) => parameterRow(scriptedClients({}), { name: 'a', type }, 'a').icon?.id);
    assert.deepEqual(icons, ['symbol-string', 'list-unordered', 'lock', 'symbol-string']);
  });
});
