import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeEditors } from './editors.ts';
import { connectToPlayground, playground } from './playground.ts';
import { untilInForm, valueOf, waitForForm } from './run-form.ts';
import { ui } from './ui.ts';

const tree = 'Managed Nodes';

async function sent(): Promise<number | undefined> {
  return (await playground.calls())['ssm:SendCommand'];
}

describe('starts of a run', () => {
  before(() => connectToPlayground());
  beforeEach(() => playground.reset());
  afterEach(async () => {
    await vscode.commands.executeCommand('workbench.action.closeQuickOpen');
    await closeEditors();
    await vscode.commands.executeCommand('ssm.clearNodeFilter');
    await vscode.commands.executeCommand('notifications.clearAll');
  });

  it('are the nodes of a tag group', async () => {
    await ui.runCommand('Systems Manager: Group Managed Nodes…');
    await ui.pick('Tag…');
    await ui.pick('service');
    await ui.pick('Nothing Further');
    try {
      await ui.clickTreeRow(tree, 'ledger', { button: 'right' });
      await ui.pickFromMenu('Run a Document…');
      await ui.pick('AWS-RunShellScript');
      await waitForForm('AWS-RunShellScript');
      assert.deepEqual([await valueOf('tags.0.key'), await valueOf('tags.0.values')], ['service', 'ledger']);
      await untilInForm("/^[0-9]+ nodes?/.test(doc.querySelector('.nodes .count').textContent)");
      assert.equal(await sent(), undefined);
      await closeEditors();
    } finally {
      await ui.runCommand('Systems Manager: Group Managed Nodes…');
      await ui.pick('Nothing');
    }
  });
});
