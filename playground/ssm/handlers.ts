import type { SsmHandlers } from '../handler.ts';
import { commandHandlers } from './commands.ts';
import { documentChangeHandlers } from './document-changes.ts';
import { documentHandlers } from './documents.ts';
import { nodeHandlers } from './nodes.ts';
import { sessionHandlers } from './sessions.ts';

/** What the playground answers for SSM; every other operation of the model is a 501. */
export const ssmHandlers: SsmHandlers = {
  ...commandHandlers,
  ...nodeHandlers,
  ...documentHandlers,
  ...documentChangeHandlers,
  ...sessionHandlers,
};

/** Codes that the real service answers though the model does not declare them for the operation. */
export const ssmErrorCodes: ReadonlySet<string> = new Set(['InvalidParameters']);
