import { connectionKey, type Connection } from '../connection/connection.ts';
import { Emitter } from '../connection/emitter.ts';
import { isSameForward, readForward, type NodeForward } from './forward.ts';

/** What outlives a window; VS Code's Memento in the extension, a map in tests. */
export interface ForwardMemory {
  get(key: string): unknown;
  update(key: string, value: unknown): unknown;
}

const key = 'ssm.savedForwards';

/** The forwards that the user keeps, by connection; the same in all windows. They hold no secret. */
export class SavedForwards {
  readonly #memory: ForwardMemory;
  readonly #changes = new Emitter<undefined>();

  readonly onChange = this.#changes.event;

  constructor(memory: ForwardMemory) {
    this.#memory = memory;
  }

  list(connection: Connection): readonly NodeForward[] {
    const stored = this.#all()[connectionKey(connection)];
    return Array.isArray(stored) ? stored.map(readForward).filter((one) => one !== undefined) : [];
  }

  has(connection: Connection, forward: NodeForward): boolean {
    return this.list(connection).some((other) => isSameForward(other, forward));
  }

  add(connection: Connection, forward: NodeForward): void {
    if (!this.has(connection, forward)) this.#write(connection, [...this.list(connection), forward]);
  }

  remove(connection: Connection, forward: NodeForward): void {
    this.#write(
      connection,
      this.list(connection).filter((other) => !isSameForward(other, forward)),
    );
  }

  #write(connection: Connection, forwards: readonly NodeForward[]): void {
    this.#memory.update(key, { ...this.#all(), [connectionKey(connection)]: forwards });
    this.#changes.fire(undefined);
  }

  /** State written by another version may have any shape. */
  #all(): Readonly<Record<string, unknown>> {
    const value = this.#memory.get(key);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  }
}
