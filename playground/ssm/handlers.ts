import type { SsmHandlers } from '../handler.ts';

/** What the playground answers for SSM; every other operation of the model is a 501. */
export const ssmHandlers: SsmHandlers = {};
