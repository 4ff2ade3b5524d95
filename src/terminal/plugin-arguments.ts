import type { SessionGrant } from '../aws/sessions.ts';
import { clientVersion } from '../session/handshake.ts';

/** What the AWS CLI asks its session-manager-plugin to do. */
export type PluginRequest =
  | { readonly kind: 'text'; readonly text: string }
  /** The arguments are wrong: `text` says how, and the exit code is not 0. */
  | { readonly kind: 'mistake'; readonly text: string }
  | ({ readonly kind: 'session' } & SessionRequest);

export interface SessionRequest {
  readonly grant: SessionGrant;
  readonly region: string;
  /** Undefined: the environment's credentials, or the default profile. */
  readonly profile: string | undefined;
  /** The node's id; empty with a CLI that does not hand it over. */
  readonly target: string;
  /** Of the SSM API; undefined: AWS's own for the region. */
  readonly endpoint: string | undefined;
}

const responseVariable = 'AWS_SSM_START_SESSION_RESPONSE';

const about = `session-manager-plugin of Systems Manager Workbench, compatible with version ${clientVersion}.
The AWS CLI starts it: aws ssm start-session --target NODE_ID
`;

/**
 * Reads the arguments as the AWS CLI gives them (awscli/customizations/sessionmanager.py): 1 the answer of StartSession
 * as JSON, or the name of the variable that holds it; 2 the region; 3 `StartSession`; 4 the profile or nothing; 5 the
 * request's parameters as JSON; 6 the endpoint. The variable is removed from `env`, so that no child sees the token.
 */
export function parsePluginArguments(args: readonly string[], env: NodeJS.ProcessEnv): PluginRequest {
  const [response = '', region = '', operation = '', profile = '', parameters = '', endpoint = ''] = args;
  if (args.length === 0) return { kind: 'text', text: about };
  if (args.length === 1 && response === '--version') return { kind: 'text', text: `${clientVersion}\n` };
  if (args.length < 4) return mistake('Some arguments are missing.');
  if (operation !== 'StartSession') return mistake(`The operation ${operation} is not known.`);
  const grant = parseGrant(takeResponse(response, env));
  if (grant === undefined) return mistake('The first argument holds no answer of StartSession.');
  const target = parseObject(parameters)?.['Target'];
  return {
    kind: 'session',
    grant,
    region,
    profile: profile === '' ? undefined : profile,
    target: typeof target === 'string' ? target : '',
    endpoint: endpoint === '' ? undefined : endpoint,
  };
}

const mistake = (text: string): PluginRequest => ({ kind: 'mistake', text: `${text}\n\n${about}` });

function takeResponse(argument: string, env: NodeJS.ProcessEnv): string {
  if (!argument.startsWith(responseVariable)) return argument;
  const response = env[argument] ?? '';
  // eslint-disable-next-line @typescript-eslint/no-dynamic-delete -- it is an environment, not a map of ours
  delete env[argument];
  return response;
}

function parseGrant(text: string): SessionGrant | undefined {
  const { SessionId: sessionId, StreamUrl: streamUrl, TokenValue: tokenValue } = parseObject(text) ?? {};
  const given =
    typeof sessionId === 'string' && typeof streamUrl === 'string' && typeof tokenValue === 'string';
  return given ? { sessionId, streamUrl, tokenValue } : undefined;
}

function parseObject(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}
