/**
 * How sure a fact is, strongest first. `verified`: read in source code or an API model. `documented`: stated by
 * an AWS page. `reported`: a third party's record of a service answer. `observed`: found in documents that
 * Amazon publishes. `inferred`: a conclusion; never ground for more than a hint.
 */
export type Confidence = 'verified' | 'documented' | 'reported' | 'observed' | 'inferred';

export type Platform = 'Linux' | 'Windows' | 'MacOS';

/** The types that parameters, inputs and outputs have in SSM documents, and a few wider ones for inputs. */
export type ValueType =
  | 'String'
  | 'StringList'
  | 'Integer'
  | 'Boolean'
  | 'StringMap'
  | 'MapList'
  | 'Map'
  | 'List'
  | 'Steps'
  | 'Parameters'
  | 'Any';

/** What a text (or each text of a list) holds, where that decides about completion, checks or highlighting. */
export type TextFormat =
  | 'api-operation'
  | 'api-selector'
  | 'api-service'
  | 'arn'
  | 'attachment'
  | 'automation-document'
  | 'base64'
  | 'bucket-name'
  | 'command-document'
  | 'date-time'
  | 'document-outputs'
  | 'duration'
  | 'image-id'
  | 'instance-id'
  | 'json'
  | 'json-or-yaml'
  | 'lambda-function'
  | 'markdown'
  | 'package-file'
  | 'powershell'
  | 'python-handler'
  | 'regex'
  | 'role-arn'
  | 'script'
  | 'shell'
  | 'step-name'
  | 'step-target'
  | 'template'
  | 'url'
  | 'variable-name';

/** One key of a map in a document: the unit from which checks, completion, hover and snippets are made. */
export interface Field {
  readonly name: string;
  /** Any of these types fits. A text that is one `{{ reference }}` fits everywhere that substitution happens. */
  readonly types: readonly ValueType[];
  /** One or two sentences of our own, plain text. */
  readonly doc: string;
  readonly required?: boolean;
  /** The closed set of values (of each item, for a list). */
  readonly values?: readonly string[];
  /** Values that are known where others go, too. For completion. */
  readonly suggestions?: readonly string[];
  /** Values that were in the set once; they still work or still occur. */
  readonly retiredValues?: readonly string[];
  readonly default?: string | number | boolean;
  readonly format?: TextFormat;
  /** JavaScript spelling of the pattern that a literal text must match. */
  readonly pattern?: string;
  /** Least and greatest number; also for a text that holds a number. */
  readonly min?: number;
  readonly max?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  /** Keys of the map, or of each map in the list. Absent: any key goes. */
  readonly fields?: readonly Field[];
  /** The same where another key beside the field decides: its name, and the keys for each of its values. */
  readonly fieldsBy?: {
    readonly key: string;
    readonly fields: Readonly<Record<string, readonly Field[] | undefined>>;
  };
  /** What the map holds whose keys are names of the author's choice. For completion and hover. */
  readonly entries?: Entries;
  /** Platforms that heed the field, when they are fewer than those of the plugin. */
  readonly platforms?: readonly Platform[];
  /** False for what no AWS page describes: accepted, and not offered by completion. */
  readonly documented?: boolean;
  /** Why the field should no longer be used, as the end of a sentence "`x` ...". */
  readonly deprecated?: string;
  readonly minAgent?: string;
  /** How sure the entry is; `documented` when absent. */
  readonly confidence?: Confidence;
  readonly source?: string;
}

/** The entries of a map whose keys are names. */
export interface Entries {
  /** Names that are known; others go too. */
  readonly names?: readonly string[];
  /** Keys of each value. */
  readonly fields?: readonly Field[];
  /** Each value is a map of names again. */
  readonly entries?: Entries;
}

/** A rule between the fields of one map. */
export type Constraint =
  /** At most one of the fields, and at least one when `required`. `soft`: both work, one wins. */
  | {
      readonly kind: 'oneOf';
      readonly fields: readonly string[];
      readonly required: boolean;
      readonly soft?: boolean;
    }
  /** One or more of the fields. */
  | { readonly kind: 'anyOf'; readonly fields: readonly string[] }
  /** `need` must be there when `when` is (and, with `is`, has that value). */
  | { readonly kind: 'requires'; readonly when: string; readonly is?: string; readonly need: string };

export interface FoundField {
  readonly field: Field;
  /** False when the name differs from the field's in case only. */
  readonly exact: boolean;
}

/**
 * Looks a key up without regard to case, as the agent does (Go's encoding/json) and as documents that Amazon
 * publishes show for the service (`RunCommand`, `SourceType`).
 */
export function findField(fields: readonly Field[], name: string): FoundField | undefined {
  for (const field of fields) if (field.name === name) return exactly(field);
  const lower = name.toLowerCase();
  const field = fields.find((candidate) => candidate.name.toLowerCase() === lower);
  return field === undefined ? undefined : { field, exact: false };
}

const found = new WeakMap<Field, FoundField>();

/** Rules look every key up again with each keystroke, so the answer that most keys have is made once. */
function exactly(field: Field): FoundField {
  const known = found.get(field);
  if (known !== undefined) return known;
  const answer = { field, exact: true };
  found.set(field, answer);
  return answer;
}

/** Address of a page of the AWS Systems Manager User Guide, by its file name without `.html`, anchor allowed. */
export function guideUrl(page: string): string {
  const [file, anchor] = page.split('#');
  return `https://docs.aws.amazon.com/systems-manager/latest/userguide/${file ?? page}.html${
    anchor === undefined ? '' : `#${anchor}`
  }`;
}
