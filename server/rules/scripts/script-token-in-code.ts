import type { Analysis } from '../../analysis.ts';
import type { Reference } from '../../model/document.ts';
import { asMap, type ScalarNode, type TextEdit } from '../../syntax/tree.ts';
import { addEntry, replacePart } from '../edits.ts';
import { automationKinds } from '../kinds.ts';
import type { Fix, Rule } from '../rule.ts';
import { isOpen } from '../security/open-parameters.ts';
import { functionAround, type PythonFunction, pythonFunctions } from './python-functions.ts';
import { type ScriptStep, scriptSteps } from './script-steps.ts';

export const scriptTokenInCode: Rule = {
  code: 'script-token-in-code',
  severity: 'warning',
  kinds: automationKinds,
  check(analysis, report) {
    const steps = new Map(
      [...scriptSteps(analysis)].flatMap((step) => {
        const { script } = step;
        return script?.text.includes('{{') === true
          ? [[script.start, stepWithCode(step, script)] as const]
          : [];
      }),
    );
    if (steps.size === 0) return;
    for (const reference of analysis.references) {
      const step = steps.get(reference.node.start);
      if (step === undefined || reference.whole || !mayHoldCode(reference, analysis)) continue;
      report({
        range: reference,
        message: `The value of "${reference.name}" is pasted into the code, whatever it holds; pass it through InputPayload`,
        fixes: passing(reference, step, analysis),
      });
    }
  },
};

interface StepWithCode extends ScriptStep {
  readonly script: ScalarNode;
  readonly functions: readonly PythonFunction[];
}

function stepWithCode(step: ScriptStep, script: ScalarNode): StepWithCode {
  return { ...step, script, functions: step.language === 'python' ? pythonFunctions(script.text) : [] };
}

/**
 * True if the braces name something of this runbook that may hold any text. Bounded parameters cannot change what the
 * code does, and other braces belong to the code.
 */
function mayHoldCode({ kind, name }: Reference, { document, flow }: Analysis): boolean {
  if (kind === 'parameter')
    return document.parameters.some((parameter) => parameter.name === name && isOpen(parameter));
  if (kind === 'step-output') return flow?.steps.some((step) => step.name?.text === name) === true;
  return kind === 'variable';
}

/** The fix for a reference that is all of a Python text inside the handler: there `events` has the value. */
function passing(
  reference: Reference,
  { script, functions, handler, inputs, entry }: StepWithCode,
  analysis: Analysis,
): readonly Fix[] {
  const start = script.textOffset(reference.start);
  const end = script.textOffset(reference.end);
  const quote = script.text[start - 1] ?? '';
  const isText = /['"]/.test(quote) && !/[\w'"]/.test(script.text[start - 2] ?? '');
  if (!isText || script.text[end] !== quote) return [];
  const around = functionAround(functions, start);
  const isHandler = handler?.value.kind === 'scalar' && handler.value.text === around?.name;
  if (around?.first === undefined || !isHandler) return [];
  const key = reference.kind === 'step-output' ? reference.output.replaceAll('.', '') : reference.name;
  const token = script.text.slice(start, end);
  const payload = entry('InputPayload');
  const map = asMap(payload?.value);
  const passed = map?.get(key);
  let adding: readonly TextEdit[] = [];
  if (payload === undefined) {
    adding = [addEntry(inputs, ['InputPayload', { [key]: token }], analysis, entry('Script'))];
  } else if (passed === undefined && map !== undefined) {
    adding = [addEntry(map, [key, token], analysis)];
  } else if (passed?.kind !== 'scalar' || passed.text !== token) {
    return [];
  }
  const lookUp = `${around.first}[${quote}${key}${quote}]`;
  const using = replacePart(script, { start: start - 1, end: end + 1 }, lookUp);
  return [{ title: `Pass "${key}" through InputPayload`, edits: [...adding, using] }];
}
