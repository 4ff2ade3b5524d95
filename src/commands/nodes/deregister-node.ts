import * as vscode from 'vscode';
import { deregisterNode } from '../../aws/nodes.ts';
import { changeTitle } from '../../prompts/confirm.ts';
import { withProgress } from '../../prompts/progress.ts';
import { askText, back, Cancelled } from '../../prompts/quick-pick.ts';
import { nameOf, nodesOf, type NodeParts } from './context.ts';

/**
 * Ends the registration of hybrid nodes and edge devices once the name of the node, or how many there are, was typed. One call for each:
 * the service has none for several.
 */
export async function deregisterNodes(parts: NodeParts, chosen: readonly [unknown, unknown]): Promise<void> {
  const { clients, nodes } = await nodesOf(parts, chosen, {
    title: 'Deregister a Hybrid Node',
    operation: 'ssm:DeregisterManagedInstance',
    fits: ({ type }) => type !== 'ec2',
    otherwise:
      'Only hybrid nodes and edge devices can be deregistered, and none is selected. An EC2 instance leaves by itself when it is terminated.',
  });
  const [first] = nodes;
  if (first === undefined) return;
  const one = nodes.length === 1;
  const subject = one ? nameOf(first) : `${nodes.length} nodes`;
  const named = one ? 'the name of the node' : `"${subject}"`;
  const typed = await askText({
    title: await changeTitle(clients, `Deregister ${subject}`),
    prompt: `${nodes.map(nameOf).join(', ')}: Systems Manager forgets ${one ? 'it' : 'them'}, and a new activation is needed to come back. Type ${named} to go on`,
    placeholder: subject,
    check: (text) => (text === subject ? undefined : `Type ${subject} to deregister, or press Escape.`),
  });
  if (typed === back) throw new Cancelled();
  await withProgress(`Deregistering ${subject}`, async (signal, report) => {
    for (const [index, { id }] of nodes.entries()) {
      signal.throwIfAborted();
      report(`${index + 1} of ${nodes.length}`);
      await deregisterNode(clients, id, signal);
    }
  }).finally(() => parts.nodes.refresh(clients.connection));
  vscode.window.setStatusBarMessage(`${subject} deregistered.`, 5000);
}
