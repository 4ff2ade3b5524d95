// The services that the playground speaks, and how a request finds its service and operation.
import ec2Model from './models/ec2.json';
import ssmModel from './models/ssm.json';
import stsModel from './models/sts.json';
import { ec2ErrorCodes } from './ec2/errors.ts';
import { ec2Handlers } from './ec2/handlers.ts';
import type { Handler } from './handler.ts';
import type { Model } from './protocol/model.ts';
import { ssmErrorCodes, ssmHandlers } from './ssm/handlers.ts';
import { stsHandlers } from './sts/handlers.ts';

/** A handler of any operation; the pipeline gives it input that has passed the model. */
export type AnyHandler = Handler<never, unknown>;

export interface Service {
  readonly model: Model;
  readonly handlers: Readonly<Record<string, AnyHandler | undefined>>;
  /** Codes that handlers may throw though the model declares them for no operation or not for theirs. */
  readonly errorCodes: ReadonlySet<string>;
}

const services = {
  ssm: { model: ssmModel as Model, handlers: ssmHandlers, errorCodes: ssmErrorCodes },
  ec2: { model: ec2Model as Model, handlers: ec2Handlers, errorCodes: ec2ErrorCodes },
  sts: { model: stsModel as Model, handlers: stsHandlers, errorCodes: new Set<string>() },
} as const satisfies Record<string, Service>;

/** A request that was found to be for `service`; `operation` is what it asks for, known or not. */
export interface Call {
  readonly service: Service;
  readonly operation: string;
  /** awsJson: the body. Query protocols: the parameters without Action and Version. */
  readonly payload: string | [string, string][];
}

/** `X-Amz-Target: AmazonSSM.SendCommand`, or a form with Action and Version; undefined if it is neither. */
export function routeCall(target: string | undefined, contentType: string, body: string): Call | undefined {
  if (target !== undefined) return routeJson(target, contentType, body);
  if (contentType !== 'application/x-www-form-urlencoded') return undefined;
  const parameters = [...new URLSearchParams(body)];
  const value = (key: string) => parameters.find(([name]) => name === key)?.[1];
  const service = [services.ec2, services.sts].find(({ model }) => model.apiVersion === value('Version'));
  const operation = value('Action');
  if (service === undefined || operation === undefined) return undefined;
  const payload = parameters.filter(([name]) => name !== 'Action' && name !== 'Version');
  return { service, operation, payload };
}

function routeJson(target: string, contentType: string, body: string): Call | undefined {
  const [prefix, operation = ''] = target.split('.');
  const service = Object.values(services).find(({ model }: Service) => model.targetPrefix === prefix);
  if (service === undefined || contentType !== 'application/x-amz-json-1.1') return undefined;
  return { service, operation, payload: body };
}
