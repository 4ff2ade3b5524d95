// One request through the playground: operation, credentials, faults, decoding, constraints, handler, the answer's
// own check, encoding. Nothing else calls a handler, so nothing is answered that AWS's model would not allow.
import type { Caller, HandlerContext } from './handler.ts';
import { checkAnswer } from './protocol/check-answer.ts';
import { commonError, commonStatus, type CommonErrorKind } from './protocol/common-errors.ts';
import { checkConstraints, validationMessage } from './protocol/constraints.ts';
import { readCredential } from './protocol/credentials.ts';
import { decodeJson } from './protocol/decode-json.ts';
import { decodeQuery } from './protocol/decode-query.ts';
import type { Model } from './protocol/model.ts';
import { decodeRest } from './protocol/rest.ts';
import { ServiceError } from './protocol/service-error.ts';
import { memberOf, shapeOf } from './protocol/shapes.ts';
import { encodeAnswer, encodeError, errorShape, type WireAnswer } from './protocol/wire.ts';
import type { Call, Service } from './services.ts';

/** What surrounds the pipeline. */
export interface PipelineHost {
  contextFor(caller: Caller, requestId: string): HandlerContext;
  /** Called once the caller is known; throws or waits if a fault was asked for. */
  applyFaults(call: Call, caller: Caller): Promise<void>;
  /** The playground itself did wrong: a handler's answer or error does not fit the model, or it crashed. */
  reportBreach(text: string): void;
}

/** What came of a call, for the log of calls. `caller` is undefined if no credentials were read. */
export interface Outcome {
  readonly answer: WireAnswer;
  readonly caller?: Caller;
  readonly errorCode?: string;
}

/** Answers `call`; never throws. */
export async function answerCall(
  call: Call,
  authorization: string | undefined,
  { host, requestId }: { host: PipelineHost; requestId: string },
): Promise<Outcome> {
  const { model } = call.service;
  const seen: { caller?: Caller } = {};
  try {
    requireOperation(call);
    const caller = requireCaller(model, authorization);
    seen.caller = caller;
    await host.applyFaults(call, caller);
    const output = await runHandler(call, host.contextFor(caller, requestId));
    return { answer: encodeAnswer(model, call.operation, output, requestId), ...seen };
  } catch (error) {
    const shown = presentable(call, error, host);
    return { answer: encodeError(model, shown, requestId), errorCode: shown.code, ...seen };
  }
}

/** The common error `kind` in the protocol of `model`. */
export function makeCommonError(model: Model, kind: CommonErrorKind, message: string): ServiceError {
  return new ServiceError(commonError(model.protocol, kind).code, message);
}

function requireOperation({ service: { model }, operation }: Call): void {
  if (Object.hasOwn(model.operations, operation)) return;
  const messages: Readonly<Record<Model['protocol'], string>> = {
    json: '',
    'rest-json': '',
    ec2: `The action ${operation} is not valid for this web service.`,
    query: `Could not find operation ${operation} for version ${model.apiVersion}`,
  };
  throw makeCommonError(model, 'unknownOperation', messages[model.protocol]);
}

function requireCaller(model: Model, authorization: string | undefined): Caller {
  const credential = readCredential(authorization);
  if (credential.kind === 'signed') return credential.caller;
  if (credential.kind === 'absent') {
    const messages: Readonly<Record<Model['protocol'], string>> = {
      json: 'Missing Authentication Token',
      'rest-json': 'Missing Authentication Token',
      ec2: 'AWS was not able to validate the provided access credentials',
      query: 'Request is missing Authentication Token',
    };
    throw makeCommonError(model, 'missingAuthentication', messages[model.protocol]);
  }
  throw makeCommonError(
    model,
    'incompleteSignature',
    "Authorization header requires 'Credential', 'SignedHeaders' and 'Signature' of AWS4-HMAC-SHA256.",
  );
}

async function runHandler(call: Call, context: HandlerContext): Promise<unknown> {
  const { service, operation } = call;
  const { model } = service;
  const handler = Object.hasOwn(service.handlers, operation) ? service.handlers[operation] : undefined;
  if (handler === undefined) {
    const message = `The playground does not simulate ${model.service}:${operation}.`;
    throw makeCommonError(model, 'notSimulated', message);
  }
  const { input: inputShape, output: outputShape } = model.operations[operation] ?? {};
  const input = decode(call, inputShape);
  if (inputShape !== undefined) requireConstraints(model, inputShape, input);
  const output = await handler(input as never, context);
  const problems = checkAnswer(model, outputShape, output);
  if (problems.length === 0) return output;
  throw new Error(`its answer does not fit the model: ${problems.join('; ')}`);
}

function decode(
  { service: { model }, payload }: Call,
  inputShape: string | undefined,
): Record<string, unknown> {
  if (typeof payload === 'string') return decodeJson(model, inputShape, payload);
  return 'query' in payload
    ? decodeRest(model, inputShape, payload)
    : decodeQuery(model, inputShape, payload);
}

function requireConstraints(model: Model, inputShape: string, input: unknown): void {
  const violations = checkConstraints(model, inputShape, input);
  const first = violations[0];
  if (first === undefined) return;
  if (model.protocol !== 'ec2') throw makeCommonError(model, 'validation', validationMessage(violations));
  // EC2 reports one parameter at a time and in words of its own.
  if (first.value === null) {
    const name = requestNameOf(model, inputShape, first.path);
    throw new ServiceError('MissingParameter', `The request must contain the parameter ${name}`);
  }
  const message = `Value (${first.value ?? ''}) for parameter ${first.path} is invalid. ${first.constraint}`;
  throw makeCommonError(model, 'validation', message);
}

/** The name on the wire of the top-level member that `path` starts with. */
function requestNameOf(model: Model, inputShape: string, path: string): string {
  const [head = '', ...rest] = path.split('.');
  const shape = shapeOf(model, inputShape);
  const name = head.charAt(0).toUpperCase() + head.slice(1);
  const member = shape.type === 'structure' ? memberOf(shape, name) : undefined;
  return [member?.request ?? head, ...rest].join('.');
}

/** `error` if the service could answer it, else a 500 and a report. */
function presentable(call: Call, error: unknown, host: PipelineHost): ServiceError {
  const { service, operation } = call;
  if (error instanceof ServiceError && mayThrow(service, operation, error.code)) return error;
  const name = `${service.model.service}:${operation}`;
  const text =
    error instanceof ServiceError
      ? `the operation does not declare the error ${error.code} (${error.message})`
      : error instanceof Error
        ? (error.stack ?? error.message)
        : String(error);
  host.reportBreach(`${name}: ${text}`);
  return makeCommonError(
    service.model,
    'internal',
    `The playground's handler of ${name} failed; see its log.`,
  );
}

function mayThrow(service: Service, operation: string, code: string): boolean {
  const { model } = service;
  if (commonStatus(model.protocol, code) !== undefined || service.errorCodes.has(code)) return true;
  if (protocolCodes.has(code)) return true;
  const shape = errorShape(model, code);
  return shape !== undefined && model.operations[operation]?.errors.includes(shape) === true;
}

/** Thrown by the decoders and by requireConstraints. */
const protocolCodes = new Set([
  'InvalidParameterValue',
  'MissingParameter',
  'SerializationException',
  'UnknownParameter',
]);
