import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { connectToPlayground, playground } from './playground.ts';
import { ui } from './ui.ts';

describe('a session', () => {
  before(() => connectToPlayground());
  beforeEach(async () => {
    await playground.reset();
    await vscode.commands.executeCommand('ssm.refreshManagedNodes');
  });
  afterEach(async () => {
    for (const terminal of vscode.window.terminals) terminal.dispose();
    await vscode.commands.executeCommand('workbench.action.closePanel');
  });

  it('opens from a node as a real shell in a terminal, and ends with it', async () => {
    await ui.clickTreeRow('Managed Nodes', 'storefront-dev-01', { button: 'right' });
    await ui.pickFromMenu('Start Session…');
    await ui.waitForTerminal('Starting a session on storefront-dev-01');
    await ui.typeInTerminal('echo sum=$((20 + 22))');
    await ui.waitForTerminal('sum=42');
    assert.equal(vscode.window.activeTerminal?.name, 'storefront-dev-01');
    await ui.typeInTerminal('exit');
    const calls = await playground.calls();
    assert.equal(calls['ssm:StartSession'], 1);
  });

  it('opens from the palette on a node that is picked', async () => {
    await ui.runCommand('Systems Manager: Start Session…');
    await ui.pick('checkout-dev-02');
    await ui.waitForTerminal('Starting a session on checkout-dev-02');
    await ui.typeInTerminal('echo words=$(stty size | wc -w)');
    await ui.waitForTerminal('words=2');
  });
});
