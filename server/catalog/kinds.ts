import type { Confidence, Field } from './field.ts';
import { automation, changeTemplate } from './kinds/automation.ts';
import { command, policy } from './kinds/command.ts';
import { opaqueKinds } from './kinds/opaque.ts';
import { packageKind } from './kinds/package.ts';
import { session } from './kinds/session.ts';
import { templateKinds } from './kinds/templates.ts';
import type { ParameterSupport } from './parameters.ts';

/** The `DocumentType` values of the ssm API (verified). */
export type DocumentKind =
  | 'Command'
  | 'Policy'
  | 'Automation'
  | 'Automation.ChangeTemplate'
  | 'Session'
  | 'Package'
  | 'ApplicationConfiguration'
  | 'ApplicationConfigurationSchema'
  | 'DeploymentStrategy'
  | 'ChangeCalendar'
  | 'ProblemAnalysis'
  | 'ProblemAnalysisTemplate'
  | 'CloudFormation'
  | 'ConformancePackTemplate'
  | 'QuickSetup'
  | 'ManualApprovalPolicy'
  | 'AutoApprovalPolicy';

export type DocumentFormat = 'YAML' | 'JSON' | 'TEXT';

/** The grammar of one schema version of a kind. */
export interface Schema {
  /** Undefined for a kind without `schemaVersion`. */
  readonly version?: string;
  readonly fields: readonly Field[];
  /** Where the steps are and of which family they are. */
  readonly steps?: {
    readonly key: 'mainSteps' | 'runtimeConfig';
    readonly family: 'command' | 'automation';
    readonly precondition: boolean;
  };
  readonly parameters?: ParameterSupport;
  readonly notes: readonly string[];
}

export interface Kind {
  readonly name: DocumentKind;
  readonly summary: string;
  readonly formats: readonly DocumentFormat[];
  /** Newest last. Empty for a kind whose body is not described anywhere: then nothing inside is checked. */
  readonly schemas: readonly Schema[];
  readonly usedBy: readonly string[];
  /** Set when new use is discouraged or closed. */
  readonly status?: string;
  readonly confidence: Confidence;
  /** Page of the user guide; see `guideUrl`. */
  readonly page: string;
}

const kinds: readonly Kind[] = [
  automation,
  command,
  session,
  policy,
  packageKind,
  changeTemplate,
  ...templateKinds,
  ...opaqueKinds,
];

const byName = new Map(kinds.map((kind) => [kind.name, kind]));

/** All kinds, the ones that people write most first. */
export function listKinds(): readonly Kind[] {
  return kinds;
}

export function findKind(name: DocumentKind): Kind {
  const kind = byName.get(name);
  if (kind === undefined) throw new Error(`no catalog entry for the document kind ${name}`);
  return kind;
}

/**
 * The grammar for a version. A version that the kind does not have gets the newest grammar, so that the rest of
 * the document can still be checked; a kind without a described body gets undefined.
 */
export function findSchema(kind: Kind, version: string | undefined): Schema | undefined {
  return kind.schemas.find((schema) => schema.version === version) ?? kind.schemas.at(-1);
}

/** Schema versions of documents that people write. 1.1, 2.1 and 3.0 do not exist (reported). */
export const schemaVersions = ['0.3', '1.0', '1.2', '2.0', '2.2'] as const;

/**
 * Versions that the agent reads besides: 1.0 like 1.2, 2.0.1 to 2.0.3 for its own package documents.
 * Source: agent appconfig/constants.go:261 (verified).
 */
export const agentSchemaVersions = ['2.0.1', '2.0.2', '2.0.3'] as const;
