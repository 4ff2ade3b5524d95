import * as vscode from 'vscode';
import { terminateSession, resumeSession, type SessionGrant } from '../../aws/sessions.ts';
import type { SavedSession } from '../../terminal/saved-sessions.ts';
import { callsOf, requestSession, type SessionParts } from './context.ts';

/** What became of a session that a former window had open. */
type Outcome = 'resumed' | 'over' | 'ended' | 'left';

/**
 * Goes on with the sessions that were open when the window was closed or loaded again: each gets a terminal anew. Those
 * that nobody can go on with are ended, and a message tells of all that are gone. One ResumeSession for each.
 */
export async function restoreSessions(parts: SessionParts): Promise<void> {
  // Without trust there are no connections; giving it starts the extension anew.
  if (!vscode.workspace.isTrusted) return;
  const outcomes = await Promise.all(
    parts.terminals.former.map(async (one) => {
      const outcome = await restore(parts, one);
      parts.terminals.settle(one);
      return [one, outcome] as const;
    }),
  );
  const labels = (wanted: Outcome): string =>
    [...new Set(outcomes.filter(([, outcome]) => outcome === wanted).map(([one]) => one.nodeLabel))].join(
      ', ',
    );
  const sentences = [
    labels('over') && `Ended while the window was closed: the sessions on ${labels('over')}.`,
    labels('ended') && `Ended now, because they cannot be continued: the sessions on ${labels('ended')}.`,
    labels('left') &&
      `Still open at the service until they time out, because they cannot be reached from here: the sessions on ${labels('left')}.`,
  ].filter(Boolean);
  if (sentences.length > 0) void vscode.window.showInformationMessage(sentences.join(' '));
}

async function restore(parts: SessionParts, saved: SavedSession): Promise<Outcome> {
  const { sessionId, nodeId, nodeLabel, documentName, purpose, takeOver } = saved;
  const clients = parts.clients.find(saved.connection);
  if (clients === undefined) return 'left';
  if (takeOver === undefined) {
    return terminateSession(clients, sessionId).then(
      () => 'ended',
      () => 'left',
    );
  }
  let grant: SessionGrant | undefined;
  try {
    grant = await resumeSession(clients, sessionId);
    if (grant === undefined) return 'over';
  } catch (error) {
    // The terminal tells why and tries again.
    parts.log.warn(`ResumeSession of ${sessionId}: ${String(error)}`);
  }
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
  return 'resumed';
}
