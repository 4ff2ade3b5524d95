import assert from 'node:assert/strict';
import { SendCommandCommand, SSMClient, StartSessionCommand } from '@aws-sdk/client-ssm';
import * as vscode from 'vscode';
import { assertCalls, type Calls } from './calls.ts';
import { waitForClipboard } from './clipboard.ts';
import { closeEditors, eventually, waitForEditor } from './editors.ts';
import { clearNotifications } from './notifications.ts';
import { connectToPlayground, playground, untilCalled, untilQuiet } from './playground.ts';
import { pressRun, waitForForm } from './run-form.ts';
import { treeRow } from './tree-row.ts';
import { ui } from './ui.ts';

const tree = 'Managed Nodes';

/** Another client of the same account, as colleagues have. */
function colleague(): SSMClient {
  return new SSMClient({
    endpoint: playground.url,
    region: 'us-east-1',
    credentials: { accessKeyId: 'colleague', secretAccessKey: 'colleague' },
  });
}

const waitForRow = (text: string): Promise<string> => ui.waitForTreeRow(tree, text);

/** Selects a node, so that commands of the palette are about it. */
const select = (text: string): Promise<void> => ui.clickTreeRow(tree, text);

const open = (text: string): Promise<void> => ui.openTreeRow(tree, text);

const list = 'ssm:DescribeInstanceInformation';

/** Asserts what was called but for what the list of nodes itself calls. */
const assertCallsBelow = (expected: Calls): Promise<void> =>
  assertCalls(expected, { counted: (operation) => ![list, 'ec2:DescribeTags'].includes(operation) });

/** VS Code keeps open what was open, by the ids of rows, for the next test too. */
async function collapseAll(): Promise<void> {
  await vscode.commands.executeCommand('ssm.managedNodes.focus');
  await vscode.commands.executeCommand('list.collapseAll');
}

/** Shows one node alone, with nothing of it read. */
async function showOnly(name: string): Promise<void> {
  await untilQuiet();
  await playground.clearCalls();
  void vscode.commands.executeCommand('ssm.filterNodes');
  await ui.answer(name);
  // The row may stand there already: the list is read anew for every filter.
  await untilCalled(list);
  await untilQuiet();
  await waitForRow(name);
  await playground.clearCalls();
}

/** The dialog that is open; notifications have the role of a dialog too. */
const question = (): Promise<string> => ui.waitFor('.monaco-dialog-box');

async function idOf(name: string): Promise<string> {
  const row = await waitForRow(name);
  return /m?i-[0-9a-f]{17}/.exec(row)?.[0] ?? assert.fail(`no id in ${row}`);
}

/** Waits until a command has ended on a node. */
async function untilSuccess(invocation: object): Promise<void> {
  let status: string | undefined;
  while (status !== 'Success') {
    const { CommandInvocations } = await playground.ssm<{
      readonly CommandInvocations: readonly { readonly Status: string }[];
    }>('ListCommandInvocations', invocation);
    status = CommandInvocations[0]?.Status;
  }
}

