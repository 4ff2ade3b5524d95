import type { WindowClients } from '../aws/window-clients.ts';
import type { Connection } from '../connection/connection.ts';
import type { Connections } from '../connection/connections.ts';
import { chooseConnectionPrompt, type ShownConnection } from '../prompts/connection.ts';
import { connectionIcon, describeAccount, describeMarks } from '../views/connection-row.ts';

export interface ChooseConnectionParts {
  readonly connections: Connections;
  readonly clients: WindowClients;
  readonly playground: { endpoint: () => string; start: () => Promise<Connection> };
}

/** Asks for a connection and makes it active: one that is open, or another one in the place of the active one. */
export async function chooseConnection(parts: ChooseConnectionParts): Promise<void> {
  const chosen = await ask(parts, 'Choose a Connection', describeOpen(parts));
  parts.connections.switchTo(chosen);
}

/** Asks for a connection and opens it beside the others, as the active one. */
export async function addConnection(parts: ChooseConnectionParts): Promise<void> {
  parts.connections.add(await ask(parts, 'Add a Connection', []));
}

export function makeActive(connections: Connections, connection: Connection | undefined): void {
  if (connection !== undefined) connections.add(connection);
}

export function closeConnection(connections: Connections, connection: Connection | undefined): void {
  if (connection !== undefined) connections.close(connection);
}

async function ask(
  { connections, playground }: ChooseConnectionParts,
  title: string,
  open: readonly ShownConnection[],
): Promise<Connection> {
  const choice = await chooseConnectionPrompt({
    title,
    open,
    current: connections.active,
    playgroundEndpoint: playground.endpoint(),
    env: process.env,
  });
  return choice === 'start-playground' ? playground.start() : choice;
}

function describeOpen({ connections, clients }: ChooseConnectionParts): ShownConnection[] {
  return connections.open.map((connection) => {
    const { readOnly, production } = clients.of(connection);
    const identity = clients.identityOf(connection);
    const account = describeAccount(connection, identity);
    const marks = describeMarks({ active: connection === connections.active, readOnly, production });
    return {
      connection,
      description: [account, ...marks].filter(Boolean).join(' · '),
      icon: connectionIcon({ connection, production, identity }),
    };
  });
}
