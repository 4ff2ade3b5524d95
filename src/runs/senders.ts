import type { Clients } from '../aws/clients.ts';
import { listSentCommands, type CommandSender, type SentCommand } from '../aws/command-senders.ts';
import type { Command } from '../aws/commands.ts';
import type { Page } from '../aws/page.ts';

/** Milliseconds that the clocks of CloudTrail and Systems Manager may differ; CloudTrail has whole seconds. */
const slack = 60_000;

/** Who has sent the commands that were asked for so far. CloudTrail is asked only when somebody wants to know. */
export class Senders {
  readonly #known = new Map<string, CommandSender>();

  of(commandId: string): CommandSender | undefined {
    return this.#known.get(commandId);
  }

  /**
   * Looks up who has sent one command: one call, or more if 50 others were sent in the same two minutes. Undefined if
   * CloudTrail does not know it (yet).
   */
  async find(clients: Clients, command: Command, signal?: AbortSignal): Promise<CommandSender | undefined> {
    const { commandId, requested } = command;
    if (this.#known.has(commandId) || requested === undefined) return this.#known.get(commandId);
    const at = requested.getTime();
    const time = { from: new Date(at - slack), to: new Date(at + slack) };
    for await (const { items } of listSentCommands(clients, time, signal)) {
      this.#note(items);
      if (this.#known.has(commandId)) break;
    }
    return this.#known.get(commandId);
  }

  /**
   * Learns the senders of a list of commands, newest first, page by page: as many calls as there are pages of 50 that
   * were sent meanwhile by anybody. A page that could not be read is read again by the next call.
   */
  learner(clients: Clients, signal: AbortSignal): (commands: readonly Command[]) => Promise<void> {
    let events: AsyncIterator<Page<SentCommand>> | undefined;
    // Everything from here on is known.
    let reached = Infinity;
    return async (commands) => {
      const times = commands.flatMap(({ requested }) =>
        requested === undefined ? [] : [requested.getTime()],
      );
      if (times.length === 0) return;
      events ??= listSentCommands(clients, { to: new Date(Math.max(...times) + slack) }, signal)[
        Symbol.asyncIterator
      ]();
      const oldest = Math.min(...times) - slack;
      while (reached > oldest && commands.some(({ commandId }) => !this.#known.has(commandId))) {
        const page = await events.next();
        if (page.done === true) return;
        this.#note(page.value.items);
        reached = page.value.items.at(-1)?.at?.getTime() ?? reached;
      }
    };
  }

  #note(sent: readonly SentCommand[]): void {
    for (const { commandId, sender } of sent) {
      if (commandId !== undefined) this.#known.set(commandId, sender);
    }
  }
}

/** The sender in a line: `alice`, `backup (by ssm.amazonaws.com)`. */
export function describeSender({ name, invokedBy }: CommandSender): string {
  return invokedBy === undefined || invokedBy === name ? name : `${name} (by ${invokedBy})`;
}
