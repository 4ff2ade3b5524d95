import type { OwnTunnel } from '../../tunnels/tunnels.ts';
import { chosenForward, clientsOf } from '../row-arguments.ts';
import type { TunnelParts } from './context.ts';

/** Keeps the forward of a tunnel for later. */
export function saveForward({ sessions }: TunnelParts, { connection, tunnel }: OwnTunnel): void {
  sessions.saved.add(connection, tunnel.forward);
}

/** Forgets a saved forward. A tunnel that runs with it lives on. */
export function deleteSavedForward(parts: TunnelParts, row: unknown): void {
  const forward = chosenForward(row);
  if (forward === undefined) return;
  const { connection } = clientsOf(row, undefined, () => parts.clients.get());
  parts.sessions.saved.remove(connection, forward);
}
