// From a Session document and the caller's parameters to what the agent is told to do.
import { sessionTypes } from '../../server/catalog/kinds/session.ts';
import { parseContent } from '../documents/content.ts';
import { asMap, asText } from '../documents/value.ts';
import type { DocumentStore } from '../documents/store.ts';
import type { ManagedNode } from '../fleet/node.ts';
import { ServiceError } from '../protocol/service-error.ts';
import { substitute } from '../runs/substitution.ts';
import type { Value } from '../runs/value.ts';
import type { SessionPlan } from '../sessions.ts';

type Map = Readonly<Record<string, unknown>>;

/** The preferences of the account in the region, which apply when the caller names no document. */
const preferences = 'SSM-SessionManagerRunShell';

const platformKeys = { Linux: 'linux', Windows: 'windows', MacOS: 'macos' } as const;

interface SessionRequest {
  readonly documentName: string | undefined;
  readonly parameters: Readonly<Record<string, readonly string[]>>;
}

type PlannedDocument = Pick<SessionPlan, 'documentName' | 'sessionType' | 'properties' | 'inputs'>;

/**
 * What the document called for says, with its parameters filled in. Throws InvalidDocument, or InvalidParameters,
 * which the service answers though its model does not declare it for StartSession.
 */
export function planSession(
  node: ManagedNode,
  request: SessionRequest,
  documents: DocumentStore,
): PlannedDocument {
  const { documentName, parameters } = request;
  if (documentName === undefined && documents.find(preferences) === undefined) {
    return { documentName: preferences, sessionType: 'Standard_Stream', properties: {}, inputs: {} };
  }
  const { document, version } = documents.getVersion(documentName ?? preferences);
  if (document.type !== 'Session') {
    // User guide, "Troubleshooting Session Manager".
    const message = `Document type: '${document.type}' is not supported. Only type: 'Session' is supported for Session Manager.`;
    throw new ServiceError('InvalidDocument', message);
  }
  const root = asMap(parseContent(version.content, version.format === 'YAML' ? 'YAML' : 'JSON')) ?? {};
  const values = parameterValues(asMap(root['parameters']) ?? {}, parameters);
  const sessionType = sessionTypes.find((type) => type === root['sessionType']) ?? 'Standard_Stream';
  const properties = asMap(substitute((root['properties'] ?? {}) as Value, values)) ?? {};
  const perPlatform = sessionType === 'InteractiveCommands' || sessionType === 'NonInteractiveCommands';
  return {
    documentName: document.name,
    sessionType,
    properties: perPlatform ? (asMap(properties[platformKeys[node.platformType]]) ?? {}) : properties,
    inputs: asMap(substitute((root['inputs'] ?? {}) as Value, values)) ?? {},
  };
}

const invalidParameters = (message: string) => new ServiceError('InvalidParameters', message);

function parameterValues(
  declared: Map,
  given: Readonly<Record<string, readonly string[]>>,
): ReadonlyMap<string, Value> {
  // The texts of the two refusals about names are ours.
  const unknown = Object.keys(given).find((name) => !Object.hasOwn(declared, name));
  if (unknown !== undefined)
    throw invalidParameters(`Parameter "${unknown}" is not declared in the document.`);
  return new Map(
    Object.entries(declared).map(([name, declaration]) => [
      name,
      parameterValue(name, asMap(declaration) ?? {}, Object.hasOwn(given, name) ? given[name] : undefined),
    ]),
  );
}

function parameterValue(name: string, declaration: Map, given: readonly string[] | undefined): Value {
  if (given === undefined) {
    const standard = declaration['default'];
    if (standard === undefined) throw invalidParameters(`Parameter "${name}" requires a value.`);
    return standard as Value;
  }
  for (const value of given) checkValue(name, declaration, value);
  return declaration['type'] === 'StringList' ? given : given.join(',');
}

function checkValue(name: string, { allowedPattern, allowedValues }: Map, value: string): void {
  if (typeof allowedPattern === 'string' && !new RegExp(allowedPattern).test(value)) {
    // As the service answered for AWS-StartPortForwardingSessionToRemoteHost and a bad host.
    throw invalidParameters(`Parameter "${name}" has value "${value}" not matching "${allowedPattern}".`);
  }
  if (Array.isArray(allowedValues) && !allowedValues.some((allowed) => asText(allowed) === value)) {
    const values = allowedValues.map((allowed) => asText(allowed) ?? '').join(', ');
    throw invalidParameters(`Parameter "${name}" has value "${value}" not in [${values}].`);
  }
}
