import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { eventually } from './editors.ts';
import { clearNotifications } from './notifications.ts';
import {
  connectToPlayground,
  playground,
  untilQuiet,
  startPlayground,
  type Playground,
} from './playground.ts';
import { ui } from './ui.ts';

const tree = 'Managed Nodes';
const filters = 'managedNodes.filters';

const row = (text: string): Promise<string> => ui.waitForTreeRow(tree, text);
const gone = (text: string): Promise<void> =>
  ui.waitUntilGone(`[role="tree"][aria-label="${tree}"] [role="treeitem"]:has-text("${text}")`);

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

/** How often the view has called since `clearCalls`, once it has called `awaited` `times`. */
async function callsOf(
  awaited: string,
  { times = 1, from = playground }: { times?: number; from?: Playground } = {},
): Promise<Readonly<Record<string, number>>> {
  for (;;) {
    const calls = Object.entries(await from.calls()).filter(([name]) => name !== 'sts:GetCallerIdentity');
    const counts = Object.fromEntries(calls);
    if ((counts[awaited] ?? 0) >= times) return counts;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** Waits until the settings have as many saved filters: they are written in the background. */
async function savedFilters(count: number): Promise<void> {
  const saved = (): object => vscode.workspace.getConfiguration('ssm').get(filters, {});
  const isThere = (): true | undefined => (Object.keys(saved()).length === count ? true : undefined);
  await eventually(isThere, `${count} filters are saved`);
}

const pages = 'ssm:DescribeInstanceInformation';

describe('the filter of managed nodes', () => {
  before(async () => {
    await connectToPlayground();
    await playground.reset();
    await row('storefront-dev-01');
  });
  beforeEach(() => playground.clearCalls());
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
    assert.deepEqual(await callsOf('ec2:DescribeTags'), { [pages]: 1, 'ec2:DescribeTags': 1 });
  });

  it('looks at what AWS cannot filter page by page, hybrid nodes too', async () => {
    await filter('tag:env=dev platform:debian');
    await row('depot-scanner-dev-08');
    await gone('directory-dev-04');
    assert.deepEqual(await callsOf(pages), { [pages]: 1 });
  });

  it('finds instances by name without reading all nodes, then the others on demand', async () => {
    await filter('STOREFRONT-prod');
    await row('storefront-prod-13');
    await gone('depot-scanner-dev-08');
    const calls = await callsOf('ec2:DescribeTags', { times: 2 });
    assert.deepEqual(calls, { [pages]: 1, 'ec2:DescribeTags': 2 });
    await ui.clickTreeRow(tree, 'Load more…');
    await gone('Load more…');
    assert.deepEqual(await callsOf('ec2:DescribeTags', { times: 3 }), { [pages]: 2, 'ec2:DescribeTags': 3 });
  });

  it('says what is wrong while it is typed, and what it will show', async () => {
    await ui.runCommand('Systems Manager: Filter Managed Nodes…');
    await ui.waitFor({ text: 'Filter Managed Nodes' });
    await ui.press('ControlOrMeta+A');
    await ui.type('status:up');
    await ui.waitFor({ text: 'There is no status "up". Write Online, ConnectionLost, Inactive or offline.' });
    await ui.press('Enter');
    await ui.press('ControlOrMeta+A');
    await ui.type('status:offline');
    await ui.waitFor({ text: 'Shows: status ConnectionLost or Inactive' });
    await ui.press('Escape');
    assert.deepEqual(await playground.calls(), {});
  });

  it('helps with its language', async () => {
    await vscode.commands.executeCommand('ssm.clearNodeFilter');
    await ui.runCommand('Systems Manager: Filter Managed Nodes…');
    await ui.click({ role: 'button', name: 'What can be written here' });
    await ui.pick('type:hybrid');
    await ui.waitFor({ text: 'Shows: hybrid nodes' });
    await ui.press('Enter');
    await gone('storefront-dev-01');
    assert.ok((await ui.treeRows(tree)).every((text) => text.includes('mi-')));
  });

  it('says that nothing matches, and offers to clear it', async () => {
    await filter('tag:env=nowhere');
    await ui.waitFor({ text: 'No managed node matches the filter' });
    await ui.click({ role: 'button', name: 'Clear Filter' });
    await row('storefront-dev-01');
    assert.deepEqual(await callsOf(pages, { times: 2 }), { [pages]: 2, 'ec2:DescribeTags': 1 });
  });

  it('is saved under a name, chosen again and deleted', async () => {
    await filter('type:hybrid status:offline');
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
      assert.equal((await callsOf(pages, { from: other }))[pages], 1);
      // A row that says "Loading" stands between the rows of both fleets.
      let rows: readonly string[];
      do rows = await ui.treeRows(tree);
      while (rows.length === 0 || !rows.every((text) => text.includes('mi-')));
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
  beforeEach(() => playground.clearCalls());
  afterEach(() => playground.clearFaults());
  after(showAll);

  it('by platform cost nothing until one is opened', async () => {
    await group('Ping status', 'Nothing Further');
    await row('Connection lost');
    await playground.clearCalls();
    await group('Platform', 'Nothing Further');
    await row('macOS');
    await ui.waitFor({ text: 'by platform' });
    assert.equal((await playground.calls())[pages], undefined);
    await ui.openTreeRow(tree, 'Windows');
    await row('file-server-staging-12');
    const { [pages]: opened, 'ec2:DescribeTags': names } = await callsOf('ec2:DescribeTags');
    assert.deepEqual([opened, names], [1, 1]);
  });

  it('by tag, and by another tag within', async () => {
    await group('tag:env', 'tag:service', 'Nothing Further');
    await ui.waitFor({ text: 'by env › service' });
    await ui.openTreeRow(tree, 'staging');
    await ui.openTreeRow(tree, 'checkout');
    assert.match(await row('checkout-staging-10'), /Online · Red Hat/);
    assert.deepEqual(await callsOf(pages), {
      // The keys to choose from twice, the values of each level, the names.
      'ec2:DescribeTags': 5,
      [pages]: 1,
    });
  });

  it('by ping status are narrowed by the filter', async () => {
    await group('Ping status', 'Nothing Further');
    await filter('type:hybrid');
    try {
      await ui.openTreeRow(tree, 'Inactive');
      await row('depot-scanner-prod-22');
      await ui.openTreeRow(tree, 'Connection lost');
      await row('branch-print-prod-23');
      assert.deepEqual(await callsOf(pages, { times: 2 }), { [pages]: 2 });
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
    const calls = await callsOf(pages);
    assert.equal(calls['ssm:DescribePatchGroups'], 1);
  });

  it('by resource group', async () => {
    await group('Resource group', 'Nothing Further');
    assert.match(await row('Corp-IT'), /Everything that corporate IT looks after/);
    await ui.openTreeRow(tree, 'Old-Stack');
    await row('No managed nodes in this group');
    await ui.openTreeRow(tree, 'Corp-IT');
    await row('branch-print-prod-23');
    assert.deepEqual(await callsOf('ec2:DescribeTags'), {
      'resource-groups:ListGroups': 1,
      'resource-groups:ListGroupResources': 2,
      [pages]: 1,
      'ec2:DescribeTags': 1,
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
  });

  it('stand in a group of their own, added and removed by keyboard and palette', async () => {
    await ui.clickTreeRow(tree, 'checkout-dev-02');
    await untilQuiet();
    await playground.clearCalls();
    await ui.press('ControlOrMeta+D');
    await row('Favourites');
    assert.match(await row('· favourite'), /checkout-dev-02/);
    assert.deepEqual(await callsOf('ec2:DescribeTags'), { [pages]: 1, 'ec2:DescribeTags': 1 });
    await filter('type:hybrid');
    await gone('storefront-dev-01');
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
    // The rows of the fleet before look alike: this one has been read when its tags have.
    await callsOf('ec2:DescribeTags', { from: large });
    await row('Online');
  });
  beforeEach(async () => {
    await large.clearCalls();
    await vscode.commands.executeCommand('ssm.refreshManagedNodes');
    await callsOf('ec2:DescribeTags', { from: large });
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
    assert.deepEqual(await callsOf('ec2:DescribeTags', { times: 5, from: large }), {
      [pages]: 5,
      'ec2:DescribeTags': 5,
    });
    await waitForLastRow('-220');
  });

  it('can be stopped in the view, and goes on from there', async () => {
    await waitForLastRow('50 shown');
    await large.addFault({ kind: 'slow', operation: 'DescribeInstanceInformation', milliseconds: 60_000 });
    await ui.runCommand('Systems Manager: Load All Managed Nodes');
    await waitForLastRow('Choose to stop');
    // Not as a row of a tree at rest, because this one is being read for a minute.
    await ui.click(`[role="tree"][aria-label="${tree}"] [role="treeitem"]:has-text("Choose to stop")`);
    await large.clearFaults();
    await waitForLastRow('Load more…');
    assert.equal((await callsOf(pages, { times: 2, from: large }))[pages], 2);
    await waitForLastRow('100 shown');
    await ui.clickTreeRow(tree, 'Load more…');
    await waitForLastRow('150 shown');
  });
});
