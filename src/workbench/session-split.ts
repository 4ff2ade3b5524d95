import * as vscode from 'vscode';

/** The profile of the terminal menu, as package.json names it. */
export const profileId = 'ssm.sessionManager';

/**
 * Terminals beside others. What an extension opens with `parentTerminal` stands alone if the other one is open already
 * (microsoft/vscode#205254). So the command of VS Code splits it, and asks a profile what to open there: ours answers
 * with what was asked for here.
 */
export class SessionSplit<Request> {
  readonly #extensionId: string;
  #wanted: Request | undefined;

  constructor(extensionId: string) {
    this.#extensionId = extensionId;
  }

  /** Splits the active terminal of the panel; false if VS Code did not ask what to open. */
  async open(wanted: Request): Promise<boolean> {
    this.#wanted = wanted;
    const config = { extensionIdentifier: this.#extensionId, id: profileId, title: 'Session Manager' };
    try {
      await vscode.commands.executeCommand('workbench.action.terminal.split', { config });
      return this.#wanted === undefined;
    } finally {
      this.#wanted = undefined;
    }
  }

  /** What the profile is to open, once; undefined if it is the user who has chosen the profile. */
  take(): Request | undefined {
    const wanted = this.#wanted;
    this.#wanted = undefined;
    return wanted;
  }
}
