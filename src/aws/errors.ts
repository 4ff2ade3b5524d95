import { sourceName, type Connection } from '../connection/connection.ts';

/** Why a call failed, as far as it changes what one can do about it. */
export type FailureKind =
  | 'throttled'
  | 'denied'
  | 'expired'
  | 'no-credentials'
  | 'unsupported'
  | 'network'
  | 'certificate'
  | 'not-connected'
  | 'read-only'
  | 'refused';

/**
 * A failed call, explained: `message` says what and why, `advice` what to do next. Neither holds a secret; AWS's texts
 * name ARNs at most.
 */
export class AwsError extends Error {
  readonly kind: FailureKind;
  /** The IAM name of the operation, like `ssm:SendCommand`. */
  readonly operation: string;
  /** AWS's or Node's code, like `AccessDeniedException` or `ECONNREFUSED`. */
  readonly code: string;
  readonly advice: string;
  readonly requestId: string | undefined;
  /** The connection that the call was made on. */
  readonly connection: Connection;

  private constructor(facts: FailureFacts, operation: string, connection: Connection) {
    const kind = classify(facts);
    super(reason(kind, operation, facts), { cause: facts.error });
    this.name = 'AwsError';
    this.kind = kind;
    this.operation = operation;
    this.code = facts.code;
    this.advice = advise(kind, connection);
    this.requestId = facts.requestId;
    this.connection = connection;
  }

  /** Wraps whatever the SDK threw while it called `operation`. */
  static from(error: unknown, operation: string, connection: Connection): AwsError {
    return error instanceof AwsError ? error : new AwsError(readFacts(error), operation, connection);
  }
}

/** True for failures that pass by themselves or by a new login, so that whatever polls can go on. */
export function isTransient(error: unknown): boolean {
  return (
    error instanceof AwsError && ['throttled', 'network', 'expired', 'no-credentials'].includes(error.kind)
  );
}

/** True if the error is AWS's `code`, like `InvocationDoesNotExist`. */
export function hasCode(error: unknown, ...codes: readonly string[]): boolean {
  return error instanceof AwsError && codes.includes(error.code);
}

interface FailureFacts {
  readonly error: unknown;
  readonly code: string;
  readonly text: string;
  readonly status: number | undefined;
  readonly requestId: string | undefined;
}

function readFacts(error: unknown): FailureFacts {
  if (!(error instanceof Error)) {
    return { error, code: 'Unknown', text: String(error), status: undefined, requestId: undefined };
  }
  const { code, $metadata } = error as Error & {
    code?: unknown;
    $metadata?: { httpStatusCode?: number; requestId?: string };
  };
  return {
    error,
    code: typeof code === 'string' ? code : error.name,
    text: error.message,
    status: $metadata?.httpStatusCode,
    requestId: $metadata?.requestId,
  };
}

// The codes of https://docs.aws.amazon.com/systems-manager/latest/APIReference/CommonErrors.html and EC2's and STS's
// own, those of the SDK's credential providers, and those of Node's sockets and TLS.
const codes: readonly (readonly [FailureKind, RegExp])[] = [
  ['throttled', /^(Throttl|TooManyRequests|RequestLimitExceeded|RateExceeded|SlowDown)/],
  ['denied', /^(AccessDenied|UnauthorizedOperation|NotAuthorized|OptInRequired)/],
  [
    'expired',
    /^(ExpiredToken|RequestExpired|TokenRefreshRequired|InvalidClientTokenId|UnrecognizedClient|AuthFailure|InvalidSignature|SignatureDoesNotMatch)/,
  ],
  ['no-credentials', /^(CredentialsProviderError|TokenProviderError|MissingAuthenticationToken|Cancelled)/],
  ['unsupported', /^(NotSimulated|NotImplemented|UnknownOperation)/],
  [
    'certificate',
    /^(SELF_SIGNED_CERT|DEPTH_ZERO_SELF_SIGNED|UNABLE_TO_(VERIFY|GET_ISSUER)|CERT_|ERR_TLS_CERT)/,
  ],
  [
    'network',
    /^(ECONN|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|EPIPE|ERR_SOCKET|TimeoutError|NetworkingError)/,
  ],
  ['not-connected', /^TargetNotConnected/],
  ['read-only', /^ReadOnlyConnection/],
];

function classify({ code, text, status }: FailureFacts): FailureKind {
  if (status === 501) return 'unsupported';
  const kind = codes.find(([, pattern]) => pattern.test(code))?.[0];
  if (kind === 'no-credentials' && /expired|refresh failed/i.test(text)) return 'expired';
  return kind ?? (status === 429 ? 'throttled' : 'refused');
}

function reason(kind: FailureKind, operation: string, { code, text }: FailureFacts): string {
  switch (kind) {
    case 'throttled':
      return `AWS is refusing calls of ${operation} because the account makes too many of them.`;
    case 'denied':
      return `You are not allowed to call ${operation}.`;
    case 'expired':
      return 'The AWS credentials have expired or are not accepted any more.';
    case 'no-credentials':
      return 'There are no AWS credentials.';
    case 'unsupported':
      return `${operation} is not supported by this endpoint.`;
    case 'certificate':
      return `The endpoint's certificate is not trusted (${code}).`;
    case 'network':
      return `The endpoint cannot be reached (${code}).`;
    case 'not-connected':
      return 'The node is not connected to Systems Manager.';
    case 'read-only':
      return `${operation} was not called: ${text}.`;
    case 'refused':
      return `${operation} failed: ${text === '' ? code : text}`;
  }
}

function advise(kind: FailureKind, connection: Connection): string {
  const profile = connection.kind === 'account' ? connection.profile : undefined;
  switch (kind) {
    case 'throttled':
      return 'Wait a moment and try again.';
    case 'denied':
      return `Ask for this permission for ${sourceName(connection)}, or choose another connection.`;
    case 'expired':
    case 'no-credentials':
      if (connection.kind === 'playground')
        return 'The playground takes any credentials, unless it was told to refuse them.';
      return profile === undefined
        ? 'Renew the credentials in the environment, or choose another connection.'
        : `Run "Systems Manager: Sign In" for the profile ${profile}, or choose another connection.`;
    case 'unsupported':
      return 'Choose a connection whose endpoint offers it.';
    case 'certificate':
      return "Name the endpoint's certificate authority in ca_bundle of the profile or in AWS_CA_BUNDLE.";
    case 'network':
      return connection.kind === 'playground'
        ? 'Start the playground, or choose another connection.'
        : `Check the network, the proxy and the region ${connection.region}.`;
    case 'not-connected':
      return 'Check that the node runs, that its agent is started and that its role allows Systems Manager.';
    case 'read-only':
      return 'Run "Systems Manager: Switch Read-Only Mode" to allow changes in this window, or choose another connection.';
    case 'refused':
      return '';
  }
}
