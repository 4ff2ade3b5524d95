// The services that the playground speaks, and how a request finds its service and operation.
import cloudTrailModel from './models/cloudtrail.json';
import ec2Model from './models/ec2.json';
import iamModel from './models/iam.json';
import kmsModel from './models/kms.json';
import logsModel from './models/logs.json';
import resourceGroupsModel from './models/resource-groups.json';
import ssmModel from './models/ssm.json';
import stsModel from './models/sts.json';
import { cloudTrailHandlers } from './cloudtrail/handlers.ts';
import { ec2ErrorCodes } from './ec2/errors.ts';
import { ec2Handlers } from './ec2/handlers.ts';
import type { Handler } from './handler.ts';
import { iamHandlers } from './iam/handlers.ts';
import { kmsHandlers } from './kms/handlers.ts';
import { logsHandlers } from './logs/handlers.ts';
import type { Model } from './protocol/model.ts';
import { matchRest, type RestPayload } from './protocol/rest.ts';
import { resourceGroupsHandlers } from './resource-groups/handlers.ts';
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
  cloudtrail: {
    model: cloudTrailModel as Model,
    handlers: cloudTrailHandlers,
    errorCodes: new Set<string>(),
  },
  iam: { model: iamModel as Model, handlers: iamHandlers, errorCodes: new Set<string>() },
  kms: { model: kmsModel as Model, handlers: kmsHandlers, errorCodes: new Set<string>() },
  logs: { model: logsModel as Model, handlers: logsHandlers, errorCodes: new Set<string>() },
  resourceGroups: {
    model: resourceGroupsModel as Model,
    handlers: resourceGroupsHandlers,
    errorCodes: new Set<string>(),
  },
  sts: { model: stsModel as Model, handlers: stsHandlers, errorCodes: new Set<string>() },
} as const satisfies Record<string, Service>;

/** S3 answers in `s3/s3.ts`; faults and the log of calls know it by this name. */
export const s3Service: Service = {
  model: { service: 's3', apiVersion: '2006-03-01', protocol: 'query', operations: {}, shapes: {} },
  handlers: {},
  errorCodes: new Set<string>(),
};

/** A request that was found to be for `service`; `operation` is what it asks for, known or not. */
export interface Call {
  readonly service: Service;
  readonly operation: string;
  /** awsJson: the body. Query protocols: the parameters without Action and Version. */
  readonly payload: string | [string, string][] | RestPayload;
}

/** What of an HTTP request says which call it is. */
export interface RoutedRequest {
  readonly method: string;
  /** Path and query, as they stand in the request. */
  readonly url: string;
  readonly target: string | undefined;
  /** Without its parameters, in lower case. */
  readonly contentType: string;
  readonly body: string;
}

/**
 * The call that a request is: `X-Amz-Target: AmazonSSM.SendCommand`, a form with Action and Version, or the method and
 * path of a REST operation; undefined if it is none of these.
 */
export function routeCall(request: RoutedRequest): Call | undefined {
  if (request.url !== '/') return routeRest(request);
  if (request.method !== 'POST') return undefined;
  return request.target === undefined ? routeQuery(request) : routeJson(request.target, request);
}

function routeQuery({ contentType, body }: RoutedRequest): Call | undefined {
  if (contentType !== 'application/x-www-form-urlencoded') return undefined;
  const parameters = [...new URLSearchParams(body)];
  const value = (key: string) => parameters.find(([name]) => name === key)?.[1];
  const service = [services.ec2, services.sts, services.iam].find(
    ({ model }) => model.apiVersion === value('Version'),
  );
  const operation = value('Action');
  if (service === undefined || operation === undefined) return undefined;
  const payload = parameters.filter(([name]) => name !== 'Action' && name !== 'Version');
  return { service, operation, payload };
}

function routeJson(target: string, { contentType, body }: RoutedRequest): Call | undefined {
  // CloudTrail's prefix has dots of its own, which the CLI sends and the SDK for JavaScript leaves out.
  const dot = target.lastIndexOf('.');
  const [prefix, operation] = [target.slice(0, dot), target.slice(dot + 1)];
  const name = prefix.split('.').at(-1);
  const service = Object.values(services).find(
    ({ model }: Service) => model.targetPrefix?.split('.').at(-1) === name,
  );
  if (service === undefined || contentType !== 'application/x-amz-json-1.1') return undefined;
  return { service, operation, payload: body };
}

function routeRest({ method, url, body }: RoutedRequest): Call | undefined {
  const [pathname = '', search = ''] = url.split(/\?(.*)/s);
  const service = services.resourceGroups;
  const match = matchRest(service.model, method, pathname);
  if (match === undefined) return undefined;
  const payload = { path: match.path, query: new URLSearchParams(search), body };
  return { service, operation: match.operation, payload };
}
