import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { assertCalls } from './calls.ts';
import { waitForClipboard } from './clipboard.ts';
import { closeEditors, waitForEditor } from './editors.ts';
import { showFolders, showList, tree } from './parameter-store.ts';
import { connectToPlayground, playground, showView, startPlayground } from './playground.ts';
import { treeRow } from './tree-row.ts';
import { ui } from './ui.ts';
import { filesWith } from './written-files.ts';

/** Waits until a row of the view contains `text`, and returns all of it. */
async function waitForRow(text: string): Promise<string> {
  return ui.waitForTreeRow(tree, text);
}

/** Reads the view anew. */
const refresh = (): Thenable<unknown> => vscode.commands.executeCommand('ssm.refreshParameters');

const list = 'ssm:DescribeParameters';

describe('the Parameter Store view', () => {
  before(() => connectToPlayground());
  beforeEach(() => playground.reset());
  afterEach(() => playground.clearFaults());
  after(async () => {
    await vscode.commands.executeCommand('ssm.showParameterFolders');
    await vscode.commands.executeCommand('ssm.managedNodes.focus');
  });

  it('shows folders after one call, and a folder after one more', async () => {
    await showFolders();
    await refresh();
    await assertCalls({ [list]: 1 });
    await ui.openTreeRow(tree, 'checkout');
    await waitForRow('staging');
    await assertCalls({ [list]: 2 });
    // All below the folder fits a page, so what lies deeper is known.
    await ui.openTreeRow(tree, 'dev');
    assert.match(await waitForRow('hosts'), /StringList · v1/);
    await assertCalls({ [list]: 2 });
    // The other tests look at the first level, which must fit the view.
    await ui.clickTreeRow(tree, 'checkout');
    await waitForRow('storefront');
  });

  it('lists full names, and folders again', async () => {
    await showFolders();
    await vscode.commands.executeCommand('ssm.showParametersFlat');
    await waitForRow('/storefront/dev/database/password');
    await vscode.commands.executeCommand('ssm.showParameterFolders');
    await ui.waitUntilGone(`[role="treeitem"]:has-text("/storefront/dev/log-level")`);
    await waitForRow('checkout');
  });

  it('filters, says so in the title, and clears the filter', async () => {
    await showFolders();
    await ui.runCommand('Systems Manager: Filter Parameters…');
    await ui.answer('type:SecureString tier:Advanced');
    await waitForRow('platform');
    await ui.waitFor({ text: 'type:SecureString tier:Advanced' });
    await ui.waitUntilGone(treeRow(tree, 'checkout'));
    await vscode.commands.executeCommand('ssm.clearParameterFilter');
    await waitForRow('checkout');
  });

  it('says when nothing matches', async () => {
    await showFolders();
    await ui.runCommand('Systems Manager: Filter Parameters…');
    await ui.answer('nothing-is-called-so');
    await ui.waitFor({ text: 'No parameter matches the filter' });
    await vscode.commands.executeCommand('ssm.clearParameterFilter');
    await waitForRow('checkout');
  });

  it('says what to do next in an account without parameters', async () => {
    await showFolders();
    for (;;) {
      const { Parameters } = await playground.ssm<{ Parameters: { Name: string }[] }>('DescribeParameters', {
        MaxResults: 10,
      });
      if (Parameters.length === 0) break;
      await playground.ssm('DeleteParameters', { Names: Parameters.map(({ Name }) => Name) });
    }
    await refresh();
    await ui.waitFor({ text: 'There is no parameter in this account and region.' });
    await ui.waitFor({ role: 'button', name: 'Create Parameter' });
    await playground.reset();
    await refresh();
    await waitForRow('checkout');
  });

  it('shows a failure as a row with Retry, which asks again', async () => {
    await showFolders();
    await playground.addFault({ kind: 'accessDenied', operation: 'DescribeParameters' });
    await refresh();
    assert.match(await waitForRow('Could not load parameters'), /not allowed to call ssm:DescribeParameters/);
    await playground.clearFaults();
    await ui.pressTreeRow(tree, 'Could not load parameters');
    await waitForRow('checkout');
  });

  it('pages through 10,000 parameters below one path', async () => {
    const large = await startPlayground(['--parameters', '10000', '--nodes', '0']);
    try {
      await connectToPlayground(large.url);
      await showView('parameters', tree);
      const counts = { at: large, counted: (operation: string) => operation === list };
      // The account before has more to load too. This one has other rows once it was asked.
      await assertCalls({ [list]: 1 }, counts);
      await waitForRow('checkout');
      // Two pages have other folders; the rest is looked through until a limit.
      await ui.pressTreeRow(tree, '50 looked through');
      await waitForRow('catalog');
      await assertCalls({ [list]: 2 }, counts);
      await vscode.commands.executeCommand('ssm.loadAllParameters');
      await ui.waitUntilGone(treeRow(tree, 'Load more…'));
      await assertCalls({ [list]: Math.ceil(10_064 / 50) }, counts);
    } finally {
      await connectToPlayground();
      large.stop();
    }
  });

  it('opens a value read-only with one call, and copies name, ARN and value', async () => {
    await closeEditors();
    await showList();
    await ui.clickTreeRow(tree, '/storefront/dev/port');
    assert.equal(await waitForEditor(/^8080$/), '8080');
    await assertCalls({ 'ssm:GetParameter': 1 });
    // Opened again, it is read again: somebody else may have changed it.
    await closeEditors();
    await playground.ssm('PutParameter', { Name: '/storefront/dev/port', Value: '7070', Overwrite: true });
    await ui.clickTreeRow(tree, '/storefront/dev/port');
    await waitForEditor(/^7070$/);
    const copies = [
      ['Systems Manager: Copy Parameter Name', '/storefront/dev/port'],
      [
        'Systems Manager: Copy Parameter ARN',
        'arn:aws:ssm:us-east-1:123456789012:parameter/storefront/dev/port',
      ],
    ] as const;
    for (const [title, text] of copies) {
      await ui.runCommand(title);
      await ui.pick('/storefront/dev/port');
      await waitForClipboard(text);
    }
  });

  it('masks a SecureString, reveals it on demand, and leaves it nowhere', async () => {
    await closeEditors();
    await showList();
    await ui.clickTreeRow(tree, '/storefront/dev/database/password');
    assert.match(await waitForEditor(/••••/), /KMS key alias\/aws\/ssm/);
    assert.equal((await playground.calls())['ssm:GetParameter'], undefined);
    const { uri } = vscode.window.activeTextEditor?.document ?? assert.fail('no editor');
    await vscode.commands.executeCommand('ssm.revealParameter', uri);
    const secret = await waitForEditor(/^\w{24}$/);
    assert.deepEqual((await playground.calls())['ssm:GetParameter'], 1);
    await vscode.commands.executeCommand('ssm.copyParameterValue', uri);
    await waitForClipboard(secret);
    await vscode.commands.executeCommand('ssm.hideParameter', uri);
    await waitForEditor(/••••/);
    // Closed while it is shown, it is masked when it is opened again.
    await vscode.commands.executeCommand('ssm.revealParameter', uri);
    await waitForEditor(/^\w{24}$/);
    await closeEditors();
    await vscode.window.showTextDocument(uri);
    await waitForEditor(/••••/);
    await closeEditors();
    await vscode.env.clipboard.writeText('');
    for (const row of await ui.treeRows(tree)) assert.ok(!row.includes(secret), 'a row shows the secret');
    assert.deepEqual(filesWith(secret), []);
    // The search does find what is there: the name of the parameter stands in the state of the window.
    assert.notDeepEqual(filesWith('Systems Manager'), []);
  });
});
