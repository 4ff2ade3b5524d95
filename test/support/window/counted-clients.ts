import { createClients as createRealClients, type Clients } from '../../../src/aws/clients.ts';
import { stage } from './vscode.ts';

/** The clients of the extension, whose calls a test counts and waits for. */
export function createClients(...options: Parameters<typeof createRealClients>): Clients {
  const clients = createRealClients(...options);
  const call: Clients['call'] = clients.call.bind(clients);
  clients.call = (name, ...rest) => {
    stage.calls.push(name);
    const made = call(name, ...rest);
    // Whether it fails is for the extension to tell.
    stage.track(made.then(undefined, () => undefined));
    return made;
  };
  return clients;
}
