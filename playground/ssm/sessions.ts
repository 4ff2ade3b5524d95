import type { HandlerContext, SsmHandlers } from '../handler.ts';
import type { Session as SessionAnswer, SessionFilter } from '../models/ssm-types.ts';
import { takeItems } from '../paging.ts';
import { ServiceError } from '../protocol/service-error.ts';
import type { Keys } from '../keys.ts';
import { decrypt } from '../kms/key-material.ts';
import type { Session, SessionKey } from '../sessions.ts';
import { planSession } from './session-plan.ts';

/** Starting, resuming, ending and listing sessions; their data channel is in playground/agent. */
export const sessionHandlers: SsmHandlers = {
  StartSession: ({ Target, DocumentName, Parameters = {}, Reason }, context) => {
    const { state, caller } = context;
    const node = state.fleet.get(Target);
    if (node?.pingStatus !== 'Online') {
      throw new ServiceError('TargetNotConnected', `${Target} is not connected.`);
    }
    const request = { documentName: DocumentName, parameters: Parameters };
    const plan = planSession(node, request, state.documents);
    const session = state.sessions.start(caller.accessKeyId, {
      node,
      ...plan,
      encryption: sessionKey(plan.inputs['kmsKeyId'], state.keys),
      ...(Reason === undefined ? {} : { reason: Reason }),
      owner: `arn:aws:iam::${state.account}:user/${caller.accessKeyId}`,
    });
    return grant(session, context);
  },

  ResumeSession: ({ SessionId }, context) => {
    const session = context.state.sessions.get(SessionId);
    if (session === undefined || session.endDate !== undefined) {
      throw new ServiceError('DoesNotExistException', `Session ${SessionId} does not exist.`);
    }
    return grant(session, context);
  },

  // The operation declares no error for an id that does not exist or has ended already.
  TerminateSession: ({ SessionId }, { state }) => {
    state.sessions.get(SessionId)?.terminate();
    return { SessionId };
  },

  DescribeSessions: ({ State, Filters = [], MaxResults = 50, NextToken }, { state }) => {
    const matches = makeSessionFilter(Filters);
    const sessions = state.sessions
      .all()
      .toReversed()
      .filter((session) => (session.endDate === undefined) === (State === 'Active') && matches(session));
    const page = takeItems(sessions, {
      list: ['DescribeSessions', state.region, State, Filters],
      nextToken: NextToken,
      size: MaxResults,
      invalidToken: () => new ServiceError('InvalidNextToken', 'The specified token is not valid.'),
    });
    return { Sessions: page.items.map(describeSession), NextToken: page.nextToken };
  },
};

/**
 * Id, token and address. The real address has a cell number with raw `+` and `/` in it, which clients must not encode
 * anew; so has this one.
 */
function grant(session: Session, { endpoint }: HandlerContext) {
  const url = `${endpoint.replace(/^http/, 'ws')}/v1/data-channel/${session.sessionId}`;
  return {
    SessionId: session.sessionId,
    TokenValue: session.issueToken(),
    StreamUrl: `${url}?role=publish_subscribe&cell-number=AAEAAf+Zm9v/YmFy+cGxheWdyb3VuZA==`,
  };
}

/** The KMS key of session preferences; one that does not exist fails when the agent and the client use it. */
function sessionKey(kmsKeyId: unknown, keys: Keys): SessionKey | undefined {
  if (typeof kmsKeyId !== 'string' || kmsKeyId === '') return undefined;
  const key = keys.find(kmsKeyId);
  return {
    keyArn: key?.arn ?? kmsKeyId,
    decrypt: (ciphertext, context) => (key?.enabled === true ? decrypt(key, ciphertext, context) : undefined),
  };
}

function describeSession(session: Session): SessionAnswer {
  const { plan, endDate } = session;
  const { maxSessionDuration } = plan.inputs;
  return {
    SessionId: session.sessionId,
    Target: session.node.instanceId,
    Status: session.status,
    StartDate: session.startDate,
    EndDate: endDate,
    DocumentName: plan.documentName,
    Owner: plan.owner,
    Reason: plan.reason,
    OutputUrl: {},
    MaxSessionDuration:
      typeof maxSessionDuration === 'string' && maxSessionDuration !== '' ? maxSessionDuration : undefined,
    AccessType: 'Standard',
  };
}

type Test = (session: Session) => boolean;

function makeSessionFilter(filters: readonly SessionFilter[]): Test {
  const tests = filters.map(makeTest);
  return (session) => tests.every((test) => test(session));
}

function makeTest({ key, value }: SessionFilter): Test {
  switch (key) {
    case 'InvokedAfter':
    case 'InvokedBefore': {
      const date = timestamp(key, value);
      return (session) => session.startDate >= date === (key === 'InvokedAfter');
    }
    case 'Target':
      return (session) => session.node.instanceId === value;
    case 'Owner':
      return (session) => session.plan.owner === value;
    case 'Status':
      return (session) => session.status === value;
    case 'SessionId':
      return (session) => session.sessionId === value;
    case 'AccessType':
      return () => value === 'Standard';
  }
}

function timestamp(key: string, value: string): Date {
  const date = new Date(value);
  if (!Number.isNaN(date.getTime())) return date;
  throw new ServiceError(
    'ValidationException',
    `The value ${value} of the filter ${key} is not a timestamp.`,
  );
}
