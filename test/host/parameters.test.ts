import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { connectToPlayground, playground, startPlayground, type Playground } from './playground.ts';
import { ui } from './ui.ts';

const tree = 'Parameter Store';

/** Waits until a row of the view contains `text`, and returns all of it. */
async function waitForRow(text: string): Promise<string> {
  return ui.waitForTreeRow(tree, text);
}

/** Shows the view anew, with nothing counted before. */
async function refresh(): Promise<void> {
  await vscode.commands.executeCommand('ssm.parameters.focus');
  await playground.clearCalls();
  await vscode.commands.executeCommand('ssm.refreshParameters');
}

/** How often the view has asked for parameters, once it has. */
async function describeCalls(from: Playground = playground): Promise<number> {
  for (;;) {
    const count = (await from.calls())['ssm:DescribeParameters'];
    if (count !== undefined) return count;
  }
}

describe('the Parameter Store view', () => {
  before(() => connectToPlayground());
  beforeEach(() => playground.reset());
  afterEach(() => playground.clearFaults());
  after(() => vscode.commands.executeCommand('ssm.managedNodes.focus'));

  it('shows folders after one call, and a folder after one more', async () => {
    await refresh();
    await waitForRow('storefront');
    assert.equal(await describeCalls(), 1);
    await ui.clickTreeRow(tree, 'storefront');
    await waitForRow('staging');
    assert.equal(await describeCalls(), 2);
    // All below the folder fits a page, so what lies deeper is known.
    await ui.clickTreeRow(tree, 'staging');
    assert.match(await waitForRow('log-level'), /String · v2/);
    assert.equal(await describeCalls(), 2);
  });

  it('lists full names, and folders again', async () => {
    await refresh();
    await vscode.commands.executeCommand('ssm.showParametersFlat');
    await waitForRow('/storefront/dev/database/password');
    await vscode.commands.executeCommand('ssm.showParameterFolders');
    await ui.waitUntilGone(`[role="treeitem"]:has-text("/storefront/dev/log-level")`);
    await waitForRow('checkout');
  });

  it('filters, says so in the title, and clears the filter', async () => {
    await refresh();
    await ui.runCommand('Systems Manager: Filter Parameters…');
    await ui.answer('type:SecureString tier:Advanced');
    await waitForRow('platform');
    await ui.waitFor({ text: 'type:SecureString tier:Advanced' });
    await ui.waitUntilGone(`[role="tree"][aria-label="${tree}"] [role="treeitem"]:has-text("storefront")`);
    await vscode.commands.executeCommand('ssm.clearParameterFilter');
    await waitForRow('storefront');
  });

  it('says when nothing matches', async () => {
    await refresh();
    await ui.runCommand('Systems Manager: Filter Parameters…');
    await ui.answer('nothing-is-called-so');
    await ui.waitFor({ text: 'No parameter matches the filter' });
    await vscode.commands.executeCommand('ssm.clearParameterFilter');
    await waitForRow('storefront');
  });

  it('shows a failure as a row with Retry, which asks again', async () => {
    await playground.addFault({ kind: 'accessDenied', operation: 'DescribeParameters', times: 1 });
    await refresh();
    assert.match(await waitForRow('Could not load parameters'), /not allowed to call ssm:DescribeParameters/);
    await ui.clickTreeRow(tree, 'Could not load parameters');
    await waitForRow('storefront');
  });

  it('pages through 10,000 parameters below one path', async () => {
    const large = await startPlayground(['--parameters', '10000', '--nodes', '0']);
    try {
      await connectToPlayground(large.url);
      await vscode.commands.executeCommand('ssm.parameters.focus');
      await waitForRow('storefront');
      assert.equal(await describeCalls(large), 1);
      // Two pages have other folders; the rest is looked through until a limit.
      await ui.clickTreeRow(tree, 'Load more…');
      await waitForRow('catalog');
      assert.equal(await describeCalls(large), 2);
      await vscode.commands.executeCommand('ssm.loadAllParameters');
      await ui.waitUntilGone(`[role="treeitem"]:has-text("Load more…")`);
      assert.equal(await describeCalls(large), Math.ceil(10_064 / 50));
    } finally {
      await connectToPlayground();
      large.stop();
    }
  });
});
