import * as vscode from 'vscode';
import type { Clients } from '../aws/clients.ts';
import type { Command } from '../aws/commands.ts';
import { describeAlarm, summarize } from '../runs/run-status.ts';
import { describeStatus } from '../runs/output-text.ts';
import type { NodeNames } from '../runs/node-names.ts';
import type { Run, Runs } from '../runs/runs.ts';
import { runRow } from '../views/runs.ts';
import { cancelRun } from './cancel-run.ts';

/** Shows how a command goes until it has ended, with a Cancel that asks first. */
export async function followRun(runs: Runs, clients: Clients, command: Command): Promise<void> {
  const ended = runs.follow(clients, command);
  const wantsToCancel = await showProgress(runs, command, ended);
  if (wantsToCancel) await cancelRun(runs, runs.get(command.commandId));
  report(await ended, runs.names);
}

/** True if the user pressed Cancel; the notification is gone then, and the Runs view goes on. */
async function showProgress(runs: Runs, command: Command, ended: Promise<Run>): Promise<boolean> {
  const options = {
    location: vscode.ProgressLocation.Notification,
    title: `Running ${command.documentName}`,
    cancellable: true,
  };
  return vscode.window.withProgress(options, async (progress, token) => {
    const listener = runs.onChange((run) => {
      if (run.commandId === command.commandId) progress.report({ message: progressMessage(run) });
    });
    const cancelled = new Promise<boolean>((resolve) => token.onCancellationRequested(() => resolve(true)));
    const notCancelled = ended.then(
      () => false,
      () => false,
    );
    try {
      return await Promise.race([notCancelled, cancelled]);
    } finally {
      listener.dispose();
    }
  });
}

function progressMessage({ snapshot, problem }: Run): string {
  if (problem !== undefined) return 'its status cannot be read at the moment; trying again';
  return summarize(snapshot.invocations) || 'waiting for the nodes';
}

/** Says how it ended; the page of its results has the details. */
function report(run: Run, names: NodeNames): void {
  const { command, invocations } = run.snapshot;
  const counts = summarize(invocations);
  const { documentName, status, statusDetails, triggeredAlarm: alarm } = command;
  const how = `${describeStatus(status, statusDetails)}${alarm === undefined ? '' : `, ${describeAlarm(alarm)}`}`;
  const text = `${documentName}: ${how}${counts === '' ? '' : ` (${counts})`}.`;
  const show = 'Open Results';
  const message =
    status === 'Success'
      ? vscode.window.showInformationMessage(text, show)
      : vscode.window.showWarningMessage(text, show);
  void message.then((action) => {
    if (action === show) void vscode.commands.executeCommand('ssm.openResults', runRow(run, names));
  });
}
