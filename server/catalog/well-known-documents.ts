import type { Field } from './field.ts';

/** A Command document of AWS that many runbooks run. */
export interface WellKnownDocument {
  readonly name: string;
  readonly requiredParameters: readonly string[];
  readonly optionalParameters: readonly string[];
}

function document(
  name: string,
  requiredParameters: readonly string[],
  optionalParameters: readonly string[],
): WellKnownDocument {
  return { name, requiredParameters, optionalParameters };
}

const script = ['workingDirectory', 'executionTimeout'] as const;

/**
 * Their parameters as AWS published them in August 2026. AWS may add some at any time, so what is not here is at most
 * suspicious (observed).
 */
const documents: readonly WellKnownDocument[] = [
  document('AWS-RunShellScript', ['commands'], script),
  document('AWS-RunPowerShellScript', ['commands'], script),
  document('AWS-RunRemoteScript', ['sourceType'], ['sourceInfo', 'commandLine', ...script]),
  document('AWS-RunDocument', ['sourceType'], ['sourceInfo', 'documentParameters']),
  document(
    'AWS-ConfigureAWSPackage',
    ['action', 'name'],
    ['installationType', 'version', 'additionalArguments'],
  ),
  document('AWS-UpdateSSMAgent', [], ['version', 'allowDowngrade']),
  document(
    'AWS-RunPatchBaseline',
    ['Operation'],
    [
      'AssociationId',
      'BaselineOverride',
      'InstallOverrideList',
      'RebootOption',
      'SnapshotId',
      'StepTimeoutSeconds',
    ],
  ),
  document(
    'AWS-RunPatchBaselineWithHooks',
    ['Operation'],
    ['SnapshotId', 'RebootOption', 'PreInstallHookDocName', 'PostInstallHookDocName', 'OnExitHookDocName'],
  ),
  document(
    'AmazonCloudWatch-ManageAgent',
    [],
    ['action', 'mode', 'optionalConfigurationSource', 'optionalConfigurationLocation', 'optionalRestart'],
  ),
  document(
    'AWS-InstallWindowsUpdates',
    [],
    [
      'Action',
      'AllowReboot',
      'IncludeKbs',
      'ExcludeKbs',
      'Categories',
      'SeverityLevels',
      'PublishedDaysOld',
      'PublishedDateAfter',
      'PublishedDateBefore',
    ],
  ),
  document(
    'AWS-ApplyAnsiblePlaybooks',
    ['SourceType'],
    [
      'SourceInfo',
      'InstallDependencies',
      'PlaybookFile',
      'ExtraVariables',
      'Check',
      'Verbose',
      'TimeoutSeconds',
    ],
  ),
  document('AWS-ConfigureDocker', ['action'], []),
  document('AWS-InstallApplication', ['source'], ['action', 'parameters', 'sourceHash']),
  document(
    'AWS-InstallPowerShellModule',
    ['source'],
    ['sourceHash', 'commands', 'workingDirectory', 'executionTimeout'],
  ),
  document('AWS-UpdateEC2Config', [], ['version', 'allowDowngrade']),
  document('AWSEC2-RunSysprep', [], ['Id', 'SysprepTimeout']),
];

const byName = new Map(documents.map((each) => [each.name, each]));

/** By its name or by its ARN, which has no account for AWS's documents. */
export function findWellKnownDocument(nameOrArn: string): WellKnownDocument | undefined {
  return byName.get(nameOrArn.replace(/^arn:[\w-]+:ssm:[\w-]*::document\//, ''));
}

export const wellKnownDocumentNames: readonly string[] = documents.map(({ name }) => name);

/** The parameters of each document as keys of `Parameters` of aws:runCommand. */
export const wellKnownParameters: Readonly<Record<string, readonly Field[]>> = Object.fromEntries(
  documents.map(({ name, requiredParameters, optionalParameters }) => [
    name,
    [...requiredParameters, ...optionalParameters].map((parameter): Field => ({
      name: parameter,
      types: [parameter === 'commands' ? 'StringList' : 'Any'],
      doc: `Parameter of ${name}.`,
      ...(requiredParameters.includes(parameter) && { required: true }),
    })),
  ]),
);
