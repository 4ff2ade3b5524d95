import type { Clients } from '../aws/clients.ts';
import { AwsError } from '../aws/errors.ts';
import { getInstances, listInterfaceEndpoints, type Instance, type VpcEndpoint } from '../aws/instances.ts';
import {
  getDefaultHostRole,
  isConnected,
  listAssociationRuns,
  listNodes,
  type AssociationRun,
  type ManagedNode,
} from '../aws/nodes.ts';
import { collect } from '../aws/page.ts';

/** What a check has read, or why it could not. */
export type Checked<T> = { readonly value: T } | { readonly refused: string };

/** All that is known about the way between a node and Systems Manager. */
export interface ConnectionFacts {
  readonly nodeId: string;
  readonly region: string;
  /** When the facts were gathered. */
  readonly now: Date;
  /** What Systems Manager says of the node; undefined if it does not know it. */
  readonly node: Checked<ManagedNode | undefined>;
  readonly connected: Checked<boolean>;
  /** What EC2 says of the instance; undefined for hybrid nodes and for what was terminated. */
  readonly instance: Checked<Instance | undefined>;
  /** The role of Default Host Management; undefined if it is off. */
  readonly defaultHostRole: Checked<string | undefined>;
  /** The interface endpoints of the instance's VPC; undefined where there is no VPC to ask for. */
  readonly endpoints: Checked<readonly VpcEndpoint[] | undefined>;
  readonly associations: Checked<readonly AssociationRun[]>;
}

/**
 * Gathers the facts about one node. Costs up to seven calls. A call that fails leaves its fact out, and the others go
 * on; a cancelled `signal` ends it.
 */
export async function gatherFacts(
  clients: Clients,
  nodeId: string,
  { now, signal }: { readonly now: Date; readonly signal: AbortSignal },
): Promise<ConnectionFacts> {
  const check = async <T>(read: () => Promise<T>): Promise<Checked<T>> => {
    try {
      return { value: await read() };
    } catch (error) {
      signal.throwIfAborted();
      // Without credentials or a network there is nothing to find out about the node.
      if (
        error instanceof AwsError &&
        !['denied', 'unsupported', 'throttled', 'refused'].includes(error.kind)
      ) {
        throw error;
      }
      return { refused: error instanceof Error ? error.message : String(error) };
    }
  };
  const isInstance = nodeId.startsWith('i-');
  const [node, connected, instance, defaultHostRole, associations] = await Promise.all([
    check(async () => (await collect(listNodes(clients, { filter: { instanceIds: [nodeId] }, signal })))[0]),
    check(() => isConnected(clients, nodeId, signal)),
    check(async () => (isInstance ? (await getInstances(clients, [nodeId], signal))[0] : undefined)),
    check(async () => (isInstance ? await getDefaultHostRole(clients, signal) : undefined)),
    check(() => collect(listAssociationRuns(clients, nodeId, signal))),
  ]);
  const vpcId = 'value' in instance ? instance.value?.vpcId : undefined;
  const endpoints = await check(async () =>
    vpcId === undefined ? undefined : await listInterfaceEndpoints(clients, vpcId, signal),
  );
  const { region } = clients.connection;
  return { nodeId, region, now, node, connected, instance, defaultHostRole, endpoints, associations };
}
