import type { Ec2Handlers, HandlerContext } from '../handler.ts';
import type { InstanceState, InstanceStateChange } from '../models/ec2-types.ts';
import { ServiceError } from '../protocol/service-error.ts';
import type { InstanceNode } from '../power.ts';
import { refuseDryRun } from './errors.ts';
import { requireInstances } from './instance-ids.ts';

/** Codes of instance states; see the filter `instance-state-code` in the API reference. */
const stateCodes = { pending: 0, running: 16, stopping: 64, stopped: 80 } as const;

export const stateOf = ({ ec2 }: InstanceNode): Required<InstanceState> & { readonly Code: number } => ({
  Code: stateCodes[ec2.state],
  Name: ec2.state,
});

/** Starting, stopping and rebooting. */
export const instanceStateHandlers: Ec2Handlers = {
  StartInstances: ({ InstanceIds, DryRun }, context) => {
    const nodes = choose({ ids: InstanceIds, dryRun: DryRun }, context);
    refuse(nodes, 'stopping', 'started');
    const start = (node: InstanceNode) => {
      if (node.ec2.state === 'stopped') context.state.power.start(node);
    };
    return { StartingInstances: nodes.map((node) => change(node, start)) };
  },

  StopInstances: ({ InstanceIds, Hibernate = false, DryRun }, context) => {
    const nodes = choose({ ids: InstanceIds, dryRun: DryRun }, context);
    if (Hibernate) {
      const message = 'The following instances are not enabled for hibernation';
      throw new ServiceError('UnsupportedHibernationConfiguration', message);
    }
    refuse(nodes, 'pending', 'stopped');
    const stop = (node: InstanceNode) => {
      if (node.ec2.state === 'running') context.state.power.stop(node);
    };
    return { StoppingInstances: nodes.map((node) => change(node, stop)) };
  },

  RebootInstances: ({ InstanceIds, DryRun }, context) => {
    const nodes = choose({ ids: InstanceIds, dryRun: DryRun }, context);
    for (const state of ['pending', 'stopping', 'stopped'] as const) refuse(nodes, state, 'rebooted');
    for (const node of nodes) context.state.power.reboot(node);
    return {};
  },
};

function choose(
  { ids, dryRun }: { readonly ids: readonly string[]; readonly dryRun: boolean | undefined },
  { state }: HandlerContext,
): readonly InstanceNode[] {
  const nodes = requireInstances(ids, state);
  refuseDryRun(dryRun);
  return nodes;
}

function refuse(nodes: readonly InstanceNode[], state: InstanceNode['ec2']['state'], verb: string): void {
  const wrong = nodes.find(({ ec2 }) => ec2.state === state);
  if (wrong === undefined) return;
  const message = `The instance '${wrong.instanceId}' is not in a state from which it can be ${verb}.`;
  throw new ServiceError('IncorrectInstanceState', message);
}

function change(node: InstanceNode, act: (node: InstanceNode) => void): InstanceStateChange {
  const PreviousState = stateOf(node);
  act(node);
  return { InstanceId: node.instanceId, PreviousState, CurrentState: stateOf(node) };
}
