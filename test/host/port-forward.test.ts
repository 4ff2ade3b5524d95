import assert from 'node:assert/strict';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import * as vscode from 'vscode';
import { clearNotifications } from './notifications.ts';
import { connectToPlayground, playground, untilCalled, untilQuiet } from './playground.ts';
import { treeRow } from './tree-row.ts';
import { ui } from './ui.ts';

const tree = 'Sessions';
const rowWith = (text: string): string => treeRow(tree, text);
/** A row of a tunnel that takes connections. */
const openTunnel = (text: string): string =>
  `${rowWith(text)}:has-text("127.0.0.1:"):not(:has-text("starting")):not(:has-text("stopped"))`;
const header = '.pane-header:has-text("Sessions")';

describe('a forwarded port', () => {
  let site: Server;
  let port: number;

  before(async () => {
    // What runs on this computer stands for what runs on a sample node.
    site = createServer((_request, response) => response.end('hello from the node'));
    await new Promise<void>((resolve) => site.listen(0, 'localhost', resolve));
    ({ port } = site.address() as AddressInfo);
    await connectToPlayground();
    await playground.reset();
    await vscode.commands.executeCommand('ssm.refreshManagedNodes');
    // Else the rows may be drawn anew under the pointer.
    await untilCalled('ssm:DescribeInstanceInformation');
  });

  after(async () => {
    site.closeAllConnections();
    site.close();
    await clearNotifications();
    // The view stands folded for the other tests, as it does for a new user.
    await ui.click(header);
    await vscode.commands.executeCommand('ssm.managedNodes.focus');
  });

  it('opens from a node, carries a page, is shown, saved, stopped and restarted', async () => {
    await ui.clickTreeRow('Managed Nodes', 'storefront-dev-01', { button: 'right' });
    await ui.pickFromMenu('Forward a Port…');
    await playground.clearCalls();
    await ui.answer(`0:${port}`);
    await ui.answerNotification(`leads to storefront-dev-01:${port}`, 'Save');
    const row = await ui.waitFor(openTunnel(`→ storefront-dev-01:${port}`));
    const local = /127\.0\.0\.1:(\d+)/.exec(row)?.[1] ?? assert.fail(row);
    const page = async (): Promise<string> => (await fetch(`http://127.0.0.1:${local}/`)).text();
    // From the palette: the rows of live tunnels are drawn again each second.
    const onTunnel = async (command: string): Promise<void> => {
      await ui.runCommand(`Systems Manager: ${command}`);
      await ui.pick(`127.0.0.1:${local}`);
    };
    assert.equal(await page(), 'hello from the node');
    await ui.waitForTreeRow(tree, 'Saved Forwards');
    await untilQuiet();
    assert.equal((await playground.calls())['ssm:StartSession'], 1);

    await onTunnel('Stop Tunnel');
    await ui.waitForTreeRow(tree, 'stopped');
    await assert.rejects(page(), 'nothing listens any more');
    await untilCalled('ssm:TerminateSession');
    await untilQuiet();
    assert.equal((await playground.calls())['ssm:TerminateSession'], 1);

    await onTunnel('Restart Tunnel');
    await ui.waitFor(openTunnel(`127.0.0.1:${local} → `));
    assert.equal(await page(), 'hello from the node');

    await onTunnel('Stop Tunnel');
    await ui.waitForTreeRow(tree, 'stopped');
    await onTunnel('Remove Tunnel from List');
    await ui.openTreeRow(tree, 'Saved Forwards');
    await ui.clickTreeRow(tree, `any → storefront-dev-01:${port}`, { button: 'right' });
    await ui.pickFromMenu('Delete Saved Forward');
    await ui.waitUntilGone(rowWith('Saved Forwards'));
  });

  it('asks before other computers can use it, and says what to do when the port is taken', async () => {
    await ui.runCommand('Systems Manager: Forward a Port…');
    await ui.pick('storefront-dev-01');
    await ui.answer(`0.0.0.0:0::${port}`);
    await ui.waitFor('.monaco-dialog-box:has-text("can be reached from the network")');
    await ui.press('Escape');
    await ui.waitUntilGone('.monaco-dialog-box');
    await ui.runCommand('Systems Manager: Forward a Port…');
    await ui.pick('storefront-dev-01');
    await ui.answer(`127.0.0.1:${playgroundPort()}::${port}`);
    await ui.answerNotification('Another program listens on port', 'Show Details');
    await ui.waitFor('.part.panel');
    await vscode.commands.executeCommand('workbench.action.closePanel');
  });
});

/** A port that is taken for sure. */
const playgroundPort = (): string => new URL(playground.url).port;
