import * as vscode from 'vscode';
import { AwsError } from '../aws/errors.ts';
import { NotConnectedError } from '../aws/window-clients.ts';
import { Cancelled } from '../prompts/quick-pick.ts';

/** True for the ways in which a user ends a command; nothing is to be said then. */
export function isCancellation(error: unknown): boolean {
  return error instanceof Cancelled || (error instanceof Error && error.name === 'AbortError');
}

/** Shows why `title` failed and what to do, with the details in the log on request. Returns at once. */
export function reportError(title: string, error: unknown, log: vscode.LogOutputChannel): void {
  log.error(`${title}: ${details(error)}`);
  const actions = new Map<string, () => unknown>();
  const chooses =
    error instanceof NotConnectedError ||
    (error instanceof AwsError && ['expired', 'no-credentials', 'denied', 'network'].includes(error.kind));
  if (error instanceof AwsError && ['expired', 'no-credentials'].includes(error.kind)) {
    actions.set('Sign In', () => vscode.commands.executeCommand('ssm.signIn', error.connection));
  }
  if (chooses) {
    actions.set('Choose Connection', () => vscode.commands.executeCommand('ssm.chooseConnection'));
  }
  if (error instanceof AwsError && error.kind === 'read-only') {
    actions.set('Switch Read-Only Mode', () =>
      vscode.commands.executeCommand('ssm.switchReadOnly', error.connection),
    );
  }
  actions.set('Show Details', () => log.show());
  vscode.window
    .showErrorMessage(`${title}: ${explain(error)}`, ...actions.keys())
    .then((action) => action && actions.get(action)?.());
}

/** Why, and what to do next. */
function explain(error: unknown): string {
  const reason = error instanceof Error ? error.message : String(error);
  const advice = error instanceof AwsError || error instanceof NotConnectedError ? error.advice : '';
  return [reason, advice].filter((part) => part !== '').join(' ');
}

/** For the log: AWS's own words and the request id, without inputs or answers, which may hold secrets. */
function details(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (!(error instanceof AwsError)) return error.stack ?? error.message;
  const cause = error.cause instanceof Error ? `${error.cause.name}: ${error.cause.message}` : '';
  return [
    explain(error),
    `operation ${error.operation}, code ${error.code}, request ${error.requestId ?? 'none'}`,
    cause,
  ].join('\n  ');
}
