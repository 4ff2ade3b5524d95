import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import * as vscode from 'vscode';
import { closeEditors, eventually } from './editors.ts';
import { clearNotifications } from './notifications.ts';
import {
  connectToPlayground,
  playground,
  showView,
  startPlayground,
  untilCalled,
  untilQuiet,
} from './playground.ts';
import { treeRow } from './tree-row.ts';
import { ui } from './ui.ts';

/** A profile whose endpoint is the playground, with keys that are none. */
async function writeProfiles(): Promise<void> {
  const { AWS_CONFIG_FILE: config = '', AWS_SHARED_CREDENTIALS_FILE: credentials = '' } = process.env;
  await writeFile(
    config,
    `[profile sample]\nregion = eu-central-1\nendpoint_url = ${playground.url}\n\n[profile signed-out]\nregion = us-east-1\n`,
  );
  await writeFile(
    credentials,
    '[sample]\naws_access_key_id = AKIAEXAMPLE\naws_secret_access_key = example\n',
  );
}

async function chooseProfile(profile: string, region: string): Promise<void> {
  await ui.runCommand('Systems Manager: Choose Connection…');
  await ui.pick(profile);
  await ui.waitFor({ text: `Choose a Connection: ${profile}` });
  await ui.type(region);
  await ui.pick(region);
}

describe('the connection', () => {
  before(writeProfiles);
  beforeEach(() => playground.reset());
  after(() => connectToPlayground());

  it('is chosen by profile and region, and shown with its account', async () => {
    await chooseProfile('sample', 'eu-west-1');
    await vscode.commands.executeCommand('ssm.managedNodes.focus');
    await ui.waitFor({ role: 'treeitem', name: 'storefront-dev-01' });
    assert.match(await ui.waitFor({ role: 'button', name: 'connected to 1' }), /^\d{12} · eu-west-1$/);
  });

  it('offers the region of the profile first, and goes back from regions to profiles', async () => {
    await ui.runCommand('Systems Manager: Choose Connection…');
    await ui.pick('sample');
    await ui.waitFor({ text: 'Choose a Connection: sample' });
    await ui.waitFor('.quick-input-list .monaco-list-row[data-index="0"]:has-text("eu-central-1")');
    await ui.click({ role: 'button', name: 'Back' });
    await ui.pick('sample');
    await ui.pick('eu-central-1');
    await ui.waitFor({ role: 'button', name: 'eu-central-1' });
  });

  it('switches everything at once', async () => {
    const list = 'ssm:DescribeInstanceInformation';
    // What the test before has chosen may still be read.
    await untilQuiet();
    await playground.clearCalls();
    await chooseProfile('sample', 'eu-west-1');
    await ui.waitFor({ role: 'button', name: 'eu-west-1' });
    // Both connections show the same rows, so only the calls tell that the first one has been read.
    await untilCalled(list);
    await untilQuiet();
    await playground.clearCalls();
    await connectToPlayground();
    await ui.waitFor({ role: 'button', name: 'connected to Playground, us-east-1' });
    await untilCalled(list);
    await untilQuiet();
    assert.equal((await playground.calls())[list], 1);
  });

  it('takes away the rows of the account before at once, and shows nothing of what comes too late', async () => {
    const late = await startPlayground(['--nodes', '1', '--seed', 'late']);
    try {
      await ui.waitForTreeRow('Managed Nodes', 'checkout-dev-02');
      await late.addFault({ kind: 'slow', operation: 'DescribeInstanceInformation', milliseconds: 60_000 });
      await connectToPlayground(late.url);
      await ui.waitForTreeRow('Managed Nodes', 'Loading managed nodes…');
      await eventually(async () => {
        const rows = await ui.treeRows('Managed Nodes');
        return rows.length === 1 || undefined;
      }, 'nothing but that is shown');
      await connectToPlayground();
      await ui.waitForTreeRow('Managed Nodes', 'checkout-dev-02');
      await late.clearFaults();
      await untilQuiet();
      await ui.waitForTreeRow('Managed Nodes', 'checkout-dev-02');
    } finally {
      late.stop();
    }
  });

  it('says how to sign in to a profile without credentials', async () => {
    await chooseProfile('signed-out', 'us-east-1');
    await vscode.commands.executeCommand('ssm.managedNodes.focus');
    await ui.waitFor({ role: 'button', name: 'Sign In' });
    await ui.waitFor({ role: 'button', name: 'no credentials' });
  });
});

