import type { Clients } from '../../aws/clients.ts';
import type { WindowClients } from '../../aws/window-clients.ts';
import { proxySettings } from '../../workbench/proxy-settings.ts';
import { resumeSession, startSession, terminateSession } from '../../aws/sessions.ts';
import { sessionAgent } from '../../aws/transport.ts';
import { sessionRequest } from '../../tunnels/forward.ts';
import type { TunnelCalls } from '../../tunnels/tunnel.ts';
import type { Tree } from '../../views/tree.ts';
import type { SessionsView } from '../../workbench/sessions-view.ts';

/** What commands on tunnels and sessions work with. */
export interface TunnelParts {
  readonly clients: WindowClients;
  readonly nodes: Tree;
  readonly sessions: SessionsView;
}

/** The calls of tunnels on a connection. */
export function tunnelCalls(clients: Clients): TunnelCalls {
  return {
    start: (forward, signal) => startSession(clients, { ...sessionRequest(forward), signal }),
    resume: (sessionId, signal) => resumeSession(clients, sessionId, signal),
    terminate: (sessionId) => terminateSession(clients, sessionId),
    agent: () => sessionAgent(clients.connection, proxySettings()),
  };
}
