import type { Analysis } from '../analysis.ts';
import { findAction, outputPayload } from '../catalog/actions.ts';
import { limits, namePatterns } from '../catalog/limits.ts';
import { replaceText } from '../rules/edits.ts';
import { pathAt } from '../syntax/path.ts';
import type { Range, TextEdit } from '../syntax/tree.ts';
import { type Named, type Occurrence, occurrencesOf, type Target, targetAt } from './target.ts';

/** Why a new name is not possible. */
export interface RenameRefusal {
  readonly refusal: string;
}

/** The name that a rename at `offset` would change, or why it cannot; undefined where nothing has a name. */
export function prepareRename(analysis: Analysis, offset: number): Range | RenameRefusal | undefined {
  const target = targetAt(analysis, offset);
  if (target === undefined) return undefined;
  const refusal = refuseTarget(analysis, target);
  return refusal === undefined ? target.range : { refusal };
}

/** The edits that give the thing at `offset` another name wherever it is named, scripts included. */
export function rename(analysis: Analysis, offset: number, newName: string): TextEdit[] | RenameRefusal {
  const target = targetAt(analysis, offset);
  if (target === undefined) {
    return {
      refusal: 'Only parameters, variables, steps and the outputs that steps declare can be renamed.',
    };
  }
  const refusal =
    refuseTarget(analysis, target) ??
    (newName === target.name
      ? undefined
      : (refuseName(analysis, target.kind, newName) ?? refuseClash(analysis, target, newName)));
  if (refusal !== undefined) return { refusal };
  return occurrencesOf(analysis, target).map((occurrence) => renameAt(analysis, occurrence, newName));
}

function refuseTarget(analysis: Analysis, target: Target): string | undefined {
  if (target.kind === 'system') return `{{ ${target.name} }} is set by Systems Manager and keeps its name.`;
  if (occurrencesOf(analysis, target).some(({ isDeclaration }) => isDeclaration)) return undefined;
  if (target.kind === 'output' && builtInOutputs(analysis, target).includes(target.name)) {
    return `The output "${target.name}" belongs to the action and keeps its name.`;
  }
  return `There is no ${target.kind} "${target.name}" to rename: nothing in this document declares it.`;
}

function refuseName({ document }: Analysis, kind: Named['kind'], newName: string): string | undefined {
  switch (kind) {
    case 'step':
      return namePatterns.step.test(newName)
        ? undefined
        : "A step's name has letters, digits and underscores only.";
    case 'output':
      return /^[\w-]+$/.test(newName)
        ? undefined
        : "An output's name has letters, digits, underscores and hyphens only.";
    default: {
      if (!namePatterns.parameter.test(newName)) return `A ${kind}'s name has letters and digits only.`;
      const longest = limits.automation.parameterName;
      return kind === 'parameter' && document.kind === 'Automation' && newName.length > longest
        ? `A parameter's name has at most ${longest} characters.`
        : undefined;
    }
  }
}

function refuseClash(analysis: Analysis, target: Target, newName: string): string | undefined {
  const { kind, step } = target;
  if (kind === 'output' && builtInOutputs(analysis, target).includes(newName)) {
    return `The action has an output "${newName}" of its own.`;
  }
  const others = occurrencesOf(analysis, { kind, name: newName, step });
  if (others.some(({ isDeclaration }) => isDeclaration))
    return `${kind === 'output' ? 'An' : 'A'} ${kind} "${newName}" is there already.`;
  return others.length > 0
    ? `"${newName}" is used already, and what uses it would then mean this ${kind}.`
    : undefined;
}

function builtInOutputs({ flow }: Analysis, { step: stepName }: Target): readonly string[] {
  const step = flow?.steps.find(({ name }) => name?.text === stepName);
  const action = findAction(step?.action?.text ?? '');
  return [...(action?.outputs ?? []), outputPayload].map(({ name }) => name);
}

/** A plain scalar that is the name gets quotes if the new name would be read as a number or the like. */
function renameAt(analysis: Analysis, { start, end }: Occurrence, newName: string): TextEdit {
  const { node } = pathAt(analysis.tree.root, start);
  const isWhole = node.kind === 'scalar' && node.start === start && node.end === end;
  return isWhole ? replaceText(node, newName, analysis) : { start, end, text: newName };
}
