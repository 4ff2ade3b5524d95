// How a protocol writes answers and errors; decoding is in decode-json.ts and decode-query.ts.
import { commonError, commonStatus } from './common-errors.ts';
import { encodeJson } from './encode-json.ts';
import { encodeXml, textElement } from './encode-xml.ts';
import type { Model } from './model.ts';
import type { ServiceError } from './service-error.ts';

/** A whole HTTP answer. */
export interface WireAnswer {
  status: number;
  headers: Record<string, string>;
  body: string;
}

const declaration = '<?xml version="1.0" encoding="UTF-8"?>\n';

/** The answer of `operation` with `output`, which fits the model. */
export function encodeAnswer(
  model: Model,
  operation: string,
  output: unknown,
  requestId: string,
): WireAnswer {
  const { output: shape, resultWrapper } = model.operations[operation] ?? {};
  if (isJson(model))
    return jsonAnswer(model, { status: 200, body: encodeJson(model, shape, output) }, requestId);
  const members = encodeXml(model, shape, output);
  const open = `<${operation}Response xmlns="${model.xmlNamespace ?? ''}">`;
  const body =
    model.protocol === 'ec2'
      ? `${textElement('requestId', requestId)}${members}`
      : `<${resultWrapper ?? ''}>${members}</${resultWrapper ?? ''}>` +
        `<ResponseMetadata>${textElement('RequestId', requestId)}</ResponseMetadata>`;
  return xmlAnswer(200, `${declaration}${open}${body}</${operation}Response>`, requestId);
}

/** `error` as the protocol of `model` writes it. */
export function encodeError(model: Model, error: ServiceError, requestId: string): WireAnswer {
  const status = statusOf(model, error.code);
  if (isJson(model)) {
    const answer = jsonAnswer(model, { status, body: jsonError(model, error) }, requestId);
    // restJson1 names the error in a header; clients look there first.
    if (model.protocol === 'rest-json') answer.headers['x-amzn-errortype'] = error.code;
    return answer;
  }
  const code = textElement('Code', error.code);
  const message = textElement('Message', error.message);
  if (model.protocol === 'ec2') {
    const id = textElement('RequestID', requestId);
    const body = `<Response><Errors><Error>${code}${message}</Error></Errors>${id}</Response>`;
    return xmlAnswer(status, `${declaration}${body}`, requestId);
  }
  const fault = textElement('Type', status >= 500 ? 'Receiver' : 'Sender');
  const id = textElement('RequestId', requestId);
  const open = `<ErrorResponse xmlns="${model.xmlNamespace ?? ''}">`;
  return xmlAnswer(status, `${open}<Error>${fault}${code}${message}</Error>${id}</ErrorResponse>`, requestId);
}

/** The shape that declares the error `code` in `model`: its name is the code, or it names the code. */
export function errorShape(model: Model, code: string): string | undefined {
  if (Object.hasOwn(model.shapes, code)) return code;
  return Object.keys(model.shapes).find((name) => {
    const shape = model.shapes[name];
    return shape?.type === 'structure' && shape.code === code;
  });
}

function statusOf(model: Model, code: string): number {
  const name = errorShape(model, code);
  const shape = name === undefined ? undefined : model.shapes[name];
  const declared = shape?.type === 'structure' ? shape.status : undefined;
  return declared ?? commonStatus(model.protocol, code) ?? commonError(model.protocol, 'validation').status;
}

/** Declared errors spell the message member as their shape does (`Message` or `message`), others `message`. */
function jsonError(model: Model, error: ServiceError): string {
  const name = errorShape(model, error.code);
  const shape = name === undefined ? undefined : model.shapes[name];
  const members = shape?.type === 'structure' ? Object.keys(shape.members) : [];
  const key = members.find((member) => member.toLowerCase() === 'message') ?? 'message';
  const message = error.message === '' ? {} : { [key]: error.message };
  return JSON.stringify({ __type: error.code, ...message, ...error.members });
}

const isJson = ({ protocol }: Model) => protocol === 'json' || protocol === 'rest-json';

function jsonAnswer(
  { protocol }: Model,
  { status, body }: Pick<WireAnswer, 'status' | 'body'>,
  requestId: string,
): WireAnswer {
  const type = protocol === 'json' ? 'application/x-amz-json-1.1' : 'application/json';
  return { status, headers: { 'content-type': type, 'x-amzn-requestid': requestId }, body };
}

function xmlAnswer(status: number, body: string, requestId: string): WireAnswer {
  return {
    status,
    headers: { 'content-type': 'text/xml;charset=UTF-8', 'x-amzn-requestid': requestId },
    body,
  };
}
