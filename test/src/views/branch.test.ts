import assert from 'node:assert/strict';
import { AwsError } from '../../../src/aws/errors.ts';
import { paginate, type Page, type PageAnswer } from '../../../src/aws/page.ts';
import { Branch } from '../../../src/views/branch.ts';
import { ownedPages, type TreeNode } from '../../../src/views/tree-node.ts';
import { scriptedClients, sdkError, testConnection } from '../../support/scripted-clients.ts';

const node = (id: string): TreeNode => ({ id, label: id });

/** A branch whose pages are given, or fail, in this order. */
function branchOf(...answers: (PageAnswer<TreeNode> | Error)[]): { branch: Branch; errors: unknown[] } {
  const errors: unknown[] = [];
  const pages = paginate(() => {
    const answer = answers.shift();
    return answer instanceof Error || answer === undefined
      ? Promise.reject(answer ?? new Error('no more'))
      : Promise.resolve(answer);
  });
  return {
    branch: new Branch(
      () => pages,
      (error) => errors.push(error),
    ),
    errors,
  };
}

const idsOf = ({ items }: { items: readonly TreeNode[] }): string[] => items.map(({ id }) => id);

describe('Branch', () => {
  it('reads a page at a time, and passes over empty ones', async () => {
    const { branch } = branchOf(
      { items: [], nextToken: '1' },
      { items: [node('a')], nextToken: '2' },
      { items: [node('b')], nextToken: undefined },
    );
    await Promise.all([branch.loadFirst(), branch.loadFirst()]);
    assert.deepEqual([idsOf(branch), branch.more], [['a'], true]);
    await branch.load();
    assert.deepEqual([idsOf(branch), branch.more], [['a', 'b'], false]);
  });

  it('looks through twenty empty pages at a time, and goes on when it is asked', async () => {
    const empty = Array.from({ length: 25 }, (_, index) => ({
      items: [],
      looked: 50,
      nextToken: `${index}`,
    }));
    const { branch } = branchOf(...empty, { items: [node('a')], looked: 50, nextToken: undefined });
    await branch.loadFirst();
    await branch.loadFirst();
    assert.deepEqual([idsOf(branch), branch.looked, branch.more], [[], 1000, true]);
    await branch.load();
    assert.deepEqual([idsOf(branch), branch.looked, branch.more], [['a'], 1300, false]);
  });

  it('tells of a failure once, and reads the same page again', async () => {
    const { branch, errors } = branchOf({ items: [node('a')], nextToken: '1' }, new Error('busy'), {
      items: [node('b')],
      nextToken: undefined,
    });
    await branch.loadFirst();
    await Promise.all([branch.load(), branch.load()]);
    assert.equal(errors.length, 1);
    assert.equal(branch.error, errors[0]);
    await branch.load();
    assert.deepEqual([idsOf(branch), branch.error], [['a', 'b'], undefined]);
  });

  it('knows when only signing in helps', async () => {
    const expired = AwsError.from(sdkError('ExpiredTokenException'), 'ssm:ListCommands', testConnection);
    const { branch } = branchOf(expired);
    await branch.loadFirst();
    assert.ok(branch.needsSignIn);
  });
});

describe('ownedPages', () => {
  it('give every row, at any depth, its clients and an id of its own', async () => {
    const clients = scriptedClients({});
    const pages = (...items: TreeNode[]): AsyncIterable<Page<TreeNode>> =>
      paginate(() => Promise.resolve({ items, nextToken: undefined }));
    const rows = ownedPages(pages({ ...node('a'), children: () => pages(node('b')) }), clients, 'x/');
    const [a] = await firstPage(rows);
    assert.deepEqual([a?.id, a?.clients], ['x/a', clients]);
    const [b] = await firstPage(a?.children?.(new AbortController().signal) ?? assert.fail());
    assert.deepEqual([b?.id, b?.clients], ['x/b', clients]);
  });
});

async function firstPage(pages: AsyncIterable<Page<TreeNode>>): Promise<readonly TreeNode[]> {
  for await (const { items } of pages) return items;
  return [];
}
