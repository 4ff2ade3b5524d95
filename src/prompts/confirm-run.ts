import type { Clients } from '../aws/clients.ts';
import { productionNote } from '../aws/identity.ts';
import { describeConnection } from '../connection/connection.ts';
import { confirmationOf, type RunToConfirm } from '../run-request/confirmation.ts';
import { askText, back, Cancelled } from './quick-pick.ts';

/**
 * Asks for what has to be typed before a run is sent, if anything has.
 * @returns false if the user leaves it
 */
export async function confirmRun(clients: Clients, run: Omit<RunToConfirm, 'production'>): Promise<boolean> {
  const asked = confirmationOf({ ...run, production: clients.production });
  if (asked === undefined) return true;
  const { title, prompt, expected } = asked;
  const note = await productionNote(clients);
  try {
    const answer = await askText({
      title: [title, describeConnection(clients.connection), note].filter(Boolean).join(' · '),
      prompt,
      check: (text) =>
        text.trim() === expected ? undefined : `Type ${expected} to run it, or press Escape.`,
    });
    return answer !== back;
  } catch (error) {
    if (error instanceof Cancelled) return false;
    throw error;
  }
}
