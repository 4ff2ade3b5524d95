import type { Connection } from '../../connection/connection.ts';
import { withProgress } from '../../prompts/progress.ts';
import type { Tree } from '../../views/tree.ts';

/** Reads all parameters of the connection: the whole list, or until all first folders are known. */
export async function loadAllParameters(tree: Tree, connection: Connection | undefined): Promise<void> {
  if (connection === undefined) return;
  await withProgress('Loading parameters', (signal, report) =>
    tree.loadAll(connection, { signal, report: (count) => report(`${count} rows so far`) }),
  );
}
