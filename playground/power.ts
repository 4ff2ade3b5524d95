// Starting and stopping instances takes a while, and Systems Manager notices it later than EC2 does. Changes that are
// due happen when the next request comes in, by the playground's own clock.
import type { Ec2Facts, ManagedNode } from './fleet/node.ts';

/** A node that is an EC2 instance. */
export type InstanceNode = ManagedNode & { readonly ec2: Ec2Facts };

export const isInstance = (node: ManagedNode): node is InstanceNode => node.ec2 !== undefined;

/** Milliseconds from the request until EC2 says stopped or running, and from then until the ping status follows. */
export const powerTiming = { change: 2000, ping: 2000 } as const;

interface Change {
  readonly node: InstanceNode;
  readonly at: number;
  readonly apply: (at: number) => void;
}

/** What happens to the instances of one region in the next seconds. */
export class Power {
  readonly #now: () => Date;
  #changes: Change[] = [];

  constructor(now: () => Date) {
    this.#now = now;
  }

  /** Makes the changes that are due. */
  settle(): void {
    if (this.#changes.length === 0) return;
    const now = this.#now().getTime();
    const due = this.#changes.filter(({ at }) => at <= now).sort((a, b) => a.at - b.at);
    this.#changes = this.#changes.filter(({ at }) => at > now);
    for (const { apply, at } of due) apply(at);
  }

  stop(node: InstanceNode): void {
    node.ec2.state = 'stopping';
    node.ec2.stoppedAt = this.#now();
    this.#schedule(node, () => (node.ec2.state = 'stopped'), lose(node));
  }

  start(node: InstanceNode): void {
    node.ec2.state = 'pending';
    node.ec2.stoppedAt = undefined;
    node.ec2.launchTime = this.#now();
    this.#schedule(node, () => (node.ec2.state = 'running'), find(node));
  }

  reboot(node: InstanceNode): void {
    const now = this.#now().getTime();
    this.#changes.push({ node, at: now + powerTiming.change, apply: find(node) });
  }

  /** An instance that is stopped and started again in between is not lost after all. */
  #schedule(node: InstanceNode, change: () => void, ping: (at: number) => void): void {
    const now = this.#now().getTime();
    this.#changes = this.#changes.filter((other) => other.node !== node);
    this.#changes.push({ node, at: now + powerTiming.change, apply: change });
    this.#changes.push({ node, at: now + powerTiming.change + powerTiming.ping, apply: ping });
  }
}

const lose = (node: InstanceNode) => (at: number) => {
  if (node.pingStatus === 'Online') node.lastPingAt = at;
  node.pingStatus = 'ConnectionLost';
};

/** The agent of an instance without a profile cannot report. A restart finishes what patches have left to it. */
const find = (node: InstanceNode) => (at: number) => {
  if (node.patching?.rebootPending === true) node.patching = { ...node.patching, rebootPending: false };
  if (node.ec2.instanceProfile === undefined) return;
  node.pingStatus = 'Online';
  node.lastPingAt = at;
};