describe('the rows below a managed node', () => {
  before(() => connectToPlayground());
  beforeEach(() => playground.reset());
  afterEach(async () => {
    await playground.clearFaults();
    await collapseAll();
    await closeEditors();
    await clearNotifications();
  });
  after(() => vscode.commands.executeCommand('ssm.clearNodeFilter'));

  it('are its subjects and details without a call, and EC2 facts after one', async () => {
    await showOnly('storefront-dev-01');
    await open('storefront-dev-01');
    await waitForRow('Active Sessions');
    await open('Details');
    await waitForRow('Platform');
    await assertCallsBelow({});
    await ui.click(
      `[role="tree"][aria-label="${tree}"] [role="treeitem"]:has-text("EC2 instance"):not(:has-text("Type"))`,
    );
    assert.match(await waitForRow('State'), /running/);
    await assertCallsBelow({ 'ec2:DescribeInstances': 1 });
  });

  it('list the inventory by type, with Retry when it is refused', async () => {
    await playground.addFault({ kind: 'accessDenied', operation: 'GetInventorySchema', times: 1 });
    await showOnly('storefront-dev-01');
    await open('storefront-dev-01');
    await open('Inventory');
    assert.match(await waitForRow('Could not load inventory'), /not allowed to call ssm:GetInventorySchema/);
    await ui.pressTreeRow(tree, 'Could not load inventory');
    await open('Applications');
    await waitForRow('amazon-ssm-agent');
    const calls = await playground.calls();
    assert.equal(calls['ssm:GetInventorySchema'], 2);
    assert.equal(calls['ssm:ListInventoryEntries'], 1);
  });

  it('say so where a node has nothing to show', async () => {
    await showOnly('storefront-dev-01');
    await open('storefront-dev-01');
    await open('Recent Commands');
    await waitForRow('No command ran here in the last 30 days');
    await open('Active Sessions');
    await waitForRow('Nobody has a session open here');
    await assertCallsBelow({
      'ssm:ListCommandInvocations': 1,
      'ssm:DescribeSessions': 1,
    });
  });

  it('show what is not compliant, and the patches by state', async () => {
    await showOnly('storefront-dev-01');
    await open('storefront-dev-01');
    await open('Patches');
    assert.match(await waitForRow('Last operation'), /Scan|Install/);
    await assertCallsBelow({ 'ssm:DescribeInstancePatchStates': 1 });
    await open('Compliance');
    await waitForRow('Compliant');
    const calls = await playground.calls();
    assert.ok((calls['ssm:ListComplianceItems'] ?? 0) >= 1);
  });

  it('tell what failed for which reason, each by itself', async () => {
    await showOnly('storefront-dev-01');
    await open('storefront-dev-01');
    const parts = [
      ['Active Sessions', 'DescribeSessions', 'expiredToken', 'The AWS credentials have expired'],
      [
        'Patches',
        'DescribeInstancePatchStates',
        'notSimulated',
        'DescribeInstancePatchStates is not supported',
      ],
      ['Compliance', 'ListComplianceItems', 'accessDenied', 'not allowed to call ssm:ListComplianceItems'],
    ] as const;
    for (const [label, operation, kind, says] of parts) {
      await playground.addFault({ kind, operation });
      await open(label);
      await waitForRow(says);
    }
    await playground.clearFaults();
    for (const [, , , says] of parts) {
      await ui.pressTreeRow(tree, says);
      await ui.waitUntilGone(treeRow(tree, says));
    }
    await waitForRow('Nobody has a session open here');
  });

  it('list its commands, which open their output', async () => {
    await showOnly('storefront-dev-01');
    const InstanceId = await idOf('storefront-dev-01');
    const Parameters = { commands: ['echo "from a colleague"'] };
    const { Command } = await colleague().send(
      new SendCommandCommand({
        DocumentName: 'AWS-RunShellScript',
        InstanceIds: [InstanceId],
        Parameters,
      }),
    );
    // Nobody here follows the command of somebody else: what is opened before its end stays as it was.
    await untilSuccess({ CommandId: Command?.CommandId, InstanceId });
    await playground.clearCalls();
    await open('storefront-dev-01');
    await open('Recent Commands');
    await ui.clickTreeRow(tree, 'AWS-RunShellScript');
    await waitForEditor(/from a colleague/);
    assert.equal((await playground.calls())['ssm:ListCommandInvocations'], 2);
  });

  it('list its sessions, which are terminated after asking', async () => {
    await showOnly('storefront-dev-01');
    const Target = await idOf('storefront-dev-01');
    await colleague().send(new StartSessionCommand({ Target, Reason: 'a look' }));
    await open('storefront-dev-01');
    await open('Active Sessions');
    assert.match(await waitForRow('colleague'), /since .* · a look/);
    await ui.clickTreeRow(tree, 'colleague');
    await ui.click({ role: 'button', name: 'Terminate Session…' });
    assert.match(await question(), /Terminate the session of colleague/);
    await ui.click({ role: 'button', name: 'Terminate', exact: true });
    await waitForRow('Nobody has a session open here');
    const calls = await playground.calls();
    assert.deepEqual([calls['ssm:TerminateSession'], calls['ssm:DescribeSessions']], [1, 2]);
  });
});

