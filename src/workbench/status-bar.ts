import * as vscode from 'vscode';
import { AwsError } from '../aws/errors.ts';
import type { IdentityState } from '../aws/window-clients.ts';
import { describeConnection, sourceName, type Connection } from '../connection/connection.ts';

/** The one status-bar item: account and region; a click switches. */
export class ConnectionStatus implements vscode.Disposable {
  readonly #item = vscode.window.createStatusBarItem('ssm.connection', vscode.StatusBarAlignment.Left, 5);

  constructor() {
    this.#item.name = 'Systems Manager Connection';
    this.#item.command = 'ssm.chooseConnection';
  }

  show(connection: Connection | undefined, identity: IdentityState): void {
    const problem = identity instanceof Error ? identity : undefined;
    const { text, label } = render(connection, identity);
    this.#item.text = text;
    this.#item.accessibilityInformation = { label, role: 'button' };
    this.#item.tooltip = tooltip(connection, identity);
    this.#item.backgroundColor =
      problem === undefined ? undefined : new vscode.ThemeColor('statusBarItem.warningBackground');
    this.#item.show();
  }

  dispose(): void {
    this.#item.dispose();
  }
}

function render(
  connection: Connection | undefined,
  identity: IdentityState,
): { text: string; label: string } {
  if (connection === undefined) {
    return { text: '$(cloud) Connect to AWS', label: 'Systems Manager: not connected, choose a connection' };
  }
  if (identity instanceof Error) {
    const what = describeProblem(identity);
    return {
      text: `$(warning) ${sourceName(connection)}: ${what} · ${connection.region}`,
      label: `Systems Manager: ${sourceName(connection)}, ${what}, ${connection.region}`,
    };
  }
  const icon = connection.kind === 'playground' ? '$(beaker)' : '$(cloud)';
  const who =
    identity === undefined || connection.kind === 'playground' ? sourceName(connection) : identity.account;
  return {
    text: `${icon} ${who} · ${connection.region}`,
    label: `Systems Manager: connected to ${who}, ${connection.region}`,
  };
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

function tooltip(connection: Connection | undefined, identity: IdentityState): string {
  if (connection === undefined) return 'Choose the AWS account and region to work on.';
  const lines = [describeConnection(connection)];
  if (connection.kind === 'playground') {
    lines.push(`The playground at ${connection.endpoint}: what you run, runs on this computer.`);
  }
  if (identity instanceof AwsError) lines.push(identity.message, identity.advice);
  else if (identity instanceof Error) lines.push(identity.message);
  else if (identity !== undefined) lines.push(`Account ${identity.account}`, identity.arn);
  lines.push('Click to switch.');
  return lines.filter((line) => line !== '').join('\n');
}
