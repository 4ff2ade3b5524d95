import type { Session } from '../sessions.ts';
import { agentOf } from './agent-session.ts';

const numbers = ['loss', 'duplication', 'delay', 'pause'] as const;

/**
 * Spoils the data channel of a running session, as asked for in JSON: `sessionId`, and any of `loss` and `duplication`
 * (probabilities), `delay` (each frame is late by up to so many milliseconds) and `pause` (the agent is away for so
 * many milliseconds). What is not named is good again. With `expire` the session ends at the service while the
 * connection is lost, as one does that was idle for too long. Throws a message for the user where the order is wrong.
 */
export function disturbSession(order: unknown, findSession: (id: string) => Session | undefined): void {
  const { sessionId, expire, ...rest } = (order ?? {}) as Record<string, unknown>;
  const session = typeof sessionId === 'string' ? findSession(sessionId) : undefined;
  const agent = session && agentOf(session);
  if (agent === undefined) throw new Error('sessionId must be the id of a session that a client has opened.');
  for (const [name, value] of Object.entries(rest)) {
    if (!numbers.some((known) => known === name))
      throw new Error(`${name} is none of ${numbers.join(', ')}, expire.`);
    if (typeof value !== 'number' || value < 0) throw new Error(`${name} must be a number from 0.`);
  }
  if (expire !== undefined && typeof expire !== 'boolean') throw new Error('expire must be true or false.');
  const { pause, ...disturbance } = rest as Partial<Record<(typeof numbers)[number], number>>;
  agent.disturb(disturbance);
  if (pause !== undefined) agent.pause(pause);
  if (expire === true) agent.expire();
}
