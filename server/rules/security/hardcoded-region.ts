import type { Analysis } from '../../analysis.ts';
import { findEntry } from '../../model/scripts.ts';
import type { MapNode, Node, Range, ScalarNode } from '../../syntax/tree.ts';
import { replacePart, replaceText } from '../edits.ts';
import { automationKinds } from '../kinds.ts';
import type { Fix, Report, Rule } from '../rule.ts';

/** Up to the account: `arn:aws:sns:us-east-1:123456789012:`. The region, or the account, is empty in some. */
const arn =
  /\barn:(aws[\w-]*|\{\{[^{}]*\}\}):([a-z][a-z0-9-]*):([a-z]{2}(?:-[a-z]+)+-\d(?=:))?(?::(\d{12})(?=:))?/g;

/** Code, in which a reference would be text put into a program: that is what script-token-in-code is about. */
const codeInputs = ['Script', 'UserData', 'TemplateBody'];

export const hardcodedRegion: Rule = {
  code: 'hardcoded-region',
  severity: 'hint',
  kinds: automationKinds,
  scope: 'step',
  check(analysis, report) {
    for (const { inputs, steps } of analysis.flow?.steps ?? []) {
      // The steps of a loop have inputs of their own.
      if (inputs !== undefined && steps.length === 0) visit(inputs, { analysis, report, isTop: true });
    }
  },
};

interface Visit {
  readonly analysis: Analysis;
  readonly report: Report;
  /** True for the inputs themselves. */
  readonly isTop: boolean;
}

function visit(node: Node, state: Visit): void {
  switch (node.kind) {
    case 'map':
      visitMap(node, state);
      break;
    case 'sequence':
      for (const { value } of node.entries) visit(value, state);
      break;
    case 'scalar':
      checkText(node, state);
      break;
    case 'alias':
    case 'missing':
      break;
  }
}

function visitMap(map: MapNode, state: Visit): void {
  const code = state.isTop ? codeInputs.map((name) => findEntry(map, name)) : [];
  const below = state.isTop ? { ...state, isTop: false } : state;
  for (const entry of map.entries) if (!code.includes(entry)) visit(entry.value, below);
}

function checkText(node: ScalarNode, { analysis, report }: Visit): void {
  if (!node.text.includes('arn:')) return;
  for (const match of node.text.matchAll(arn)) {
    const [, partition = '', service = '', region = '', account = ''] = match;
    const regionAt = match.index + `arn:${partition}:${service}:`.length;
    const parts = [
      { text: region, at: regionAt, variable: 'global:REGION', what: 'Region' },
      { text: account, at: regionAt + region.length + 1, variable: 'global:ACCOUNT_ID', what: 'account' },
    ];
    for (const { text, at, variable, what } of parts) {
      if (text === '') continue;
      const part = { start: at, end: at + text.length };
      report({
        range: node.sourceRange(part.start, part.end),
        message: `This binds the runbook to one ${what}; {{ ${variable} }} is the one that it runs in`,
        fixes: fix(node, { part, variable, analysis }),
      });
    }
  }
}

function fix(
  node: ScalarNode,
  { part, variable, analysis }: { part: Range; variable: string; analysis: Analysis },
): readonly Fix[] {
  const reference = `{{ ${variable} }}`;
  const { text } = node;
  // Without quotes the braces would be read as a map in some places.
  const edit =
    node.style === 'plain'
      ? replaceText(node, text.slice(0, part.start) + reference + text.slice(part.end), analysis)
      : replacePart(node, part, reference);
  return [{ title: `Change to "${reference}"`, edits: [edit] }];
}
