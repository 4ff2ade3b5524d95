import type { Clients } from '../../src/aws/clients.ts';
import { scriptedClients, type ScriptedClients } from './scripted-clients.ts';

const pageSize = 50;

export interface SimulatedRunOptions {
  readonly nodes: number;
  /** Milliseconds since the epoch, now. */
  readonly now: () => number;
  /** Milliseconds after the start at which a node ends. */
  readonly endsAfter: (node: number) => number;
  readonly output?: (node: number) => string;
  readonly exitCode?: (node: number) => number;
  /** Called before each answer; what it throws is the answer. */
  readonly beforeCall?: (name: string, call: number) => Error | undefined;
}

/** Clients of a service that runs one command, `c-1`, on nodes `mi-0`, `mi-1`, …, and answers as Run Command does. */
export function simulatedRun(options: SimulatedRunOptions): ScriptedClients & Clients {
  const { nodes, now, endsAfter, exitCode = () => 0, output = () => 'done\n' } = options;
  const start = now();
  const ends = Array.from({ length: nodes }, (_, node) => start + endsAfter(node));
  let calls = 0;
  const status = (node: number): string => {
    if (now() < (ends[node] ?? 0)) return 'InProgress';
    return exitCode(node) === 0 ? 'Success' : 'Failed';
  };
  const fault = (name: string): Error | undefined => options.beforeCall?.(name, ++calls);
  const invocation = (node: number): object => {
    const state = status(node);
    const ended = state !== 'InProgress';
    const step = {
      ...{ Name: 'step', Status: state, StatusDetails: state, ResponseCode: ended ? exitCode(node) : -1 },
      ResponseStartDateTime: new Date(start),
      ...(ended ? { ResponseFinishDateTime: new Date(ends[node] ?? 0), Output: output(node) } : {}),
    };
    return {
      ...{ CommandId: 'c-1', InstanceId: `mi-${node}`, InstanceName: `node-${node}` },
      ...{ Status: state, StatusDetails: state, CommandPlugins: [step] },
    };
  };
  return scriptedClients({
    'ssm:ListCommands': () => {
      const error = fault('ListCommands');
      if (error) return error;
      const completed = ends.filter((end) => end <= now()).length;
      const failed = ends.some((_, node) => exitCode(node) !== 0);
      const Status = completed < nodes ? 'InProgress' : failed ? 'Failed' : 'Success';
      const counts = { TargetCount: nodes, CompletedCount: completed, ErrorCount: 0 };
      return {
        Commands: [{ CommandId: 'c-1', DocumentName: 'restart', Status, StatusDetails: Status, ...counts }],
      };
    },
    'ssm:ListCommandInvocations': ({ NextToken }: { NextToken?: string }) => {
      const error = fault('ListCommandInvocations');
      if (error) return error;
      const from = Number(NextToken ?? 0);
      const to = Math.min(from + pageSize, nodes);
      const page = Array.from({ length: to - from }, (_, index) => invocation(from + index));
      return { CommandInvocations: page, ...(to < nodes ? { NextToken: String(to) } : {}) };
    },
    'ssm:DescribeInstanceInformation': () => ({ InstanceInformationList: [] }),
  });
}
