import type { SessionParts } from './context.ts';

/**
 * Closes the active terminal at once, whatever its connection is doing. The session is ended at the service, which may
 * take its time; a message says if that fails.
 */
export function forceClose({ terminals }: SessionParts): void {
  const { active } = terminals;
  if (active === undefined) throw new Error('The active terminal shows no session.');
  terminals.forceClose(active);
}
