import * as vscode from 'vscode';
import type { Clients } from '../../aws/clients.ts';
import { assertChangesAllowed } from '../../aws/effects.ts';
import type { ManagedNode } from '../../aws/nodes.ts';
import { chooseOnlineNode } from '../../prompts/targets.ts';
import { pluginTerminal, wantsPlugin } from '../../workbench/plugin-terminal.ts';
import { isCancellation } from '../../workbench/report.ts';
import { profileId } from '../../workbench/session-split.ts';
import { chosenNodes, clientsOf } from '../row-arguments.ts';
import { requestSession, type SessionDocument, type SessionParts } from './context.ts';

/** Opens a terminal with a session on each of the nodes of the rows; asks for one if there is none. */
export async function startSessions(parts: SessionParts, row: unknown, rows: unknown): Promise<void> {
  const clients = clientsOf(row, rows, () => parts.clients.get());
  assertChangesAllowed(clients, 'ssm:StartSession');
  const nodes = chosenNodes(row, rows);
  await openSessions(parts, clients, {
    nodes: nodes.length > 0 ? nodes : [await chooseOnlineNode(clients, 'Start a Session')],
  });
}

/** One terminal for each node, with the client that the setting names. */
export async function openSessions(
  parts: SessionParts,
  clients: Clients,
  { nodes, document }: { readonly nodes: readonly ManagedNode[]; readonly document?: SessionDocument },
): Promise<void> {
  for (const node of nodes) {
    const request = requestSession(parts, clients, { node, ...(document === undefined ? {} : { document }) });
    if (wantsPlugin()) vscode.window.createTerminal(await pluginTerminal(request)).show();
    else parts.terminals.open(request);
  }
}

/** Opens another session like the one of the active terminal beside it. */
export async function splitSession({ clients, terminals }: SessionParts): Promise<void> {
  const { active } = terminals;
  if (active?.terminal === undefined) throw new Error('The active terminal shows no session.');
  assertChangesAllowed(clients.of(active.connection), 'ssm:StartSession');
  await terminals.split(active);
}

/**
 * The profile "Session Manager" of the terminal menu, which asks for a node. VS Code shows the message of what is thrown
 * here, and one that nobody understands if there is no profile in the end.
 */
export function registerSessionProfile(parts: SessionParts): vscode.Disposable {
  return vscode.window.registerTerminalProfileProvider(profileId, {
    async provideTerminalProfile() {
      try {
        return await sessionProfile(parts);
      } catch (error) {
        if (isCancellation(error))
          throw new Error('No node was chosen, so no session was started.', { cause: error });
        parts.log.error(`Terminal profile: ${String(error)}`);
        throw error;
      }
    },
  });
}

async function sessionProfile(parts: SessionParts): Promise<vscode.TerminalProfile> {
  const split = parts.terminals.takeSplit();
  if (split !== undefined) return new vscode.TerminalProfile(parts.terminals.profile(split));
  const clients = parts.clients.get();
  assertChangesAllowed(clients, 'ssm:StartSession');
  const node = await chooseOnlineNode(clients, 'Start a Session');
  const request = requestSession(parts, clients, { node });
  if (wantsPlugin()) return new vscode.TerminalProfile(await pluginTerminal(request));
  const options = parts.terminals.profile(request);
  showOnce(options.pty);
  return new vscode.TerminalProfile(options);
}

/** VS Code leaves a terminal of a profile in a panel that is closed, where nobody sees it. */
function showOnce(pty: vscode.Pseudoterminal): void {
  const listener = vscode.window.onDidOpenTerminal((terminal) => {
    const { creationOptions } = terminal;
    if (!('pty' in creationOptions) || creationOptions.pty !== pty) return;
    listener.dispose();
    terminal.show();
  });
}
