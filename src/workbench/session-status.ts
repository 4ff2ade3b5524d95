import * as vscode from 'vscode';
import type { SessionTerminals } from './session-terminals.ts';

/** What must not be forgotten while it goes on, in the status bar: a broadcast and a recording. A click stops it. */
export class SessionStatus implements vscode.Disposable {
  readonly #broadcast = item('ssm.broadcast', 'Session Broadcast', 'ssm.stopBroadcast');
  readonly #recording = item('ssm.recording', 'Session Transcript', 'ssm.stopTranscript');
  readonly #terminals: SessionTerminals;
  readonly #listener: { dispose(): void };

  constructor(terminals: SessionTerminals) {
    this.#terminals = terminals;
    this.#listener = terminals.sessions.onChange(() => this.#show());
  }

  dispose(): void {
    for (const one of [this.#broadcast, this.#recording, this.#listener]) one.dispose();
  }

  #show(): void {
    const { broadcast, sessions } = this.#terminals;
    const members = [...broadcast.members].map(({ nodeLabel }) => nodeLabel);
    show(
      this.#broadcast,
      members.length === 0
        ? undefined
        : {
            text: `$(broadcast) Typing into ${members.length} sessions`,
            tooltip: `What you type goes to ${members.join(', ')}. Click to stop.`,
          },
    );
    const recorded = sessions.all.filter(({ isRecording }) => isRecording).map(({ nodeLabel }) => nodeLabel);
    show(
      this.#recording,
      recorded.length === 0
        ? undefined
        : {
            text: `$(record) Recording ${recorded.length === 1 ? (recorded[0] ?? '') : `${recorded.length} sessions`}`,
            tooltip: `A transcript is recorded of ${recorded.join(', ')}. Click to stop.`,
          },
    );
  }
}

function item(id: string, name: string, command: string): vscode.StatusBarItem {
  const created = vscode.window.createStatusBarItem(id, vscode.StatusBarAlignment.Left, 4);
  created.name = name;
  created.command = command;
  created.backgroundColor = new vscode.ThemeColor('statusBarItem.warningBackground');
  return created;
}

function show(shown: vscode.StatusBarItem, what: { text: string; tooltip: string } | undefined): void {
  if (what === undefined) {
    shown.hide();
    return;
  }
  shown.text = what.text;
  shown.tooltip = what.tooltip;
  shown.accessibilityInformation = { label: what.tooltip, role: 'button' };
  shown.show();
}
