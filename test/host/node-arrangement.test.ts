import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { assertCalls } from './calls.ts';
import { eventually } from './editors.ts';
import { clearNotifications } from './notifications.ts';
import { connectToPlayground, playground, startPlayground, untilCalled, untilQuiet } from './playground.ts';
import { treeRow } from './tree-row.ts';
import { ui } from './ui.ts';

const tree = 'Managed Nodes';
const filters = 'managedNodes.filters';

const row = (text: string): Promise<string> => ui.waitForTreeRow(tree, text);
const gone = (text: string): Promise<void> => ui.waitUntilGone(treeRow(tree, text));

async function filter(query: string): Promise<void> {
  await ui.runCommand('Systems Manager: Filter Managed Nodes…');
  await ui.answer(query);
}

/** Groups by what is picked, level by level, from the palette. */
async function group(...levels: readonly string[]): Promise<void> {
  await ui.runCommand('Systems Manager: Group Managed Nodes…');
  for (const level of levels) {
    if (level.startsWith('tag:')) {
      await ui.pick('Tag…');
      await ui.pick(level.slice('tag:'.length));
    } else await ui.pick(level);
  }
}

async function showAll(): Promise<void> {
  await vscode.commands.executeCommand('ssm.clearNodeFilter');
  await group('Nothing');
}

/** Waits until the view shows nothing but hybrid nodes, whose ids begin with mi. */
async function onlyHybridNodes(): Promise<void> {
  let rows: readonly string[];
  do rows = await ui.treeRows(tree);
  while (rows.length === 0 || !rows.every((text) => text.includes('mi-')));
}

/** Forgets what has been called, once nothing is on its way any more. */
async function countAnew(): Promise<void> {
  await untilQuiet();
  await playground.clearCalls();
}

/** Waits until the settings have as many saved filters: they are written in the background. */
async function savedFilters(count: number): Promise<void> {
  const saved = (): object => vscode.workspace.getConfiguration('ssm').get(filters, {});
  const isThere = (): true | undefined => (Object.keys(saved()).length === count ? true : undefined);
  await eventually(isThere, `${count} filters are saved`);
}

const pages = 'ssm:DescribeInstanceInformation';
const tags = 'ec2:DescribeTags';

describe('the filter of managed nodes', () => {
  before(async () => {
    await connectToPlayground();
    await playground.reset();
    await row('storefront-dev-01');
  });
  beforeEach(countAnew);
  afterEach(() => playground.clearFaults());
  after(async () => {
    await vscode.workspace
      .getConfiguration('ssm')
      .update(filters, undefined, vscode.ConfigurationTarget.Global);
    await showAll();
  });

  it('is sent to AWS as far as AWS can filter, and stands in the title', async () => {
    await filter('platform:Windows status:Online');
    await row('directory-dev-04');
    await gone('storefront-dev-01');
    await ui.waitFor({ text: 'platform:Windows status:Online' });
    await assertCalls({ [pages]: 1, [tags]: 1 });
  });

  it('looks at what AWS cannot filter page by page, hybrid nodes too', async () => {
    await filter('tag:env=dev platform:debian');
    await row('depot-scanner-dev-08');
    await gone('directory-dev-04');
    await assertCalls({ [pages]: 1 });
  });

  it('finds instances by name without reading all nodes, then the others on demand', async () => {
    await filter('STOREFRONT-prod');
    await row('storefront-prod-13');
    await gone('depot-scanner-dev-08');
    await assertCalls({ [pages]: 1, [tags]: 2 });
    await ui.pressTreeRow(tree, 'Load more…');
    await assertCalls({ [pages]: 2, [tags]: 3 });
  });

  it('says what is wrong while it is typed, and what it will show', async () => {
    await ui.runCommand('Systems Manager: Filter Managed Nodes…');
    await ui.waitFor('.quick-input-widget .quick-input-title:has-text("Filter Managed Nodes")');
    await ui.press('ControlOrMeta+A');
    await ui.type('status:up');
    await ui.waitFor({ text: 'There is no status "up". Write Online, ConnectionLost, Inactive or offline.' });
    await ui.press('Enter');
    await ui.press('ControlOrMeta+A');
    await ui.type('status:offline');
    await ui.waitFor({ text: 'Shows: status ConnectionLost or Inactive' });
    await ui.press('Escape');
    await assertCalls({});
  });

  it('helps with its language', async () => {
    await vscode.commands.executeCommand('ssm.clearNodeFilter');
    await row('storefront-dev-01');
    await ui.runCommand('Systems Manager: Filter Managed Nodes…');
    await ui.click({ role: 'button', name: 'What can be written here' });
    await ui.pick('type:hybrid');
    await ui.waitFor({ text: 'Shows: hybrid nodes' });
    await ui.press('Enter');
    await onlyHybridNodes();
  });

  it('says that nothing matches, and offers to clear it', async () => {
    await filter('tag:env=nowhere');
    await ui.waitFor({ text: 'No managed node matches the filter' });
    await ui.click({ role: 'button', name: 'Clear Filter' });
    await row('storefront-dev-01');
    await assertCalls({ [pages]: 2, [tags]: 1 });
  });

  it('is saved under a name, chosen again and deleted', async () => {
    await filter('type:hybrid status:offline');
    await gone('storefront-dev-01');
    await row('depot-scanner-prod-22');
    await ui.runCommand('Systems Manager: Save Node Filter…');
    await ui.answer('Lost depots');
    await savedFilters(1);
    await vscode.commands.executeCommand('ssm.clearNodeFilter');
    await row('storefront-dev-01');
    await ui.runCommand('Systems Manager: Saved Node Filters…');
    await ui.pick('Lost depots');
    await gone('storefront-dev-01');
    await ui.waitFor({ text: 'type:hybrid status:offline' });
    await ui.runCommand('Systems Manager: Delete Saved Node Filter…');
    await ui.pick('Lost depots');
    await savedFilters(0);
    await ui.runCommand('Systems Manager: Saved Node Filters…');
    await ui.waitFor({ text: 'No filter is saved.' });
    await clearNotifications();
  });

  it('stays when the connection is switched', async () => {
    const other = await startPlayground(['--nodes', '30', '--seed', '7']);
    try {
      await filter('type:hybrid');
      await connectToPlayground(other.url);
      await assertCalls({ [pages]: 1 }, { at: other });
      // A row that says "Loading" stands between the rows of both fleets.
      await onlyHybridNodes();
    } finally {
      await connectToPlayground();
      other.stop();
    }
  });
});

