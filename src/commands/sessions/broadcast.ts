import type * as vscode from 'vscode';
import { describeConnection } from '../../connection/connection.ts';
import { back, Cancelled, pickMany } from '../../prompts/quick-pick.ts';
import type { TerminalSession } from '../../workbench/terminal-session.ts';
import type { SessionParts } from './context.ts';

interface SessionItem extends vscode.QuickPickItem {
  readonly session: TerminalSession;
}

/** Asks for the sessions that get what is typed in any of them. */
export async function broadcastInput({ terminals }: SessionParts): Promise<void> {
  const { all } = terminals.sessions;
  if (all.length < 2) throw new Error('Open at least two sessions to type into several at once.');
  const chosen = await pickMany<SessionItem>(all.map(toItem), {
    title: 'Broadcast Input',
    placeholder: 'What you type in one of these terminals goes to all of them. Mark at least two',
  });
  if (chosen === back) throw new Cancelled();
  if (chosen.length < 2) throw new Error('A broadcast needs at least two sessions.');
  const sessions = chosen.map(({ session }) => session);
  terminals.broadcastTo(sessions);
  const shown = sessions.find((session) => session === terminals.active) ?? sessions[0];
  shown?.reveal();
}

function toItem(session: TerminalSession): SessionItem {
  const { nodeLabel, nodeId, connection, documentName, startedAt, key } = session;
  return {
    label: `$(terminal) ${nodeLabel}`,
    description: [
      `session ${key}`,
      documentName,
      nodeId,
      describeConnection(connection),
      startedAt.toLocaleTimeString(),
    ]
      .filter((part) => part !== undefined)
      .join(' · '),
    picked: session.isBroadcasting,
    session,
  };
}

/** From now on each terminal gets its own keys only. */
export function stopBroadcast({ terminals }: SessionParts): void {
  terminals.broadcastTo([]);
}
