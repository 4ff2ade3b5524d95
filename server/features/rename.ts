import type { Analysis } from '../analysis.ts';
import { namePatterns } from '../catalog/limits.ts';
import type { Range, TextEdit } from '../syntax/tree.ts';
import { occurrencesOf, targetAt } from './target.ts';

/** The name that a rename at `offset` would change; undefined where nothing can be renamed. */
export function prepareRename(analysis: Analysis, offset: number): Range | undefined {
  const target = targetAt(analysis, offset);
  if (target === undefined || target.kind === 'system') return undefined;
  return occurrencesOf(analysis, target).some(({ isDeclaration }) => isDeclaration)
    ? target.range
    : undefined;
}

/** Why a new name is not possible. */
export interface RenameRefusal {
  readonly refusal: string;
}

/** The edits that give the thing at `offset` another name wherever it is named, scripts included. */
export function rename(analysis: Analysis, offset: number, newName: string): TextEdit[] | RenameRefusal {
  const target = targetAt(analysis, offset);
  if (target === undefined || prepareRename(analysis, offset) === undefined) {
    return { refusal: 'Only parameters, variables and steps can be renamed.' };
  }
  const isStep = target.kind === 'step';
  const pattern = isStep ? /^[a-zA-Z0-9_]+$/ : namePatterns.parameter;
  if (!pattern.test(newName)) {
    return { refusal: `A name has letters${isStep ? ', digits and underscores' : ' and digits'} only.` };
  }
  if (newName !== target.name && occurrencesOf(analysis, { ...target, name: newName }).length > 0) {
    return { refusal: `There is a ${target.kind} "${newName}" already.` };
  }
  return occurrencesOf(analysis, target).map(({ start, end }) => ({ start, end, text: newName }));
}
