import type { Analysis } from '../../analysis.ts';
import { select } from '../../catalog/api/select.ts';
import type { Operation } from '../../catalog/api.ts';
import type { Segment } from '../../catalog/selector.ts';
import type { ScalarNode } from '../../syntax/tree.ts';
import { replacePart } from '../edits.ts';
import { automationKinds } from '../kinds.ts';
import type { Finding, Rule } from '../rule.ts';
import { closest } from '../spelling.ts';
import { literal } from '../literal.ts';
import { listNames } from '../names.ts';
import { readSelector } from '../outputs/selectors.ts';
import { apiSteps } from './api-steps.ts';

export const apiSelector: Rule = {
  code: 'api-selector',
  severity: 'warning',
  kinds: automationKinds,
  scope: 'step',
  check(analysis, report) {
    for (const { step, inputs, operation } of apiSteps(analysis)) {
      // An answer without members besides the metadata is not described; old runbooks still read from it.
      if (operation === undefined || operation.output.members.size < 2) continue;
      const selectors = [inputs.get('PropertySelector'), ...step.outputs.map((output) => output.selector)];
      for (const node of selectors) {
        const selector = literal(node);
        const finding = selector && checkSelector(selector, operation, analysis);
        if (finding !== undefined) report(finding);
      }
    }
  },
};

function checkSelector(node: ScalarNode, operation: Operation, analysis: Analysis): Finding | undefined {
  const selection = select(operation.output, readSelector(node.text).segments);
  if (selection.kind === 'found') return undefined;
  const { segment, names, parent } = selection;
  const range = node.sourceRange(segment.start, segment.end);
  if (segment.kind !== 'name') {
    return { range, message: `${where(node, segment, operation)} is no list` };
  }
  if (parent.kind === 'list' && !segment.deep) {
    return {
      range,
      message: `${where(node, segment, operation)} is a list; choose an item by [0], or all by [*], before "${segment.name}"`,
    };
  }
  const near = closest(segment.name, names);
  const known = near === undefined ? describeNames(names) : `did you mean "${near}"?`;
  const fix = near === undefined ? undefined : renameFix(node, segment, near, analysis);
  return {
    range,
    message: `${where(node, segment, operation)} has no "${segment.name}"; ${known}`,
    fixes: fix === undefined ? [] : [fix],
  };
}

/** The part of the answer before the segment. */
function where(node: ScalarNode, { start }: Segment, operation: Operation): string {
  const path = node.text
    .slice(0, start)
    .replace(/\.+$/, '')
    .replace(/^\$\.?/, '');
  return path === '' ? `The answer of ${operation.name}` : `"${path}" in the answer of ${operation.name}`;
}

function describeNames(names: readonly string[]): string {
  return names.length === 0 ? 'nothing is below it' : `it has ${listNames(names)}`;
}

function renameFix(node: ScalarNode, segment: Segment & { kind: 'name' }, name: string, { text }: Analysis) {
  const range = node.sourceRange(segment.start, segment.end);
  // A quoted name in brackets would lose its quotes.
  if (text.slice(range.start, range.end) !== segment.name) return undefined;
  return {
    title: `Change to "${name}"`,
    edits: [replacePart(node, { start: segment.start, end: segment.end }, name)],
  };
}
