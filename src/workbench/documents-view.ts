import * as vscode from 'vscode';
import type { WindowClients } from '../aws/window-clients.ts';
import type { Connections } from '../connection/connections.ts';
import {
  describeQuery,
  documentRows,
  rememberedRows,
  type DocumentGrouping,
  type DocumentQuery,
  type DocumentsSource,
} from '../views/documents.ts';
import { Tree } from '../views/tree.ts';
import { DocumentMemory } from './remembered-documents.ts';

interface DocumentsViewParts {
  readonly connections: Connections;
  readonly clients: WindowClients;
  readonly log: vscode.LogOutputChannel;
  readonly state: vscode.Memento;
}

/** The Documents view: its tree, what it shows, and what it remembers. */
export class DocumentsView {
  readonly tree: Tree;
  readonly memory: DocumentMemory;
  #query: DocumentQuery = { grouping: 'none' };

  constructor({ connections, clients, log, state }: DocumentsViewParts) {
    this.memory = new DocumentMemory(state, (which) => this.tree.redraw([which]));
    const source = (own: DocumentsSource['clients']): DocumentsSource => ({
      clients: own,
      query: () => this.#query,
      remembered: () => this.memory,
    });
    this.tree = new Tree({
      connections,
      clients,
      viewId: 'ssm.documents',
      subject: 'documents',
      rows: (own, signal) => documentRows(source(own), signal),
      pinned: (connection) => rememberedRows(source(clients.of(connection))),
      onError: (error) => log.error(`Documents: ${String(error)}`),
    });
  }

  get query(): DocumentQuery {
    return this.#query;
  }

  /** Reads again what is open below a document that was changed; the lists stay as they are. */
  documentChanged(name: string): void {
    this.tree.reread((id) => id.includes(`/${name}/`));
  }

  /** Shows what matches, or everything again. */
  search(search: DocumentQuery['search']): void {
    const { grouping } = this.#query;
    this.#show(search === undefined ? { grouping } : { grouping, search });
  }

  group(grouping: DocumentGrouping): void {
    this.#show({ ...this.#query, grouping });
  }

  #show(query: DocumentQuery): void {
    this.#query = query;
    this.tree.view.description = describeQuery(query);
    const searching = query.search !== undefined;
    void vscode.commands.executeCommand('setContext', 'ssm.documents.searching', searching);
    this.tree.refresh();
  }
}
