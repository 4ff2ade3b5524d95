import type { Clients } from '../aws/clients.ts';
import { getCommand, type Command } from '../aws/commands.ts';
import { isTransient } from '../aws/errors.ts';
import { connectionKey } from '../connection/connection.ts';
import type { Disposable } from '../connection/emitter.ts';
import { unreadCommand } from './command-run.ts';
import { isTerminal } from './run-status.ts';
import type { Run, Runs } from './runs.ts';

/** What outlives the window; VS Code's Memento in the extension, a map in tests. */
export interface Memory {
  get(key: string): unknown;
  update(key: string, value: unknown): unknown;
}

/** A command that this window sent or followed. Names and ids only: values of parameters may be secrets. */
interface Remembered {
  readonly commandId: string;
  /** See `connectionKey`. */
  readonly connection: string;
  readonly document: string;
  /** Milliseconds since the epoch. */
  readonly requested: number;
  /** True once it has ended, so that it is not followed again. */
  readonly ended: boolean;
}

const memoryKey = 'ssm.runs';

/** Commands that are remembered; the service itself knows them for 30 days. */
const most = 200;

/**
 * The commands of this workspace over the reload of its window: those that go on are followed again, and all of them
 * are known as sent from here.
 */
export class RememberedRuns implements Disposable {
  readonly #runs: Runs;
  readonly #memory: Memory;
  readonly #listener: Disposable;
  #remembered: readonly Remembered[];

  constructor(runs: Runs, memory: Memory) {
    this.#runs = runs;
    this.#memory = memory;
    this.#remembered = read(memory.get(memoryKey));
    this.#listener = runs.onChange((run) => this.#note(run));
  }

  /** True if the command was sent or followed from this workspace. */
  has(commandId: string): boolean {
    return this.#remembered.some((one) => one.commandId === commandId);
  }

  /**
   * Follows what was going on when the window was closed, as far as it ran on this connection: one call for each, and
   * what following costs. Without such commands nothing is called.
   */
  async resume(clients: Clients): Promise<void> {
    const key = connectionKey(clients.connection);
    for (const remembered of this.#remembered) {
      const { commandId, connection, ended } = remembered;
      if (ended || connection !== key || this.#runs.get(commandId) !== undefined) continue;
      const command = await this.#find(clients, remembered);
      if (command === undefined) this.#forget(commandId);
      // Whether it can be read is shown by its row; nobody has asked for it just now.
      else this.#runs.follow(clients, command).catch(() => undefined);
    }
  }

  dispose(): void {
    this.#listener.dispose();
  }

  /** The command as it is now; while it cannot be asked for, what is remembered of it. */
  async #find(
    clients: Clients,
    { commandId, document, requested }: Remembered,
  ): Promise<Command | undefined> {
    try {
      return await getCommand(clients, commandId);
    } catch (error) {
      if (!isTransient(error)) return undefined;
      return unreadCommand(commandId, { documentName: document, requested: new Date(requested) });
    }
  }

  #note({ commandId, clients, snapshot: { command }, listed }: Run): void {
    if (!listed) return;
    const ended = isTerminal(command.status);
    const known = this.#remembered.find((one) => one.commandId === commandId);
    if (known?.ended === ended) return;
    const connection = connectionKey(clients.connection);
    const requested = command.requested?.getTime() ?? known?.requested ?? 0;
    const run = { commandId, connection, document: command.documentName, requested, ended };
    this.#write([run, ...this.#remembered.filter((one) => one !== known)].slice(0, most));
  }

  #forget(commandId: string): void {
    this.#write(this.#remembered.filter((one) => one.commandId !== commandId));
  }

  #write(remembered: readonly Remembered[]): void {
    this.#remembered = remembered;
    this.#memory.update(memoryKey, remembered);
  }
}

/** What is kept may be of another version. */
function read(value: unknown): readonly Remembered[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((one: unknown) => {
    if (typeof one !== 'object' || one === null) return [];
    const { commandId, connection, document, requested, ended } = one as Record<string, unknown>;
    if (typeof commandId !== 'string' || typeof connection !== 'string') return [];
    return [
      {
        commandId,
        connection,
        document: typeof document === 'string' ? document : '',
        requested: typeof requested === 'number' ? requested : 0,
        ended: ended === true,
      },
    ];
  });
}
