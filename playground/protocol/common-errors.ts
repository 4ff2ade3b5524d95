// Errors that every operation has, in the protocols' own codes and statuses.
// Sources: "Common errors" of the SSM and STS API references, "Error codes for the Amazon EC2 API".
import type { Model } from './model.ts';

export type CommonErrorKind =
  | 'accessDenied'
  | 'expiredToken'
  | 'incompleteSignature'
  | 'internal'
  | 'missingAuthentication'
  | 'notSimulated'
  | 'throttled'
  | 'unknownOperation'
  | 'validation';

export interface CommonError {
  readonly code: string;
  readonly status: number;
}

type Table = Readonly<Record<CommonErrorKind, CommonError>>;

const json: Table = {
  accessDenied: { code: 'AccessDeniedException', status: 400 },
  expiredToken: { code: 'ExpiredTokenException', status: 400 },
  incompleteSignature: { code: 'IncompleteSignatureException', status: 400 },
  internal: { code: 'InternalServerError', status: 500 },
  missingAuthentication: { code: 'MissingAuthenticationTokenException', status: 400 },
  notSimulated: { code: 'NotSimulated', status: 501 },
  throttled: { code: 'ThrottlingException', status: 400 },
  unknownOperation: { code: 'UnknownOperationException', status: 400 },
  validation: { code: 'ValidationException', status: 400 },
};

const ec2: Table = {
  accessDenied: { code: 'UnauthorizedOperation', status: 403 },
  expiredToken: { code: 'RequestExpired', status: 400 },
  incompleteSignature: { code: 'AuthFailure', status: 401 },
  internal: { code: 'InternalError', status: 500 },
  missingAuthentication: { code: 'AuthFailure', status: 401 },
  notSimulated: { code: 'NotSimulated', status: 501 },
  throttled: { code: 'RequestLimitExceeded', status: 503 },
  unknownOperation: { code: 'InvalidAction', status: 400 },
  validation: { code: 'InvalidParameterValue', status: 400 },
};

const query: Table = {
  accessDenied: { code: 'AccessDenied', status: 403 },
  expiredToken: { code: 'ExpiredToken', status: 403 },
  incompleteSignature: { code: 'IncompleteSignature', status: 400 },
  internal: { code: 'InternalFailure', status: 500 },
  missingAuthentication: { code: 'MissingAuthenticationToken', status: 403 },
  notSimulated: { code: 'NotSimulated', status: 501 },
  throttled: { code: 'Throttling', status: 400 },
  unknownOperation: { code: 'InvalidAction', status: 400 },
  validation: { code: 'ValidationError', status: 400 },
};

/** Of Resource Groups, the only service of this protocol here ("Errors" of each operation in its API reference). */
const rest: Table = {
  accessDenied: { code: 'AccessDeniedException', status: 403 },
  expiredToken: { code: 'ExpiredTokenException', status: 403 },
  incompleteSignature: { code: 'IncompleteSignatureException', status: 403 },
  internal: { code: 'InternalServerErrorException', status: 500 },
  missingAuthentication: { code: 'MissingAuthenticationTokenException', status: 403 },
  notSimulated: { code: 'NotSimulated', status: 501 },
  throttled: { code: 'TooManyRequestsException', status: 429 },
  unknownOperation: { code: 'UnknownOperationException', status: 404 },
  validation: { code: 'BadRequestException', status: 400 },
};

const tables: Readonly<Record<Model['protocol'], Table>> = { json, ec2, query, 'rest-json': rest };

/** Code and HTTP status of the common error `kind` in `protocol`. */
export const commonError = (protocol: Model['protocol'], kind: CommonErrorKind): CommonError =>
  tables[protocol][kind];

/** The HTTP status of `code` in `protocol` if it is a common error there. */
export function commonStatus(protocol: Model['protocol'], code: string): number | undefined {
  // The answer to a dry run that would have worked.
  if (protocol === 'ec2' && code === 'DryRunOperation') return 412;
  return Object.values(tables[protocol]).find((error) => error.code === code)?.status;
}
