import * as vscode from 'vscode';
import { ActiveConnection, initialConnection } from '../connection/active-connection.ts';

const key = 'ssm.connection';

/** The connection that this window starts with; switches are remembered for the next window. */
export function createActiveConnection(state: vscode.Memento): ActiveConnection {
  const settings = vscode.workspace.getConfiguration('ssm');
  const memory = {
    read: () => state.get<unknown>(key),
    write: (remembered: unknown) => void state.update(key, remembered),
  };
  // Cloud calls need trust; until it is given nothing is connected, and giving it starts the extension anew.
  const initial = vscode.workspace.isTrusted
    ? initialConnection(memory.read(), {
        profile: settings.get('connection.profile', ''),
        region: settings.get('connection.region', ''),
        playgroundEndpoint: settings.get('playground.endpoint', ''),
      })
    : undefined;
  return new ActiveConnection(memory, initial);
}
