import { codeAction } from './code-action.ts';
import type { Handler } from './handler.ts';

/** Every feature of the protocol that the server offers. */
export const handlers: readonly Handler[] = [codeAction];
