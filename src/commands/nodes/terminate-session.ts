import { assertChangesAllowed } from '../../aws/effects.ts';
import { terminateSession } from '../../aws/sessions.ts';
import { confirm } from '../../prompts/confirm.ts';
import { ownerName } from '../../views/node-activity.ts';
import { chosenSession, clientsOf } from '../row-arguments.ts';
import { rereadSessions } from '../sessions/reread.ts';
import type { NodeParts } from './context.ts';

/** Ends a session of anyone after asking. One call, and the lists of open sessions are read again. */
export async function terminateOpenSession(parts: NodeParts, row: unknown): Promise<void> {
  const session = chosenSession(row);
  if (session === undefined) return;
  const clients = clientsOf(row, undefined, () => parts.clients.get());
  assertChangesAllowed(clients, 'ssm:TerminateSession');
  const owner = ownerName(session.owner);
  const confirmed = await confirm(clients, {
    question: `Terminate the session of ${owner} on ${session.target}?`,
    detail: `Session ${session.sessionId}, since ${session.started?.toLocaleString() ?? 'an unknown time'}. What runs in its shell ends with it.`,
    action: 'Terminate',
  });
  if (!confirmed) return;
  await terminateSession(clients, session.sessionId);
  rereadSessions(parts, session.target);
}
