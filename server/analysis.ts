import type { Reference, SsmDocument } from './model/document.ts';
import type { FlowGraph } from './model/flow.ts';
import type { Script } from './model/scripts.ts';
import type { Language, SyntaxTree } from './syntax/tree.ts';

/** The immutable snapshot of one version of one document: all that a rule or a feature may read. */
export interface Analysis {
  readonly text: string;
  readonly language: Language;
  readonly tree: SyntaxTree;
  readonly document: SsmDocument;
  /** Every `{{ … }}` in the order of the text. Found on first use. */
  readonly references: readonly Reference[];
  /** Undefined for kinds other than runbooks. Built on first use. */
  readonly flow: FlowGraph | undefined;
  /** What the agent runs on the node; empty for runbooks. Found on first use (`listScripts` of model/scripts.ts). */
  readonly scripts: readonly Script[];
}