describe('actions on a managed node', () => {
  before(() => connectToPlayground());
  beforeEach(() => playground.reset());
  afterEach(async () => {
    await playground.clearFaults();
    await vscode.commands.executeCommand('workbench.action.closeQuickOpen');
    await collapseAll();
    await closeEditors();
    await clearNotifications();
  });
  after(() => vscode.commands.executeCommand('ssm.clearNodeFilter'));

  it('stop and start an instance after asking, and follow it', async () => {
    await showOnly('checkout-dev-02');
    await select('checkout-dev-02');
    await ui.runCommand('Systems Manager: Stop Instance…');
    assert.match(await question(), /Stop checkout-dev-02\?/);
    await ui.click({ role: 'button', name: 'Stop', exact: true });
    await ui.waitFor({ text: 'checkout-dev-02 is stopped.' }, { timeout: 30_000 });
    await ui.runCommand('Systems Manager: Start Instance…');
    await ui.click({ role: 'button', name: 'Start', exact: true });
    await ui.waitFor({ text: 'checkout-dev-02 is running.' }, { timeout: 30_000 });
    const calls = await playground.calls();
    assert.deepEqual([calls['ec2:StopInstances'], calls['ec2:StartInstances']], [1, 1]);
  });

  it('do nothing when the question is left', async () => {
    await showOnly('checkout-dev-02');
    await select('checkout-dev-02');
    await ui.runCommand('Systems Manager: Reboot Instance…');
    await question();
    await ui.press('Escape');
    await ui.waitUntilGone('.monaco-dialog-box');
    assert.equal((await playground.calls())['ec2:RebootInstances'], undefined);
  });

  it('reboot an instance and wait for its agent', async () => {
    await showOnly('checkout-dev-02');
    await select('checkout-dev-02');
    await ui.runCommand('Systems Manager: Reboot Instance…');
    await ui.click({ role: 'button', name: 'Reboot', exact: true });
    await ui.waitFor({ text: 'checkout-dev-02 is back.' }, { timeout: 30_000 });
    assert.equal((await playground.calls())['ec2:RebootInstances'], 1);
  });

  it('update an agent by the document that does it', async () => {
    await showOnly('ledger-dev-07');
    await select('ledger-dev-07');
    await ui.runCommand('Systems Manager: Update SSM Agent…');
    await waitForForm('AWS-UpdateSSMAgent');
    await pressRun('Run on 1 node');
    await ui.waitFor({ text: 'AWS-UpdateSSMAgent: Success' }, { timeout: 30_000 });
    assert.equal((await playground.calls())['ssm:SendCommand'], 1);
  });

  it('deregister a hybrid node once its name was typed', async () => {
    await showOnly('depot-scanner-dev-08');
    await select('depot-scanner-dev-08');
    await ui.runCommand('Systems Manager: Deregister Hybrid Node…');
    await ui.answer('depot-scanner-dev-08');
    await ui.waitUntilGone(treeRow(tree, 'depot-scanner-dev-08'));
    assert.equal((await playground.calls())['ssm:DeregisterManagedInstance'], 1);
  });

  it('copy the address and the command of the CLI, without a call', async () => {
    await showOnly('storefront-dev-01');
    const id = await idOf('storefront-dev-01');
    await select('storefront-dev-01');
    await ui.runCommand('Systems Manager: Copy IP Address');
    await waitForClipboard('10.10.0.10');
    await ui.runCommand('Systems Manager: Copy CLI Command for a Session');
    await waitForClipboard(
      `aws ssm start-session --target ${id} --region us-east-1 --endpoint-url ${playground.url}`,
    );
    await assertCallsBelow({});
  });

  it('say that the playground has no console', async () => {
    await showOnly('storefront-dev-01');
    await select('storefront-dev-01');
    await ui.runCommand('Systems Manager: Open in AWS Console');
    await ui.waitFor({ text: 'Open in AWS Console: The playground has no console.' });
    await ui.runCommand('Systems Manager: Open in EC2 Console');
    await ui.waitFor({ text: 'Open in EC2 Console: The playground has no console.' });
    await assertCallsBelow({});
  });
});

describe('the connection of a managed node', () => {
  // VS Code keeps the text of another test for a while.
  const reportOf = (node: string): Promise<string> =>
    eventually(
      () =>
        vscode.workspace.textDocuments
          .find(({ uri }) => uri.scheme === 'ssm-diagnosis' && uri.path.startsWith(`/${node}:`))
          ?.getText(),
      'the report is open',
    );

  before(() => connectToPlayground());
  beforeEach(() => playground.reset());
  afterEach(async () => {
    await playground.clearFaults();
    await closeEditors();
    await clearNotifications();
  });
  after(() => vscode.commands.executeCommand('ssm.clearNodeFilter'));

  it('finds the missing instance profile, with one call for each fact, and goes on past what is denied', async () => {
    await playground.addFault({ kind: 'accessDenied', operation: 'DescribeVpcEndpoints' });
    await showOnly('file-server-prod-20');
    await select('file-server-prod-20');
    await ui.runCommand('Systems Manager: Why Is It Not Connected?');
    const text = await reportOf('file-server-prod-20');
    assert.match(text, /^# Why is file\\-server\\-prod\\-20 not connected\?/);
    assert.match(text, /Most likely:\*\* It has no instance profile, and Default Host Management is off/);
    assert.match(text, /Way to the endpoints: \? Could not be checked/);
    await ui.waitFor({ role: 'tab', name: 'Preview file-server-prod-20' });
    await assertCallsBelow({
      'ssm:GetConnectionStatus': 1,
      'ec2:DescribeInstances': 1,
      'ssm:GetServiceSetting': 1,
      'ssm:DescribeInstanceAssociationsStatus': 1,
      'ec2:DescribeVpcEndpoints': 1,
    });
  });

  it('is offered when a session finds the node not connected', async () => {
    await showOnly('build-runner-dev-06');
    const id = await idOf('build-runner-dev-06');
    const subject = { id, name: 'build-runner-dev-06' };
    void vscode.commands.executeCommand('ssm.startSession', { id, label: id, words: ['node'], subject });
    await ui.answerNotification('build-runner-dev-06 is not connected', 'Why Is It Not Connected?');
    assert.match(await reportOf('build-runner-dev-06'), /no open channel/);
    // The preview comes after the text; one that came after the end of the test would take the keys of the next one.
    await ui.waitFor({ role: 'tab', name: 'Preview build-runner-dev-06' });
    for (const terminal of vscode.window.terminals) terminal.dispose();
    await vscode.commands.executeCommand('workbench.action.closePanel');
  });
});
