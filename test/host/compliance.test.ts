import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeEditors } from './editors.ts';
import { clearNotifications } from './notifications.ts';
import {
  connectToPlayground,
  playground,
  showView,
  startPlayground,
  untilCalled,
  untilQuiet,
} from './playground.ts';
import { pressRun, waitForForm, waitForNodes } from './run-form.ts';
import { treeRow } from './tree-row.ts';
import { ui } from './ui.ts';

const tree = 'Compliance';

const waitForRow = (text: string): Promise<string> => ui.waitForTreeRow(tree, text);

const expand = (text: string): Promise<void> => ui.openTreeRow(tree, text);

/** Unfolds the other views: the tests have given this one their room. */
async function showOtherViews(): Promise<void> {
  for (const view of ['Managed Nodes', 'Documents', 'Commands']) {
    const header = `.pane-header:has-text("${view}")`;
    if ((await ui.attribute(header, 'aria-expanded')) !== 'true') await ui.click(header);
  }
}

/** A row that has this text, as a selector. */
const rowWith = (text: string): string => treeRow(tree, text);

/** Clicks a row, and waits until it is the one that commands are about. */
async function choose(text: string): Promise<void> {
  await ui.clickTreeRow(tree, text);
  await ui.waitFor(`${rowWith(text)}[aria-selected="true"]`);
}

/** Shows the view anew, folded, with nothing counted before. */
async function refresh(): Promise<void> {
  await showView('compliance', tree);
  await waitForRow('Patch Baselines');
  await ui.untilTreeRests(tree);
  await vscode.commands.executeCommand('list.collapseAll');
  await untilQuiet();
  await playground.clearCalls();
  await vscode.commands.executeCommand('ssm.refreshCompliance');
  // The rows stand there from before, until the answer is drawn.
  await untilCalled('ssm:ListComplianceSummaries');
  await ui.untilTreeRests(tree);
  await waitForRow('Patch Baselines');
}

/** The operations that were called, with how often, once nothing is under way. */
async function calls(): Promise<Readonly<Record<string, number>>> {
  await untilQuiet();
  return playground.calls();
}

