// The SSM document: what the syntax tree means. A model object keeps the nodes it was read from, so that every
// place can be pointed at. A field is undefined when it is absent or has the wrong shape; nothing is invented.
// The wrong shape itself is in `entries` (all that was written) and is the business of the shape rules.

import type { DocumentKind as CatalogKind } from '../catalog/kinds.ts';
import type { MapEntry, MapNode, Node, Range, ScalarNode, SequenceNode } from '../syntax/tree.ts';

/** The `DocumentType` of a document; `Unknown` when nothing tells. */
export type DocumentKind = CatalogKind | 'Unknown';

export type SsmDocument =
  CommandDocument | AutomationDocument | SessionDocument | PackageDocument | TemplateDocument | OtherDocument;

interface DocumentBase {
  /** The map at the root; undefined when the text is empty, a list or a scalar. */
  readonly root: MapNode | undefined;
  /** What is written at the root, in order. */
  readonly entries: readonly MapEntry[];
  /** As written; see `SchemaVersion` in the catalog for the known ones. */
  readonly schemaVersion: ScalarNode | undefined;
  readonly description: ScalarNode | undefined;
  /** In order; empty for kinds without parameters. Of duplicates all are kept. */
  readonly parameters: readonly Parameter[];
}

/** Command and Policy documents of schema 1.2 (`runtimeConfig`), 2.0 and 2.2 (`mainSteps`). */
export interface CommandDocument extends DocumentBase {
  readonly kind: 'Command' | 'Policy';
  readonly steps: readonly CommandStep[];
}

/** Runbooks (schema 0.3) and change templates. */
export interface AutomationDocument extends DocumentBase {
  readonly kind: 'Automation' | 'Automation.ChangeTemplate';
  readonly assumeRole: ScalarNode | undefined;
  readonly variables: readonly Variable[];
  /** The steps of the top level; `allSteps` (steps.ts) also gives those inside loops. */
  readonly steps: readonly AutomationStep[];
  readonly outputs: readonly DocumentOutput[];
  readonly files: readonly MapEntry[];
}

export interface SessionDocument extends DocumentBase {
  readonly kind: 'Session';
  readonly sessionType: ScalarNode | undefined;
  readonly inputs: MapNode | undefined;
  readonly properties: MapNode | undefined;
}

export interface PackageDocument extends DocumentBase {
  readonly kind: 'Package';
  readonly version: ScalarNode | undefined;
  readonly packages: MapNode | undefined;
  readonly files: MapNode | undefined;
}

/** Documents that wrap a CloudFormation template. */
export interface TemplateDocument extends DocumentBase {
  readonly kind: 'CloudFormation' | 'ConformancePackTemplate';
  readonly templateBody: MapNode | undefined;
}

/** Kinds of which only the keys of the root are known, or nothing. */
export interface OtherDocument extends DocumentBase {
  readonly kind: Exclude<
    DocumentKind,
    (CommandDocument | AutomationDocument | SessionDocument | PackageDocument | TemplateDocument)['kind']
  >;
}

/** One entry of `parameters`. Its range is that of the entry. */
export interface Parameter extends Range {
  readonly name: string;
  /** The key, which is the declaration's name. */
  readonly key: Node;
  /** Undefined when the declaration is not a map. */
  readonly node: MapNode | undefined;
  readonly type: ScalarNode | undefined;
  readonly description: ScalarNode | undefined;
  readonly default: Node | undefined;
  readonly allowedValues: SequenceNode | undefined;
  readonly allowedPattern: ScalarNode | undefined;
  readonly displayType: ScalarNode | undefined;
  readonly interpolationType: ScalarNode | undefined;
}

/** One entry of `variables` of a runbook. */
export interface Variable extends Range {
  readonly name: string;
  readonly key: Node;
  readonly node: MapNode | undefined;
  readonly type: ScalarNode | undefined;
  readonly default: Node | undefined;
}

export type Step = CommandStep | AutomationStep;

