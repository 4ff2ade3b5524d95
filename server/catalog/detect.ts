import type { DocumentKind } from './kinds.ts';

/** What detection needs to see of a document. */
export interface RootSummary {
  /** Text of `schemaVersion`, quoted or not. */
  readonly schemaVersion: string | undefined;
  readonly keys: ReadonlySet<string>;
  /** `Type` of the entries of `Resources`, at the root or under `templateBody`; called only when it decides. */
  readonly resourceTypes: () => Iterable<string>;
}

/**
 * Tells the kind from the root of the whole document, as the service cannot: there `DocumentType` is an argument
 * beside the body. `schemaVersion` may be anywhere in the file. Command and Policy share a grammar and read as
 * Command. Undefined: nothing here says that it is an SSM document.
 */
export function detectKind(root: RootSummary): DocumentKind | undefined {
  const { keys, schemaVersion } = root;
  if (keys.has('templateBody')) return templateKind(root);
  if (keys.has('templateInformation') || keys.has('executableRunBooks')) return 'Automation.ChangeTemplate';
  if (keys.has('deploymentConfig')) return 'QuickSetup';
  if (!keys.has('mainSteps') && !keys.has('runtimeConfig')) {
    if (keys.has('sessionType')) return 'Session';
    if (keys.has('packages') && keys.has('files')) return 'Package';
  }
  switch (schemaVersion) {
    case '0.3':
      return 'Automation';
    case '1.0':
      if (keys.has('runtimeConfig')) return 'Command';
      if (keys.has('mainSteps') && !ofSession.some((key) => keys.has(key))) return kindByKeys(root);
      return isOfSession(keys) ? 'Session' : undefined;
    case '1.2':
      return 'Command';
    case '2.0':
      return keys.has('packages') || (keys.has('files') && !keys.has('mainSteps')) ? 'Package' : 'Command';
    case '2.2':
      return 'Command';
    default:
      return kindByKeys(root);
  }
}

const anywhere: readonly string[] = ['schemaVersion', 'description', '$schema', ''];
const ofSession: readonly string[] = ['sessionType', 'inputs', 'properties'];

/**
 * Kinds that nobody describes may have version 1.0 as well, so a document without any key of a session is one only
 * as long as it has no keys of its own.
 */
function isOfSession(keys: ReadonlySet<string>): boolean {
  const own = [...keys].filter((key) => !anywhere.includes(key));
  return (
    own.length === 0 ||
    own.some((key) => ofSession.includes(key) || key === 'parameters' || /^sess/i.test(key))
  );
}

/** For a version that is missing or does not exist. */
function kindByKeys(root: RootSummary): DocumentKind | undefined {
  const { keys, schemaVersion } = root;
  if (keys.has('sessionType')) return 'Session';
  if (keys.has('runtimeConfig')) return 'Command';
  if (keys.has('packages') && keys.has('files')) return 'Package';
  if (keys.has('mainSteps')) {
    const runbook = ['assumeRole', 'outputs', 'variables', 'files'].some((key) => keys.has(key));
    return runbook || schemaVersion?.startsWith('0') === true ? 'Automation' : 'Command';
  }
  if (keys.has('Resources')) return templateKind(root);
  if (keys.has('sections')) return 'ProblemAnalysisTemplate';
  return undefined;
}

/** Conformance packs hold nothing but AWS Config resources; everything else is a template of Application Manager. */
function templateKind(root: RootSummary): DocumentKind {
  let any = false;
  for (const type of root.resourceTypes()) {
    if (!type.startsWith('AWS::Config::')) return 'CloudFormation';
    any = true;
  }
  return any ? 'ConformancePackTemplate' : 'CloudFormation';
}

/** Kinds whose body is text and neither YAML nor JSON, by how the text begins. */
export function detectTextKind(text: string): DocumentKind | undefined {
  const start = text
    .slice(0, 4096)
    .replace(/^\uFEFF/, '')
    .replace(/^(?:\s+|\/\/[^\n]*\n)*/, '');
  if (/^BEGIN:VCALENDAR\b/i.test(start)) return 'ChangeCalendar';
  if (/^(?:@\w+\([^)]*\)\s*)*(?:permit|forbid)\s*\(/.test(start)) return 'AutoApprovalPolicy';
  return undefined;
}