describe('the Compliance view', () => {
  before(() => connectToPlayground());
  beforeEach(async () => {
    await playground.reset();
    await refresh();
  });
  afterEach(async () => {
    await playground.clearFaults();
    await closeEditors();
    await clearNotifications();
  });
  after(async () => {
    await vscode.commands.executeCommand('list.collapseAll');
    await showOtherViews();
    await vscode.commands.executeCommand('ssm.managedNodes.focus');
  });

  it('leads from a type to its nodes and their items, and costs no call that nobody asked for', async () => {
    assert.match(await waitForRow('Custom:Hardening'), /5 of 24 nodes not compliant · 2 high, 3 medium/);
    assert.deepEqual(await calls(), { 'ssm:ListComplianceSummaries': 1 });
    await expand('Custom:Hardening');
    assert.match(await waitForRow('search-dev-03'), /2 of 3 items not compliant · 1 high, 1 medium/);
    await expand('search-dev-03');
    await waitForRow('Disks are encrypted');
    assert.deepEqual(await calls(), {
      'ssm:ListComplianceSummaries': 1,
      'ssm:ListResourceComplianceSummaries': 1,
      'ssm:DescribeInstanceInformation': 1,
      'ec2:DescribeTags': 1,
      'ssm:ListComplianceItems': 1,
    });
  });

  it('shows a failure as a row with Retry, and what Patch Manager knows if only compliance is denied', async () => {
    await playground.addFault({ kind: 'notSimulated', operation: 'ListComplianceSummaries' });
    await vscode.commands.executeCommand('ssm.refreshCompliance');
    await waitForRow('Could not load compliance');
    await playground.clearFaults();
    await ui.pressTreeRow(tree, 'Could not load compliance');
    await waitForRow('Custom:Hardening');
    await playground.addFault({ kind: 'accessDenied', operation: 'ListComplianceSummaries' });
    await vscode.commands.executeCommand('ssm.refreshCompliance');
    assert.match(
      await waitForRow('Could not load compliance types'),
      /not allowed to call ssm:ListComplianceSummaries/,
    );
    await waitForRow('Patch States');
    await playground.clearFaults();
    await ui.pressTreeRow(tree, 'Could not load compliance types');
    await waitForRow('Custom:Hardening');
  });

  it('filters, says so in the title, says when nothing matches, and clears the filter', async () => {
    await ui.runCommand('Systems Manager: Filter Compliance…');
    await ui.answer('type:hardening severity:high search');
    assert.match(
      await waitForRow('Custom:Hardening · 2 of 3 items not compliant · 1 high, 1 medium'),
      /search-dev-03/,
    );
    await ui.waitFor({ text: 'type:hardening severity:high search' });
    await ui.waitUntilGone(rowWith('Patch Groups'));
    assert.deepEqual(await calls(), {
      // Twice with the view before the filter.
      'ssm:ListComplianceSummaries': 2,
      'ssm:ListResourceComplianceSummaries': 1,
      'ssm:DescribeInstanceInformation': 1,
      'ec2:DescribeTags': 1,
    });
    await ui.runCommand('Systems Manager: Filter Compliance…');
    await ui.answer('nothing-complies-so');
    await ui.waitFor({ text: 'Nothing matches the filter' });
    await ui.click({ role: 'button', name: 'Clear Filter' });
    await waitForRow('Patch Baselines');
  });

  it('installs patches on the selected node after showing it, and shows the node anew', async () => {
    await expand('Patch States');
    // How many patches there are by now depends on the date: they are released and approved as time goes by.
    const [missing = assert.fail('nothing is missing')] =
      /\b\d+ missing/.exec((await waitForRow('search-prod-16')).replace('search-prod-16', '')) ?? [];
    await expand('search-prod-16');
    await waitForRow('Last operation');
    // The node is chosen, and folded.
    await ui.clickTreeRow(tree, 'search-prod-16');
    await ui.waitUntilGone(rowWith('Last operation'));
    await ui.waitFor(`${rowWith('search-prod-16')}[aria-selected="true"]`);
    await untilQuiet();
    await playground.clearCalls();
    await ui.runCommand('Systems Manager: Scan or Install Patches…');
    await ui.pick('Install without Reboot');
    await waitForForm('AWS-RunPatchBaseline');
    await waitForNodes('1 node');
    await pressRun('Run on 1 node');
    await ui.waitFor({ text: 'AWS-RunPatchBaseline: Success' }, { timeout: 30_000 });
    await ui.waitUntilGone(`[role="treeitem"]:has-text("search-prod-16"):has-text("${missing}")`);
    const counts = await calls();
    assert.equal(counts['ssm:DescribeDocument'], 1);
    assert.equal(counts['ssm:SendCommand'], 1);
  });

  it('applies an association again: on the node that fails, and on all its targets after asking', async () => {
    await expand('Association');
    await expand('directory-prod-19');
    await choose('AWS-GatherSoftwareInventory');
    await ui.runCommand('Systems Manager: Apply Association Again…');
    await ui.pick('On This Node');
    await waitForForm('AWS-RefreshAssociation');
    await waitForNodes('1 node');
    await pressRun('Run on 1 node');
    await ui.waitFor({ text: 'AWS-RefreshAssociation: Success' }, { timeout: 30_000 });
    await ui.waitFor(`[role="tree"][aria-label="${tree}"] [aria-label^="Association: 1 of 24 nodes"]`);
    // The commands have unfolded their view. A row without an association leaves the choice open.
    await ui.showOnlyView(tree);
    await ui.untilTreeRests(tree);
    await choose('Patch Baselines');
    await untilQuiet();
    await playground.clearCalls();
    await ui.runCommand('Systems Manager: Apply Association Again…');
    await ui.pick('Patch-Scan-Daily');
    await ui.pick('On All Its Targets');
    await ui.waitFor({ text: 'Targets: tag-key = Patch Group' });
    await ui.click({ role: 'button', name: 'Apply', exact: true });
    await ui.waitFor({ text: 'State Manager applies Patch-Scan-Daily now.' });
    const counts = await calls();
    assert.equal(counts['ssm:ListAssociations'], 1);
    assert.equal(counts['ssm:DescribeAssociation'], 1);
    assert.equal(counts['ssm:StartAssociationsOnce'], 1);
  });

  it('pages through the nodes of a large account on demand', async () => {
    const large = await startPlayground(['--nodes', '120']);
    try {
      await connectToPlayground(large.url);
      await showView('compliance', tree);
      // The rows of the other account look alike.
      await untilCalled('ssm:ListComplianceSummaries', 1, large);
      await expand('Patch States');
      const showMore = async (shown: string): Promise<void> => {
        while (!(await ui.treeRows(tree)).some((row) => row.includes(shown))) {
          await vscode.commands.executeCommand('list.focusLast');
        }
      };
      // Behind the rows of a page stand those of Patch Groups and Patch Baselines.
      await showMore('50 shown');
      assert.equal((await large.calls())['ssm:DescribeInstancePatchStates'], 1);
      await ui.clickTreeRow(tree, 'Load more…');
      await showMore('100 shown');
      assert.equal((await large.calls())['ssm:DescribeInstancePatchStates'], 2);
      await vscode.commands.executeCommand('list.collapseAll');
    } finally {
      await connectToPlayground();
      large.stop();
    }
  });

  it('follows a switch of the connection, and says when nothing was reported', async () => {
    const empty = await startPlayground(['--nodes', '0']);
    try {
      await connectToPlayground(empty.url);
      await showView('compliance', tree);
      await waitForRow('No node has reported compliance yet');
    } finally {
      await connectToPlayground();
      empty.stop();
    }
    await showView('compliance', tree);
    await waitForRow('Custom:Hardening');
  });
});
