// Hovers of what the document itself declares and names: parameters, variables, steps, outputs.

import type { Analysis } from '../analysis.ts';
import { findAction, outputPayload } from '../catalog/actions.ts';
import { describeShape } from '../catalog/api/shape.ts';
import { guideUrl } from '../catalog/field.ts';
import { findPlugin } from '../catalog/plugins.ts';
import { findSystemVariable, loopOutputs } from '../catalog/references.ts';
import type { AutomationStep, Parameter, Step, Variable } from '../model/document.ts';
import { allSteps } from '../model/steps.ts';
import { asMap, asScalar } from '../syntax/tree.ts';
import { selectedShapes } from './answer.ts';
import { apiLink } from './describe.ts';
import { apiCallOf } from './grammar.ts';
import { code, declaredAt, paragraphs, sourceCode } from './markdown.ts';
import type { Target } from './target.ts';

/** What is known of a named thing; undefined if it is declared nowhere. */
export function describeTarget(analysis: Analysis, target: Target): string | undefined {
  const { document } = analysis;
  switch (target.kind) {
    case 'parameter': {
      const parameter = document.parameters.find(({ name }) => name === target.name);
      return parameter && describeParameter(analysis, parameter);
    }
    case 'variable': {
      const variables = 'variables' in document ? document.variables : [];
      const variable = variables.find(({ name }) => name === target.name);
      return variable && describeVariable(analysis, variable);
    }
    case 'step': {
      const step = findStep(analysis, target.name);
      return step && describeStep(analysis, step);
    }
    case 'output': {
      const step = findStep(analysis, target.step ?? '');
      return step?.family === 'automation' ? describeOutput(analysis, step, target.name) : undefined;
    }
    case 'system': {
      const variable = findSystemVariable(target.name);
      if (variable === undefined) return undefined;
      const link = `[AWS documentation](${guideUrl('automation-variables')})`;
      return paragraphs(`**${variable.name}**`, `${variable.doc} For example \`${variable.example}\`.`, link);
    }
  }
}

function findStep({ document }: Analysis, name: string): Step | undefined {
  return 'steps' in document ? allSteps(document.steps).find((step) => step.name?.text === name) : undefined;
}

function describeParameter(analysis: Analysis, parameter: Parameter): string {
  const { name, type, description, default: value, allowedValues, allowedPattern, node } = parameter;
  const limits = ['minChars', 'maxChars', 'minItems', 'maxItems'].flatMap((key) => {
    const limit = asScalar(node?.get(key));
    return limit === undefined ? [] : [`${key} ${code(limit.text)}`];
  });
  return paragraphs(
    `Parameter ${code(name)}: ${code(type?.text ?? 'no type')}`,
    description === undefined ? '' : code(description.text.slice(0, 1000)),
    value === undefined ? 'The caller must give a value.' : `Default: ${sourceCode(analysis, value)}`,
    allowedValues === undefined ? '' : `Allowed values: ${sourceCode(analysis, allowedValues)}`,
    allowedPattern === undefined ? '' : `Allowed pattern: ${sourceCode(analysis, allowedPattern)}`,
    limits.length === 0 ? '' : `Limits: ${limits.join(', ')}`,
    parameter.interpolationType?.text === 'ENV_VAR' ? `Scripts read it as ${code(`$SSM_${name}`)}.` : '',
    declaredAt(analysis, parameter),
  );
}

function describeVariable(analysis: Analysis, variable: Variable): string {
  const { name, type, node, default: value } = variable;
  const description = asScalar(node?.get('description'));
  return paragraphs(
    `Variable ${code(name)}: ${code(type?.text ?? 'no type')}`,
    description === undefined ? '' : code(description.text.slice(0, 1000)),
    value === undefined ? '' : `Begins as ${sourceCode(analysis, value)}; aws:updateVariable changes it.`,
    declaredAt(analysis, variable),
  );
}

function describeStep(analysis: Analysis, step: Step): string {
  const name = step.action?.text ?? '';
  const action = findAction(name) ?? findPlugin(name);
  const description = asScalar(step.node.get('description'));
  const isDocumented = action?.documented === true;
  return paragraphs(
    `Step ${code(step.name?.text ?? '')}: ${code(name)}`,
    description === undefined ? '' : code(description.text.slice(0, 1000)),
    action?.summary ?? '',
    step.family === 'automation' ? describeWay(step) : '',
    step.family === 'automation' ? outputList(step) : '',
    declaredAt(analysis, step.name ?? step),
    isDocumented ? `[AWS documentation](${guideUrl(action.page)})` : '',
  );
}

/** Where the run goes on after the step. */
function describeWay({ nextStep, isEnd, onFailure, choices, defaultStep, loop }: AutomationStep): string {
  const targets = [...choices.map((choice) => choice.nextStep), defaultStep].flatMap((node) => {
    return node === undefined ? [] : [code(node.text)];
  });
  return [
    loop?.name === undefined ? '' : `Runs in the loop ${code(loop.name.text)}.`,
    targets.length === 0 ? '' : `Leads to ${[...new Set(targets)].join(', ')}.`,
    nextStep === undefined ? '' : `Then ${code(nextStep.text)}.`,
    isEnd?.value === true ? 'Ends the run.' : '',
    onFailure === undefined ? '' : `On failure ${code(onFailure.text)}.`,
  ]
    .filter((part) => part !== '')
    .join(' ');
}

function outputList(step: AutomationStep): string {
  const names = step.outputs.flatMap(({ name, type }) => {
    return name === undefined ? [] : [`${code(name.text)} (${code(type?.text ?? 'String')})`];
  });
  const builtIn = (findAction(step.action?.text ?? '')?.outputs ?? []).map(
    ({ name, type }) => `\`${name}\` (${type})`,
  );
  const all = [...names, ...builtIn];
  return all.length === 0 ? '' : `Outputs: ${all.join(', ')}`;
}

/** An output that the step declares, or one that its action gives. */
function describeOutput(analysis: Analysis, step: AutomationStep, name: string): string | undefined {
  const full = code(`${step.name?.text ?? ''}.${name}`);
  const declared = step.outputs.find((output) => output.name?.text === name);
  if (declared !== undefined) {
    const { selector, type } = declared;
    const call = apiCallOf(asMap(step.node.get('inputs')));
    const shapes = selector === undefined ? [] : selectedShapes(step.node, selector.text);
    const found = [...new Set(shapes.map(describeShape))].join(' or ');
    return paragraphs(
      `Output ${full}: ${type === undefined ? 'String, as it has no Type' : code(type.text)}`,
      selector === undefined
        ? ''
        : `Selector: ${code(selector.text)}${found === '' ? '' : `, which gives: ${found}`}`,
      declaredAt(analysis, declared),
      call === undefined ? '' : apiLink(call),
    );
  }
  const action = findAction(step.action?.text ?? '');
  const loop = step.action?.text === 'aws:loop' ? loopOutputs : [];
  const output =
    [...(action?.outputs ?? []), outputPayload].find((known) => known.name === name) ??
    loop.find((known) => known.name === name);
  if (output === undefined) return undefined;
  return paragraphs(
    `Output ${full}: ${output.type}`,
    'doc' in output ? String(output.doc) : '',
    action === undefined ? '' : `Given by \`${action.name}\`.`,
    action?.documented === true ? `[AWS documentation](${guideUrl(action.page)})` : '',
  );
}
