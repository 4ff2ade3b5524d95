import * as vscode from 'vscode';
import type { Clients } from '../aws/clients.ts';
import { assertChangesAllowed } from '../aws/effects.ts';
import { AwsError } from '../aws/errors.ts';
import { sessionEncryption } from '../aws/session-encryption.ts';
import { resumeSession, startSession, terminateSession } from '../aws/sessions.ts';
import type { ManagedNode } from '../aws/nodes.ts';
import { sessionAgent } from '../aws/transport.ts';
import type { ProxySettings } from '../connection/proxy.ts';
import { chooseOnlineNode } from '../prompts/targets.ts';
import { openSessionTerminal } from '../terminal/session-terminal.ts';

export interface StartSessionsOptions {
  readonly clients: Clients;
  readonly nodes: readonly ManagedNode[];
  readonly proxy?: ProxySettings | undefined;
  /** Finds out and shows why a node is not connected. */
  readonly diagnose: (node: ManagedNode) => unknown;
}

/**
 * Opens a terminal with a session on each of the nodes; asks for one if none is given. If a node turns out not to be
 * connected, a message offers to look for the cause.
 */
export async function startSessions(options: StartSessionsOptions): Promise<void> {
  const { clients, nodes, proxy, diagnose } = options;
  assertChangesAllowed(clients, 'ssm:StartSession');
  const chosen = nodes.length > 0 ? nodes : [await chooseOnlineNode(clients, 'Start a Session')];
  for (const node of chosen) {
    openSessionTerminal({
      nodeLabel: node.name ?? node.id,
      async start(signal) {
        try {
          return await startSession(clients, { target: node.id, signal });
        } catch (error) {
          if (error instanceof AwsError && error.kind === 'not-connected') offerDiagnosis(node, diagnose);
          throw error;
        }
      },
      resume: (sessionId, signal) => resumeSession(clients, sessionId, signal),
      agent: () => sessionAgent(clients.connection, proxy),
      encryption: sessionEncryption(clients, node.id),
      terminate: (sessionId) => terminateSession(clients, sessionId),
    });
  }
}

function offerDiagnosis(node: ManagedNode, diagnose: (node: ManagedNode) => unknown): void {
  const why = 'Why Is It Not Connected?';
  void vscode.window
    .showWarningMessage(`${node.name ?? node.id} is not connected to Systems Manager.`, why)
    .then((action) => action === why && diagnose(node));
}
