import * as vscode from 'vscode';
import type { Clients, Operation } from '../../aws/clients.ts';
import { rebootInstances, startInstances, stopInstances } from '../../aws/instances.ts';
import type { ManagedNode } from '../../aws/nodes.ts';
import { confirm } from '../../prompts/confirm.ts';
import { withProgress } from '../../prompts/progress.ts';
import { systemClock } from '../../runs/clock.ts';
import { followInstances, type InstanceChange } from '../../runs/instance-state.ts';
import { isInstance, listNames, nameOf, nodesOf, type NodeParts } from './context.ts';

interface Words {
  readonly verb: string;
  readonly doing: string;
  readonly done: string;
  readonly detail: string;
  readonly operation: Operation;
  readonly call: (clients: Clients, ids: readonly string[], signal?: AbortSignal) => Promise<void>;
}

const words: Readonly<Record<InstanceChange, Words>> = {
  start: {
    ...{ verb: 'Start', doing: 'Starting', done: 'running' },
    detail: 'EC2 charges for running instances.',
    operation: 'ec2:StartInstances',
    call: startInstances,
  },
  stop: {
    ...{ verb: 'Stop', doing: 'Stopping', done: 'stopped' },
    detail:
      'What runs there ends. A public address that is not an Elastic IP and data on instance store are lost.',
    operation: 'ec2:StopInstances',
    call: stopInstances,
  },
  reboot: {
    ...{ verb: 'Reboot', doing: 'Rebooting', done: 'back' },
    detail: 'What runs there is interrupted until the operating system is up again.',
    operation: 'ec2:RebootInstances',
    call: rebootInstances,
  },
};

/**
 * Starts, stops or reboots EC2 instances after asking, and follows them until they are there: one call for the change,
 * one per look. Cancelling ends the looking only.
 */
export async function changeInstanceState(
  parts: NodeParts,
  chosen: readonly [unknown, unknown],
  change: InstanceChange,
): Promise<void> {
  const { verb, operation, detail } = words[change];
  const { clients, nodes } = await nodesOf(parts, chosen, {
    title: `${verb} an Instance`,
    operation,
    fits: isInstance,
    otherwise: `Only EC2 instances can be ${change === 'stop' ? 'stopped' : `${change}ed`} from here, and none is selected.`,
  });
  const subject = describe(nodes);
  const confirmed = await confirm(clients, {
    question: `${verb} ${subject}?`,
    detail: `${listNames(nodes)}\n\n${detail}`,
    action: verb,
  });
  if (!confirmed) return;
  await changeAndFollow(clients, nodes, change);
  const refresh = 'Refresh';
  void vscode.window
    .showInformationMessage(`${subject} ${nodes.length === 1 ? 'is' : 'are'} ${words[change].done}.`, refresh)
    .then((action) => action === refresh && parts.nodes.refresh(clients.connection));
}

async function changeAndFollow(
  clients: Clients,
  nodes: readonly ManagedNode[],
  change: InstanceChange,
): Promise<void> {
  const { doing, call } = words[change];
  const ids = nodes.map(({ id }) => id);
  await withProgress(`${doing} ${describe(nodes)}`, async (signal, report) => {
    const since = systemClock.now();
    await call(clients, ids, signal);
    const onProgress = ({ states }: { readonly states: string }): void => report(states);
    await followInstances(clients, { ids, change, since }, { clock: systemClock, signal, onProgress });
  });
}

function describe(nodes: readonly ManagedNode[]): string {
  const [first] = nodes;
  return nodes.length === 1 && first !== undefined ? nameOf(first) : `${nodes.length} instances`;
}
