import { createHash, randomUUID } from 'node:crypto';
import { bareNameOf } from '../documents/store.ts';
import type { SendCommandRequest } from '../models/ssm-types.ts';
import { ServiceError } from '../protocol/service-error.ts';
import type { CommandPlan, CommandRequest } from '../runs/command-request.ts';
import { DocumentError, parseCommandDocument, type CommandDocument } from '../runs/document.ts';
import { lowerDocument, type LoweredDocument } from '../runs/lower.ts';
import { commandParameters, ParameterError } from '../runs/parameters.ts';
import { executionTimeout } from '../runs/plugins/run-script.ts';
import { input, isList, type Value } from '../runs/value.ts';
import type { RegionState } from '../state.ts';
import { commandVersion } from '../runs/stored-document.ts';
import { commandTargets } from './command-targets.ts';

/** A document's content and the command's parameters together (AWS General Reference, Systems Manager quotas). */
const largestDocument = 64 * 1024;

/** Seconds for delivery if the caller names none (user guide, "Understanding command timeout values"). */
const defaultDeliveryTimeout = 3600;

/**
 * Checks what SendCommand asks for and answers what is to be run and where. Throws the errors of SendCommand, with the
 * service's words where they are known.
 */
export function planCommand(
  request: SendCommandRequest,
  state: RegionState,
): { readonly request: CommandRequest; readonly plan: CommandPlan } {
  const { name, version } = commandVersion(state.documents, request.DocumentName, request.DocumentVersion);
  checkHash(request, version.content);
  const document = readDocument(version.content);
  const parameters = readParameters(document, request);
  checkSize(version.content, request);
  checkNotifications(request);
  const platforms = new Set(version.summary.platformTypes);
  const nodes = commandTargets(request, platforms, state);
  const lowered = lower(document, parameters);
  return {
    request: commandRequest(request, bareNameOf(name)),
    plan: {
      nodes,
      stepNames: document.steps.map((step) => step.name),
      document: lowered,
      platforms,
      executionTimeout: longestExecution(lowered),
    },
  };
}

function checkHash({ DocumentHash, DocumentHashType }: SendCommandRequest, content: string): void {
  if (DocumentHash === undefined && DocumentHashType === undefined) return;
  if (DocumentHash === undefined || DocumentHashType === undefined) {
    throw new ServiceError('InvalidDocument', 'document hash and hash type must both be present or none');
  }
  const hash = createHash(DocumentHashType.toLowerCase()).update(content).digest('hex');
  if (hash !== DocumentHash.toLowerCase()) {
    throw new ServiceError('InvalidDocument', 'The document has another hash than the one given.');
  }
}

function readDocument(content: string): CommandDocument {
  try {
    return parseCommandDocument(content);
  } catch (error) {
    throw error instanceof DocumentError ? new ServiceError('InvalidDocument', error.message) : error;
  }
}

function readParameters(
  document: CommandDocument,
  { Parameters = {} }: SendCommandRequest,
): Map<string, Value> {
  try {
    return commandParameters(document, Parameters);
  } catch (error) {
    if (!(error instanceof ParameterError)) throw error;
    // The service's sentence for every fault of a parameter; it names neither parameter nor rule.
    throw new ServiceError(
      'InvalidParameters',
      'Parameters provided in document are invalid or not supported.',
    );
  }
}

function checkSize(content: string, { Parameters = {} }: SendCommandRequest): void {
  if (Buffer.byteLength(content) + Buffer.byteLength(JSON.stringify(Parameters)) > largestDocument) {
    throw new ServiceError(
      'MaxDocumentSizeExceeded',
      'The document and the values of its parameters are larger than 64 KB.',
    );
  }
}

/** The playground sends no notifications; what could not come true is refused. */
function checkNotifications(request: SendCommandRequest): void {
  const { NotificationConfig: notification, ServiceRoleArn: role = '' } = request;
  if (role !== '' && !/^arn:aws[a-z-]*:iam::\d{12}:role\/.+$/.test(role)) {
    throw new ServiceError('InvalidRole', `${role} is not the ARN of a role.`);
  }
  const topic = notification?.NotificationArn ?? '';
  if (topic === '') return;
  if (!/^arn:aws[a-z-]*:sns:[a-z0-9-]+:\d{12}:.+$/.test(topic)) {
    throw new ServiceError('InvalidNotificationConfig', `${topic} is not the ARN of an SNS topic.`);
  }
  if (role === '') {
    throw new ServiceError(
      'InvalidRole',
      'Notifications need a ServiceRoleArn that may publish to the topic.',
    );
  }
}

function lower(
  document: CommandDocument,
  parameters: ReadonlyMap<string, Value>,
): LoweredDocument | DocumentError {
  try {
    return lowerDocument(document, parameters);
  } catch (error) {
    // The service would send it, and it would be the agents that cannot run it.
    if (error instanceof DocumentError) return error;
    throw error;
  }
}

/** Seconds that the slowest step may take; an hour where no step says. */
function longestExecution(document: LoweredDocument | DocumentError): number {
  if (document instanceof Error) return executionTimeout(undefined);
  const seconds = document.steps.flatMap(({ inputs }) =>
    (isList(inputs) ? inputs : [inputs]).map((one) => executionTimeout(input(one, 'timeoutSeconds'))),
  );
  return Math.max(...seconds);
}

function commandRequest(request: SendCommandRequest, documentName: string): CommandRequest {
  return {
    commandId: randomUUID(),
    documentName,
    documentVersion: request.DocumentVersion ?? '$DEFAULT',
    comment: request.Comment ?? '',
    parameters: request.Parameters ?? {},
    instanceIds: request.InstanceIds ?? [],
    targets: request.Targets ?? [],
    timeoutSeconds: request.TimeoutSeconds ?? defaultDeliveryTimeout,
    maxConcurrency: request.MaxConcurrency ?? '50',
    maxErrors: request.MaxErrors ?? '0',
    outputS3BucketName: request.OutputS3BucketName ?? '',
    outputS3KeyPrefix: request.OutputS3KeyPrefix ?? '',
    serviceRole: request.ServiceRoleArn ?? '',
    notificationConfig: {
      NotificationArn: '',
      NotificationEvents: [],
      // The empty text that the service answers for "none" is outside of the model's enum.
      NotificationType: '' as 'Command',
      ...request.NotificationConfig,
    },
    cloudWatchOutputConfig: {
      CloudWatchLogGroupName: '',
      CloudWatchOutputEnabled: false,
      ...request.CloudWatchOutputConfig,
    },
    alarmConfiguration: request.AlarmConfiguration,
  };
}
