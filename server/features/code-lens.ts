import type { Analysis } from '../analysis.ts';
import type { Range } from '../syntax/tree.ts';
import { type Occurrence, occurrences } from './target.ts';

/** A line above a declaration or a document, which does something when it is chosen. */
export type CodeLens =
  | { readonly kind: 'references'; readonly range: Range; readonly references: readonly Range[] }
  | { readonly kind: 'run'; readonly range: Range };

/** The kinds that `ssm.runOpenDocument` of the extension sends to nodes. */
const runnableKinds: readonly string[] = ['Command'];

const countedKinds: readonly string[] = ['parameter', 'step', 'variable'];

/** How often each parameter and variable is used and each step of a runbook is named. */
export function referenceLenses(analysis: Analysis): CodeLens[] {
  const all = [...occurrences(analysis)];
  const uses = new Map<string, Map<number, Range>>();
  for (const occurrence of all) {
    if (occurrence.isDeclaration) continue;
    const { start, end } = occurrence;
    const key = keyOf(occurrence);
    uses.set(key, (uses.get(key) ?? new Map<number, Range>()).set(start, { start, end }));
  }
  return all.flatMap((occurrence): CodeLens[] => {
    const { isDeclaration, target, start, end } = occurrence;
    // Nothing can name a step of a Command document.
    const isCounted =
      countedKinds.includes(target.kind) && (target.kind !== 'step' || analysis.flow !== undefined);
    if (!isDeclaration || !isCounted) return [];
    const references = [...(uses.get(keyOf(occurrence))?.values() ?? [])].sort((a, b) => a.start - b.start);
    return [{ kind: 'references', range: { start, end }, references }];
  });
}

/** "Run" above a document that can be run and has steps. */
export function runLenses({ document }: Analysis): CodeLens[] {
  const [first] = document.entries;
  const hasSteps = 'steps' in document && document.steps.length > 0;
  if (!runnableKinds.includes(document.kind) || !hasSteps || first === undefined) return [];
  return [{ kind: 'run', range: { start: first.key.start, end: first.key.end } }];
}

function keyOf({ target: { kind, name } }: Occurrence): string {
  return `${kind} ${name}`;
}
