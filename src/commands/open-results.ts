import * as vscode from 'vscode';
import type { Clients } from '../aws/clients.ts';
import { listCommands, type Command } from '../aws/commands.ts';
import type { WindowClients } from '../aws/window-clients.ts';
import { back, pickOne } from '../prompts/quick-pick.ts';
import { describeStatus } from '../runs/output-text.ts';
import { statusIcon } from '../views/runs.ts';
import { chosenRun } from './row-arguments.ts';

/** Opens the results of a command: of the row, or from the palette of one that is asked for. */
export async function openResults(
  results: { open(clients: Clients, command: Command): void },
  clients: WindowClients,
  row: unknown,
): Promise<void> {
  const run = chosenRun(row);
  if (run !== undefined) {
    results.open(run.clients, run.snapshot.command);
    return;
  }
  const active = clients.get();
  const command = await chooseCommand(active);
  if (command !== undefined) results.open(active, command);
}

/** Asks for one of the account's commands, newest first; one call per 50 of them until one is chosen. */
async function chooseCommand(clients: Clients): Promise<Command | undefined> {
  const items = async function* (signal: AbortSignal) {
    for await (const { items } of listCommands(clients, signal)) {
      yield items.map((command) => ({
        label: `$(${statusIcon(command.status).id}) ${command.documentName}`,
        description: [
          describeStatus(command.status, command.statusDetails),
          command.requested?.toLocaleString(),
        ].join(' · '),
        detail: command.commandId,
        command,
      }));
    }
  };
  const chosen = await pickOne<vscode.QuickPickItem & { readonly command: Command }>(items, {
    title: 'Open Results',
    placeholder: 'Which command? All of the last 30 days are listed, newest first',
  });
  return chosen === back ? undefined : chosen.command;
}
