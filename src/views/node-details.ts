import type { Clients } from '../aws/clients.ts';
import { getInstances, type Instance } from '../aws/instances.ts';
import { listAssociationRuns, type AssociationRun, type ManagedNode } from '../aws/nodes.ts';
import { mapPages, onePage, type Page } from '../aws/page.ts';
import { factRows, noteRow, oneRead, orNote } from './fact-row.ts';
import { nodeCommands, nodeSessions } from './node-activity.ts';
import { complianceRows } from './node-compliance.ts';
import { describeAgent, describePing, describePlatform, describeType } from './node-facts.ts';
import { inventoryTypeRows } from './node-inventory.ts';
import { patchRows } from './node-patches.ts';
import type { Icon, TreeNode } from './tree-node.ts';

type Rows = AsyncIterable<Page<TreeNode>>;

/** What there is to know about a node: one row per subject, each of which is read when it is opened. No call. */
export function nodeDetails(clients: Clients, node: ManagedNode, signal: AbortSignal): Rows {
  signal.throwIfAborted();
  const group = (
    name: string,
    { label, icon, contents }: { label: string; icon: string; contents: string },
    children: (signal: AbortSignal) => Rows,
  ): TreeNode => ({
    id: `${node.id}/${name}`,
    label,
    icon: { id: icon },
    accessibilityLabel: `${label} of ${node.name ?? node.id}`,
    words: ['group', name],
    // Commands of a group work on its node.
    subject: node,
    contents,
    children,
  });
  return onePage([
    group('details', { label: 'Details', icon: 'list-flat', contents: 'details' }, () =>
      onePage(detailRows(clients, node)),
    ),
    group('inventory', { label: 'Inventory', icon: 'package', contents: 'inventory' }, (signal) =>
      inventoryTypeRows(clients, node, signal),
    ),
    group('compliance', { label: 'Compliance', icon: 'checklist', contents: 'compliance items' }, (signal) =>
      complianceRows(clients, { nodeId: node.id, node }, signal),
    ),
    group('patches', { label: 'Patches', icon: 'shield', contents: 'patches' }, (signal) =>
      patchRows(clients, node.id, signal),
    ),
    group('commands', { label: 'Recent Commands', icon: 'history', contents: 'commands' }, (signal) =>
      nodeCommands(clients, node, signal),
    ),
    group('sessions', { label: 'Active Sessions', icon: 'terminal', contents: 'sessions' }, (signal) =>
      nodeSessions(clients, node.id, signal),
    ),
  ]);
}

/** What the list of nodes has told already, and rows for what takes a call. */
function detailRows(clients: Clients, node: ManagedNode): TreeNode[] {
  const id = `${node.id}/details`;
  const facts = factRows(id, [
    ['Id', node.id],
    ['Ping status', describePing(node)],
    ['Last ping', node.lastPing?.toLocaleString()],
    ['Platform', describePlatform(node)],
    ['Agent', describeAgent(node), node.isLatestAgent === false ? { id: 'arrow-circle-up' } : undefined],
    ['Computer name', node.computerName],
    ['IP address', node.ipAddress],
    ['IAM role', node.iamRole],
    ['Type', describeType(node)],
  ]);
  const associations: TreeNode = {
    id: `${id}/associations`,
    label: 'Associations',
    ...(node.associationStatus === undefined ? {} : { description: node.associationStatus }),
    icon: associationIcon(node.associationStatus),
    accessibilityLabel: `Associations: ${node.associationStatus ?? 'not known'}`,
    words: ['associations'],
    contents: 'associations',
    children: (signal) => associationRows(clients, node.id, signal),
  };
  const instance: TreeNode = {
    id: `${id}/instance`,
    label: 'EC2 instance',
    icon: { id: 'server' },
    words: ['instance'],
    contents: 'the EC2 instance',
    children: (signal) => instanceRows(clients, node.id, signal),
  };
  return [...facts, associations, ...(node.type === 'ec2' ? [instance] : [])];
}

function instanceRows(clients: Clients, nodeId: string, signal: AbortSignal): Rows {
  const id = `${nodeId}/details/instance`;
  return oneRead(async () => {
    const [instance] = await getInstances(clients, [nodeId], signal);
    if (instance === undefined) {
      return [noteRow(`${id}/none`, 'EC2 does not know this instance any more: it was terminated')];
    }
    return factRows(id, instanceFacts(instance));
  });
}

function instanceFacts(instance: Instance): [string, string | undefined, Icon?][] {
  const running = instance.state === 'running';
  return [
    ['State', instance.state, running ? { id: 'vm-running' } : { id: 'vm-outline' }],
    ['Why', running ? undefined : instance.stateReason],
    ['Instance type', instance.type],
    ['Launched', instance.launched?.toLocaleString()],
    ['Instance profile', instance.instanceProfile ?? 'none'],
    ['Availability zone', instance.availabilityZone],
    ['VPC', instance.vpcId],
    ['Subnet', instance.subnetId],
    ['Private IP', instance.privateIp],
    ['Public IP', instance.publicIp],
    ['Security groups', instance.securityGroups.join(', ')],
    ['Image', instance.imageId],
    ['Key pair', instance.keyName],
  ];
}

function associationRows(clients: Clients, nodeId: string, signal: AbortSignal): Rows {
  const id = `${nodeId}/details/associations`;
  const rows = mapPages(listAssociationRuns(clients, nodeId, signal), (runs) =>
    runs.map((run) => associationRow(id, run)),
  );
  return orNote(rows, noteRow(`${id}/none`, 'No association of State Manager targets this node'));
}

function associationRow(prefix: string, run: AssociationRun): TreeNode {
  const id = `${prefix}/${run.name}`;
  const time = run.executed?.toLocaleString();
  return {
    id,
    label: run.name,
    description: [run.status, time].filter(Boolean).join(' · '),
    icon: associationIcon(run.status),
    accessibilityLabel: [run.name, run.status, time].filter(Boolean).join(', '),
    words: ['association'],
    children: () =>
      onePage(
        factRows(id, [
          ['Document', run.documentName],
          ['Status', run.status],
          ['Last run', time],
          ['Summary', run.summary],
        ]),
      ),
  };
}

function associationIcon(status: string | undefined): Icon {
  switch (status) {
    case 'Success':
      return { id: 'pass', color: 'testing.iconPassed' };
    case 'Failed':
      return { id: 'error', color: 'testing.iconFailed' };
    default:
      return { id: 'clock' };
  }
}
