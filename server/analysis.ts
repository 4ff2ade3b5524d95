import type { Reference, SsmDocument, Step } from './model/document.ts';
import { buildFlow } from './model/build-flow.ts';
import type { FlowGraph } from './model/flow.ts';
import { lower } from './model/lower.ts';
import { findReferences } from './model/references.ts';
import { listScripts, type Script } from './model/scripts.ts';
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
  /** What the agent runs on the node; empty for runbooks. Found on first use. */
  readonly scripts: readonly Script[];
}

/** The snapshot of the version that `tree` was parsed from. Never fails. */
export function analyze(tree: SyntaxTree): Analysis {
  return new TreeAnalysis(tree);
}

/** The same snapshot with these steps of the top level alone, for rules that look at one step after the other. */
export function withSteps(analysis: Analysis, steps: readonly Step[]): Analysis {
  return new StepsAnalysis(analysis, steps);
}

/**
 * `find`, asked once for each analysis: what it found is kept as long as the analysis. For what many rules ask for;
 * the answer must be a value that nobody changes, and no generator, which can be read only once.
 */
export function perAnalysis<T>(find: (analysis: Analysis) => T): (analysis: Analysis) => T {
  const found = new WeakMap<Analysis, { readonly value: T }>();
  return (analysis) => {
    const known = found.get(analysis);
    if (known !== undefined) return known.value;
    const value = find(analysis);
    found.set(analysis, { value });
    return value;
  };
}

class TreeAnalysis implements Analysis {
  readonly tree: SyntaxTree;
  readonly document: SsmDocument;
  #references: readonly Reference[] | undefined;
  #flow: FlowGraph | undefined;
  #scripts: readonly Script[] | undefined;

  constructor(tree: SyntaxTree) {
    this.tree = tree;
    this.document = lower(tree);
  }

  get text(): string {
    return this.tree.text;
  }

  get language(): Language {
    return this.tree.language;
  }

  get references(): readonly Reference[] {
    this.#references ??= findReferences(this.document, this.text);
    return this.#references;
  }

  get flow(): FlowGraph | undefined {
    this.#flow ??= flowOf(this.document);
    return this.#flow;
  }

  get scripts(): readonly Script[] {
    this.#scripts ??= listScripts(this.document);
    return this.#scripts;
  }
}

class StepsAnalysis implements Analysis {
  readonly document: SsmDocument;
  readonly #whole: Analysis;
  #flow: FlowGraph | undefined;
  #scripts: readonly Script[] | undefined;

  constructor(whole: Analysis, steps: readonly Step[]) {
    this.#whole = whole;
    // The steps that are given are some of the document's own, so they are of its family.
    this.document = { ...whole.document, steps } as SsmDocument;
  }

  get text(): string {
    return this.#whole.text;
  }

  get language(): Language {
    return this.#whole.language;
  }

  get tree(): SyntaxTree {
    return this.#whole.tree;
  }

  get references(): readonly Reference[] {
    return this.#whole.references;
  }

  get flow(): FlowGraph | undefined {
    this.#flow ??= flowOf(this.document);
    return this.#flow;
  }

  get scripts(): readonly Script[] {
    this.#scripts ??= listScripts(this.document);
    return this.#scripts;
  }
}

function flowOf(document: SsmDocument): FlowGraph | undefined {
  if (document.kind !== 'Automation' && document.kind !== 'Automation.ChangeTemplate') return undefined;
  return buildFlow(document.steps);
}
