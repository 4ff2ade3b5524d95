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

/** The calls of tunnels on a connection. One that outlives a sign-in goes on with the credentials of the new one. */
export function tunnelCalls({ clients: all }: Pick<TunnelParts, 'clients'>, clients: Clients): TunnelCalls {
  return {
    start: (forward, signal) => startSession(all.renewed(clients), { ...sessionRequest(forward), signal }),
    resume: (sessionId, signal) => resumeSession(all.renewed(clients), sessionId, signal),
    // The clients that started a session may end it even when the connection has become read-only meanwhile.
    terminate: (sessionId) => terminateSession(clients.readOnly ? clients : all.renewed(clients), sessionId),
    agent: () => sessionAgent(clients.connection, proxySettings()),
  };
}
