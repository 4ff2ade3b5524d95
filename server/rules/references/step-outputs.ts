// Which outputs a step has, and who reads them.

import { type Analysis, perAnalysis } from '../../analysis.ts';
import { type Action, findAction, type Output, outputPayload } from '../../catalog/actions.ts';
import type { ValueType } from '../../catalog/field.ts';
import type { AutomationStep, Reference, StepOutput } from '../../model/document.ts';
import { asMap } from '../../syntax/tree.ts';

/** What the steps of one name have; names are unique in a sound runbook. */
export interface StepOutputs {
  readonly steps: readonly AutomationStep[];
  /** Undefined when an action is not known. */
  readonly action: Action | undefined;
  /** Declared and built-in ones. */
  readonly names: readonly string[];
  /** Whether the step may have more than these: the action is unknown, or the whole answer can be read. */
  readonly open: boolean;
  typeOf(name: string): ValueType | undefined;
}

export const outputsOfSteps = perAnalysis(({ flow }): ReadonlyMap<string, StepOutputs> => {
  const byName = new Map<string, AutomationStep[]>();
  for (const step of flow?.steps ?? []) {
    if (step.name === undefined) continue;
    const same = byName.get(step.name.text);
    if (same === undefined) byName.set(step.name.text, [step]);
    else same.push(step);
  }
  return new Map([...byName].map(([name, steps]) => [name, describe(steps)]));
});

const ofAction = new WeakMap<Action, readonly Output[]>();

/** The built-in outputs; those of one action, as nearly every name has, are put together once. */
function builtInOutputs(actions: readonly (Action | undefined)[]): readonly Output[] {
  const [only] = actions;
  const known = actions.length === 1 && only !== undefined ? ofAction.get(only) : undefined;
  if (known !== undefined) return known;
  const outputs = [...actions.flatMap((action) => action?.outputs ?? []), outputPayload];
  if (actions.length === 1 && only !== undefined) ofAction.set(only, outputs);
  return outputs;
}

function describe(steps: readonly AutomationStep[]): StepOutputs {
  const actions = steps.map(({ action }) => action && findAction(action.text));
  const [only] = steps;
  const declared =
    steps.length === 1 && only !== undefined ? only.outputs : steps.flatMap((step) => step.outputs);
  const builtIn = builtInOutputs(actions);
  const declaredType = (output: StepOutput): ValueType => (output.type?.text ?? 'String') as ValueType;
  return {
    steps,
    action: actions[0],
    names: [...declared.flatMap(({ name }) => name?.text ?? []), ...builtIn.map(({ name }) => name)],
    open: actions.some(
      (action) => action === undefined || action.category === 'internal' || action.openInputs,
    ),
    typeOf(name) {
      const output = declared.find((candidate) => candidate.name?.text === name);
      return output === undefined ? builtIn.find((each) => each.name === name)?.type : declaredType(output);
    },
  };
}

/** The name of the output that a path such as `Payload.items[0]` begins with. */
export function firstName(path: string): string {
  return /^[^.[]*/.exec(path)?.[0] ?? '';
}

/** References to outputs of steps, but for those in descriptions, which may show how one is written. */
export const stepReferences = perAnalysis((analysis): readonly Reference[] =>
  analysis.references.filter((reference) => {
    return reference.kind === 'step-output' && !isDescription(analysis, reference);
  }),
);

/** True if the reference stands in a text that nobody evaluates. */
export function isDescription({ document }: Analysis, { node, step, declaration }: Reference): boolean {
  const places = [document.description, declaration?.description, asMap(step?.node)?.get('description')];
  return places.some((place) => place?.start === node.start);
}
