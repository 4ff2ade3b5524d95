import { asMap, asScalar, asSequence, type MapEntry, type MapNode } from '../syntax/tree.ts';
import type { CommandStep } from './document.ts';

/** The steps of a Command or Policy document: `mainSteps` of schema 2.x, or `runtimeConfig` of schema 1.2. */
export function lowerCommandSteps(root: MapNode | undefined): CommandStep[] {
  const mainSteps = asSequence(root?.get('mainSteps'));
  if (mainSteps !== undefined) {
    return mainSteps.items.flatMap((item, index) => {
      const node = asMap(item);
      return node === undefined ? [] : [lowerStep(node, index)];
    });
  }
  return (asMap(root?.get('runtimeConfig'))?.entries ?? []).flatMap(lowerPluginConfig);
}

function lowerStep(node: MapNode, index: number): CommandStep {
  return {
    family: 'command',
    start: node.start,
    end: node.end,
    index,
    node,
    name: asScalar(node.get('name')),
    action: asScalar(node.get('action')),
    inputs: asMap(node.get('inputs')),
    entries: node.entries,
    precondition: node.get('precondition'),
    settings: node.get('settings'),
  };
}

/**
 * One plugin of `runtimeConfig`. Its `properties` hold the inputs of one step, or a list of several; text such as
 * `{{ properties }}` (AWS-ConfigureCloudWatch) leaves a step without inputs.
 */
function lowerPluginConfig(entry: MapEntry): CommandStep[] {
  const config = asMap(entry.value);
  if (config === undefined) return [];
  const properties = config.get('properties');
  const list = asSequence(properties)?.items.flatMap((item) => asMap(item) ?? []);
  const steps = list ?? [asMap(properties)];
  return steps.map((inputs, index) => ({
    family: 'command',
    start: (inputs ?? entry).start,
    end: (inputs ?? entry).end,
    index,
    node: inputs ?? config,
    name: asScalar(inputs?.get('id')),
    action: asScalar(entry.key),
    inputs,
    entries: [],
    precondition: undefined,
    settings: config.get('settings'),
  }));
}
