import * as vscode from 'vscode';
import { eventually } from './editors.ts';
import {
  connectToPlayground,
  playground,
  showView,
  startPlayground,
  untilCalled,
  untilQuiet,
  type Playground,
} from './playground.ts';
import { treeRow } from './tree-row.ts';
import { ui } from './ui.ts';

/** What the playground can be told to do to a call, and what the view has to say then. */
const faults = [
  ['accessDenied', 'You are not allowed to call ssm:'],
  ['notSimulated', 'is not supported by this endpoint'],
] as const;

/** The SDK tries a throttled call again, slower each time, before it gives up: once is enough here. */
const throttled = ['throttle', 'the account makes too many of them'] as const;

interface View {
  readonly tree: string;
  readonly id: string;
  readonly refresh: string;
  readonly operation: string;
  readonly subject: string;
  /** What is there when it can be read. */
  readonly row: string;
}

const views: readonly View[] = [
  {
    tree: 'Managed Nodes',
    id: 'managedNodes',
    refresh: 'ssm.refreshManagedNodes',
    operation: 'DescribeInstanceInformation',
    subject: 'managed nodes',
    row: 'storefront-dev-01',
  },
  {
    tree: 'Documents',
    id: 'documents',
    refresh: 'ssm.refreshDocuments',
    operation: 'ListDocuments',
    subject: 'documents',
    row: 'Owned by Me',
  },
  {
    tree: 'Commands',
    id: 'runs',
    refresh: 'ssm.refreshRuns',
    operation: 'ListCommands',
    subject: 'commands',
    row: 'AWS-RunShellScript',
  },
  {
    tree: 'Parameter Store',
    id: 'parameters',
    refresh: 'ssm.refreshParameters',
    operation: 'DescribeParameters',
    subject: 'parameters',
    row: 'checkout',
  },
  {
    tree: 'Compliance',
    id: 'compliance',
    refresh: 'ssm.refreshCompliance',
    operation: 'ListComplianceSummaries',
    subject: 'compliance',
    row: 'Association',
  },
];

/** Those whose own tests do not lose credentials and the network. */
const otherViews = views.slice(2);

/** The history of commands is empty without one. */
async function runCommand(on: Playground): Promise<void> {
  const { InstanceInformationList: nodes } = await on.ssm<{
    InstanceInformationList: { InstanceId: string }[];
  }>('DescribeInstanceInformation', {});
  await on.ssm('SendCommand', {
    DocumentName: 'AWS-RunShellScript',
    InstanceIds: nodes.slice(0, 1).map(({ InstanceId }) => InstanceId),
    Parameters: { commands: ['true'] },
  });
}

describe('a view whose list cannot be read', () => {
  before(async () => {
    await connectToPlayground();
    await playground.reset();
    await runCommand(playground);
  });
  afterEach(() => playground.clearFaults());
  after(async () => {
    await playground.reset();
    await vscode.commands.executeCommand('ssm.refreshRuns');
    await showView('managedNodes', 'Managed Nodes');
  });

  for (const { tree, id, refresh, operation, subject, row } of views) {
    it(`says in ${tree} why it failed, and reads again on Retry`, async () => {
      await showView(id, tree);
      for (const [kind, says] of tree === 'Managed Nodes' ? [...faults, throttled] : faults) {
        await playground.addFault({ kind, operation });
        await vscode.commands.executeCommand(refresh);
        await ui.waitForTreeRow(tree, `Could not load ${subject}`);
        await ui.waitForTreeRow(tree, says);
        // A row moves while the tree is drawn again, and the click would hit its neighbour.
        await untilQuiet();
        await playground.clearFaults();
        await ui.pressTreeRow(tree, says);
        await ui.waitForTreeRow(tree, row);
        await ui.waitUntilGone(treeRow(tree, says));
      }
    });
  }
});

describe('a view without valid credentials', () => {
  /** One of its own: what a window has followed stays in the Commands view, and a view with rows has no room for a text. */
  let fresh: Awaited<ReturnType<typeof startPlayground>>;
  before(async () => {
    fresh = await startPlayground(['--nodes', '2']);
    await runCommand(fresh);
    await connectToPlayground(fresh.url);
  });
  after(async () => {
    await connectToPlayground();
    fresh.stop();
  });

  for (const { tree, id, refresh, operation, row } of otherViews) {
    it(`says in ${tree} how to sign in, and reads again once they are renewed`, async () => {
      await showView(id, tree);
      await ui.waitForTreeRow(tree, row);
      // The rows of the connection before look alike.
      await untilCalled(`ssm:${operation}`, 1, fresh);
      await fresh.addFault({ kind: 'expiredToken', operation });
      await vscode.commands.executeCommand(refresh);
      await ui.waitFor({ text: 'The credentials of this connection are missing or have expired.' });
      await eventually(
        async () => (await ui.treeRows(tree)).length === 0 || undefined,
        'no row stands beside the words',
      );
      await fresh.clearFaults();
      await ui.click({ role: 'button', name: 'Try Again' });
      await ui.waitForTreeRow(tree, row);
    });
  }
});

describe('views without a network', () => {
  after(async () => {
    await connectToPlayground();
    await ui.waitForTreeRow('Managed Nodes', 'storefront-dev-01');
  });

  it('each say so', async () => {
    const gone = await startPlayground(['--nodes', '1']);
    gone.stop();
    await connectToPlayground(gone.url);
    for (const { tree, id, subject } of otherViews) {
      await showView(id, tree);
      await ui.waitForTreeRow(tree, `Could not load ${subject}`);
      await ui.waitForTreeRow(tree, 'cannot be reached');
    }
  });
});