describe('groups of managed nodes', () => {
  before(async () => {
    await connectToPlayground();
    await playground.reset();
    await showAll();
    await row('storefront-dev-01');
  });
  beforeEach(countAnew);
  afterEach(() => playground.clearFaults());
  after(showAll);

  it('by platform cost nothing until one is opened', async () => {
    await group('Ping status', 'Nothing Further');
    // The rows of nodes say their status and their platform too, but not what they are grouped by.
    await row('ping status');
    await group('Platform', 'Nothing Further');
    await gone('ping status');
    await row('macOS');
    await ui.waitFor({ text: 'by platform' });
    await assertCalls({});
    await ui.openTreeRow(tree, 'Windows');
    await row('file-server-staging-12');
    await assertCalls({ [pages]: 1, [tags]: 1 });
  });

  it('by tag, and by another tag within', async () => {
    await group('tag:env', 'tag:service', 'Nothing Further');
    await ui.waitFor({ text: 'by env › service' });
    await row('tag env');
    await ui.openTreeRow(tree, 'staging');
    await ui.openTreeRow(tree, 'checkout');
    assert.match(await row('checkout-staging-10'), /Online · Red Hat/);
    // The keys to choose from twice, the values of each level, the names.
    await assertCalls({ [tags]: 5, [pages]: 1 });
  });

  it('by ping status are narrowed by the filter', async () => {
    // The filter first: the groups look the same with it and without.
    await filter('type:hybrid');
    try {
      await group('Ping status', 'Nothing Further');
      await row('ping status');
      await countAnew();
      await ui.openTreeRow(tree, 'Inactive');
      await row('depot-scanner-prod-22');
      await ui.openTreeRow(tree, 'Connection lost');
      await row('branch-print-prod-23');
      await assertCalls({ [pages]: 2 });
    } finally {
      await vscode.commands.executeCommand('ssm.clearNodeFilter');
    }
  });

  it('by patch group', async () => {
    await group('Patch group', 'Nothing Further');
    await row('patch group');
    const [first = ''] = await ui.treeRows(tree);
    await ui.openTreeRow(tree, first.split(' ')[0] ?? '');
    await row('Online');
    await untilQuiet();
    assert.equal((await playground.calls())['ssm:DescribePatchGroups'], 1);
  });

  it('by resource group', async () => {
    await group('Resource group', 'Nothing Further');
    assert.match(await row('Corp-IT'), /Everything that corporate IT looks after/);
    await ui.openTreeRow(tree, 'Old-Stack');
    await row('No managed nodes in this group');
    await ui.openTreeRow(tree, 'Corp-IT');
    await row('branch-print-prod-23');
    await assertCalls({
      'resource-groups:ListGroups': 1,
      'resource-groups:ListGroupResources': 2,
      [pages]: 1,
      [tags]: 1,
    });
  });

  for (const [kind, text] of [
    ['accessDenied', 'You are not allowed to call ec2:DescribeTags'],
    ['notSimulated', 'ec2:DescribeTags is not supported by this endpoint'],
    ['expiredToken', 'The AWS credentials have expired'],
  ] as const) {
    it(`say when their values cannot be read (${kind}), and ask again on Retry`, async () => {
      await group('Platform', 'Nothing Further');
      await row('macOS');
      await playground.addFault({ kind, operation: 'DescribeTags' });
      await ui.runCommand('Systems Manager: Group Managed Nodes…');
      await ui.pick('Tag…');
      if (kind === 'expiredToken') {
        await ui.waitFor({ text });
        await clearNotifications();
        return;
      }
      await ui.waitFor('.quick-input-widget .quick-input-title:has-text("Group Managed Nodes: Tag")');
      await ui.type('env');
      await ui.pick('env');
      await ui.pick('Nothing Further');
      assert.ok((await row('Could not load')).includes(text));
      await playground.clearFaults();
      await ui.pressTreeRow(tree, 'Could not load');
      await row('staging');
    });
  }
});

