import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeEditors, eventually, waitForEditor } from './editors.ts';
import { connectToPlayground, playground } from './playground.ts';
import { ui } from './ui.ts';

const tree = 'Commands';

/** Waits until a row of the Commands view contains `text`. */
async function waitForRow(text: string, timeout = 15_000): Promise<string> {
  return ui.waitFor(`[role="tree"][aria-label="${tree}"] [role="treeitem"]:has-text("${text}")`, { timeout });
}

/** Chooses AWS-RunShellScript, a tag for its targets, and one line to run; ends at the review. */
async function fillShellScript(tag: readonly [string, string], line: string): Promise<void> {
  await ui.runCommand('Systems Manager: Run a Document…');
  await ui.pick('AWS-RunShellScript');
  await ui.pick('By Tag');
  await ui.pick(tag[0]);
  await ui.pickMany([tag[1]]);
  await ui.waitFor({ text: 'commands, line 1' });
  await ui.answer(line);
  await ui.waitFor({ text: 'commands, line 2' });
  await ui.press('Enter');
  await ui.pick('Go On with These Values');
}

describe('running a document', () => {
  before(() => connectToPlayground());
  beforeEach(async () => {
    await playground.reset();
    await vscode.commands.executeCommand('ssm.refreshRuns');
  });
  afterEach(async () => {
    await vscode.commands.executeCommand('workbench.action.closeQuickOpen');
    await closeEditors();
    await vscode.commands.executeCommand('notifications.clearAll');
  });

  it('goes from the palette by tag, over the matched nodes, to the output of a node', async () => {
    await fillShellScript(['service', 'storefront'], 'echo "in $(basename "$PWD" | wc -l) folder"');
    await ui.waitFor({ text: 'Run on 4 nodes' });
    assert.ok((await ui.picks()).includes('storefront-dev-01'));
    await playground.clearCalls();
    await ui.pick('Run on 4 nodes');
    assert.match(await waitForRow('AWS-RunShellScript'), /AWS-RunShellScript/);
    await ui.waitFor({ text: 'AWS-RunShellScript: Success (4 succeeded).' }, { timeout: 15_000 });
    const calls = await playground.calls();
    assert.equal(calls['ssm:SendCommand'], 1);
    assert.equal(calls['ssm:GetCommandInvocation'], undefined);
    // A node on which no other test runs a command, whose row would stay in the view.
    assert.match(await waitForRow('storefront-staging-09'), /Success/);
    await ui.clickTreeRow(tree, 'storefront-staging-09');
    const output = await waitForEditor(/in 1 folder/);
    assert.match(output, /^storefront-staging-09 \(i-[0-9a-f]{17}\): Success\n\n── Step 1: .* exit code 0 ─/);
    assert.equal((await playground.calls())['ssm:GetCommandInvocation'], 1);
  });

  it('tells before it runs which nodes are offline or of another platform, and sends nothing when left', async () => {
    await fillShellScript(['env', 'dev'], 'true');
    await ui.waitFor({ text: 'Run on 9 nodes, 1 offline, 1 of another platform' });
    await ui.press('Escape');
    await ui.waitUntilGone({ text: 'Run on 9 nodes' });
    assert.equal((await playground.calls())['ssm:SendCommand'], undefined);
  });

  it('creates the document in the editor, runs it on picked nodes, and shows the document before', async () => {
    await ui.openFile('check-disk.ssm.yaml');
    await ui.runCommand('Systems Manager: Run This Document…');
    await ui.pick('Create check-disk');
    await ui.pick('Pick Nodes');
    await ui.pickMany(['checkout-dev-02', 'search-dev-03']);
    await ui.pick('Go On with These Values');
    await ui.waitFor({ text: 'Run on 2 nodes' });
    await ui.pick('Show the Document');
    const shown = (): vscode.TextDocument | undefined =>
      vscode.window.visibleTextEditors.find(({ document }) => document.uri.scheme === 'ssm-document')
        ?.document;
    assert.match((await eventually(shown, 'the document is shown')).getText(), /aws:runShellScript/);
    await ui.pick('Run on 2 nodes');
    await ui.waitFor({ text: 'check-disk: Success (2 succeeded).' }, { timeout: 15_000 });
    await ui.clickTreeRow(tree, 'checkout-dev-02');
    await waitForEditor(/checked \//);
    const calls = await playground.calls();
    assert.equal(calls['ssm:CreateDocument'], 1);
    assert.equal(calls['ssm:SendCommand'], 1);
  });

  it('cancels a running command after asking', async () => {
    await fillShellScript(['service', 'storefront'], 'sleep 300');
    await ui.pick('Run on 4 nodes');
    await ui.waitFor({ text: '4 running' });
    await ui.answerNotification('Running AWS-RunShellScript', 'Cancel');
    await ui.click({ role: 'button', name: 'Cancel the Command' });
    await ui.waitFor({ text: 'AWS-RunShellScript: Cancelled' }, { timeout: 20_000 });
    assert.equal((await playground.calls())['ssm:CancelCommand'], 1);
  });

  it('shows what AWS refuses, with the reason', async () => {
    await playground.addFault({ kind: 'accessDenied', operation: 'SendCommand' });
    await ui.runCommand('Systems Manager: Run a Document…');
    await ui.pick('Storefront-RestartService');
    await ui.pick('Pick Nodes');
    await ui.pickMany(['storefront-dev-01']);
    await ui.pick('Go On with These Values');
    await ui.pick('Run on 1 node');
    await ui.waitFor({ text: 'You are not allowed to call ssm:SendCommand.' });
    assert.equal((await playground.calls())['ssm:SendCommand'], 1);
  });
});
