import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeEditors, eventually, waitForEditor } from './editors.ts';
import { connectToPlayground, playground, untilQuiet } from './playground.ts';
import { ui } from './ui.ts';

/** Opens /storefront/dev as a file, with nothing counted before. */
async function edit(format: string): Promise<vscode.TextDocument> {
  await ui.runCommand('Systems Manager: Edit Path as a File…');
  await ui.answer('/storefront/dev');
  await ui.pick(format);
  await waitForEditor(/port/);
  return vscode.window.activeTextEditor?.document ?? assert.fail('no editor');
}

/** Changes the text as a user does, without saving it. */
async function replace(document: vscode.TextDocument, from: string, to: string): Promise<void> {
  const at = document.getText().indexOf(from);
  assert.ok(at >= 0, document.getText());
  const change = new vscode.WorkspaceEdit();
  const range = new vscode.Range(document.positionAt(at), document.positionAt(at + from.length));
  change.replace(document.uri, range, to);
  await vscode.workspace.applyEdit(change);
}

const save = (): Thenable<unknown> => vscode.commands.executeCommand('workbench.action.files.save');

/** Calls an operation as somebody else would. */
async function call(operation: string, input: object): Promise<Record<string, unknown>> {
  const response = await fetch(playground.url, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-amz-json-1.1',
      'x-amz-target': `AmazonSSM.${operation}`,
      authorization:
        'AWS4-HMAC-SHA256 Credential=other/20260101/us-east-1/ssm/aws4_request, SignedHeaders=host, Signature=0',
    },
    body: JSON.stringify(input),
  });
  return (await response.json()) as Record<string, unknown>;
}

async function valueOf(name: string): Promise<unknown> {
  const { Parameter } = (await call('GetParameter', { Name: name })) as {
    Parameter?: { Value: string; Version: number };
  };
  return Parameter && [Parameter.Value, Parameter.Version];
}

describe('parameter paths as files', () => {
  before(() => connectToPlayground());
  beforeEach(async () => {
    await playground.reset();
    await untilQuiet();
    await playground.clearCalls();
  });
  afterEach(async () => {
    await closeEditors();
    await vscode.commands.executeCommand('notifications.clearAll');
  });

  it('apply what was changed after showing it, and take it back', async () => {
    const document = await edit('YAML');
    assert.match(document.getText(), /^database\/password: ••••••••$/m);
    assert.deepEqual(await playground.calls(), { 'ssm:GetParametersByPath': 1 });
    await replace(document, '"8080"', '"8081"\nqueue/name: orders');
    await save();
    await ui.waitFor({ text: 'Apply 2 changes to Parameter Store?' });
    await ui.click({ role: 'button', name: 'Apply', exact: true });
    await ui.waitFor({ text: '2 changes were made.' });
    assert.deepEqual(await valueOf('/storefront/dev/port'), ['8081', 2]);
    assert.deepEqual(await valueOf('/storefront/dev/queue/name'), ['orders', 1]);
    assert.equal(document.isDirty, false);
    const calls = await playground.calls();
    assert.equal(calls['ssm:PutParameter'], 2);
    await ui.answerNotification('2 changes were made.', 'Undo');
    await ui.waitFor({ text: '2 changes were undone.' });
    assert.deepEqual(await valueOf('/storefront/dev/port'), ['8080', 3]);
    assert.equal(await valueOf('/storefront/dev/queue/name'), undefined);
  });

  it('never overwrite what somebody else has changed meanwhile, and say where', async () => {
    const document = await edit('.env');
    await replace(document, 'port=8080', 'port=9090');
    await call('PutParameter', { Name: '/storefront/dev/port', Value: '7070', Overwrite: true });
    await save();
    await ui.waitFor({ text: 'Apply one change to Parameter Store?' });
    await ui.click({ role: 'button', name: 'Apply', exact: true });
    await ui.waitFor({ text: '0 of 1 changes were made.' });
    assert.deepEqual(await valueOf('/storefront/dev/port'), ['7070', 2]);
    const [problem] = vscode.languages.getDiagnostics(document.uri);
    assert.match(problem?.message ?? '', /is at version 2 now, no longer at 1\. Nothing was written\.$/);
    assert.equal(document.getText(problem?.range), 'port');
    // The draft is still there, and a look at what is there now allows it.
    await ui.answerNotification('0 of 1 changes were made.', 'Compare with Now');
    await eventually(
      () =>
        vscode.window.tabGroups.activeTabGroup.activeTab?.label.includes('now ↔ file') === true
          ? true
          : undefined,
      'the comparison is shown',
    );
    assert.match(document.getText(), /^port=9090$/m);
  });

  it('keep secrets out of what is saved', async () => {
    const document = await edit('YAML');
    await replace(document, 'password: ••••••••', 'password: in-clear-text');
    const problem = await eventually(
      () => vscode.languages.getDiagnostics(document.uri)[0],
      'the secret is marked',
    );
    assert.match(problem.message, /^A secret does not belong into a file/);
    await save();
    await ui.waitFor({ text: 'A secret does not belong into a file' });
    assert.equal(document.isDirty, true);
    assert.equal((await playground.calls())['ssm:PutParameter'], undefined);
  });
});
