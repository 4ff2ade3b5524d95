import type { Analysis } from '../analysis.ts';
import { findAction } from '../catalog/actions.ts';
import type { Constraint, Field } from '../catalog/field.ts';
import { findPlugin } from '../catalog/plugins.ts';
import type { Reference, Step } from '../model/document.ts';
import {
  firstName,
  isDescription,
  outputsOfSteps,
  type StepOutputs,
} from '../rules/references/step-outputs.ts';
import type { Node, Range, ScalarValue } from '../syntax/tree.ts';
import { describeField } from './describe.ts';
import type { Markdown } from './feature.ts';

export interface InlayHint {
  readonly offset: number;
  readonly label: string;
  readonly kind: 'type' | 'default';
  readonly tooltip?: Markdown;
}

/** More than so many defaults of one step do not fit on its line. */
const mostDefaults = 3;

/**
 * The type of each reference that is a whole value and so keeps its type. Inside other text every value becomes text.
 */
export function typeHints(analysis: Analysis, within: Range): InlayHint[] {
  let outputs: ReadonlyMap<string, StepOutputs> | undefined;
  return analysis.references.flatMap((reference): InlayHint[] => {
    const isShown =
      reference.whole && !reference.inKey && !reference.triple && isInside(reference.end, within);
    if (!isShown || isDescription(analysis, reference)) return [];
    outputs ??= outputsOfSteps(analysis);
    const type = typeOf(analysis, reference, outputs);
    // Behind the quotes, where the value ends.
    const { node } = reference;
    const offset = node.style === 'double' || node.style === 'single' ? node.end : reference.end;
    return typeof type !== 'string' || type === '' ? [] : [{ offset, label: `: ${type}`, kind: 'type' }];
  });
}

function typeOf(
  { document }: Analysis,
  { kind, name, output }: Reference,
  outputs: ReadonlyMap<string, StepOutputs>,
): ScalarValue | undefined {
  switch (kind) {
    case 'parameter':
      return document.parameters.find((parameter) => parameter.name === name)?.type?.value;
    case 'variable':
      if (!('variables' in document)) return undefined;
      return document.variables.find((variable) => variable.name === name)?.type?.value;
    case 'step-output': {
      // What a path selects inside an output has a type that nothing tells.
      const first = firstName(output);
      return first === output ? outputs.get(name)?.typeOf(first) : undefined;
    }
    case 'global':
    case 'automation':
    case 'ssm':
    case 'ssm-secure':
      return undefined;
  }
}

/** The inputs that a step leaves out and that have a default, behind `inputs:`, or behind the action without it. */
export function defaultHints({ document, flow }: Analysis, within: Range): InlayHint[] {
  const steps: readonly Step[] = flow?.steps ?? ('steps' in document ? document.steps : []);
  return steps.flatMap((step) => {
    const offset = defaultsPlace(step);
    if (offset === undefined || !isInside(offset, within)) return [];
    const fields = omittedFields(step);
    if (fields.length === 0) return [];
    const shown = fields
      .slice(0, mostDefaults)
      .map(({ name, default: value }) => `${name}: ${String(value)}`);
    const tooltip = { markdown: fields.map((field) => describeField(field).markdown).join('\n\n---\n\n') };
    const label = fields.length > mostDefaults ? `${shown.join(', ')}, …` : shown.join(', ');
    return [{ offset, label, kind: 'default' as const, tooltip }];
  });
}

function defaultsPlace({ entries, action, inputs }: Step): number | undefined {
  const entry = entries.find(({ name }) => name === 'inputs');
  if (entry === undefined) return entries.length > 0 ? action?.end : undefined;
  if (inputs === undefined || !isWithin(inputs, entry)) return undefined;
  return inputs.style === 'flow' ? inputs.start + 1 : entry.key.end + 1;
}

/** An alias stands for a map elsewhere. */
function isWithin(node: Node, { start, end }: Range): boolean {
  return start <= node.start && node.end <= end;
}

function omittedFields({ action, inputs }: Step): readonly Field[] {
  const known = findAction(action?.text ?? '') ?? findPlugin(action?.text ?? '');
  if (known === undefined) return [];
  const bound = new Set(known.constraints.flatMap(fieldsOf));
  const written = new Set(inputs?.entries.map(({ name }) => name.toLowerCase()));
  return known.inputs.filter(
    ({ name, default: value, documented, deprecated }) =>
      value !== undefined &&
      documented !== false &&
      deprecated === undefined &&
      !bound.has(name) &&
      !written.has(name.toLowerCase()),
  );
}

/** Whether the default of a field that others exclude counts, depends on them. */
function fieldsOf(constraint: Constraint): readonly string[] {
  return constraint.kind === 'requires' ? [constraint.need] : constraint.fields;
}

function isInside(offset: number, { start, end }: Range): boolean {
  return start <= offset && offset <= end;
}
