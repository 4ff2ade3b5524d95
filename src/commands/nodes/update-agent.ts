import { nodesOf, type NodeParts } from './context.ts';

/** Runs AWS-UpdateSSMAgent on the nodes by the same way as any document: parameters, review, progress. */
export async function updateAgent(parts: NodeParts, chosen: readonly [unknown, unknown]): Promise<void> {
  const { clients, nodes } = await nodesOf(parts, chosen, {
    title: 'Update the Agent of a Node',
    operation: 'ssm:SendCommand',
  });
  await parts.run(clients, { document: { name: 'AWS-UpdateSSMAgent' }, nodes });
}
