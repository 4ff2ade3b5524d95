import { randomUUID } from 'node:crypto';

/** Who made a call, and which it was. */
export interface TrailCaller {
  readonly arn: string;
  readonly accessKeyId: string;
  readonly requestId: string;
}

/** What CloudTrail writes down of commands: who has sent them. The real one knows it some minutes later. */
export class Trail {
  readonly #senders = new Map<string, TrailCaller & { readonly eventId: string }>();

  add(commandId: string, caller: TrailCaller): void {
    this.#senders.set(commandId, { ...caller, eventId: randomUUID() });
  }

  senderOf(commandId: string): (TrailCaller & { readonly eventId: string }) | undefined {
    return this.#senders.get(commandId);
  }
}
