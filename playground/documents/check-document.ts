// What CreateDocument and UpdateDocument refuse. Only refusals that somebody has recorded from the real service are
// here, with the texts it gave; where a text is ours because none is known, a comment says so. Sources:
// badmintoncryer/cdk-preflight (rules pf-ssm-document-schema, -content, -name), hashicorp/terraform#11788,
// terraform-provider-aws#17663 and #21213, aws/aws-cli#8253.
import { findKind, findSchema, schemaVersions, type Kind } from '../../server/catalog/kinds.ts';
import type { DocumentFormat, DocumentType } from '../models/ssm-types.ts';
import { ServiceError } from '../protocol/service-error.ts';
import { checkParameters } from './check-parameters.ts';
import { checkSession } from './check-session.ts';
import { checkAutomationSteps, checkCommandSteps, checkRuntimeConfig } from './check-steps.ts';
import { parseContent } from './content.ts';
import { asMap, asText } from './value.ts';

/** A document as it is handed in. */
export interface DocumentInput {
  readonly content: string;
  readonly format: DocumentFormat;
  readonly type: DocumentType | undefined;
  readonly hasRequires: boolean;
}

/** A document that the service takes. `root` is undefined for TEXT. */
export interface AcceptedDocument {
  readonly type: DocumentType;
  readonly root: Readonly<Record<string, unknown>> | undefined;
}

/** 64 KB (API reference, MaxDocumentSizeExceeded). */
const largestContent = 64 * 1024;

/** Reads and checks a document; throws the service's error for the first fault. */
export function checkDocument(input: DocumentInput): AcceptedDocument {
  const { content, format, type = 'Command' } = input;
  if (Buffer.byteLength(content) > largestContent) {
    throw new ServiceError('MaxDocumentSizeExceeded', 'The size limit of a document is 64 KB.');
  }
  checkFormat(type, format);
  if (type === 'ApplicationConfiguration' && !input.hasRequires) {
    throw new ServiceError(
      'ValidationException',
      'DocumentRequires cannot be empty when creating a document of type ApplicationConfiguration',
    );
  }
  if (format === 'TEXT') {
    checkCalendar(content);
    return { type, root: undefined };
  }
  const root = asMap(parseContent(content, format));
  // Configurations of AppConfig may be any value.
  if (root === undefined && !type.startsWith('ApplicationConfiguration')) {
    throw invalidContent(`${format} not well-formed. at Line: 1, Column: 1`);
  }
  if (root !== undefined) checkRoot(root, type, input.type === undefined);
  return { type, root };
}

const invalidContent = (message: string) => new ServiceError('InvalidDocumentContent', message);
const invalidVersion = (message: string) => new ServiceError('InvalidDocumentSchemaVersion', message);

function checkFormat(type: DocumentType, format: DocumentFormat): void {
  if (type === 'ChangeCalendar' && format !== 'TEXT') {
    throw new ServiceError('ValidationException', `Document format '${format}' is not supported.`);
  }
  if (type !== 'ChangeCalendar' && format === 'TEXT') {
    throw new ServiceError('ValidationException', 'Invalid document format: TEXT');
  }
}

/** The text of the refusal is ours. */
function checkCalendar(content: string): void {
  if (!/^\s*BEGIN:VCALENDAR\b[\s\S]*END:VCALENDAR\s*$/.test(content)) {
    throw invalidContent('The calendar is not a valid iCalendar 2.0 document.');
  }
}

function checkRoot(
  root: Readonly<Record<string, unknown>>,
  type: DocumentType,
  typeIsDefault: boolean,
): void {
  const kind = findKind(type);
  if (type === 'CloudFormation' || type === 'ConformancePackTemplate') checkTemplate(root);
  const versions = kind.schemas.flatMap(({ version }) => (version === undefined ? [] : [version]));
  if (versions.length === 0) return;
  const version = asText(root['schemaVersion']) ?? '';
  checkVersion({ version, versions, type, typeIsDefault });
  const checked =
    type === 'Command' || type === 'Policy' || type === 'Session' || type.startsWith('Automation');
  if (!checked) return;
  checkKeys(root, kind, version);
  checkParameters(root, type);
  if (type === 'Session') checkSession(root);
  else if (type.startsWith('Automation')) checkAutomationSteps(root);
  else if (version.startsWith('1.')) checkRuntimeConfig(root);
  else checkCommandSteps(root);
}

interface VersionFacts {
  readonly version: string;
  readonly versions: readonly string[];
  readonly type: DocumentType;
  readonly typeIsDefault: boolean;
}

function checkVersion({ version, versions, type, typeIsDefault }: VersionFacts): void {
  if (!schemaVersions.some((known) => known === version)) {
    throw invalidContent(`Document schema version is invalid. Value: ${version === '' ? 'null' : version}`);
  }
  if (typeIsDefault && version.startsWith('2.')) {
    throw invalidVersion(`Document type is required for schema version ${version}`);
  }
  if (!versions.includes(version)) {
    throw invalidVersion(`${version} is not a valid schema version for ${type} document type`);
  }
}

function checkKeys(root: Readonly<Record<string, unknown>>, kind: Kind, version: string): void {
  const fields = findSchema(kind, version)?.fields ?? [];
  const unknown = Object.keys(root).find((key) => !fields.some(({ name }) => name === key));
  if (unknown !== undefined) throw invalidContent(`Unknown property "${unknown}"`);
}

function checkTemplate(root: Readonly<Record<string, unknown>>): void {
  const missing = ['schemaVersion', 'templateBody'].filter((key) => root[key] === undefined);
  if (missing.length === 0) return;
  // The service shows the JSON schema validator's own text, with its escaped quotes.
  const keys = missing.map((key) => `\\"${key}\\"`).join(',');
  throw invalidContent(`[message: "object has missing required properties ([${keys}])" - parent node: /]`);
}
