import assert from 'node:assert/strict';
import { paginate, type PageAnswer } from '../../../src/aws/page.ts';
import { Branch } from '../../../src/views/branch.ts';
import { emptyRow, errorRow, loadingRow, MoreRow, noMatch } from '../../../src/views/tree-rows.ts';
import type { TreeNode } from '../../../src/views/tree-node.ts';

/** A branch of ten pages with one row each, whose reads wait until they are let go. */
function slowBranch(): { branch: Branch; letGo: () => void } {
  const waiting: (() => void)[] = [];
  let read = 0;
  const pages = paginate<TreeNode>(async () => {
    await new Promise<void>((resolve) => waiting.push(resolve));
    read += 1;
    const answer: PageAnswer<TreeNode> = {
      items: [{ id: `${read}`, label: `${read}` }],
      looked: 50,
      nextToken: read < 10 ? `${read}` : undefined,
    };
    return answer;
  });
  return { branch: new Branch(() => pages), letGo: () => waiting.shift()?.() };
}

/** Lets promises that are settled already go on. */
const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

async function firstPage(): Promise<ReturnType<typeof slowBranch>> {
  const slow = slowBranch();
  const loading = slow.branch.loadFirst();
  await settle();
  slow.letGo();
  await loading;
  return slow;
}

describe('MoreRow', () => {
  it('says how many rows there are, and how many items were looked through for them', async () => {
    const { branch } = await firstPage();
    const row = new MoreRow('more', branch);
    assert.deepEqual([row.label, row.description], ['Load more…', '1 shown, 50 looked through']);
    assert.equal(row.accessibilityLabel, 'Load more…, 1 shown, 50 looked through');
    assert.match(row.tooltip ?? '', /AWS cannot filter by all that is asked for/);
  });

  it('reads all pages, is drawn anew by itself meanwhile, and its list once at the end', async () => {
    const { branch, letGo } = await firstPage();
    const row = new MoreRow('more', branch);
    const drawn: string[] = [];
    const counts: number[] = [];
    row.redraw = (rows) => drawn.push(rows);
    const loading = row.loadAll({
      signal: new AbortController().signal,
      report: (count) => counts.push(count),
    });
    while (branch.more) {
      await settle();
      letGo();
    }
    await loading;
    assert.deepEqual(counts, [2, 3, 4, 5, 6, 7, 8, 9, 10]);
    assert.deepEqual(drawn, [...counts.map(() => 'this'), 'all']);
  });

  it('stops when it is chosen while it reads all, and shows the page that was on its way', async () => {
    const { branch, letGo } = await firstPage();
    const row = new MoreRow('more', branch);
    const drawn: string[] = [];
    row.redraw = (rows) => drawn.push(rows);
    const loading = row.loadAll({ signal: new AbortController().signal, report: () => undefined });
    await settle();
    assert.deepEqual([row.label, row.icon.id], ['Loading all… Choose to stop', 'stop-circle']);
    await row.act();
    await loading;
    assert.equal(row.label, 'Loading…');
    letGo();
    await settle();
    assert.deepEqual([row.label, branch.items.length], ['Load more…', 2]);
    assert.deepEqual(drawn, ['this', 'all', 'all']);
  });

  it('stops by the signal', async () => {
    const { branch } = await firstPage();
    const abort = new AbortController();
    const loading = new MoreRow('more', branch).loadAll({ signal: abort.signal, report: () => undefined });
    await settle();
    abort.abort();
    await loading;
    assert.equal(branch.items.length, 1);
  });
});

describe('the other rows', () => {
  it('say what to do', async () => {
    let asked = 0;
    const retry = (): Promise<void> => Promise.resolve(void (asked += 1));
    const error = errorRow({ parentId: 'a', subject: 'nodes', error: new Error('It broke.'), retry });
    assert.equal(error.accessibilityLabel, 'Could not load nodes. It broke. Press Enter to retry.');
    await error.act();
    assert.equal(asked, 1);
    const loading = loadingRow('nodes');
    assert.deepEqual([loading.label, loading.accessibilityLabel], ['Loading nodes…', 'Loading nodes']);
    const empty = emptyRow('a', { label: 'None', command: { id: 'ssm.x', title: 'Clear Filter' } });
    assert.deepEqual(
      [empty.id, empty.description, empty.accessibilityLabel],
      ['a/empty', 'Clear Filter', 'None. Press Enter: Clear Filter.'],
    );
  });

  it('name the filter that nothing matches, if there is one', () => {
    assert.equal(noMatch('', 'No node', 'ssm.clear'), undefined);
    assert.deepEqual(noMatch('web', 'No node', 'ssm.clear'), {
      state: 'no-match',
      label: 'No node matches web',
      command: { id: 'ssm.clear', title: 'Clear Filter' },
    });
  });
});
