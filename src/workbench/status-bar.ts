import * as vscode from 'vscode';
import { AwsError } from '../aws/errors.ts';
import type { IdentityState } from '../aws/window-clients.ts';
import { describeConnection, sourceName, type Connection } from '../connection/connection.ts';
import { connectionIcon, describeMarks } from '../views/connection-row.ts';

/** The active connection as the status bar shows it. */
export interface ShownConnection {
  readonly connection: Connection;
  readonly identity: IdentityState;
  readonly readOnly: boolean;
  readonly production: boolean;
}

/** The one status-bar item: account and region; a click switches. */
export class ConnectionStatus implements vscode.Disposable {
  readonly #item = vscode.window.createStatusBarItem('ssm.connection', vscode.StatusBarAlignment.Left, 5);

  constructor() {
    this.#item.name = 'Systems Manager Connection';
    this.#item.command = 'ssm.chooseConnection';
  }

  show(shown: ShownConnection | undefined): void {
    const { text, label } = render(shown);
    this.#item.text = text;
    this.#item.accessibilityInformation = { label, role: 'button' };
    this.#item.tooltip = tooltip(shown);
    // Credentials that do not work are renewed by the same click that otherwise switches.
    this.#item.command = needsSignIn(shown) ? 'ssm.signIn' : 'ssm.chooseConnection';
    this.#item.backgroundColor = background(shown);
    this.#item.show();
  }

  dispose(): void {
    this.#item.dispose();
  }
}

function render(shown: ShownConnection | undefined): { text: string; label: string } {
  if (shown === undefined) {
    return { text: '$(cloud) Connect to AWS', label: 'Systems Manager: not connected, choose a connection' };
  }
  const { connection, identity } = shown;
  const marks = describeMarks({ ...shown, active: false });
  const icon = `$(${connectionIcon(shown)})`;
  if (identity instanceof Error) {
    const what = describeProblem(identity);
    return {
      text: `${icon} ${[`${sourceName(connection)}: ${what}`, connection.region, ...marks].join(' · ')}`,
      label: `Systems Manager: ${[sourceName(connection), what, connection.region, ...marks].join(', ')}`,
    };
  }
  const who =
    identity === undefined || connection.kind === 'playground' ? sourceName(connection) : identity.account;
  return {
    text: `${icon} ${[who, connection.region, ...marks].join(' · ')}`,
    label: `Systems Manager: connected to ${[who, connection.region, ...marks].join(', ')}`,
  };
}

/** Problems and production stand out; the text says the same. */
function background(shown: ShownConnection | undefined): vscode.ThemeColor | undefined {
  if (shown?.identity instanceof Error) return new vscode.ThemeColor('statusBarItem.warningBackground');
  return shown?.production === true ? new vscode.ThemeColor('statusBarItem.errorBackground') : undefined;
}

function needsSignIn(shown: ShownConnection | undefined): boolean {
  return shown?.connection.kind === 'account' && shown.identity instanceof Error;
}

function describeProblem(problem: Error): string {
  if (!(problem instanceof AwsError)) return 'not reachable';
  switch (problem.kind) {
    case 'expired':
      return 'credentials expired';
    case 'no-credentials':
      return 'no credentials';
    default:
      return 'not reachable';
  }
}

function tooltip(shown: ShownConnection | undefined): string {
  if (shown === undefined) return 'Choose the AWS account and region to work on.';
  const { connection, identity } = shown;
  const lines = [describeConnection(connection)];
  if (connection.kind === 'playground') {
    lines.push(`The playground at ${connection.endpoint}: what you run, runs on this computer.`);
  }
  if (identity instanceof AwsError) lines.push(identity.message, identity.advice);
  else if (identity !== undefined) lines.push(`Account ${identity.account}`, identity.arn);
  if (shown.production) lines.push('Marked as production: confirmations name the account.');
  if (shown.readOnly) lines.push('Read-only: whatever changes something is refused.');
  lines.push(needsSignIn(shown) ? 'Click to sign in.' : 'Click to switch.');
  return lines.filter((line) => line !== '').join('\n');
}
