import { Disposable, EventEmitter } from './values.ts';

/** What drives a terminal that runs no program. */
interface Pseudoterminal {
  readonly onDidWrite: (listener: (text: string) => void) => unknown;
  readonly onDidClose?: (listener: (exitCode: number) => void) => unknown;
  open(dimensions: undefined): void;
  close(): void;
}

interface TerminalOptions {
  readonly name?: string;
  readonly pty: Pseudoterminal;
}

interface ProfileProvider {
  provideTerminalProfile(): Promise<{ readonly options: TerminalOptions } | undefined>;
}

/** The terminals of a window, with what they have shown. */
export class Terminals {
  readonly opened = new EventEmitter<Terminal>();
  readonly closed = new EventEmitter<Terminal>();
  readonly activated = new EventEmitter<Terminal | undefined>();
  readonly #profiles = new Map<string, ProfileProvider>();
  all: readonly Terminal[] = [];
  active: Terminal | undefined;

  registerProfile(id: string, provider: ProfileProvider): Disposable {
    this.#profiles.set(id, provider);
    return new Disposable(() => this.#profiles.delete(id));
  }

  create(options: TerminalOptions): Terminal {
    const terminal = new Terminal(options, this);
    this.all = [...this.all, terminal];
    this.opened.fire(terminal);
    return terminal;
  }

  /** Opens another terminal with what a profile says. */
  async split(profile: string): Promise<void> {
    const provided = await this.#profiles.get(profile)?.provideTerminalProfile();
    if (provided !== undefined) this.create(provided.options).show();
  }

  activate(terminal: Terminal | undefined): void {
    this.active = terminal;
    this.activated.fire(terminal);
  }

  close(terminal: Terminal): void {
    if (!this.all.includes(terminal)) return;
    this.all = this.all.filter((one) => one !== terminal);
    this.closed.fire(terminal);
    terminal.creationOptions.pty.close();
    if (this.active === terminal) this.activate(this.all.at(-1));
  }

  closeAll(): void {
    for (const terminal of this.all) this.close(terminal);
  }
}

class Terminal {
  readonly creationOptions: TerminalOptions;
  /** All that it has shown. */
  text = '';
  readonly #terminals: Terminals;
  #isShown = false;

  constructor(options: TerminalOptions, terminals: Terminals) {
    this.creationOptions = options;
    this.#terminals = terminals;
    options.pty.onDidWrite((text) => (this.text += text));
    options.pty.onDidClose?.(() => this.dispose());
  }

  show(): void {
    if (!this.#isShown) this.creationOptions.pty.open(undefined);
    this.#isShown = true;
    this.#terminals.activate(this);
  }

  dispose(): void {
    this.#terminals.close(this);
  }
}
