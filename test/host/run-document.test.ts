import assert from 'node:assert/strict';
import { rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import * as vscode from 'vscode';
import { waitForClipboard } from './clipboard.ts';
import { closeEditors, eventually, openFile, waitForEditor } from './editors.ts';
import { clearNotifications } from './notifications.ts';
import { connectToPlayground, playground, untilQuiet } from './playground.ts';
import {
  act,
  choose,
  errorOf,
  fill,
  fillTag,
  pressRun,
  untilAsked,
  untilFormHasGone,
  untilInForm,
  valueOf,
  waitForForm,
  waitForNodes,
} from './run-form.ts';
import { treeRow } from './tree-row.ts';
import { ui } from './ui.ts';

const tree = 'Commands';

/** The end of a command is seen up to ten seconds late, and only after the playground has run its programs. */
const untilEnd = { timeout: 60_000 };

/** A row of the Commands view with all of these texts. */
const rowWith = (...texts: readonly string[]): string => treeRow(tree, ...texts);

/** Opens the form of AWS-RunShellScript from the palette, with a line to run on the nodes of a tag. */
async function fillShellScript(tag: readonly [string, string], line: string): Promise<void> {
  await ui.runCommand('Systems Manager: Run a Document…');
  await ui.pick('AWS-RunShellScript');
  await waitForForm('AWS-RunShellScript');
  await fill('parameters.commands', line);
  await fillTag(...tag);
}

async function calls(...operations: string[]): Promise<(number | undefined)[]> {
  const counts = await playground.calls();
  return operations.map((operation) => counts[`ssm:${operation}`]);
}

async function confirmAbove(count: number | undefined): Promise<void> {
  await vscode.workspace
    .getConfiguration('ssm')
    .update('run.confirmAbove', count, vscode.ConfigurationTarget.Global);
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
    await clearNotifications();
  });

  it('goes from the palette by tag, over the matched nodes, to the output of a node', async () => {
    // Nodes on which no other test runs a command, whose rows would stay in the view.
    await fillShellScript(['service', 'ledger'], 'echo "in $(basename "$PWD" | wc -l) folder"');
    assert.ok((await waitForNodes('2 nodes')).some((row) => row.includes('ledger-dev-07')));
    await untilQuiet();
    await playground.clearCalls();
    await pressRun('Run on 2 nodes');
    await ui.waitFor(rowWith('AWS-RunShellScript'));
    await ui.waitFor({ text: 'AWS-RunShellScript: Success (2 succeeded).' }, untilEnd);
    assert.deepEqual(await calls('SendCommand', 'GetCommandInvocation'), [1, undefined]);
    await ui.waitFor(rowWith('ledger-prod-17', 'Success'));
    await ui.clickTreeRow(tree, 'ledger-prod-17');
    const output = await waitForEditor(/in 1 folder/);
    assert.match(output, /^ledger-prod-17 \(i-[0-9a-f]{17}\): Success\n\n── Step 1: .* exit code 0 ─/);
    assert.deepEqual(await calls('GetCommandInvocation'), [1]);
  });

  it('says beside the fields what is wrong, and which nodes are offline or of another platform', async () => {
    await untilQuiet();
    await playground.clearCalls();
    await ui.runCommand('Systems Manager: Run a Document…');
    await ui.pick('AWS-RunShellScript');
    await waitForForm('AWS-RunShellScript');
    await untilInForm("doc.hasFocus() && doc.activeElement.id === 'field-parameters.commands'");
    await pressRun();
    assert.equal(await errorOf('parameters.commands'), 'Error: A value is needed.');
    assert.equal(await errorOf('tags.0.key'), 'Error: The key of a tag is needed.');
    // What is typed goes where the cursor is.
    await untilInForm(
      "doc.hasFocus() && doc.activeElement.id === 'field-parameters.commands' && doc.activeElement.getAttribute('aria-invalid') === 'true'",
    );
    await ui.type('true');
    await untilInForm('doc.querySelector(\'[data-field="parameters.commands"] .error\').hidden');
    await fill('timeoutSeconds', '5');
    assert.match(await errorOf('timeoutSeconds'), /from 30 to/);
    await fill('timeoutSeconds', '');
    await fill('maxConcurrency', '25%');
    await fill('maxErrors', '2');
    await fillTag('env', 'dev');
    const nodes = await waitForNodes('9 nodes, 1 offline, 1 of another platform');
    assert.match(nodes[0] ?? '', /^(⚠|✕)/);
    await untilInForm(
      "/^About 2 at a time \\(25%\\); stops after the 3rd failure\\.$/.test(doc.querySelector('[data-field=maxErrors] .note').textContent)",
    );
    await closeEditors();
    await untilQuiet();
    // One page of nodes for the tag; the two for the document.
    assert.deepEqual(
      await calls('DescribeDocument', 'GetDocument', 'DescribeInstanceInformation', 'SendCommand'),
      [1, 1, 1, undefined],
    );
  });

  it('creates the document in the editor, and shows it with its values before it runs on picked nodes', async () => {
    await openFile('check-disk.ssm.yaml');
    await ui.runCommand('Systems Manager: Run This Document…');
    await ui.pick('Create check-disk');
    await waitForForm('check-disk');
    await choose('targetKind', 'nodes');
    await act('pick-nodes');
    await ui.pickMany(['checkout-dev-02', 'search-dev-03']);
    await waitForNodes('2 nodes');
    await act('preview');
    const preview = (): string | undefined =>
      vscode.window.visibleTextEditors
        .find(({ document }) => document.uri.scheme === 'ssm-run-preview')
        ?.document.getText();
    const shown = await eventually(preview, 'the document is shown');
    assert.match(shown, /aws:runShellScript/);
    assert.doesNotMatch(shown.split('mainSteps')[1] ?? '', /\{\{/);
    await pressRun('Run on 2 nodes');
    await ui.waitFor({ text: 'check-disk: Success (2 succeeded).' }, untilEnd);
    assert.deepEqual(await calls('CreateDocument', 'SendCommand'), [1, 1]);
  });

  it('edits a script in an editor with its language, and copies the same as CLI command and JSON', async () => {
    await fillShellScript(['service', 'storefront'], 'echo "first"');
    await act('edit:parameters.commands');
    const editor = await eventually(
      () => vscode.window.visibleTextEditors.find(({ document }) => document.languageId === 'shellscript'),
      'the script is in an editor',
    );
    const insert = (edit: vscode.TextEditorEdit): void =>
      edit.insert(new vscode.Position(0, 0), '# by hand\n');
    assert.ok(await editor.edit(insert), 'the editor takes it');
    await untilInForm(`doc.getElementById('field-parameters.commands').value === '# by hand\\necho "first"'`);
    await act('copy:cli');
    await waitForClipboard(
      /^aws ssm send-command .*--parameters '\{"commands":\["# by hand","echo \\"first\\""\]\}'/s,
    );
    await act('copy:sdk');
    const input = JSON.parse(await waitForClipboard(/^\{/)) as Record<string, unknown>;
    assert.deepEqual(input['Targets'], [{ Key: 'tag:service', Values: ['storefront'] }]);
    assert.deepEqual(await calls('SendCommand'), [undefined]);
  });

  it('asks to type the count of many nodes, and sends nothing without', async () => {
    await confirmAbove(3);
    try {
      await fillShellScript(['service', 'storefront'], 'true');
      await pressRun('Run on 4 nodes');
      await untilAsked('Type the number of nodes, 4, to run it');
      await ui.press('Escape');
      await pressRun('Run on 4 nodes');
      await untilAsked('Type the number of nodes, 4, to run it');
      await ui.type('3');
      await ui.press('Enter');
      await ui.waitFor({ text: 'Type 4 to run it, or press Escape.' });
      assert.deepEqual(await calls('SendCommand'), [undefined]);
      await ui.answer('4');
      await ui.waitFor({ text: 'AWS-RunShellScript: Success (4 succeeded).' }, untilEnd);
      assert.deepEqual(await calls('SendCommand'), [1]);
    } finally {
      await confirmAbove(undefined);
    }
  });

  it('asks to type the count in production, however few the nodes are', async () => {
    const settings = vscode.workspace.getConfiguration('ssm');
    await settings.update('connections.production', ['playground'], vscode.ConfigurationTarget.Global);
    try {
      await fillShellScript(['service', 'search'], 'true');
      await untilInForm("doc.body.innerText.includes('Production account sample-company')");
      await pressRun('Run on 2 nodes');
      await untilAsked('Type the number of nodes, 2, to run it');
      await ui.press('Escape');
      assert.deepEqual(await calls('SendCommand'), [undefined]);
      await pressRun('Run on 2 nodes');
      await untilAsked('Type the number of nodes, 2, to run it');
      await ui.answer('2');
      await ui.waitFor({ text: 'AWS-RunShellScript: Success (2 succeeded).' }, untilEnd);
      assert.deepEqual(await calls('SendCommand'), [1]);
    } finally {
      await settings.update('connections.production', undefined, vscode.ConfigurationTarget.Global);
    }
  });

  it('goes to no further node after as many failures as it may have', async () => {
    await fillShellScript(['service', 'storefront'], 'exit 3');
    await fill('maxConcurrency', '1');
    await fill('maxErrors', '1');
    await untilInForm(
      "/^1 at a time; stops after the 2nd failure\\.$/.test(doc.querySelector('[data-field=maxErrors] .note').textContent)",
    );
    await pressRun('Run on 4 nodes');
    await ui.waitFor({ text: 'AWS-RunShellScript: Failed (2 failed, 2 cancelled).' }, untilEnd);
  });

  it('is sent to all nodes as the API names them, with its rate, once the count is typed', async () => {
    await fillShellScript(['', ''], 'sleep 300');
    await choose('targetKind', 'all');
    await fill('maxConcurrency', '10%');
    await fill('maxErrors', '3');
    const summary = await untilInForm<string>(
      "/^[0-9]+ nodes, .*offline(?!.*so far)/.exec(doc.querySelector('.nodes .count').textContent)?.[0]",
    );
    const count = String(Number.parseInt(summary, 10));
    await pressRun('Run on');
    await untilAsked(`Type the number of nodes, ${count}, to run it`);
    await ui.answer(count);
    await ui.waitFor({ text: 'Running AWS-RunShellScript' });
    const { Commands } = await playground.ssm<{ Commands: Record<string, unknown>[] }>('ListCommands', {});
    const { Targets, MaxConcurrency, MaxErrors, CommandId } = Commands[0] ?? assert.fail('nothing was sent');
    assert.deepEqual(
      [Targets, MaxConcurrency, MaxErrors],
      [
        [
          {
            Key: 'resource-groups:ResourceTypeFilters',
            Values: ['AWS::EC2::Instance', 'AWS::SSM::ManagedInstance'],
          },
        ],
        ...['10%', '3'],
      ],
    );
    await playground.ssm('CancelCommand', { CommandId });
    await ui.waitFor({ text: 'AWS-RunShellScript: Cancelled' }, untilEnd);
  });

  it('stops before further nodes when the alarm of the form goes off, and says so', async () => {
    const gate = path.join(process.env['HOME'] ?? '', 'alarm-gate');
    await fillShellScript(['service', 'storefront'], `until [ -e '${gate}' ]; do sleep 0.1; done`);
    await fill('maxConcurrency', '1');
    await fill('alarm', 'storefront-errors');
    await pressRun('Run on 4 nodes');
    await ui.waitFor({ text: '1 running, 3 pending' });
    await playground.setAlarm('storefront-errors', 'ALARM');
    await ui.waitFor({ text: '3 cancelled, 1 running' });
    await writeFile(gate, '');
    try {
      await ui.waitFor(
        {
          text: 'AWS-RunShellScript: Incomplete, stopped by the alarm storefront-errors (3 cancelled, 1 succeeded).',
        },
        untilEnd,
      );
    } finally {
      await rm(gate);
    }
  });

  it('runs on a resource group and on all nodes, with the rate as it was asked for', async () => {
    await fillShellScript(['', ''], 'true');
    await choose('targetKind', 'resource-group');
    await fill('resourceGroup', 'Checkout-Prod');
    const [first = ''] = await waitForNodes('1 node');
    assert.match(first, /checkout-prod/);
    await choose('targetKind', 'all');
    await untilInForm("/^[0-9]+ nodes, .*offline/.test(doc.querySelector('.nodes .count').textContent)");
    await choose('targetKind', 'resource-group');
    await fill('maxConcurrency', '1');
    await fill('comment', 'by the form');
    await pressRun('Run on');
    await ui.waitFor({ text: 'AWS-RunShellScript: Success (1 succeeded).' }, untilEnd);
    assert.deepEqual(await calls('SendCommand'), [1]);
    // Run Again opens the form with all of it. The row is drawn anew until its nodes have been read.
    await untilFormHasGone();
    await untilQuiet();
    // The newest one stands first.
    await ui.waitFor(rowWith('AWS-RunShellScript', 'Success · 1 succeeded'));
    await ui.clickTreeRow(tree, 'Success · 1 succeeded', { button: 'right' });
    await ui.pickFromMenu('Run Again…');
    await waitForForm('AWS-RunShellScript');
    assert.equal(await valueOf('resourceGroup'), 'Checkout-Prod');
    assert.deepEqual(
      [await valueOf('maxConcurrency'), await valueOf('comment'), await valueOf('parameters.commands')],
      ['1', 'by the form', 'true'],
    );
  });

  it('cancels a running command after asking', async () => {
    await fillShellScript(['service', 'storefront'], 'sleep 300');
    await pressRun('Run on 4 nodes');
    await ui.waitFor({ text: '4 running' });
    await ui.answerNotification('Running AWS-RunShellScript', 'Cancel');
    await ui.click({ role: 'button', name: 'Cancel the Command' });
    await ui.waitFor({ text: 'AWS-RunShellScript: Cancelled' }, untilEnd);
    assert.deepEqual(await calls('CancelCommand'), [1]);
  });

  it('shows what AWS refuses, with the reason, and keeps the form', async () => {
    await playground.addFault({ kind: 'accessDenied', operation: 'SendCommand' });
    await fillShellScript(['service', 'storefront'], 'echo kept');
    await pressRun('Run on 4 nodes');
    await ui.waitFor({ text: 'You are not allowed to call ssm:SendCommand.' });
    assert.equal(await valueOf('parameters.commands'), 'echo kept');
    assert.deepEqual(await calls('SendCommand'), [1]);
    await playground.clearFaults();
  });

  it('allows the page nothing but its own script and style', async () => {
    await ui.runCommand('Systems Manager: Run a Document…');
    await ui.pick('AWS-RunShellScript');
    const policy = await untilInForm<string>(
      "doc.querySelector('meta[http-equiv=Content-Security-Policy]')?.content",
    );
    assert.match(policy, /^default-src 'none'; style-src [^;]+; script-src 'nonce-[\w+/=]+'$/);
  });
});
