import { parseYaml } from '../yaml/parse-yaml.ts';
import { isRecord } from '../aws/record.ts';

/** A parameter of a document, as far as it matters for asking and checking a value. */
export interface DocumentParameter {
  readonly name: string;
  /** As written: `String`, `StringList`, `Boolean`, … */
  readonly type: string;
  readonly description: string | undefined;
  /** In SendCommand's form; undefined for a parameter that must be given. */
  readonly default: readonly string[] | undefined;
  readonly allowedValues: readonly string[] | undefined;
  readonly allowedPattern: string | undefined;
  readonly minItems: number | undefined;
  readonly maxItems: number | undefined;
  readonly minChars: number | undefined;
  readonly maxChars: number | undefined;
  /** True: scripts can also read it as the environment variable `SSM_name`, without the dangers of `{{ name }}`. */
  readonly isVariable: boolean;
  /** The language of the script that it is the text of; undefined if it is none. */
  readonly script: ScriptLanguage | undefined;
  /** The document wishes for a box of several lines. */
  readonly isMultiLine: boolean;
}

/** Named as VS Code names its languages. */
export type ScriptLanguage = 'shellscript' | 'powershell';

/**
 * Reads the parameters of a document's text, in order. DescribeDocument tells names, types and defaults only, and
 * nothing about allowed values. JSON is read as YAML, whose subset it is.
 * https://docs.aws.amazon.com/systems-manager/latest/userguide/documents-syntax-data-elements-parameters.html
 *
 * @throws Error if the text is no map at all.
 */
export function readParameters(content: string): DocumentParameter[] {
  const root: unknown = parseYaml(content, { strict: false, uniqueKeys: false }).toJS({
    maxAliasCount: 100,
  });
  if (!isRecord(root)) throw new Error('The document is empty or is no map of keys and values.');
  const parameters = root['parameters'];
  if (!isRecord(parameters)) return [];
  const scripts = scriptParameters(root);
  return Object.entries(parameters).map(([name, declaration]) => ({
    ...readParameter(name, isRecord(declaration) ? declaration : {}),
    script: scripts.get(name),
  }));
}

const scriptLanguages: Readonly<Record<string, ScriptLanguage>> = {
  'aws:runShellScript': 'shellscript',
  'aws:runPowerShellScript': 'powershell',
};

/** The parameters that are the whole script of a step, like `commands` of AWS-RunShellScript. */
function scriptParameters(root: Record<string, unknown>): ReadonlyMap<string, ScriptLanguage> {
  const scripts = new Map<string, ScriptLanguage>();
  for (const { action, inputs } of stepsOf(root)) {
    const language = scriptLanguages[action];
    const lines = Array.isArray(inputs) ? inputs : [inputs];
    if (language === undefined) continue;
    for (const input of lines) {
      const script: unknown = isRecord(input) ? input['runCommand'] : undefined;
      const only: unknown = Array.isArray(script) && script.length === 1 ? script[0] : script;
      const name = typeof only === 'string' ? /^\{\{\s*(\w+)\s*\}\}$/.exec(only)?.[1] : undefined;
      if (name !== undefined && !scripts.has(name)) scripts.set(name, language);
    }
  }
  return scripts;
}

/** The steps of schema 2.x, and the plugins of 1.x, which are a map of lists of inputs. */
function stepsOf(root: Record<string, unknown>): { readonly action: string; readonly inputs: unknown }[] {
  const { mainSteps, runtimeConfig } = root;
  if (Array.isArray(mainSteps)) {
    return mainSteps
      .filter(isRecord)
      .map(({ action, inputs }) => ({ action: typeof action === 'string' ? action : '', inputs }));
  }
  if (!isRecord(runtimeConfig)) return [];
  return Object.entries(runtimeConfig).map(([action, plugin]) => ({
    action,
    inputs: isRecord(plugin) ? plugin['properties'] : undefined,
  }));
}

