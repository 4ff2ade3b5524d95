import * as vscode from 'vscode';
import type { Clients } from '../../aws/clients.ts';
import { AwsError } from '../../aws/errors.ts';
import { sessionEncryption } from '../../aws/session-encryption.ts';
import { resumeSession, startSession, terminateSession } from '../../aws/sessions.ts';
import { sessionAgent } from '../../aws/transport.ts';
import type { WindowClients } from '../../aws/window-clients.ts';
import type { ManagedNode } from '../../aws/nodes.ts';
import type { SessionCalls } from '../../terminal/session-calls.ts';
import type { SessionPurpose } from '../../terminal/shell-session.ts';
import type { SessionTerminals } from '../../workbench/session-terminals.ts';
import type { SessionRequest } from '../../workbench/terminal-session.ts';
import { proxySettings } from '../../workbench/proxy-settings.ts';
import { plainNodeRow } from '../row-arguments.ts';
import { rereadSessions, type SessionLists } from './reread.ts';

/** The parts of the window that commands on sessions work with. */
export interface SessionParts extends SessionLists {
  readonly clients: WindowClients;
  readonly terminals: SessionTerminals;
  readonly log: vscode.LogOutputChannel;
}

/** What a session is to run; a shell by the account's preferences if nothing is named. */
export interface SessionDocument {
  readonly name: string;
  readonly parameters: Readonly<Record<string, readonly string[]>>;
  readonly purpose: SessionPurpose;
}

/** All that opens a session on a node, now and again. */
export function requestSession(
  parts: SessionParts,
  clients: Clients,
  {
    node,
    document,
  }: { readonly node: Pick<ManagedNode, 'id' | 'name'>; readonly document?: SessionDocument },
): SessionRequest {
  const diagnose = () =>
    vscode.commands.executeCommand('ssm.diagnoseConnection', plainNodeRow(clients, node));
  const what = document && { documentName: document.name, parameters: document.parameters };
  return {
    connection: clients.connection,
    nodeId: node.id,
    nodeLabel: node.name ?? node.id,
    documentName: document?.name,
    parameters: document?.parameters,
    purpose: document?.purpose,
    calls: {
      ...callsOf(parts, clients),
      encryption: sessionEncryption(clients, node.id),
      async start(signal) {
        try {
          return await startSession(parts.clients.renewed(clients), { target: node.id, ...what, signal });
        } catch (error) {
          if (error instanceof AwsError && error.kind === 'not-connected') offerDiagnosis(node, diagnose);
          throw error;
        }
      },
      diagnose,
      changed: () => rereadSessions(parts, node.id),
    },
  };
}

/** The terminal offers the same by a key, but it may not be in sight. */
function offerDiagnosis(node: Pick<ManagedNode, 'id' | 'name'>, diagnose: () => unknown): void {
  const why = 'Why Is It Not Connected?';
  void vscode.window
    .showWarningMessage(`${node.name ?? node.id} is not connected to Systems Manager.`, why)
    .then((action) => action === why && diagnose());
}

/** The calls on a session that there is already. */
export function callsOf(parts: SessionParts, clients: Clients): Omit<SessionCalls, 'start' | 'diagnose'> {
  return {
    resume: (sessionId, signal) => resumeSession(parts.clients.renewed(clients), sessionId, signal),
    agent: () => sessionAgent(clients.connection, proxySettings()),
    // The clients that started a session may end it even when the connection has become read-only meanwhile.
    terminate: (sessionId) =>
      terminateSession(clients.readOnly ? clients : parts.clients.renewed(clients), sessionId),
  };
}