describe('favourites among managed nodes', () => {
  before(async () => {
    await connectToPlayground();
    await playground.reset();
    await showAll();
    await row('storefront-dev-01');
    await untilQuiet();
  });

  it('stand in a group of their own, added and removed by keyboard and palette', async () => {
    await ui.clickTreeRow(tree, 'checkout-dev-02');
    await countAnew();
    await ui.press('ControlOrMeta+D');
    await row('Favourites');
    assert.match(await row('· favourite'), /checkout-dev-02/);
    await assertCalls({ [pages]: 1, [tags]: 1 });
    await filter('type:hybrid');
    await gone('storefront-dev-01');
    await untilQuiet();
    await ui.clickTreeRow(tree, 'checkout-dev-02');
    await ui.runCommand('Systems Manager: Remove from Favourites');
    await gone('Favourites');
    await vscode.commands.executeCommand('ssm.clearNodeFilter');
  });
});

describe('loading all managed nodes', () => {
  let large: Awaited<ReturnType<typeof startPlayground>>;

  before(async () => {
    large = await startPlayground(['--nodes', '220']);
    await connectToPlayground(large.url);
    // The row of the list's end tells the fleet from that before.
    await waitForLastRow('50 shown');
  });
  after(async () => {
    await connectToPlayground();
    large.stop();
  });

  const lastRow = async (): Promise<string> => {
    await vscode.commands.executeCommand('ssm.managedNodes.focus');
    await vscode.commands.executeCommand('list.focusLast');
    return (await ui.treeRows(tree)).at(-1) ?? '';
  };
  const waitForLastRow = async (text: string): Promise<void> => {
    while (!(await lastRow()).includes(text));
  };

  it('reads the rest page by page, each once', async () => {
    await ui.runCommand('Systems Manager: Load All Managed Nodes');
    await waitForLastRow('-220');
    await assertCalls({ [pages]: 5, [tags]: 5 }, { at: large });
  });

  it('can be stopped in the view, and goes on from there', async () => {
    await large.clearCalls();
    await vscode.commands.executeCommand('ssm.refreshManagedNodes');
    await untilCalled(tags, 1, large);
    await waitForLastRow('50 shown');
    await large.addFault({ kind: 'slow', operation: 'DescribeInstanceInformation', milliseconds: 60_000 });
    await ui.runCommand('Systems Manager: Load All Managed Nodes');
    await waitForLastRow('Choose to stop');
    await ui.pressTreeRow(tree, 'Choose to stop');
    await large.clearFaults();
    await waitForLastRow('Load more…');
    await waitForLastRow('100 shown');
    await assertCalls({ [pages]: 2, [tags]: 2 }, { at: large });
    await ui.pressTreeRow(tree, '100 shown');
    await waitForLastRow('150 shown');
  });
});
