// A session that outlives its client: the agent knows nothing of clients, so another one can go on if it numbers its
// messages on (the real client starts again at 0 and hangs: aws/session-manager-plugin#102).
import type { SessionDescription } from './events.ts';

/** How far the conversation between a client and an agent has come, in sequence numbers. */
export interface ChannelPosition {
  /** Of the next message of the agent. */
  readonly expected: number;
  /** Of the next message of the client. */
  readonly next: number;
}

/**
 * What one client leaves to another. Only the two of them know the numbers, so what was written down may be outdated:
 * the agent's number too low, and ours anywhere up to a limit that was set beforehand.
 */
export interface TakenOver {
  readonly position: ChannelPosition;
  /** No message of the former client has this number or a higher one. */
  readonly limit: number;
  readonly description: SessionDescription;
}