interface StepBase extends Range {
  /** Place in its list, from 0. */
  readonly index: number;
  readonly name: ScalarNode | undefined;
  /** `aws:…`. For schema 1.2 the key of `runtimeConfig`. */
  readonly action: ScalarNode | undefined;
  /** The inputs as a map; undefined when absent or no map (see `entry`). */
  readonly inputs: MapNode | undefined;
  /** What the step is written with: keys beside `inputs` included. Empty for schema 1.2. */
  readonly entries: readonly MapEntry[];
}

export interface CommandStep extends StepBase {
  readonly family: 'command';
  /** The item of `mainSteps`; for schema 1.2 the item of `properties` (or the map in its place). */
  readonly node: MapNode;
  readonly precondition: Node | undefined;
  /** Schema 1.2 and aws:cloudWatch. */
  readonly settings: Node | undefined;
}

export interface AutomationStep extends StepBase {
  readonly family: 'automation';
  readonly node: MapNode;
  readonly nextStep: ScalarNode | undefined;
  readonly isEnd: ScalarNode | undefined;
  readonly isCritical: ScalarNode | undefined;
  readonly onFailure: ScalarNode | undefined;
  readonly onCancel: ScalarNode | undefined;
  readonly maxAttempts: ScalarNode | undefined;
  readonly timeoutSeconds: ScalarNode | undefined;
  readonly outputs: readonly StepOutput[];
  /** The choices of aws:branch; empty for other actions. */
  readonly choices: readonly Choice[];
  /** `Default` of aws:branch. */
  readonly defaultStep: ScalarNode | undefined;
  /** The inner steps of aws:loop; empty for other actions. */
  readonly steps: readonly AutomationStep[];
  /** The aws:loop step that this step stands in. */
  readonly loop: AutomationStep | undefined;
}

/** One item of `outputs` of a runbook's step. */
export interface StepOutput extends Range {
  readonly node: MapNode;
  readonly name: ScalarNode | undefined;
  readonly selector: ScalarNode | undefined;
  readonly type: ScalarNode | undefined;
}

/** One item of `Choices` of aws:branch. Conditions may be nested by And, Or, Not. */
export interface Choice extends Range {
  readonly node: MapNode;
  readonly nextStep: ScalarNode | undefined;
}

/** One item of the runbook's top-level `outputs`: `step.Output`, without braces. */
export interface DocumentOutput extends Range {
  readonly node: ScalarNode;
  readonly step: string;
  readonly stepRange: Range;
  /** Empty when there is no dot. */
  readonly output: string;
  readonly outputRange: Range;
}

export type ReferenceKind =
  /** `{{ name }}`: a parameter. */
  | 'parameter'
  /** `{{ step.Output }}`, also `{{ loop.CurrentIteration }}`. */
  | 'step-output'
  /** `{{ variable:name }}`. */
  | 'variable'
  /** `{{ global:REGION }}`. */
  | 'global'
  /** `{{ automation:EXECUTION_ID }}`. */
  | 'automation'
  /** `{{ ssm:name }}`, `{{ ssm:name:version }}`: Parameter Store. */
  | 'ssm'
  /** `{{ ssm-secure:name }}`. */
  | 'ssm-secure';

/**
 * `{{ … }}` inside a scalar. Text between braces that has not the form of a reference (`{{print $2}}`, JSON, …)
 * is none and is left alone.
 */
export interface Reference extends Range {
  readonly kind: ReferenceKind;
  /** The scalar that it stands in; a key of a map when `inKey`. */
  readonly node: ScalarNode;
  /** True if the reference is the whole text of the scalar, so that it keeps its type. */
  readonly whole: boolean;
  readonly inKey: boolean;
  /** `{{{ Name }}}`: a brace, the value, a brace (AWSFleetManager documents). */
  readonly triple: boolean;
  /** The parameter's, variable's or Parameter Store name; the step's for `step-output`. */
  readonly name: string;
  readonly nameRange: Range;
  /** What stands behind the first dot of a step output (`Output`, `Payload.x`); else empty. */
  readonly output: string;
  readonly outputRange: Range;
  /** The innermost step that it stands in; undefined outside of steps. */
  readonly step: Step | undefined;
  /** The parameter in whose declaration it stands (mostly in `default`). */
  readonly declaration: Parameter | undefined;
}
