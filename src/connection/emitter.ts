/** Something to undo: a listener, a client, a process. */
export interface Disposable {
  dispose(): void;
}

/** Tells listeners that something happened. VS Code's own emitter would tie the testable folders to the editor. */
export class Emitter<T> {
  readonly #listeners = new Set<(event: T) => void>();

  /** Calls `listener` on every event until the returned value is disposed. */
  readonly event = (listener: (event: T) => void): Disposable => {
    this.#listeners.add(listener);
    return { dispose: () => void this.#listeners.delete(listener) };
  };

  fire(event: T): void {
    for (const listener of [...this.#listeners]) listener(event);
  }
}
