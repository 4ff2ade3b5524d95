import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { assertCalls } from './calls.ts';
import { connectToPlayground, playground, startPlayground, untilQuiet } from './playground.ts';
import { treeRow } from './tree-row.ts';
import { ui } from './ui.ts';

const tree = 'Managed Nodes';

/** Waits until a row of the view contains `text`, and returns all of it. */
async function waitForRow(text: string): Promise<string> {
  return ui.waitFor(treeRow(tree, text));
}

async function refresh(): Promise<void> {
  await playground.clearCalls();
  await vscode.commands.executeCommand('ssm.refreshManagedNodes');
}

/** Waits until the last row contains `text`, scrolling after it while the list grows. */
async function waitForLastRow(text: string): Promise<string> {
  for (;;) {
    await vscode.commands.executeCommand('ssm.managedNodes.focus');
    await vscode.commands.executeCommand('list.focusLast');
    const last = (await ui.treeRows(tree)).at(-1);
    if (last?.includes(text) === true) return last;
  }
}

const pages = 'ssm:DescribeInstanceInformation';
const names = 'ec2:DescribeTags';

describe('the Managed Nodes view', () => {
  before(() => connectToPlayground());
  beforeEach(async () => {
    await playground.reset();
    // What a test before or a new connection has asked for is not counted with what follows.
    await untilQuiet();
  });
  afterEach(() => playground.clearFaults());

  it('shows names, ping status and platform after one call for nodes and one for names', async () => {
    await refresh();
    await assertCalls({ [pages]: 1, [names]: 1 });
    assert.match(await waitForRow('storefront-dev-01'), /Online · Amazon Linux 2023/);
    assert.match(await waitForRow('build-runner-dev-06'), /Connection lost · Ubuntu/);
    assert.match(await waitForRow('depot-scanner-dev-08'), /mi-/);
  });

  it('reads a status aloud that the icon shows', async () => {
    await refresh();
    await waitForRow('build-runner-dev-06');
    const row = treeRow(tree, 'build-runner-dev-06');
    const label = await ui.attribute(row, 'aria-label');
    assert.match(label ?? '', /build-runner-dev-06, Connection lost, Ubuntu 22.04, i-/);
  });

  it('shows a failure as a row with Retry, which asks again', async () => {
    await playground.addFault({ kind: 'accessDenied', operation: 'DescribeInstanceInformation' });
    await refresh();
    const row = await waitForRow('Could not load managed nodes');
    assert.match(row, /You are not allowed to call ssm:DescribeInstanceInformation/);
    await playground.clearFaults();
    await ui.pressTreeRow(tree, 'Could not load managed nodes');
    await waitForRow('storefront-dev-01');
  });

  it('says what an endpoint does not support', async () => {
    await playground.addFault({ kind: 'notSimulated', operation: 'DescribeInstanceInformation' });
    await refresh();
    assert.match(await waitForRow('Could not load'), /not supported by this endpoint/);
  });

  it('gets over throttling by itself', async () => {
    await playground.addFault({ kind: 'throttle', operation: 'DescribeInstanceInformation', times: 1 });
    await refresh();
    await assertCalls({ [pages]: 2, [names]: 1 });
    await waitForRow('storefront-dev-01');
  });

  it('says how to sign in when the credentials have expired, and comes back when they are renewed', async () => {
    await playground.addFault({ kind: 'expiredToken' });
    await refresh();
    await ui.waitFor({ text: 'The credentials of this connection are missing or have expired.' });
    await ui.waitFor({ role: 'button', name: 'credentials expired' });
    await playground.clearFaults();
    await ui.click({ role: 'button', name: 'Try Again' });
    await waitForRow('storefront-dev-01');
    await ui.waitUntilGone({ role: 'button', name: 'credentials expired' });
  });

  it('lists nodes without their names when EC2 may not be asked', async () => {
    await playground.addFault({ kind: 'accessDenied', operation: 'DescribeTags' });
    await refresh();
    await waitForRow('ip-10-10-0-10.ec2.internal');
    await ui.waitFor({ text: 'EC2 names are not shown' });
  });

  it('loads a page of 50 at a time, on demand', async () => {
    const large = await startPlayground(['--nodes', '120']);
    try {
      await connectToPlayground(large.url);
      assert.match(await waitForLastRow('50 shown'), /Load more…/);
      await assertCalls({ [pages]: 1, [names]: 1 }, { at: large });
      await ui.pressTreeRow(tree, '50 shown');
      assert.match(await waitForLastRow('100 shown'), /Load more…/);
      await assertCalls({ [pages]: 2, [names]: 2 }, { at: large });
    } finally {
      await connectToPlayground();
      large.stop();
    }
  });

  it('says what to do about an account without nodes', async () => {
    const empty = await startPlayground(['--nodes', '0']);
    try {
      await connectToPlayground(empty.url);
      await ui.waitFor({ text: 'No machine is registered with Systems Manager in this account and region.' });
    } finally {
      await connectToPlayground();
      empty.stop();
    }
  });

  it('says when the endpoint cannot be reached', async () => {
    const gone = await startPlayground([]);
    gone.stop();
    // The process takes a moment to end.
    while (
      await gone.calls().then(
        () => true,
        () => false,
      )
    );
    try {
      await connectToPlayground(gone.url);
      assert.match(await waitForRow('Could not load'), /cannot be reached/);
    } finally {
      await connectToPlayground();
    }
  });
});
