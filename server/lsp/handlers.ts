import { codeAction } from './code-action.ts';
import { completion } from './completion.ts';
import { definition } from './definition.ts';
import { documentSymbol } from './document-symbol.ts';
import { foldingRange } from './folding-range.ts';
import type { Handler } from './handler.ts';
import { hover } from './hover.ts';
import { linkedEditingRange } from './linked-editing-range.ts';
import { references } from './references.ts';
import { rename } from './rename.ts';
import { selectionRange } from './selection-range.ts';
import { semanticTokens } from './semantic-tokens.ts';

/** Every feature of the protocol that the server offers. */
export const handlers: readonly Handler[] = [
  codeAction,
  completion,
  definition,
  documentSymbol,
  foldingRange,
  hover,
  linkedEditingRange,
  references,
  rename,
  selectionRange,
  semanticTokens,
];
