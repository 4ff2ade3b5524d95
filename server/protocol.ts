// Our requests beside those of the Language Server Protocol. Names and types only: this is the one file of the
// server that the extension may import.

/** The language ids that the server works on. */
export type SsmLanguageId = 'ssm-yaml' | 'ssm-json';

/**
 * Client to server: is this text an SSM document? `schemaVersion` may stand anywhere in it, so the whole text goes in.
 */
export const DETECT_METHOD = 'ssm/detect';

export interface DetectParams {
  readonly text: string;
  /** YAML and JSON are told apart by the text; the language that the editor has chosen only helps in doubt. */
  readonly languageId: string;
}

export interface DetectResult {
  /** Null: nothing in the text says that it is an SSM document. */
  readonly languageId: SsmLanguageId | null;
}

/** Client to server: an open document in the other language, without a change to the document itself. */
export const CONVERT_METHOD = 'ssm/convert';

/** Client to server: the edits that make an open Command document of schema 1.2 or 2.0 one of schema 2.2. */
export const UPGRADE_METHOD = 'ssm/upgradeSchema';

export interface DocumentParams {
  readonly textDocument: { readonly uri: string };
}

/** Client to server: what the rules say of a text that no editor shows. */
export const CHECK_METHOD = 'ssm/check';

export interface CheckParams {
  readonly text: string;
  readonly languageId: SsmLanguageId;
}

export interface CheckResult {
  /** In the order of the text; with the severities of the rules themselves. */
  readonly problems: readonly CheckProblem[];
}

export interface CheckProblem {
  readonly code: string;
  readonly severity: 'error' | 'warning' | 'info' | 'hint';
  readonly message: string;
}

/** Why something cannot be done: one sentence for the user. */
export interface Refusal {
  readonly refusal: string;
}

/** Null: the document is not open. */
export type ConvertResult =
  | { readonly text: string; readonly languageId: SsmLanguageId; readonly lostComments: number }
  | Refusal
  | null;

/** The edits as LSP's `TextEdit[]`. Null: the document is not open. */
export type UpgradeResult = { readonly edits: readonly RangeEdit[] } | Refusal | null;

export interface RangeEdit {
  readonly range: { readonly start: LinePosition; readonly end: LinePosition };
  readonly newText: string;
}

/** Both from 0; the character counts UTF-16 code units. */
export interface LinePosition {
  readonly line: number;
  readonly character: number;
}

/** The section of the client's settings that the server reads by `workspace/configuration`. */
export const CONFIGURATION_SECTION = 'ssm.validation';

export interface ValidationConfiguration {
  /** Rule code -> its severity, or `off`. Codes that are not named keep the rule's own severity. */
  readonly rules?: Readonly<Record<string, 'off' | 'error' | 'warning' | 'info' | 'hint'>>;
}

/** The sections of the settings of what the server shows between the lines of the text. */
export const INLAY_HINTS_SECTION = 'ssm.inlayHints';
export const CODE_LENS_SECTION = 'ssm.codeLens';

export interface EditorSettings {
  readonly inlayHints: { readonly resolvedTypes: boolean; readonly defaults: boolean };
  readonly codeLens: { readonly references: boolean; readonly run: boolean };
}

/** What the client says of itself when it starts the server. Other editors may leave it out. */
export interface InitializationOptions {
  /** Our commands that the client can run; actions that need another one are not offered. */
  readonly commands?: readonly string[];
  /** The client answers `ssm/accountValues`. */
  readonly accountValues?: boolean;
}

/**
 * Server to client: names that live in the AWS account and may stand at a place of a document. The server has no
 * credentials, so it asks; it waits a moment only, and shows nothing of an answer that fails or comes too late.
 */
export const ACCOUNT_VALUES_METHOD = 'ssm/accountValues';

/** Client to server, a notification: the connection has changed, so values that were answered before count no more. */
export const ACCOUNT_CHANGED_METHOD = 'ssm/accountChanged';

export type AccountValueKind =
  'automation-document' | 'command-document' | 'image' | 'managed-node' | 'role' | 'ssm-parameter';

export interface AccountValuesParams {
  readonly kind: AccountValueKind;
  /** What is typed already. The answer may have other values too; the editor leaves them out. */
  readonly prefix: string;
}

export interface AccountValue {
  readonly value: string;
  /** A few words to tell it from others, such as the name of a node. */
  readonly detail?: string;
}

export interface AccountValuesResult {
  readonly values: readonly AccountValue[];
  /** Another question, for another prefix too, would have the same answer for a while. */
  readonly isComplete: boolean;
}

/** A command of the client: switches a rule off in the settings of the workspace. Its argument is the rule's code. */
export const DISABLE_RULE_COMMAND = 'ssm.disableRule';

/** Commands of the client: show the document whose URI is the argument in the other language. */
export const CONVERT_TO_JSON_COMMAND = 'ssm.convertToJson';
export const CONVERT_TO_YAML_COMMAND = 'ssm.convertToYaml';

/** A command of the client: runs the document whose URI is its argument. */
export const RUN_DOCUMENT_COMMAND = 'ssm.runOpenDocument';

/** A command of the client: shows places. Its arguments are a URI, a position in it and the places (`Location[]`). */
export const SHOW_REFERENCES_COMMAND = 'ssm.showReferences';
