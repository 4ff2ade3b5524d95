import * as vscode from 'vscode';
import type { Clients } from '../aws/clients.ts';
import type { WindowClients } from '../aws/window-clients.ts';
import { connectionKey } from '../connection/connection.ts';
import type { Connections } from '../connection/connections.ts';
import { parameterRows } from '../views/parameters.ts';
import type { State } from '../views/shown-nodes.ts';
import { ShownParameters } from '../views/shown-parameters.ts';
import { noMatch } from '../views/tree-rows.ts';
import { Tree } from '../views/tree.ts';

export interface ParametersViewParts {
  readonly connections: Connections;
  readonly clients: WindowClients;
  readonly log: vscode.LogOutputChannel;
  /** Keeps the filter and the form for the next window. */
  readonly state: State;
}

/** The Parameter Store view: its tree, and which parameters it shows. */
export class ParametersView {
  readonly tree: Tree;
  readonly shown: ShownParameters;

  constructor({ connections, clients, log, state }: ParametersViewParts) {
    this.shown = new ShownParameters(state);
    const { shown } = this;
    this.tree = new Tree({
      connections,
      clients,
      viewId: 'ssm.parameters',
      selectMany: true,
      subject: 'parameters',
      rows: (clients, signal) => parameterRows(clients, shown, signal),
      emptyReason: () => noMatch(shown.query, 'No parameter', 'ssm.clearParameterFilter'),
      onError: (error) => log.error(`Parameters: ${String(error)}`),
    });
    shown.onChange(() => {
      this.#showArrangement();
      this.tree.refresh();
    });
    this.#showArrangement();
  }

  /** Reads again what is open below a parameter; its own row stays as it is. */
  detailsChanged({ connection }: Clients, name: string): void {
    const row = `${connectionKey(connection)}/${name}`;
    this.tree.reread((id) => id === row || id.startsWith(`${row}//`));
  }

  #showArrangement(): void {
    const { query, flat } = this.shown;
    this.tree.view.description = this.shown.describe();
    void vscode.commands.executeCommand('setContext', 'ssm.parametersFiltered', query !== '');
    void vscode.commands.executeCommand('setContext', 'ssm.parametersFlat', flat);
  }
}
