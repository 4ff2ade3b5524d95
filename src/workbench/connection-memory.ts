import * as vscode from 'vscode';
import { Connections, initialConnections, noConnections } from '../connection/connections.ts';
import { ConnectionMarks } from '../connection/marks.ts';

const key = 'ssm.connections';

/** The connections that this window starts with; what is opened and closed is remembered for the next window. */
export function createConnections(state: vscode.Memento): Connections {
  const settings = vscode.workspace.getConfiguration('ssm');
  const memory = {
    read: () => state.get<unknown>(key),
    write: (remembered: unknown) => void state.update(key, remembered),
  };
  // Cloud calls need trust; until it is given nothing is connected, and giving it starts the extension anew.
  const initial = vscode.workspace.isTrusted
    ? initialConnections(memory.read(), {
        profile: settings.get('connection.profile', ''),
        region: settings.get('connection.region', ''),
        playgroundEndpoint: settings.get('playground.endpoint', ''),
      })
    : noConnections;
  return new Connections(memory, initial);
}

/** The marks of `ssm.connections.*`, and a listener that notices when they change. */
export function createConnectionMarks(): { marks: ConnectionMarks; listener: vscode.Disposable } {
  const section = 'ssm.connections';
  const marks = new ConnectionMarks(() => {
    const settings = vscode.workspace.getConfiguration(section);
    return { readOnly: settings.get('readOnly'), production: settings.get('production') };
  });
  const listener = vscode.workspace.onDidChangeConfiguration((change) => {
    if (change.affectsConfiguration(section)) marks.settingsChanged();
  });
  return { marks, listener };
}
