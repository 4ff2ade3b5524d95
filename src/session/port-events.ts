/** What happens to the connections of a Port session; `id` numbers the local connections from 0 in the order in which they are opened. */
export type PortEvent =
  | { readonly type: 'opened'; readonly id: number }
  | { readonly type: 'data'; readonly id: number; readonly data: Uint8Array }
  /** The local end sends no more, and may still read. */
  | { readonly type: 'ended'; readonly id: number }
  /** The local end is gone. */
  | { readonly type: 'closed'; readonly id: number }
  /** Output of the data channel. */
  | { readonly type: 'received'; readonly data: Uint8Array }
  /** The time of the latest `wakeAt` has come, or the session begins. Earlier ticks do no harm. */
  | { readonly type: 'tick' };

export type PortEffect =
  /** Input for the data channel. */
  | { readonly type: 'send'; readonly data: Uint8Array }
  /** A flag for the data channel, in order with the input. */
  | { readonly type: 'flag'; readonly flag: number }
  /** Bytes for a local connection. */
  | { readonly type: 'data'; readonly id: number; readonly data: Uint8Array }
  /** The remote end has closed a connection: close the local one after its last bytes. */
  | { readonly type: 'closed'; readonly id: number }
  /** Send a `tick` at this time, in epoch milliseconds; replaces the earlier wish. Undefined: none is needed. */
  | { readonly type: 'wakeAt'; readonly time: number | undefined }
  /** The session is of no use any more; `reason` is for the user. */
  | { readonly type: 'failed'; readonly reason: string };

export interface PortProtocol {
  /** How many connections may be open at once; others must wait. */
  readonly capacity: number;
  /** Takes what happened at `now` (epoch milliseconds) and returns what to do about it, in order. Never throws. */
  handle(event: PortEvent, now: number): PortEffect[];
}
