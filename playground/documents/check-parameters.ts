import { findParameterType } from '../../server/catalog/parameters.ts';
import type { DocumentType } from '../models/ssm-types.ts';
import { ServiceError } from '../protocol/service-error.ts';
import { asMap, asText } from './value.ts';

const invalidContent = (message: string) => new ServiceError('InvalidDocumentContent', message);

/** Throws InvalidDocumentContent for a parameter that cannot be declared so, or used without being declared. */
export function checkParameters(root: Readonly<Record<string, unknown>>, type: DocumentType): void {
  const parameters = asMap(root['parameters']) ?? {};
  for (const [name, declaration] of Object.entries(parameters)) {
    if (!/^[a-zA-Z0-9]+$/.test(name)) throw invalidContent(`Parameter name "${name}" is not alpha-numeric.`);
    checkDeclaration(asMap(declaration) ?? {}, type);
  }
  checkReferences(root, new Set(Object.keys(parameters)));
}

function checkDeclaration(declaration: Readonly<Record<string, unknown>>, kind: DocumentType): void {
  const { type, default: value } = declaration;
  if (type === undefined) throw invalidContent('Missing "type" in parameter definition.');
  if (typeof type !== 'string' || !isParameterType(type, kind)) {
    throw invalidContent(`Parameter type: ${asText(type) ?? ''} is invalid.`);
  }
  if (value !== undefined && value !== null && !isDefaultOf(type, value)) {
    throw invalidContent(`Wrong default value for a "${type}" parameters`);
  }
}

/** The user guide's sample of a Session document writes `string`, in lower case. */
const isParameterType = (type: string, kind: DocumentType) =>
  (kind === 'Session' && type === 'string') || findParameterType(type) !== undefined;

function isDefaultOf(type: string, value: unknown): boolean {
  // A default may be read from Parameter Store when the document runs.
  if (typeof value === 'string' && /^\s*\{\{[^}]*\}\}\s*$/.test(value)) return true;
  switch (findParameterType(type)?.base) {
    case 'Integer':
      return typeof value === 'number' || (typeof value === 'string' && /^-?\d+$/.test(value));
    case 'Boolean':
      return typeof value === 'boolean';
    case 'StringList':
      return Array.isArray(value);
    default:
      return true;
  }
}

/**
 * A `{{ name }}` in the steps is taken for a parameter, also inside a script. Names with a dot or a colon are outputs,
 * variables and the like. Outside the steps the service does not look (an Active document has an undeclared
 * `{{ AutomationAssumeRole }}` in assumeRole).
 */
function checkReferences(root: Readonly<Record<string, unknown>>, declared: ReadonlySet<string>): void {
  const steps = JSON.stringify([
    root['mainSteps'],
    root['runtimeConfig'],
    root['properties'],
    root['inputs'],
  ]);
  for (const [, name = ''] of steps.matchAll(/\{\{ *([a-zA-Z0-9_]+) *\}\}/g)) {
    if (!declared.has(name)) throw invalidContent(`Parameter "${name}" is not declared.`);
  }
}
