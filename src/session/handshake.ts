import type { SessionDescription } from './events.ts';
import {
  ActionStatus,
  encodeHandshakeResponse,
  type HandshakeRequest,
  type ProcessedClientAction,
  type RequestedClientAction,
  type SessionType,
} from './payload.ts';

/**
 * What this client calls itself to agents and to the AWS CLI. It is a feature switch, not our version: agents choose
 * the protocol of Port sessions by it (multiplexed from 1.1.70, without keep-alive after 1.2.331.0), and the CLI hands
 * over the token in the environment only after 1.2.497.0. It names the real client that ours behaves like.
 */
export const clientVersion = '1.2.677.0';

const sessionTypes = new Set<string>([
  'Standard_Stream',
  'InteractiveCommands',
  'NonInteractiveCommands',
  'Port',
] satisfies SessionType[]);

export interface HandshakeAnswer {
  /** The payload of the HandshakeResponse. */
  readonly response: Uint8Array;
  /** Undefined if this client cannot do what the agent asks; the agent ends the session then. */
  readonly description: SessionDescription | undefined;
}

/** Does what the agent asks for in its HandshakeRequest and answers it. */
export function answerHandshake(request: HandshakeRequest): HandshakeAnswer {
  const actions = request.actions.map(process);
  const typed = request.actions.find((action) => action.actionType === 'SessionType');
  const accepted = actions.every((action) => action.ActionStatus === ActionStatus.success);
  return {
    response: encodeHandshakeResponse(clientVersion, actions),
    description: accepted && typed ? describe(request.agentVersion, typed) : undefined,
  };
}

function process(action: RequestedClientAction): ProcessedClientAction {
  const { actionType, parameters } = action;
  if (actionType !== 'SessionType') {
    return answer(actionType, ActionStatus.unsupported, `Unsupported action ${actionType}`);
  }
  const sessionType = parameters['SessionType'];
  return typeof sessionType === 'string' && sessionTypes.has(sessionType)
    ? answer(actionType, ActionStatus.success, '')
    : answer(actionType, ActionStatus.failed, `Unknown session type ${String(sessionType)}`);
}

const answer = (type: string, status: number, error: string): ProcessedClientAction => ({
  ActionType: type,
  ActionStatus: status,
  ActionResult: null,
  Error: error,
});

function describe(agentVersion: string, action: RequestedClientAction): SessionDescription {
  return {
    sessionType: action.parameters['SessionType'] as SessionType,
    agentVersion,
    properties: stringsOf(action.parameters['Properties']),
  };
}

/** The properties that are strings; of a Port session all of them are, and shells have none. */
function stringsOf(properties: unknown): Record<string, string> {
  if (typeof properties !== 'object' || properties === null) return {};
  return Object.fromEntries(
    Object.entries(properties).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
}
