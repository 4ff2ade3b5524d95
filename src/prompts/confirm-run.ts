import type { Clients } from '../aws/clients.ts';
import { productionNote } from '../aws/identity.ts';
import { describeConnection } from '../connection/connection.ts';
import { askText, back, Cancelled } from './quick-pick.ts';

export interface RunToConfirm {
  /** The document's name. */
  readonly name: string;
  /** How many nodes match; undefined if that is not known. */
  readonly count: number | undefined;
  /** `12 nodes, 3 offline` */
  readonly summary: string;
  /** Others have come or gone since they were shown. */
  readonly hasChanged: boolean;
  /** Runs on at most so many nodes are not asked about, unless the account is a production one. */
  readonly above: number;
}

/**
 * Asks to type the count of the nodes where a run is on many of them, on others than were shown, on nobody knows
 * how many, or in production.
 * @returns false if the user leaves it
 */
export async function confirmRun(clients: Clients, run: RunToConfirm): Promise<boolean> {
  const { name, count, summary, hasChanged, above } = run;
  if (!clients.production && !hasChanged && count !== undefined && count <= above) return true;
  const note = await productionNote(clients);
  const expected = count === undefined ? name : String(count);
  const what = count === undefined ? 'the name of the document' : `the number of nodes, ${count},`;
  try {
    const answer = await askText({
      title: [
        `Run ${name} on ${count === undefined ? 'nodes that cannot be counted' : summary}`,
        describeConnection(clients.connection),
        note,
      ]
        .filter(Boolean)
        .join(' · '),
      prompt: `${hasChanged ? 'The nodes have changed since you looked at them. ' : ''}Type ${what} to run it`,
      check: (text) =>
        text.trim() === expected ? undefined : `Type ${expected} to run it, or press Escape.`,
    });
    return answer !== back;
  } catch (error) {
    if (error instanceof Cancelled) return false;
    throw error;
  }
}
