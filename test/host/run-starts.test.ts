import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeEditors, eventually } from './editors.ts';
import { clearNotifications } from './notifications.ts';
import { connectToPlayground, playground, untilQuiet } from './playground.ts';
import { acceptFile } from './save-dialog.ts';
import { act, fill, pressRun, untilInForm, valueOf, waitForForm, waitForNodes } from './run-form.ts';
import { treeRow } from './tree-row.ts';
import { ui } from './ui.ts';

const tree = 'Managed Nodes';

/** Shows the nodes of a filter, which storefront-dev-01 does not pass. */
async function filter(query: string): Promise<void> {
  await vscode.commands.executeCommand('ssm.managedNodes.focus');
  await ui.waitForTreeRow(tree, 'storefront-dev-01');
  await ui.runCommand('Systems Manager: Filter Managed Nodes…');
  await ui.answer(query);
  await ui.waitUntilGone(rowWith('storefront-dev-01'));
}

/** A row of the view with all of these texts. */
const rowWith = (...texts: readonly string[]): string => treeRow(tree, ...texts);

/** Waits until the problems of a file are these texts, and returns them. */
async function untilProblems(uri: vscode.Uri, ...wanted: readonly RegExp[]): Promise<vscode.Diagnostic[]> {
  const found = (): vscode.Diagnostic[] => vscode.languages.getDiagnostics(uri);
  const isWanted = (problems: readonly vscode.Diagnostic[]): boolean =>
    problems.length === wanted.length &&
    wanted.every((one) => problems.some(({ message }) => one.test(message)));
  return eventually(() => (isWanted(found()) ? found() : undefined), 'the problems').catch(() =>
    assert.fail(
      `not ${wanted.join()}: ${found()
        .map(({ message }) => message)
        .join()}`,
    ),
  );
}

/** Resolves when the lens above a run file is there, and VS Code has not drawn it anew for half a second. */
const untilLensRests = `(async () => {
  const lens = () => [...document.querySelectorAll('.codelens-decoration a')].find((one) => one.textContent.includes('Run…'));
  let known;
  let since = performance.now();
  for (const end = since + 20000; performance.now() < end;) {
    if (lens() !== known) since = performance.now();
    known = lens();
    if (known !== undefined && performance.now() - since > 500) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
})()`;

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
    await clearNotifications();
  });

  it('are several nodes that are selected, without a call for what is known of them', async () => {
    // AWS filters by this: there is no row to load more, which a menu of several rows would have to be for too.
    await filter('tag:service=search');
    await ui.waitForTreeRow(tree, 'search-dev-03');
    // A click would open the row.
    await vscode.commands.executeCommand('ssm.managedNodes.focus');
    await vscode.commands.executeCommand('list.selectAll');
    await ui.waitFor(`${rowWith('search')}[aria-selected="true"] >> nth=1`);
    await untilQuiet();
    await ui.clickTreeRow(tree, 'search-dev-03', { button: 'right' });
    await playground.clearCalls();
    await ui.pickFromMenu('Run a Document…');
    await ui.pick('AWS-RunShellScript');
    await waitForForm('AWS-RunShellScript');
    await waitForNodes('2 nodes');
    assert.match(await valueOf('nodeIds'), /^i-[0-9a-f]{17}\ni-[0-9a-f]{17}$/);
    await untilQuiet();
    assert.equal((await playground.calls())['ssm:DescribeInstanceInformation'], undefined);
  });

  it('are the nodes of a tag group', async () => {
    await ui.runCommand('Systems Manager: Group Managed Nodes…');
    await ui.pick('Tag…');
    await ui.pick('service');
    await ui.pick('Nothing Further');
    try {
      // Until then it is a node that has this word in its name.
      await ui.waitFor(rowWith('ledger', 'tag service'));
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
    await ui.waitForTreeRow(tree, 'storefront-dev-01');
  });

  it('are what is not compliant on a node, with the document that mends it', async () => {
    await filter('search-dev-03');
    await ui.openTreeRow(tree, 'search-dev-03');
    await ui.openTreeRow(tree, 'Compliance');
    await ui.clickTreeRow(tree, 'kernel', { button: 'right' });
    await ui.pickFromMenu('Run a Document to Mend It…');
    await waitForForm('AWS-RunPatchBaseline');
    assert.equal(await valueOf('parameters.Operation'), 'Install');
    await waitForNodes('1 node');
    await vscode.commands.executeCommand('ssm.managedNodes.focus');
    await vscode.commands.executeCommand('list.collapseAll');
    assert.equal(await sent(), undefined);
  });
});