describe('several connections', () => {
  const tree = 'Managed Nodes';
  let other: Awaited<ReturnType<typeof startPlayground>>;

  const settings = (): vscode.WorkspaceConfiguration => vscode.workspace.getConfiguration('ssm');
  const addPlayground = async (url: string): Promise<void> => {
    await settings().update('playground.endpoint', url, vscode.ConfigurationTarget.Global);
    await ui.runCommand('Systems Manager: Add Connection…');
    await ui.pick('Playground');
  };
  const host = (url: string): string => new URL(url).host;
  const pages = async (from: { calls(): Promise<Readonly<Record<string, number>>> }): Promise<number> =>
    (await from.calls())['ssm:DescribeInstanceInformation'] ?? 0;

  before(async () => {
    other = await startPlayground(['--nodes', '4', '--seed', '7']);
    await playground.reset();
    await connectToPlayground();
    await ui.waitForTreeRow(tree, 'storefront-dev-01');
    await untilQuiet();
    await playground.clearCalls();
    await addPlayground(other.url);
  });
  after(async () => {
    await settings().update('connections.readOnly', undefined, vscode.ConfigurationTarget.Global);
    await settings().update('connections.production', undefined, vscode.ConfigurationTarget.Global);
    if ((await ui.treeRows(tree)).some((row) => row.includes(host(other.url)))) {
      await vscode.commands.executeCommand('ssm.closeConnection');
    }
    other.stop();
    await connectToPlayground();
    // The view keeps its place in the list; other tests look at the top of it.
    await vscode.commands.executeCommand('list.focusFirst');
  });

  /** Folds all rows of a view and opens the active connection, so that its rows are in sight. */
  const showOnly = async (view: string, label: string): Promise<void> => {
    await vscode.commands.executeCommand(`${view}.focus`);
    await ui.untilTreeRests(label);
    await vscode.commands.executeCommand('list.collapseAll');
    await ui.openTreeRow(label, host(other.url));
  };

  it('are the roots of the trees, the active one open, and what was read is not read again', async () => {
    await ui.waitForTreeRow(tree, `active · ${host(other.url)}`);
    const rows = await eventually(async () => {
      const shown = await ui.treeRows(tree);
      return shown.length > 2 ? shown : undefined;
    }, 'the nodes of the active connection stand below it');
    assert.match(rows[0] ?? '', new RegExp(`Playground · us-east-1.*${host(playground.url)}`));
    assert.equal(await pages(playground), 0);
    assert.equal(await pages(other), 1);
  });

  it('switch with one keystroke, without another call', async () => {
    await ui.press('ControlOrMeta+Shift+F9');
    await ui.waitForTreeRow(tree, `active · ${host(playground.url)}`);
    await ui.waitForTreeRow(tree, 'storefront-dev-01');
    assert.deepEqual([await pages(playground), await pages(other)], [0, 1]);
    await ui.press('ControlOrMeta+F9');
    await ui.waitFor({ text: 'Choose a Connection' });
    // The other connection is marked, once the list is there.
    await ui.waitFor(`.quick-input-list .monaco-list-row.focused:has-text("${host(other.url)}")`);
    await ui.press('Enter');
    await ui.waitForTreeRow(tree, `active · ${host(other.url)}`);
  });

  it('refuse changes on the read-only one, hide their commands there, and say so', async () => {
    await ui.clickTreeRow(tree, host(other.url), { button: 'right' });
    await ui.pickFromMenu('Switch Read-Only Mode');
    await ui.waitForTreeRow(tree, `active · read-only · ${host(other.url)}`);
    await ui.waitFor({ role: 'button', name: 'connected to Playground, us-east-1, read-only' });
    await untilQuiet(other);
    await other.clearCalls();
    await vscode.commands.executeCommand('ssm.runDocument');
    await ui.waitFor({ text: 'ssm:SendCommand was not called: the connection Playground' });
    await clearNotifications();
    assert.deepEqual(await other.calls(), {});
  });

  it('hide on rows of the read-only one what changes something, and refuse it from the palette', async () => {
    // Its rows are out of sight behind those of the other one.
    await showOnly('ssm.managedNodes', tree);
    let offered: string[];
    // The rows follow the switch a moment later.
    do {
      await ui.clickTreeRow(tree, 'storefront-dev-01', { button: 'right' });
      await ui.waitFor({ role: 'menuitem', name: 'Copy Node Id' });
      offered = await ui.texts({ role: 'menuitem' });
      await ui.press('Escape');
    } while (offered.some((label) => label.includes('Start Session')));
    assert.ok(offered.some((label) => label.includes('Why Is It Not Connected?')));
    assert.ok(
      !offered.some((label) => /Run a Document|Stop|Reboot|Update|Deregister/.test(label)),
      offered.join(),
    );
    await untilQuiet(other);
    await other.clearCalls();
    for (const [command, operation] of [
      ['ssm.stopInstance', 'ec2:StopInstances'],
      ['ssm.startSession', 'ssm:StartSession'],
      ['ssm.updateAgent', 'ssm:SendCommand'],
    ] as const) {
      void vscode.commands.executeCommand(command);
      await ui.waitFor({ text: `${operation} was not called: the connection Playground` });
      await clearNotifications();
    }
    assert.deepEqual(await other.calls(), {});
  });

  it('allow changes again after a confirmation that names a production account', async () => {
    await settings().update('connections.production', ['playground'], vscode.ConfigurationTarget.Global);
    await ui.waitForTreeRow(tree, 'active · production · read-only');
    void vscode.commands.executeCommand('ssm.switchReadOnly');
    await ui.waitFor({ text: 'Allow changes on Playground · us-east-1?' });
    await ui.waitFor({ text: 'Production account sample-company (123456789012, Playground)' });
    await ui.click({ role: 'button', name: 'Allow Changes' });
    await ui.waitForTreeRow(tree, `active · production · ${host(other.url)}`);
    await settings().update('connections.production', undefined, vscode.ConfigurationTarget.Global);
  });

  /** The other views, each with an operation that reads it first and a row of every account. */
  const otherViews = [
    { view: 'Documents', id: 'documents', operation: 'ListDocuments', first: 'Owned by Me' },
    { view: 'Parameter Store', id: 'parameters', operation: 'DescribeParameters', first: 'checkout' },
    { view: 'Compliance', id: 'compliance', operation: 'ListComplianceSummaries', first: 'Patch Baselines' },
  ];
  for (const { view, id, operation, first } of otherViews) {
    it(`are the roots of ${view}, where the switch costs nothing and one may fail beside the other`, async () => {
      const calls = async (from: { calls(): Promise<Readonly<Record<string, number>>> }) =>
        (await from.calls())[`ssm:${operation}`];
      await showView(id, view);
      await ui.waitForTreeRow(view, `active · ${host(other.url)}`);
      await untilCalled(`ssm:${operation}`, 1, other);
      await ui.untilTreeRests(view);
      await vscode.commands.executeCommand('list.collapseAll');
      await ui.openTreeRow(view, host(playground.url));
      await ui.waitForTreeRow(view, first);
      await ui.openTreeRow(view, host(other.url));
      await Promise.all([untilQuiet(), untilQuiet(other)]);
      await Promise.all([playground.clearCalls(), other.clearCalls()]);
      await ui.press('ControlOrMeta+Shift+F9');
      await ui.waitForTreeRow(view, `active · ${host(playground.url)}`);
      await ui.press('ControlOrMeta+Shift+F9');
      await ui.waitForTreeRow(view, `active · ${host(other.url)}`);
      await Promise.all([untilQuiet(), untilQuiet(other)]);
      assert.deepEqual([await calls(playground), await calls(other)], [undefined, undefined]);

      await other.addFault({ kind: 'notSimulated', operation });
      await vscode.commands.executeCommand(`ssm.refresh${id[0]?.toUpperCase() ?? ''}${id.slice(1)}`);
      await ui.waitForTreeRow(view, `Could not load ${view === 'Parameter Store' ? 'parameters' : id}`);
      let rows: readonly string[] = [];
      await eventually(async () => {
        rows = await ui.treeRows(view);
        const places = [host(playground.url), first, host(other.url), 'Could not load'].map((text) =>
          rows.findIndex((row) => row.includes(text)),
        );
        const inOrder = [...new Set(places)].sort((a, b) => a - b);
        return (places[0] === 0 && places.join() === inOrder.join()) || undefined;
      }, 'one connection has its rows and the other says why not').catch(() => assert.fail(rows.join('\n')));
      await Promise.all([untilQuiet(), untilQuiet(other)]);
      await other.clearFaults();
      await ui.pressTreeRow(view, 'Could not load');
      await ui.waitUntilGone(treeRow(view, 'Could not load'));
      await vscode.commands.executeCommand('list.collapseAll');
    });
  }

  it('are compared with each other, a path of one with a path of the other', async () => {
    await other.ssm('PutParameter', { Name: '/storefront/dev/port', Value: '9999', Overwrite: true });
    await ui.runCommand('Systems Manager: Compare Parameter Paths…');
    await ui.answer('/storefront/dev');
    // Both are called alike; the first is the one that is not active.
    await ui.waitFor(`.quick-input-list .monaco-list-row:has-text("${host(playground.url)}")`);
    await ui.pick('Playground · us-east-1');
    await ui.answer('/storefront/dev');
    const { original, modified } = await eventually(() => {
      const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
      return input instanceof vscode.TabInputTextDiff ? input : undefined;
    }, 'a comparison');
    const textOf = async (uri: vscode.Uri) => (await vscode.workspace.openTextDocument(uri)).getText();
    assert.match(await textOf(original), /^port: "9999"$/m);
    assert.match(await textOf(modified), /^port: "8080"$/m);
    await closeEditors();
  });

  it('close one by one, and the last one stands at the root as before', async () => {
    await showView('managedNodes', tree);
    await vscode.commands.executeCommand('ssm.closeConnection');
    await ui.waitUntilGone(`[role="treeitem"]:has-text("${host(other.url)}")`);
    await ui.waitForTreeRow(tree, 'Online');
    assert.ok(!(await ui.treeRows(tree)).some((row) => row.includes('Playground ·')));
    assert.equal(await pages(playground), 0);
  });
});
