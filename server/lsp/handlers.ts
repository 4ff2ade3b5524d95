import { callHierarchy } from './call-hierarchy.ts';
import { check } from './check.ts';
import { codeAction } from './code-action.ts';
import { codeLens } from './code-lens.ts';
import { completion } from './completion.ts';
import { definition } from './definition.ts';
import { documentLink } from './document-link.ts';
import { documentSymbol } from './document-symbol.ts';
import { foldingRange } from './folding-range.ts';
import { formatting } from './formatting.ts';
import type { Handler } from './handler.ts';
import { hover } from './hover.ts';
import { inlayHint } from './inlay-hint.ts';
import { linkedEditingRange } from './linked-editing-range.ts';
import { references } from './references.ts';
import { rename } from './rename.ts';
import { rewrite } from './rewrite.ts';
import { selectionRange } from './selection-range.ts';
import { semanticTokens } from './semantic-tokens.ts';
import { workspaceSymbol } from './workspace-symbol.ts';

/** Every feature of the protocol that the server offers. */
export const handlers: readonly Handler[] = [
  callHierarchy,
  check,
  codeAction,
  codeLens,
  completion,
  definition,
  documentLink,
  documentSymbol,
  foldingRange,
  formatting,
  hover,
  inlayHint,
  linkedEditingRange,
  references,
  rename,
  rewrite,
  selectionRange,
  semanticTokens,
  workspaceSymbol,
];