describe('run files', () => {
  const folder = (): vscode.Uri => vscode.workspace.workspaceFolders?.[0]?.uri ?? assert.fail('no folder');
  const file = (): vscode.Uri => vscode.Uri.joinPath(folder(), 'nightly.ssmrun.yaml');
  const write = async (text: string): Promise<vscode.TextDocument> => {
    await vscode.workspace.fs.writeFile(file(), new TextEncoder().encode(text));
    const document = await vscode.workspace.openTextDocument(file());
    await vscode.window.showTextDocument(document);
    return document;
  };

  before(() => connectToPlayground());
  beforeEach(() => playground.reset());
  afterEach(async () => {
    await closeEditors();
    for (const name of ['nightly', 'AWS-RunShellScript']) {
      const uri = vscode.Uri.joinPath(folder(), `${name}.ssmrun.yaml`);
      await vscode.workspace.fs.delete(uri).then(undefined, () => undefined);
    }
    await clearNotifications();
  });

  it('are checked by a document beside them without a call', async () => {
    await playground.clearCalls();
    await write('document: ./check-disk.ssm.yaml\nparameters:\n  path: relative\ntargets:\n  all: true\n');
    await untilProblems(file(), /"relative" does not match/);
    assert.equal((await playground.calls())['ssm:GetDocument'], undefined);
  });

  it('are checked and completed by their document, and run by the lens above them', async () => {
    const document = await write(
      'document: AWS-RunShellScript\nparameters:\n  comands: uptime\ntargets:\n  tags:\n    service: storefront\n',
    );
    const problems = await untilProblems(file(), /needed/, /comands/);
    assert.deepEqual(
      problems.map(({ message, source, range }) => [message, source, document.getText(range)]).sort(),
      [
        ['A value is needed.', 'ssm', 'parameters'],
        ['The document has no parameter comands.', 'ssm', 'uptime'],
      ],
    );
    const offered = await vscode.commands.executeCommand<vscode.CompletionList>(
      'vscode.executeCompletionItemProvider',
      file(),
      new vscode.Position(2, 2),
    );
    assert.ok(offered.items.some(({ label }) => label === 'workingDirectory'));
    const edit = new vscode.WorkspaceEdit();
    edit.replace(file(), new vscode.Range(2, 2, 2, 9), 'commands');
    await vscode.workspace.applyEdit(edit);
    await untilProblems(file());
    await document.save();
    // The document is read once for all of it.
    assert.equal((await playground.calls())['ssm:GetDocument'], 1);
    await ui.evaluate(untilLensRests);
    await ui.click('.codelens-decoration a:has-text("Run…")');
    await waitForForm('AWS-RunShellScript');
    await waitForNodes('4 nodes');
    assert.equal(await valueOf('parameters.commands'), 'uptime');
    await fill('maxConcurrency', '2');
    await act('save');
    await acceptFile(/\/AWS-RunShellScript\.ssmrun\.yaml$/);
    const saved = await eventually(
      () =>
        vscode.workspace.textDocuments.find(({ uri }) =>
          uri.path.endsWith('/AWS-RunShellScript.ssmrun.yaml'),
        ),
      'the form is saved as a file',
    );
    assert.equal(
      saved.getText(),
      'document: AWS-RunShellScript\nparameters:\n  commands: |\n    uptime\ntargets:\n  tags:\n    service: storefront\nrateControl:\n  maxConcurrency: "2"\n',
    );
    await pressRun('Run on 4 nodes');
    await ui.waitFor({ text: 'AWS-RunShellScript: Success (4 succeeded).' }, { timeout: 60_000 });
    assert.equal(await sent(), 1);
  });
});
