import { findAction } from '../../server/catalog/actions.ts';
import { findField, type Field } from '../../server/catalog/field.ts';
import { findPlugin, sharedInputs } from '../../server/catalog/plugins.ts';
import { ServiceError } from '../protocol/service-error.ts';
import { asMap, asText } from './value.ts';

type Map = Readonly<Record<string, unknown>>;

const invalidContent = (message: string) => new ServiceError('InvalidDocumentContent', message);

/** Schema 1.0 and 1.2: plugins by name. */
export function checkRuntimeConfig(root: Map): void {
  const plugins = asMap(root['runtimeConfig']);
  if (plugins === undefined) throw invalidContent('Missing "runtimeConfig" in the document.');
  for (const name of Object.keys(plugins)) requirePlugin(name);
}

/** Schema 2.0 and 2.2. */
export function checkCommandSteps(root: Map): void {
  for (const { step, action } of requireSteps(root)) {
    const plugin = requirePlugin(action);
    checkInputs(step['inputs'], [...plugin.inputs, ...sharedInputs]);
    checkPrecondition(step['precondition']);
  }
}

/** Schema 0.3. */
export function checkAutomationSteps(root: Map): void {
  const steps = requireSteps(root);
  const names = new Set(steps.map(({ name }) => name));
  for (const { step, action } of steps) {
    const known = findAction(action);
    if (known === undefined) throw invalidContent(`Unknown action: ${action}`);
    if (!known.openInputs) checkInputs(step['inputs'], known.inputs);
    checkLinks(step, names);
  }
  checkOutputs(root['outputs'], names);
}

function requirePlugin(name: string): { readonly inputs: readonly Field[] } {
  const plugin = findPlugin(name);
  if (plugin === undefined) throw invalidContent(`Unknown plugin name: ${name}`);
  return plugin;
}

interface Step {
  readonly step: Map;
  readonly name: string;
  readonly action: string;
}

function requireSteps(root: Map): Step[] {
  const { mainSteps } = root;
  if (!Array.isArray(mainSteps) || mainSteps.length === 0) {
    throw invalidContent('Missing "mainSteps" in the document.');
  }
  const steps = mainSteps.map((value) => {
    const step = asMap(value) ?? {};
    return { step, name: requireText(step, 'name'), action: requireText(step, 'action') };
  });
  const wrong = steps.find(({ name }) => !/^[a-zA-Z0-9_]+$/.test(name));
  if (wrong !== undefined) throw invalidContent(`StepName: ${wrong.name} is invalid.`);
  if (new Set(steps.map(({ name }) => name)).size < steps.length) {
    throw invalidContent('Duplicate step names found in mainSteps of the document.');
  }
  return steps;
}

function requireText(step: Map, key: string): string {
  const text = asText(step[key]);
  if (text === undefined) throw invalidContent(`Missing "${key}" in step detail.`);
  return text;
}

/** Names match without regard to case, as documents that Amazon publishes show. */
function checkInputs(inputs: unknown, fields: readonly Field[]): void {
  // A list is refused (terraform-provider-aws#10130); the text is ours.
  if (Array.isArray(inputs)) throw invalidContent('"inputs" in step detail must be a map.');
  const given = Object.keys(asMap(inputs) ?? {});
  const unknown = given.find((name) => findField(fields, name) === undefined);
  if (unknown !== undefined) {
    const known = fields.map(({ name }) => name).join(', ');
    throw invalidContent(`Unknown input names provided. Known=[${known}], Provided=[${given.join(', ')}]`);
  }
  // `aws:cloudWatch` stands without inputs in a document of Amazon's.
  if (inputs === undefined) return;
  const required = fields.filter((field) => field.required === true).map(({ name }) => name);
  const missing = required.some((name) => !given.some((key) => key.toLowerCase() === name.toLowerCase()));
  if (missing) throw invalidContent(`Missing required input names. Required=[${required.join(', ')}]`);
}

function checkPrecondition(precondition: unknown): void {
  const [first, second] = (asMap(precondition)?.['StringEquals'] ?? []) as unknown[];
  if (first !== 'platformType') return;
  if (second === 'Linux' || second === 'Windows' || second === 'MacOS') return;
  const values = `[platformType, ${asText(second) ?? ''}]`;
  throw invalidContent(`Invalid precondition, unrecognized values ${values} encountered.`);
}

function checkLinks(step: Map, names: ReadonlySet<string>): void {
  if (step['nextStep'] !== undefined && (step['isEnd'] === true || step['isEnd'] === 'true')) {
    throw invalidContent('"isEnd == true" and nextStep should not exist in same step.');
  }
  for (const key of ['nextStep', 'onFailure', 'onCancel']) {
    const value = asText(step[key]);
    if (value === undefined || value === 'Abort' || value === 'Continue') continue;
    const target = value.replace(/^step:/, '');
    if (!names.has(target)) throw invalidContent(`Unknown step name: "${target}" in ${key}`);
  }
}

function checkOutputs(outputs: unknown, names: ReadonlySet<string>): void {
  const texts = Array.isArray(outputs) ? outputs.flatMap((output) => asText(output) ?? []) : [];
  const wrong = texts.find((output) => !names.has(output.split('.')[0] ?? ''));
  if (wrong !== undefined) throw invalidContent(`Unknown step name in named output: ${wrong}`);
}
