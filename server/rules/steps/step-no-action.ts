import { listActions } from '../../catalog/actions.ts';
import { type Field, findField } from '../../catalog/field.ts';
import { listPlugins, pluginInputs } from '../../catalog/plugins.ts';
import type { Step } from '../../model/document.ts';
import type { MapEntry } from '../../syntax/tree.ts';
import { addEntry } from '../edits.ts';
import { stepKinds } from '../kinds.ts';
import type { Rule } from '../rule.ts';
import { stepsOf } from './known-steps.ts';

export const stepNoAction: Rule = {
  code: 'step-no-action',
  severity: 'error',
  kinds: stepKinds,
  check(analysis, report) {
    for (const step of stepsOf(analysis)) {
      const { node, entries, action, name } = step;
      if (action !== undefined || entries.length === 0 || node.entry('action') !== undefined) continue;
      report({
        range: name ?? entries[0]?.key ?? node,
        message: 'Every step needs an "action"',
        fixes: candidates(step).map((candidate) => ({
          title: `Add "action: ${candidate}"`,
          edits: [addEntry(node, ['action', candidate], analysis, entries.find(isInputs))],
        })),
      });
    }
  },
};

const isInputs = ({ name }: MapEntry): boolean => name === 'inputs';

/** More would be a guess. */
const MAX_CANDIDATES = 3;

interface Runnable {
  readonly name: string;
  readonly inputs: readonly Field[];
  /** True if any other inputs are handed on. */
  readonly isOpen: boolean;
}

function runnables({ family }: Step): readonly Runnable[] {
  if (family === 'automation') {
    return listActions()
      .filter(({ category }) => category !== 'internal')
      .map(({ name, inputs, openInputs }) => ({ name, inputs, isOpen: openInputs }));
  }
  return listPlugins()
    .filter(({ documented }) => documented)
    .map((plugin) => ({ name: plugin.name, inputs: pluginInputs(plugin), isOpen: false }));
}

/** What takes these inputs, those that it needs among them; what needs most of them comes first. */
function candidates(step: Step): readonly string[] {
  const names = step.inputs?.entries.map(({ name }) => name) ?? [];
  const fitting = runnables(step).flatMap(({ name, inputs, isOpen }) => {
    const needed = inputs.filter(({ required }) => required === true);
    const fits =
      needed.length > 0 &&
      needed.every((field) => names.includes(field.name)) &&
      (isOpen || names.every((each) => findField(inputs, each) !== undefined));
    return fits ? [{ name, count: needed.length }] : [];
  });
  const sorted = [...fitting].sort((a, b) => b.count - a.count);
  return sorted.length > MAX_CANDIDATES ? [] : sorted.map(({ name }) => name);
}