/** What is wrong with `values` (SendCommand's form) for a parameter, as one sentence, or undefined. */
export function checkValues(parameter: DocumentParameter, values: readonly string[]): string | undefined {
  if (values.length === 0) return parameter.default === undefined ? 'A value is needed.' : undefined;
  return checkCount(parameter, values.length) ?? first(values, (value) => checkValue(parameter, value));
}

/** True for types whose value is a list of texts. */
export function isList(parameter: DocumentParameter): boolean {
  return parameter.type === 'StringList' || parameter.type.startsWith('List<');
}

function readParameter(
  name: string,
  declaration: Record<string, unknown>,
): Omit<DocumentParameter, 'script'> {
  const { type, description, allowedValues, allowedPattern } = declaration;
  return {
    name,
    type: typeof type === 'string' ? type : 'String',
    description: typeof description === 'string' ? description.trim() : undefined,
    default: 'default' in declaration ? toWire(declaration['default']) : undefined,
    allowedValues: Array.isArray(allowedValues) ? allowedValues.map(toText) : undefined,
    allowedPattern: typeof allowedPattern === 'string' ? allowedPattern : undefined,
    minItems: toNumber(declaration['minItems']),
    maxItems: toNumber(declaration['maxItems']),
    minChars: toNumber(declaration['minChars']),
    maxChars: toNumber(declaration['maxChars']),
    isVariable: declaration['interpolationType'] === 'ENV_VAR',
    isMultiLine: declaration['displayType'] === 'textarea',
  };
}

/** SendCommand takes every value as a list of texts; maps travel as JSON. */
function toWire(value: unknown): string[] {
  return Array.isArray(value) ? value.map(toText) : [toText(value)];
}

function toText(value: unknown): string {
  if (typeof value === 'string') return value;
  return value === null || value === undefined ? '' : JSON.stringify(value);
}

function toNumber(value: unknown): number | undefined {
  const number = typeof value === 'number' || typeof value === 'string' ? Number(value) : Number.NaN;
  return Number.isInteger(number) ? number : undefined;
}

function checkCount({ type, minItems, maxItems }: DocumentParameter, count: number): string | undefined {
  if (!type.endsWith('List')) return undefined;
  if (minItems !== undefined && count < minItems) return `At least ${minItems} values are needed.`;
  if (maxItems !== undefined && count > maxItems) return `At most ${maxItems} values are allowed.`;
  return undefined;
}

function checkValue(parameter: DocumentParameter, value: string): string | undefined {
  const { allowedValues, allowedPattern, minChars, maxChars } = parameter;
  if (allowedValues !== undefined && !allowedValues.includes(value)) {
    return `"${value}" is not one of: ${allowedValues.join(', ')}.`;
  }
  if (minChars !== undefined && value.length < minChars) return `At least ${minChars} characters are needed.`;
  if (maxChars !== undefined && value.length > maxChars) return `At most ${maxChars} characters are allowed.`;
  // An empty text is the usual way to say "not set", even where the pattern would not have it.
  if (allowedPattern !== undefined && value !== '' && !matches(allowedPattern, value)) {
    return `"${value}" does not match ${allowedPattern}.`;
  }
  return checkType(parameter.type, value);
}

function checkType(type: string, value: string): string | undefined {
  switch (type) {
    case 'Integer':
      return /^-?\d+$/.test(value) ? undefined : 'A whole number is needed.';
    case 'Boolean':
      return value === 'true' || value === 'false' ? undefined : 'The value is true or false.';
    case 'StringMap':
    case 'MapList':
      return isJson(value) ? undefined : 'A map in JSON is needed, like {"key": "value"}.';
    default:
      return undefined;
  }
}

/** Patterns are Java's; one that JavaScript cannot read is left to the service. */
function matches(pattern: string, value: string): boolean {
  try {
    return new RegExp(pattern, 'u').test(value);
  } catch {
    return true;
  }
}

function isJson(text: string): boolean {
  try {
    return typeof JSON.parse(text) === 'object';
  } catch {
    return false;
  }
}

function first<T>(values: readonly T[], check: (value: T) => string | undefined): string | undefined {
  for (const value of values) {
    const problem = check(value);
    if (problem !== undefined) return problem;
  }
  return undefined;
}
