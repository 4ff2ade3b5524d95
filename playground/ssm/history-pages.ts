import type { Page, takePage } from '../paging.ts';
import type { Command } from '../runs/command.ts';
import type { RunCommand } from '../runs/run-command.ts';

/**
 * Pages of a history that grows while it is read. Lists start with the newest command, so that a new one would shift
 * all others: a token therefore also says how many commands there were when the first page was taken, and later pages
 * are of those alone.
 */
export class HistoryPages {
  readonly #history: readonly Command[];
  readonly #nextToken: string | undefined;
  readonly #invalidToken: () => Error;

  constructor(runCommand: RunCommand, nextToken: string | undefined, invalidToken: () => Error) {
    const commands = runCommand.commands;
    const [, count, token] = /^(\d{1,9})\.(.+)$/.exec(nextToken ?? '') ?? [];
    const known = nextToken === undefined ? commands.length : Number(count ?? NaN);
    if (!(known <= commands.length)) throw invalidToken();
    this.#history = commands.slice(commands.length - known);
    this.#nextToken = token;
    this.#invalidToken = invalidToken;
  }

  get source(): { readonly size: number; at(index: number): Command } {
    return { size: this.#history.length, at: (index) => this.#history[index] as Command };
  }

  commands(commandId: string | undefined): readonly Command[] {
    return commandId === undefined
      ? this.#history
      : this.#history.filter(({ request }) => request.commandId === commandId);
  }

  /** What `takePage` needs; the token is good for the same list with the same past only. */
  request(list: readonly unknown[], size: number): Parameters<typeof takePage>[2] {
    return {
      list: [...list, this.#history.length],
      nextToken: this.#nextToken,
      size,
      invalidToken: this.#invalidToken,
    };
  }

  token({ nextToken }: Page<unknown>): string | undefined {
    return nextToken === undefined ? undefined : `${this.#history.length}.${nextToken}`;
  }
}
