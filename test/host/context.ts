import { contextVariable, type HostTestContext } from '../../scripts/host-tests/events.ts';

/** What the runner outside told this extension host. */
export const context = readContext();

function readContext(): HostTestContext {
  const json = process.env[contextVariable];
  if (json === undefined)
    throw new Error(`${contextVariable} is not set: start these tests by "npm run test:host".`);
  return JSON.parse(json) as HostTestContext;
}

/** Sends JSON to the runner and returns the JSON that it answers. @throws with the runner's own message */
export async function callRunner(pathname: string, body: unknown): Promise<unknown> {
  const response = await fetch(`${context.runner}/${pathname}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${context.token}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  const answer = (await response.json()) as { value?: unknown; error?: string };
  if (!response.ok) throw new Error(answer.error ?? `The runner answered HTTP ${response.status}.`);
  return answer.value;
}
