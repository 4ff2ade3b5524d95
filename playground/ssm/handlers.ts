import type { SsmHandlers } from '../handler.ts';
import { associationHandlers } from './associations.ts';
import { calendarHandlers } from './calendars.ts';
import { commandHandlers } from './commands.ts';
import { complianceHandlers } from './compliance.ts';
import { documentChangeHandlers } from './document-changes.ts';
import { documentSharingHandlers } from './document-sharing.ts';
import { documentHandlers } from './documents.ts';
import { hybridNodeHandlers } from './hybrid-nodes.ts';
import { inventoryHandlers } from './inventory.ts';
import { nodeHandlers } from './nodes.ts';
import { parameterChangeHandlers } from './parameter-changes.ts';
import { parameterHandlers } from './parameters.ts';
import { patchBaselineHandlers } from './patch-baselines.ts';
import { patchHandlers } from './patches.ts';
import { sessionHandlers } from './sessions.ts';
import { settingHandlers } from './settings.ts';
import { tagHandlers } from './tags.ts';

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
  ...documentSharingHandlers,
  ...hybridNodeHandlers,
  ...calendarHandlers,
  ...settingHandlers,
  ...tagHandlers,
  ...parameterHandlers,
  ...parameterChangeHandlers,
};

/** Codes that the real service answers though the model does not declare them for the operation. */
export const ssmErrorCodes: ReadonlySet<string> = new Set(['InvalidParameters']);
