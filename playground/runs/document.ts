import { parseYaml } from '../../src/yaml/parse-yaml.ts';
import { isList, isMap, type Value, type ValueMap } from './value.ts';

/** A Command document, read but with its `{{ references }}` still in place. */
export interface CommandDocument {
  readonly schemaVersion: string;
  readonly parameters: ReadonlyMap<string, ParameterDeclaration>;
  readonly steps: readonly DocumentStep[];
}

export interface ParameterDeclaration {
  readonly type: string;
  /** Absent: the caller must give a value. */
  readonly default?: Value;
  readonly allowedValues?: readonly Value[];
  readonly allowedPattern?: string;
  readonly minChars?: number;
  readonly maxChars?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  /** `interpolationType: ENV_VAR`, which counts in schema 2.2 alone. */
  readonly inEnvironment: boolean;
}

interface DocumentStep {
  /** The step's name; in schema 1.2, where steps have none, the plugin's. */
  readonly name: string;
  readonly action: string;
  /** A map; in schema 1.2 also a list of maps, which run one after the other. */
  readonly inputs: Value;
  readonly precondition?: ValueMap;
}

/** The document cannot be run at all. The message names what is wrong with it. */
export class DocumentError extends Error {
  override readonly name = 'DocumentError';
}

/** Schema versions that the agent runs; see SupportedDocumentVersions in amazon-ssm-agent's appconfig. */
const supportedVersions = new Set(['1.0', '1.2', '2.0', '2.0.1', '2.0.2', '2.0.3', '2.2']);

/**
 * Reads the content of a Command document, JSON or YAML. Throws DocumentError where the agent would give up on the
 * whole document; a fault of one step is left to fail that step.
 */
export function parseCommandDocument(content: string): CommandDocument {
  const root = parseContent(content);
  if (!isMap(root)) throw new DocumentError('The document is not a map of keys and values.');
  const schemaVersion = String(scalar(root['schemaVersion']) ?? '');
  if (!supportedVersions.has(schemaVersion)) {
    throw new DocumentError(
      `Document with schema version ${schemaVersion} is not supported by this version of ssm agent, please update to latest version`,
    );
  }
  const steps = schemaVersion.startsWith('1.')
    ? runtimeConfigSteps(root['runtimeConfig'])
    : mainSteps(root['mainSteps']);
  if (steps.length === 0) throw new DocumentError('Unsupported schema format');
  return { schemaVersion, parameters: declarations(root['parameters']), steps };
}

function parseContent(content: string): Value {
  try {
    return JSON.parse(content) as Value;
  } catch {
    // JSON that is broken fails as YAML too, and with a better message.
  }
  const yaml = parseYaml(content, { strict: false, logLevel: 'silent' });
  try {
    // Errors alone are no reason to stop: the service takes some indentation that this parser complains about, and
    // what it took has to run. Where the fault is real the content comes out as something that is no document.
    return yaml.toJS() as Value;
  } catch (error) {
    throw new DocumentError(`The document cannot be read: ${(error as Error).message}`);
  }
}

function declarations(parameters: Value | undefined): Map<string, ParameterDeclaration> {
  const declared = new Map<string, ParameterDeclaration>();
  for (const [name, entry] of Object.entries(isMap(parameters) ? parameters : {})) {
    if (isMap(entry)) declared.set(name, declaration(entry));
  }
  return declared;
}

function declaration(entry: ValueMap): ParameterDeclaration {
  const allowedValues = entry['allowedValues'];
  const allowedPattern = entry['allowedPattern'];
  const fallback = entry['default'] ?? null;
  return {
    type: String(scalar(entry['type']) ?? ''),
    ...(fallback !== null && { default: fallback }),
    ...(isList(allowedValues) && { allowedValues }),
    ...(typeof allowedPattern === 'string' && allowedPattern !== '' && { allowedPattern }),
    ...limit(entry, 'minChars'),
    ...limit(entry, 'maxChars'),
    ...limit(entry, 'minItems'),
    ...limit(entry, 'maxItems'),
    inEnvironment: entry['interpolationType'] === 'ENV_VAR',
  };
}

/** AWS's own documents write limits as text too (`maxChars: "4000"`). */
function limit(entry: ValueMap, name: string): Record<string, number> {
  const number = Number(scalar(entry[name]) ?? NaN);
  return Number.isFinite(number) ? { [name]: number } : {};
}

function mainSteps(steps: Value | undefined): DocumentStep[] {
  return (isList(steps) ? steps : []).filter(isMap).map((step) => ({
    name: String(scalar(step['name']) ?? ''),
    action: String(scalar(step['action']) ?? ''),
    inputs: step['inputs'] ?? {},
    ...(isMap(step['precondition']) && { precondition: step['precondition'] }),
  }));
}

function runtimeConfigSteps(plugins: Value | undefined): DocumentStep[] {
  return Object.entries(isMap(plugins) ? plugins : {}).map(([action, config]) => ({
    name: action,
    action,
    inputs: (isMap(config) ? config['properties'] : undefined) ?? {},
  }));
}

function scalar(value: Value | undefined): string | number | boolean | undefined {
  return typeof value === 'object' || value === undefined ? undefined : value;
}
