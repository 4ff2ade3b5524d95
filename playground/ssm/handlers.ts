import type { SsmHandlers } from '../handler.ts';
import { associationHandlers } from './associations.ts';
import { commandHandlers } from './commands.ts';
import { complianceHandlers } from './compliance.ts';
import { documentChangeHandlers } from './document-changes.ts';
import { documentHandlers } from './documents.ts';
import { inventoryHandlers } from './inventory.ts';
import { nodeHandlers } from './nodes.ts';
import { patchBaselineHandlers } from './patch-baselines.ts';
import { patchHandlers } from './patches.ts';
import { sessionHandlers } from './sessions.ts';

/** What the playground answers for SSM; every other operation of the model is a 501. */
export const ssmHandlers: SsmHandlers = {
  ...commandHandlers,
  ...nodeHandlers,
  ...documentHandlers,
  ...documentChangeHandlers,
  ...sessionHandlers,
  ...associationHandlers,
  ...inventoryHandlers,
  ...complianceHandlers,
  ...patchHandlers,
  ...patchBaselineHandlers,
};

/** Codes that the real service answers though the model does not declare them for the operation. */
export const ssmErrorCodes: ReadonlySet<string> = new Set(['InvalidParameters']);
