import assert from 'node:assert/strict';
import { AwsError } from '../../../src/aws/errors.ts';
import { onePage, paginate } from '../../../src/aws/page.ts';
import { WindowClients } from '../../../src/aws/window-clients.ts';
import { playgroundConnection, type Connection } from '../../../src/connection/connection.ts';
import { Connections } from '../../../src/connection/connections.ts';
import { Branch } from '../../../src/views/branch.ts';
import { connectionRow } from '../../../src/views/connection-row.ts';
import { LastRows } from '../../../src/views/last-rows.ts';
import type { TreeNode } from '../../../src/views/tree-node.ts';
import { actOn, type EmptyReason } from '../../../src/views/tree-rows.ts';
import { scriptedClients, sdkError, testConnection } from '../../support/scripted-clients.ts';

const row: TreeNode = { id: '1', label: 'one' };
const nowhere = { read: () => undefined, write: () => undefined };

/** The last rows of a tree of nodes, and the ids of what it was told to draw; "all" for the whole tree. */
function lastRows(
  open: readonly Connection[] = [testConnection],
  reason?: EmptyReason,
): { rows: LastRows; drawn: string[] } {
  const connections = new Connections(nowhere, { open, active: open[0] });
  const drawn: string[] = [];
  const rows = new LastRows({
    subject: 'nodes',
    connections,
    clients: new WindowClients(connections, (connection) => scriptedClients({}, connection)),
    emptyReason: () => reason,
    redraw: (one) => drawn.push(one?.id ?? 'all'),
  });
  return { rows, drawn };
}

async function read(pages: ConstructorParameters<typeof Branch>[0]): Promise<Branch> {
  const branch = new Branch(pages);
  await branch.loadFirst();
  return branch;
}

/** A branch whose first read fails, and whose second one finds one row. */
function failing(error: Error): Promise<Branch> {
  let reads = 0;
  return read(() => ({
    [Symbol.asyncIterator]: () => ({
      next: () =>
        (reads += 1) === 1
          ? Promise.reject(error)
          : Promise.resolve({ done: false, value: { items: [row], more: false } }),
    }),
  }));
}

const expired = (): AwsError =>
  AwsError.from(sdkError('ExpiredTokenException'), 'ssm:ListCommands', testConnection);

const ids = (nodes: readonly TreeNode[]): string[] => nodes.map(({ id }) => id);

/** The row of a connection, in a window that has several. */
const rowOf = (connection: Connection): TreeNode =>
  connectionRow('one', {
    connection,
    active: true,
    readOnly: false,
    production: false,
    identity: undefined,
  });

describe('LastRows', () => {
  it('are none where everything was read', async () => {
    const { rows } = lastRows();
    assert.deepEqual(rows.after(await read(() => onePage([row])), undefined), []);
  });

  it('lead to the next page by the same row each time, which draws itself, and at last its list', async () => {
    const { rows, drawn } = lastRows();
    const pages = paginate<TreeNode>((token) =>
      Promise.resolve({ items: [row], nextToken: token === undefined ? 'next' : undefined }),
    );
    const branch = await read(() => pages);
    const parent: TreeNode = { id: 'parent', label: 'Parent' };
    assert.equal(rows.shownMoreRow(branch), undefined);
    const [more] = rows.after(branch, parent);
    assert.equal(more?.id, 'parent/more');
    assert.equal(rows.after(branch, parent)[0], more);
    assert.equal(rows.shownMoreRow(branch), more);
    await actOn(more);
    assert.deepEqual(drawn, ['parent/more', 'parent']);
    assert.deepEqual(rows.after(branch, parent), []);
  });

  it('say what failed, by what a row holds, and ask again', async () => {
    const { rows, drawn } = lastRows();
    const branch = await failing(new Error('It broke.'));
    const parent: TreeNode = { id: 'parent', label: 'Parent', contents: 'tags' };
    assert.equal(rows.after(branch, undefined)[0]?.label, 'Could not load nodes');
    const [error] = rows.after(branch, parent);
    assert.deepEqual([error?.id, error?.label], ['parent/error', 'Could not load tags']);
    await actOn(error);
    assert.deepEqual(drawn, ['parent', 'parent']);
    assert.deepEqual([ids(branch.items), rows.after(branch, parent)], [['1'], []]);
  });

  it('draw nothing of a branch that was given up while it was asked again', async () => {
    const { rows, drawn } = lastRows();
    const branch = await failing(new Error('It broke.'));
    const asked = actOn(rows.after(branch, undefined)[0]);
    branch.abort();
    await asked;
    assert.deepEqual(drawn, ['all']);
  });

  it('lead to signing in to the account of the root, of a connection or of a row', async () => {
    const other: Connection = { kind: 'account', profile: 'prod', region: 'us-east-1' };
    const { rows } = lastRows([testConnection, other]);
    const branch = await failing(expired());
    const below: TreeNode = { ...row, clients: scriptedClients({}, other) };
    const found = [undefined, rowOf(other), below].map((parent) => rows.after(branch, parent));
    assert.deepEqual(found.map(ids), [
      ['/sign-in', '/error'],
      ['one/sign-in', 'one/error'],
      ['1/sign-in', '1/error'],
    ]);
    assert.deepEqual(
      found.map(([signIn]) => signIn?.clients?.connection),
      [testConnection, other, other],
    );
  });

  it('do not lead to signing in to a playground', async () => {
    const { rows } = lastRows([playgroundConnection('http://127.0.0.1:4566')]);
    assert.deepEqual(ids(rows.after(await failing(expired()), undefined)), ['/error']);
  });

  it('leave it to the welcome text to say that there is nothing', () => {
    assert.deepEqual(lastRows().rows.ofNothing([], undefined), []);
  });

  it('say that there is nothing below a connection, unless rows from memory are there', () => {
    const { rows } = lastRows();
    assert.deepEqual(
      rows.ofNothing([], rowOf(testConnection)).map(({ id, label }) => [id, label]),
      [['one/empty', 'No nodes here']],
    );
    assert.deepEqual(rows.ofNothing([row], rowOf(testConnection)), []);
    assert.deepEqual(rows.ofNothing([row], undefined), []);
  });

  it('give the reason why there is nothing, also behind rows from memory', () => {
    const { rows } = lastRows([testConnection], { state: 'no-match', label: 'No node matches x' });
    assert.deepEqual(
      rows.ofNothing([row], undefined).map(({ id, label }) => [id, label]),
      [['/empty', 'No node matches x']],
    );
  });
});
