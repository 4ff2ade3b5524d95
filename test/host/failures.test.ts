import * as vscode from 'vscode';
import { connectToPlayground, playground, showView } from './playground.ts';
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
];

describe('a view whose list cannot be read', () => {
  before(async () => {
    await connectToPlayground();
    await playground.reset();
    // The history of commands is empty without one.
    const { InstanceInformationList: nodes } = (await playground.call('DescribeInstanceInformation', {})) as {
      InstanceInformationList: { InstanceId: string }[];
    };
    await playground.call('SendCommand', {
      DocumentName: 'AWS-RunShellScript',
      InstanceIds: nodes.slice(0, 1).map(({ InstanceId }) => InstanceId),
      Parameters: { commands: ['true'] },
    });
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
        await playground.clearFaults();
        await ui.clickTreeRow(tree, says);
        await ui.waitForTreeRow(tree, row);
        await ui.waitUntilGone(`[role="tree"][aria-label="${tree}"] [role="treeitem"]:has-text("${says}")`);
      }
    });
  }
});
