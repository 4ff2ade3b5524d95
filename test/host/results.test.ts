import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeEditors, eventually, waitForEditor } from './editors.ts';
import { clearNotifications } from './notifications.ts';
import { connectToPlayground, playground, showView, untilQuiet } from './playground.ts';
import { click, inPage, rows, rowsOf, text, untilInPage } from './results-page.ts';
import { acceptFile } from './save-dialog.ts';
import { valueOf, waitForForm, waitForNodes } from './run-form.ts';
import { treeRow } from './tree-row.ts';
import { ui } from './ui.ts';

const select = (row: number, keys = ''): string =>
  `doc.querySelectorAll('#body .row')[${row}]?.dispatchEvent(new MouseEvent('mousedown', { bubbles: true, button: 0, ${keys} }))`;

const type = (words: string): string =>
  `(doc.getElementById('filter').value = '${words}', doc.getElementById('filter').dispatchEvent(new Event('input')))`;

/** Sends shell commands to the nodes of a service as another program would, and returns the id of the command. */
async function send(service: string, ...commands: readonly string[]): Promise<string> {
  const { Command } = await playground.ssm<{ Command: { CommandId: string } }>('SendCommand', {
    DocumentName: 'AWS-RunShellScript',
    Targets: [{ Key: 'tag:service', Values: [service] }],
    Parameters: { commands },
  });
  return Command.CommandId;
}

/** The rows of the filter before stand there until the new one has been read. */
async function untilRowsAreGone(text: string): Promise<void> {
  await ui.waitUntilGone(treeRow('Commands', text));
}

async function closeActive(): Promise<void> {
  await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
}

