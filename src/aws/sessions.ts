import type { Clients, Output } from './clients.ts';
import { hasCode } from './errors.ts';
import { paginate, type Page } from './page.ts';

/** What opens a data channel. The token is a secret: it is never logged or stored. */
export interface SessionGrant {
  readonly sessionId: string;
  readonly streamUrl: string;
  readonly tokenValue: string;
}

/** A session that someone has or had open, this window or another. */
export interface SessionSummary {
  readonly sessionId: string;
  readonly target: string;
  /** The ARN of who opened it. */
  readonly owner: string | undefined;
  readonly status: string | undefined;
  readonly started: Date | undefined;
  /** Undefined while it is open. */
  readonly ended: Date | undefined;
  readonly documentName: string | undefined;
  readonly reason: string | undefined;
  /** Why it ended, if the service says so. */
  readonly details: string | undefined;
}

export interface StartSessionOptions {
  /** The node's id. */
  readonly target: string;
  /** A Session document; the account's preferences count when it is missing. */
  readonly documentName?: string;
  readonly parameters?: Readonly<Record<string, readonly string[]>>;
  /** Shown in the session's history. */
  readonly reason?: string;
  readonly signal?: AbortSignal;
}

/**
 * Starts a session on a node. One call, which `signal` only prevents: once it is under way, the service may open the
 * session, and whoever does not want it any more must know its id to end it.
 */
export async function startSession(clients: Clients, options: StartSessionOptions): Promise<SessionGrant> {
  const { target, documentName, parameters, reason, signal } = options;
  signal?.throwIfAborted();
  const answer = await clients.call('ssm:StartSession', {
    Target: target,
    ...(documentName === undefined ? {} : { DocumentName: documentName }),
    ...(reason === undefined ? {} : { Reason: reason }),
    ...(parameters === undefined ? {} : { Parameters: mutable(parameters) }),
  });
  return toGrant(answer);
}

/** Gets a new token for a session whose connection was lost; undefined if the session is over. One call. */
export async function resumeSession(
  clients: Clients,
  sessionId: string,
  signal?: AbortSignal,
): Promise<SessionGrant | undefined> {
  const answer = await clients
    .call('ssm:ResumeSession', { SessionId: sessionId }, signal)
    .catch((error: unknown) => {
      if (hasCode(error, 'DoesNotExistException')) return undefined;
      throw error;
    });
  // The real client takes an answer without a token for a session that has timed out.
  return answer?.TokenValue === undefined ? undefined : toGrant(answer);
}

/** Ends a session at the service. One call. */
export async function terminateSession(
  clients: Clients,
  sessionId: string,
  signal?: AbortSignal,
): Promise<void> {
  await clients.call('ssm:TerminateSession', { SessionId: sessionId }, signal);
}

/** Which sessions to list. */
export interface SessionQuery {
  readonly state: 'Active' | 'History';
  /** Only those on this node. */
  readonly nodeId?: string;
}

/**
 * Lists sessions of the account, newest first as the service gives them: those that are open, or those that have ended
 * in the last 30 days. One call per page of 200.
 */
export function listSessions(
  clients: Clients,
  { state, nodeId }: SessionQuery,
  signal?: AbortSignal,
): AsyncIterable<Page<SessionSummary>> {
  return paginate(async (nextToken) => {
    const answer = await clients.call(
      'ssm:DescribeSessions',
      {
        State: state,
        ...(nodeId === undefined ? {} : { Filters: [{ key: 'Target', value: nodeId }] }),
        MaxResults: 200,
        NextToken: nextToken,
      },
      signal,
    );
    const items = (answer.Sessions ?? []).map((session) => ({
      sessionId: session.SessionId ?? '',
      target: session.Target ?? nodeId ?? '',
      owner: session.Owner,
      status: session.Status,
      started: session.StartDate,
      ended: session.EndDate,
      documentName: session.DocumentName,
      reason: session.Reason === '' ? undefined : session.Reason,
      details: session.Details === '' ? undefined : session.Details,
    }));
    return { items, nextToken: answer.NextToken };
  });
}

function toGrant({
  SessionId,
  StreamUrl,
  TokenValue,
}: Output<'ssm:StartSession' | 'ssm:ResumeSession'>): SessionGrant {
  if (SessionId === undefined || StreamUrl === undefined || TokenValue === undefined) {
    throw new Error(
      'The session cannot be opened: the endpoint answered without a stream address or a token.',
    );
  }
  return { sessionId: SessionId, streamUrl: StreamUrl, tokenValue: TokenValue };
}

function mutable(parameters: Readonly<Record<string, readonly string[]>>): Record<string, string[]> {
  return Object.fromEntries(Object.entries(parameters).map(([name, values]) => [name, [...values]]));
}
