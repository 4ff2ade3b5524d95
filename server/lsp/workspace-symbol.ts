import { matchesQuery } from '../features/workspace-symbols.ts';
import type { Handler } from './handler.ts';
import { listSymbols } from './symbol-list.ts';

/** More than a list can show; who sees as many types another letter. */
const MOST = 1000;

/** The open documents as they are in the editor, and the others of the workspace as they are on the disk. */
export const workspaceSymbol: Handler = {
  register({ connection, documents, workspaceFiles }) {
    connection.onWorkspaceSymbol(async ({ query }, token) => {
      const open = [...documents.all()];
      const all = open.flatMap(listSymbols);
      const isOpen = new Set(open.map(({ uri }) => comparable(uri)));
      for await (const { uri, symbols } of workspaceFiles.documents(() => token.isCancellationRequested)) {
        if (!isOpen.has(comparable(uri))) all.push(...symbols);
      }
      return all.filter(({ name }) => matchesQuery(name, query)).slice(0, MOST);
    });
  },
};

/** Clients escape more characters of a URI than Node does. */
function comparable(uri: string): string {
  try {
    return decodeURIComponent(uri);
  } catch {
    return uri;
  }
}
