import type * as vscode from 'vscode';
import type { RememberedDocuments } from '../views/documents.ts';

const keys = { favourites: 'ssm.documents.favourites', recent: 'ssm.documents.recent' } as const;

/** As many as one looks through. */
const mostRecent = 10;

/** The documents that are favourites and those opened last: their names, kept for all windows and connections. */
export class DocumentMemory implements RememberedDocuments {
  readonly #state: vscode.Memento;
  readonly #onChange: (which: keyof typeof keys) => void;

  /** @param onChange told which of the two lists has changed */
  constructor(state: vscode.Memento, onChange: (which: keyof typeof keys) => void) {
    this.#state = state;
    this.#onChange = onChange;
  }

  get favourites(): readonly string[] {
    return this.#read('favourites');
  }

  get recent(): readonly string[] {
    return this.#read('recent');
  }

  addFavourite(name: string): void {
    const names = [...this.favourites.filter((other) => other !== name), name];
    this.#write(
      'favourites',
      names.sort((a, b) => a.localeCompare(b)),
    );
  }

  removeFavourite(name: string): void {
    this.#write(
      'favourites',
      this.favourites.filter((other) => other !== name),
    );
  }

  /** A document was opened. */
  noteOpened(name: string): void {
    if (this.recent[0] === name) return;
    this.#write('recent', [name, ...this.recent.filter((other) => other !== name)].slice(0, mostRecent));
  }

  #read(which: keyof typeof keys): readonly string[] {
    // Another version may have left anything there.
    const value = this.#state.get<unknown>(keys[which]);
    return Array.isArray(value) ? value.filter((name) => typeof name === 'string') : [];
  }

  #write(which: keyof typeof keys, names: readonly string[]): void {
    void this.#state.update(keys[which], names);
    this.#onChange(which);
  }
}
