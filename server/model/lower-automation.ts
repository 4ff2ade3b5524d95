import { asMap, asScalar, asSequence, type MapNode, type Node, type ScalarNode } from '../syntax/tree.ts';
import type { AutomationDocument, AutomationStep, Choice, DocumentOutput, StepOutput } from './document.ts';
import { lowerVariables } from './lower-parameters.ts';

type AutomationParts = Pick<AutomationDocument, 'assumeRole' | 'variables' | 'outputs' | 'files'>;

/** What only runbooks and change templates have, their steps aside. */
export function lowerAutomation(root: MapNode | undefined): AutomationParts {
  return {
    assumeRole: asScalar(root?.get('assumeRole')),
    variables: lowerVariables(asMap(root?.get('variables'))),
    outputs: (asSequence(root?.get('outputs'))?.items ?? []).flatMap((item) => {
      const node = asScalar(item);
      return node === undefined ? [] : [lowerDocumentOutput(node)];
    }),
    files: asMap(root?.get('files'))?.entries ?? [],
  };
}

/** The steps of the top level, each with what stands in it. */
export function lowerAutomationSteps(root: MapNode | undefined): AutomationStep[] {
  return lowerSteps(root?.get('mainSteps'), { loop: undefined, seen: new Set() });
}

interface Place {
  readonly loop: AutomationStep | undefined;
  /** Steps that were lowered. A step behind several aliases counts once, so that nested aliases cost no more. */
  readonly seen: Set<MapNode>;
}

function lowerSteps(list: Node | undefined, place: Place): AutomationStep[] {
  return (asSequence(list)?.items ?? []).flatMap((item, index) => {
    const node = asMap(item);
    if (node === undefined || place.seen.has(node)) return [];
    place.seen.add(node);
    const known = place.loop === undefined ? lowered.get(node) : undefined;
    return [known?.index === index ? known : lowerStep(node, index, place)];
  });
}

/** Steps of the top level that hold no others: what stands before an edit is the same in the next version. */
const lowered = new WeakMap<MapNode, AutomationStep>();

function lowerStep(node: MapNode, index: number, { loop, seen }: Place): AutomationStep {
  const scalar = (name: string): ScalarNode | undefined => asScalar(node.get(name));
  const action = scalar('action');
  const inputs = asMap(node.get('inputs'));
  const isBranch = action?.text === 'aws:branch';
  const steps: AutomationStep[] = [];
  const step: AutomationStep = {
    family: 'automation',
    start: node.start,
    end: node.end,
    index,
    node,
    name: scalar('name'),
    action,
    inputs,
    entries: node.entries,
    nextStep: scalar('nextStep'),
    isEnd: scalar('isEnd'),
    isCritical: scalar('isCritical'),
    onFailure: scalar('onFailure'),
    onCancel: scalar('onCancel'),
    maxAttempts: scalar('maxAttempts'),
    timeoutSeconds: scalar('timeoutSeconds'),
    outputs: lowerStepOutputs(node.get('outputs')),
    choices: isBranch ? lowerChoices(inputs?.get('Choices')) : [],
    defaultStep: isBranch ? asScalar(inputs?.get('Default')) : undefined,
    steps,
    loop,
  };
  if (loop === undefined && action?.text !== 'aws:loop') lowered.set(node, step);
  if (action?.text === 'aws:loop') steps.push(...lowerSteps(inputs?.get('Steps'), { loop: step, seen }));
  return step;
}

function lowerStepOutputs(list: Node | undefined): StepOutput[] {
  return (asSequence(list)?.items ?? []).flatMap((item) => {
    const node = asMap(item);
    if (node === undefined) return [];
    const { start, end } = node;
    const scalar = (name: string): ScalarNode | undefined => asScalar(node.get(name));
    return [{ start, end, node, name: scalar('Name'), selector: scalar('Selector'), type: scalar('Type') }];
  });
}

function lowerChoices(list: Node | undefined): Choice[] {
  return (asSequence(list)?.items ?? []).flatMap((item) => {
    const node = asMap(item);
    if (node === undefined) return [];
    return [{ start: node.start, end: node.end, node, nextStep: asScalar(node.get('NextStep')) }];
  });
}

/** `step.Output`; braces around it, as some authors write, are looked through. */
function lowerDocumentOutput(node: ScalarNode): DocumentOutput {
  const match = /^\s*(?:\{\{\s*)?([^.{}\s]*)(?:\.([^{}\s]*))?/.exec(node.text);
  const step = match?.[1] ?? '';
  const output = match?.[2] ?? '';
  const stepStart = node.text.indexOf(step);
  const outputStart = stepStart + step.length + (output === '' ? 0 : 1);
  return {
    start: node.start,
    end: node.end,
    node,
    step,
    stepRange: node.sourceRange(stepStart, stepStart + step.length),
    output,
    outputRange: node.sourceRange(outputStart, outputStart + output.length),
  };
}