describe('the results of a command', () => {
  before(() => connectToPlayground());
  beforeEach(() => playground.reset());
  afterEach(async () => {
    await closeEditors();
    await clearNotifications();
    await vscode.commands.executeCommand('ssm.refreshRuns');
  });

  it('show nodes and groups, search outputs, and agree with the service', async () => {
    const id = await send('storefront', 'echo common; echo fine');
    await ui.runCommand('Systems Manager: Open Results…');
    await ui.pick('AWS-RunShellScript');
    await untilInPage(`${text('status')} === 'Success' && ${text('count')} === '4 nodes'`);
    // The rows are drawn behind the status of the command.
    const shown = await untilInPage<string[][]>(
      `${rows}.filter(([, , status]) => status.startsWith('✓')).length === 4 && ${rows}`,
    );
    const { CommandInvocations } = await playground.ssm<{
      CommandInvocations: {
        InstanceId: string;
        Status: string;
        CommandPlugins: { ResponseCode: number }[];
      }[];
    }>('ListCommandInvocations', { CommandId: id, Details: true });
    assert.deepEqual(
      shown.map(([, node, status, code]) => [node, status?.replace('✓ ', ''), code]).sort(),
      CommandInvocations.map((one) => [
        one.InstanceId,
        one.Status,
        String(one.CommandPlugins[0]?.ResponseCode),
      ]).sort(),
    );
    assert.equal(shown[0]?.[5], 'common');
    await untilQuiet();
    await playground.clearCalls();
    await inPage(click('find-sender'));
    await untilInPage(`${text('facts')}.includes('by other')`);
    assert.equal((await playground.calls())['cloudtrail:LookupEvents'], 1);
    await playground.clearCalls();
    await inPage(click('in-outputs'));
    await inPage(type('fine'));
    await untilInPage(`${text('count')} === '4 nodes' && ${rows}[0]?.[5] === 'fine'`);
    await inPage(type('nowhere'));
    await untilInPage(`${text('count')} === '0 of 4 nodes'`);
    await inPage(type(''));
    assert.deepEqual(await playground.calls(), {}, 'search reads nothing');
    await inPage(click('show-groups'));
    await untilInPage(`${text('count')} === 'All 4 the same'`);
    await untilInPage(select(0));
    await inPage(click('open'));
    await waitForEditor(/The same on 3 other nodes: .*\n[^]*\ncommon\nfine\n/);
    assert.equal((await playground.calls())['ssm:GetCommandInvocation'], 1);
  });

  it('are exported as a report that names each group once', async () => {
    const id = await send('storefront', 'echo exported');
    await ui.runCommand('Systems Manager: Open Results…');
    await ui.pick('AWS-RunShellScript');
    await untilInPage(`${text('status')} === 'Success' && ${text('count')} === '4 nodes'`);
    await inPage(click('export'));
    await ui.pick('Markdown');
    const folder = vscode.workspace.workspaceFolders?.[0]?.uri ?? assert.fail('no folder');
    const file = vscode.Uri.joinPath(folder, `AWS-RunShellScript-${id.slice(0, 8)}.md`);
    try {
      await acceptFile(new RegExp(`/AWS-RunShellScript-${id.slice(0, 8)}\\.md$`));
      await ui.waitFor({ text: 'The results were exported' });
      const report = new TextDecoder().decode(await vscode.workspace.fs.readFile(file));
      assert.match(report, /^# AWS\\-RunShellScript\n/);
      assert.equal(report.split('```text\nexported\n```').length, 2, 'the output stands there once');
    } finally {
      await vscode.workspace.fs.delete(file).then(undefined, () => undefined);
    }
  });

  it('are found among past commands by a filter', async () => {
    await send('storefront', 'exit 9');
    await playground.ssm('SendCommand', {
      DocumentName: 'Storefront-RestartService',
      Targets: [{ Key: 'tag:service', Values: ['no-such-service'] }],
    });
    await showView('runs', 'Commands');
    await ui.waitForTreeRow('Commands', 'AWS-RunShellScript');
    try {
      await ui.runCommand('Systems Manager: Filter Commands…');
      await ui.answer('document:Storefront-RestartService after:1h');
      await untilRowsAreGone('AWS-RunShellScript');
      await ui.waitForTreeRow('Commands', 'Storefront-RestartService');
      // Who has sent one only CloudTrail knows.
      const update = {
        DocumentName: 'AWS-UpdateSSMAgent',
        Targets: [{ Key: 'tag:service', Values: ['no-such-service'] }],
      };
      await playground.ssm('SendCommand', update, 'somebody-else');
      await ui.runCommand('Systems Manager: Filter Commands…');
      await ui.answer('by:somebody-else');
      await untilRowsAreGone('Storefront-RestartService');
      await ui.waitForTreeRow('Commands', 'AWS-UpdateSSMAgent');
      assert.deepEqual(
        (await ui.treeRows('Commands')).filter((row) => row.includes('AWS-RunShellScript')),
        [],
      );
    } finally {
      await vscode.commands.executeCommand('ssm.clearRunFilter');
    }
    await ui.waitForTreeRow('Commands', 'AWS-RunShellScript');
  });

  it('open two groups in the diff editor and run again on the failed nodes', async () => {
    const { InstanceInformationList } = await playground.ssm<{
      InstanceInformationList: { InstanceId: string }[];
    }>('DescribeInstanceInformation', { Filters: [{ Key: 'tag:service', Values: ['storefront'] }] });
    const odd = InstanceInformationList[0]?.InstanceId ?? assert.fail('no node');
    const line = `[ $AWS_SSM_INSTANCE_ID != ${odd} ] && echo fine || { echo broken; exit 3; }`;
    await send('storefront', line);
    await ui.runCommand('Systems Manager: Open Results…');
    await ui.pick('AWS-RunShellScript');
    await untilInPage(`${text('count')} === '4 nodes' && ${rowsOf('Success')} === 3`);
    await untilInPage(`${text('status')} === 'Failed' && doc.querySelector('#body .row.Failed')`);
    const [first] = await untilInPage<string[][]>(rows);
    assert.deepEqual([first?.[1], first?.[2], first?.[3], first?.[5]], [odd, '✗ Failed', '3', 'broken']);
    await inPage(click('show-groups'));
    await untilInPage(`${text('count')} === '3 the same, 1 differs'`);
    await untilInPage(select(0));
    await untilInPage(select(1, 'ctrlKey: true'));
    await untilInPage(`!doc.getElementById('compare').disabled`);
    await inPage(click('compare'));
    await eventually(
      () =>
        vscode.window.tabGroups.activeTabGroup.activeTab?.label.includes(' ↔ ') === true ? true : undefined,
      'the diff editor is open',
    );
    await ui.waitFor('.monaco-diff-editor');
    await closeActive();
    await untilInPage(`${text('rerun')} === 'Run Again on 4 Nodes…'`);
    await untilInPage(select(1));
    await inPage(click('rerun'));
    await waitForForm('AWS-RunShellScript');
    assert.equal(await valueOf('parameters.commands'), line);
    await waitForNodes('1 node');
  });

  it('cancel on some nodes after asking', async () => {
    const id = await send('storefront', 'sleep 300');
    await ui.runCommand('Systems Manager: Open Results…');
    await ui.pick('AWS-RunShellScript');
    await untilInPage(`${rowsOf('InProgress')} === 4`);
    await untilInPage(select(0));
    await untilInPage(`${text('cancel')} === 'Cancel on 1 Node…'`);
    await inPage(click('cancel'));
    await ui.click({ role: 'button', name: 'Cancel on 1 node' });
    await untilInPage(`${rowsOf('Cancelled')} === 1`);
    await playground.ssm('CancelCommand', { CommandId: id });
    await untilInPage(`${rowsOf('Cancelled')} === 4`);
    await untilQuiet();
  });
});
