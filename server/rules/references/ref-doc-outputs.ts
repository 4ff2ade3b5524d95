import type { Analysis } from '../../analysis.ts';
import type { DocumentOutput } from '../../model/document.ts';
import type { Range } from '../../syntax/tree.ts';
import { replaceText } from '../edits.ts';
import { automationKinds } from '../kinds.ts';
import { listNames } from '../names.ts';
import type { Fix, Report, Rule } from '../rule.ts';
import { closest } from '../spelling.ts';
import { firstName, outputsOfSteps, type StepOutputs } from './step-outputs.ts';

export const refDocOutputs: Rule = {
  code: 'ref-doc-outputs',
  severity: 'error',
  kinds: automationKinds,
  check(analysis, report) {
    if (!('outputs' in analysis.document)) return;
    const outputs = outputsOfSteps(analysis);
    for (const output of analysis.document.outputs) {
      checkBraces(output, analysis, report);
      checkNames(output, outputs, report);
    }
  },
};

function checkBraces({ node, step, output }: DocumentOutput, analysis: Analysis, report: Report): void {
  if (!node.text.includes('{{') || step === '') return;
  const name = output === '' ? step : `${step}.${output}`;
  report({
    range: node,
    message: `Outputs of a runbook are written without braces: ${name}`,
    fixes: [{ title: 'Remove the braces', edits: [replaceText(node, name, analysis)] }],
  });
}

function checkNames(
  { node, step, stepRange, output, outputRange }: DocumentOutput,
  outputs: ReadonlyMap<string, StepOutputs>,
  report: Report,
): void {
  const owner = outputs.get(step);
  if (owner === undefined) {
    const nearest = closest(step, outputs.keys());
    report({
      range: step === '' ? node : stepRange,
      message: `There is no step "${step}"${didYouMean(nearest)}`,
      fixes: renameTo(nearest, stepRange),
    });
    return;
  }
  const wanted = firstName(output);
  if (owner.names.includes(wanted)) return;
  if (wanted === '') {
    report({
      range: node,
      message: `Say which output of "${step}" to return: ${listNames(owner.names, 'or')}`,
    });
    return;
  }
  const range = { start: outputRange.start, end: outputRange.start + wanted.length };
  const nearest = closest(wanted, owner.names);
  report({
    range,
    message: `Step "${step}" has no output "${wanted}"${didYouMean(nearest)}`,
    severity: owner.open ? 'hint' : 'error',
    fixes: renameTo(nearest, range),
  });
}

function didYouMean(nearest: string | undefined): string {
  return nearest === undefined ? '' : `; did you mean "${nearest}"?`;
}

function renameTo(nearest: string | undefined, { start, end }: Range): readonly Fix[] {
  return nearest === undefined
    ? []
    : [{ title: `Change to "${nearest}"`, edits: [{ start, end, text: nearest }] }];
}
