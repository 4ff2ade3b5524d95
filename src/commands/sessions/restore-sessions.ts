import * as vscode from 'vscode';
import type { Clients } from '../../aws/clients.ts';
import { terminateSession, resumeSession } from '../../aws/sessions.ts';
import type { SavedSession } from '../../terminal/saved-sessions.ts';
import { decideFate, describeFates, type SessionFate } from '../../terminal/session-fates.ts';
import { callsOf, requestSession, type SessionParts } from './context.ts';

/**
 * Goes on with the sessions that were open when the window was closed or loaded again: each gets a terminal anew. Those
 * that nobody can go on with are ended, and a message tells of all that are gone. One call for each.
 */
export async function restoreSessions(parts: SessionParts): Promise<void> {
  // Without trust there are no connections; giving it starts the extension anew.
  if (!vscode.workspace.isTrusted) return;
  const fates = await Promise.all(
    parts.terminals.former.map(async (one) => {
      const clients = parts.clients.find(one.connection);
      const fate = await decideFate(
        one,
        clients && {
          resume: () => resumeSession(clients, one.sessionId),
          terminate: () => terminateSession(clients, one.sessionId),
        },
      );
      if (clients !== undefined && fate.name === 'resumed') open(parts, clients, { saved: one, fate });
      parts.terminals.settle(one);
      return [one, fate] as const;
    }),
  );
  const text = describeFates(fates);
  if (text !== '') void vscode.window.showInformationMessage(text);
}

/** Gives a session its terminal again, which uses the grant first. */
function open(
  parts: SessionParts,
  clients: Clients,
  { saved, fate }: { saved: SavedSession; fate: Extract<SessionFate, { name: 'resumed' }> },
): void {
  const { sessionId, nodeId, nodeLabel, documentName, purpose } = saved;
  const { takeOver, reason } = fate;
  let { grant } = fate;
  // The terminal tells why and tries again.
  if (reason !== undefined) parts.log.warn(`ResumeSession of ${sessionId}: ${reason}`);
  const calls = callsOf(parts, clients);
  const request = requestSession(parts, clients, { node: { id: nodeId, name: nodeLabel } });
  parts.terminals.open(
    {
      ...request,
      documentName,
      purpose,
      calls: {
        ...request.calls,
        // What a command was given may be secret, so it is not written down.
        ...(documentName === undefined
          ? {}
          : {
              start: () =>
                Promise.reject(
                  new Error(
                    `Start another session with ${documentName} from the palette: the values of its parameters are not kept.`,
                  ),
                ),
            }),
        resume(id, signal) {
          const first = grant;
          grant = undefined;
          return first === undefined ? calls.resume(id, signal) : Promise.resolve(first);
        },
      },
    },
    { former: { sessionId, takeOver }, preserveFocus: true },
  );
}
