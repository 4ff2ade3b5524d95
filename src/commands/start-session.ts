import type { Clients } from '../aws/clients.ts';
import { assertChangesAllowed } from '../aws/effects.ts';
import { resumeSession, startSession, terminateSession } from '../aws/sessions.ts';
import type { ManagedNode } from '../aws/nodes.ts';
import { sessionAgent } from '../aws/transport.ts';
import type { ProxySettings } from '../connection/proxy.ts';
import { chooseOnlineNode } from '../prompts/targets.ts';
import { openSessionTerminal } from '../terminal/session-terminal.ts';

/** Opens a terminal with a session on each of the nodes; asks for one if none is given. */
export async function startSessions(
  clients: Clients,
  nodes: readonly ManagedNode[],
  proxy?: ProxySettings,
): Promise<void> {
  assertChangesAllowed(clients, 'ssm:StartSession');
  const chosen = nodes.length > 0 ? nodes : [await chooseOnlineNode(clients, 'Start a Session')];
  for (const node of chosen) {
    openSessionTerminal({
      nodeLabel: node.name ?? node.id,
      start: (signal) => startSession(clients, { target: node.id, signal }),
      resume: (sessionId, signal) => resumeSession(clients, sessionId, signal),
      agent: () => sessionAgent(clients.connection, proxy),
      terminate: (sessionId) => terminateSession(clients, sessionId),
    });
  }
}
