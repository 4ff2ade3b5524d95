import type { Plugin } from '../agent.ts';
import { success } from '../step-result.ts';

/** aws:softwareInventory: the sample nodes' inventory is always there, so there is nothing to collect. */
export const softwareInventory: Plugin = () =>
  Promise.resolve(
    // The agent's own sentence (inventory.go).
    success(
      'Inventory policy has been successfully applied and collected inventory data has been uploaded to SSM',
    ),
  );
