import type { Clients } from '../../aws/clients.ts';
import type { WindowClients } from '../../aws/window-clients.ts';
import type { ShownCompliance } from '../../views/shown-compliance.ts';
import type { Tree } from '../../views/tree.ts';
import type { RunOptions } from '../run-document.ts';

/** What commands of the Compliance view work with. */
export interface ComplianceParts {
  readonly clients: WindowClients;
  readonly compliance: Tree;
  readonly shownCompliance: ShownCompliance;
  /** Opens the run form, where the pace is chosen and the nodes are seen before anything is sent. */
  readonly run: (clients: Clients, options: RunOptions) => Promise<void>;
}

/** A pace that does little harm where a fix goes wrong. It can be changed in the form. */
export const carefulPace = { maxConcurrency: '10%', maxErrors: '5%' } as const;

/** The rows of the menu; from the palette, those that are selected while the view is in sight. */
export function rowsOf(
  { compliance }: ComplianceParts,
  [row, rows]: readonly [unknown, unknown],
): { readonly row: unknown; readonly rows: unknown } {
  if (row !== undefined || !compliance.view.visible) return { row, rows };
  const { selection } = compliance.view;
  return { row: selection[0], rows: selection };
}
