/** How long the sample service and its agents take, in milliseconds. */
export interface Timing {
  /** From SendCommand until the command's invocations can be seen; GetCommandInvocation fails before that. */
  readonly visible: number;
  /** Until the service doubles the number of nodes that it sends to, up to the command's concurrency. */
  readonly ramp: number;
  /** From the service to the agent: at least this, and up to this much again, depending on the node. */
  readonly delivery: number;
  /** From the agent's last step back to the service. */
  readonly reply: number;
  /** Until the service gives up on a node that is not there at all. */
  readonly undeliverable: number;
  /** That a node is away for a reboot. */
  readonly reboot: number;
  /** How much sooner than TimeoutSeconds, which is 30 s at least, a delivery to a lost node times out. */
  readonly deliverySpeed: number;
}

/** Short enough to try things out, long enough to see each state go by. */
export const sampleTiming: Timing = {
  visible: 250,
  ramp: 100,
  delivery: 150,
  reply: 100,
  undeliverable: 1_000,
  reboot: 2_000,
  deliverySpeed: 60,
};
