import type { Clients } from '../aws/clients.ts';
import { isTransient } from '../aws/errors.ts';
import { getInstances } from '../aws/instances.ts';
import { listNodes } from '../aws/nodes.ts';
import { collect } from '../aws/page.ts';
import type { Clock } from './clock.ts';
import { follow } from './follow.ts';

/** What can be done to an EC2 instance. */
export type InstanceChange = 'start' | 'stop' | 'reboot';

export interface FollowInstancesOptions {
  readonly clock: Clock;
  readonly signal: AbortSignal;
  /** Told after every look at which something was new. */
  readonly onProgress: (progress: { readonly done: number; readonly states: string }) => void;
}

/** Milliseconds. A start takes some ten seconds, a stop up to minutes, so there is no hurry. */
const interval = { shortest: 1000, longest: 10_000 };

/**
 * Waits until instances are where the change leads: running, stopped or terminated; after a reboot, until the agents
 * have reported anew, because EC2 calls an instance that reboots running all the time. One call per look and 100
 * instances (50 for a reboot, and their names). Throws the signal's reason when it is cancelled; the change goes on.
 */
export async function followInstances(
  clients: Clients,
  {
    ids,
    change,
    since,
  }: { readonly ids: readonly string[]; readonly change: InstanceChange; readonly since: number },
  options: FollowInstancesOptions,
): Promise<void> {
  const read = change === 'reboot' ? readReports(clients, ids, since) : readStates(clients, ids, change);
  const finished = ({ done }: Look): boolean => done >= ids.length;
  for await (const { value } of follow(read, finished, { ...options, interval, isTransient })) {
    options.onProgress(value);
  }
}

interface Look {
  readonly done: number;
  /** `2 running, 1 pending` */
  readonly states: string;
}

function readStates(
  clients: Clients,
  ids: readonly string[],
  change: InstanceChange,
): (signal: AbortSignal) => Promise<Look> {
  const wanted = change === 'start' ? 'running' : 'stopped';
  return async (signal) => {
    const instances = await getInstances(clients, ids, signal);
    const gone = ids.length - instances.length;
    const states = [
      ...instances.map(({ state }) => state ?? 'unknown'),
      ...Array.from({ length: gone }, () => 'terminated'),
    ];
    // Someone else may have terminated it meanwhile; there is nothing left to wait for.
    const isDone = (state: string): boolean => state === wanted || state === 'terminated';
    return { done: states.filter(isDone).length, states: countStates(states) };
  };
}

function readReports(
  clients: Clients,
  ids: readonly string[],
  since: number,
): (signal: AbortSignal) => Promise<Look> {
  return async (signal) => {
    const nodes = await collect(listNodes(clients, { filter: { instanceIds: ids }, signal }));
    const done = nodes.filter(
      ({ pingStatus, lastPing }) => pingStatus === 'Online' && (lastPing?.getTime() ?? 0) > since,
    ).length;
    return { done, states: `${done} of ${ids.length} back` };
  };
}

function countStates(states: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const state of states) counts.set(state, (counts.get(state) ?? 0) + 1);
  return [...counts].map(([state, count]) => `${count} ${state}`).join(', ');
}
