import { codeAction } from './code-action.ts';
import type { Handler } from './handler.ts';
import { completion, definition, documentSymbol, hover, references, rename } from './language-features.ts';

/** Every feature of the protocol that the server offers. */
export const handlers: readonly Handler[] = [
  codeAction,
  completion,
  definition,
  documentSymbol,
  hover,
  references,
  rename,
];
