import type { SessionGrant } from '../aws/sessions.ts';
import type { TakenOver } from '../session/take-over.ts';
import type { SavedSession } from './saved-sessions.ts';

/** What becomes of a session that a former window had open. */
export type SessionFate =
  /** It goes on, with a grant that was got already; without one, the terminal says `reason` and asks again. */
  | {
      readonly name: 'resumed';
      readonly takeOver: TakenOver;
      readonly grant: SessionGrant | undefined;
      readonly reason?: string;
    }
  /** It has ended while no window was connected to it. */
  | { readonly name: 'over' }
  /** Nobody could go on with it, so it was ended. */
  | { readonly name: 'ended' }
  /** It cannot be reached from this window. */
  | { readonly name: 'left' };

/** The calls on one session. */
export interface FateCalls {
  /** ResumeSession: a grant with a new token, or undefined if the session is over. */
  readonly resume: () => Promise<SessionGrant | undefined>;
  /** TerminateSession. */
  readonly terminate: () => Promise<unknown>;
}

/**
 * Decides what becomes of a session of a former window, by one call. Never rejects.
 * @param calls undefined if the connection of the session is not open in this window
 */
export async function decideFate(
  { takeOver }: SavedSession,
  calls: FateCalls | undefined,
): Promise<SessionFate> {
  if (calls === undefined) return { name: 'left' };
  if (takeOver === undefined) {
    return calls.terminate().then(
      () => ({ name: 'ended' }),
      () => ({ name: 'left' }),
    );
  }
  return calls.resume().then(
    (grant) => (grant === undefined ? { name: 'over' } : { name: 'resumed', takeOver, grant }),
    (error: unknown) => ({ name: 'resumed', takeOver, grant: undefined, reason: String(error) }),
  );
}

/** Tells of the sessions that do not go on; empty if all do. */
export function describeFates(fates: readonly (readonly [SavedSession, SessionFate])[]): string {
  const nodes = (name: SessionFate['name']): string =>
    [...new Set(fates.filter(([, fate]) => fate.name === name).map(([one]) => one.nodeLabel))].join(', ');
  const sentences = [
    nodes('over') && `Ended while the window was closed: the sessions on ${nodes('over')}.`,
    nodes('ended') && `Ended now, because they cannot be continued: the sessions on ${nodes('ended')}.`,
    nodes('left') &&
      `Still open at the service until they time out, because they cannot be reached from here: the sessions on ${nodes('left')}.`,
  ];
  return sentences.filter(Boolean).join(' ');
}
