import type { ActiveConnection } from '../connection/active-connection.ts';
import type { Connection } from '../connection/connection.ts';
import { chooseConnectionPrompt } from '../prompts/connection.ts';

/** Asks for the connection of this window and switches everything to it. */
export async function chooseConnection(
  active: ActiveConnection,
  playground: { endpoint: () => string; start: () => Promise<Connection> },
): Promise<void> {
  const choice = await chooseConnectionPrompt({
    current: active.current,
    playgroundEndpoint: playground.endpoint(),
    env: process.env,
  });
  active.switchTo(choice === 'start-playground' ? await playground.start() : choice);
}
