import type { SessionDescription } from './events.ts';
import {
  ActionStatus,
  encodeHandshakeResponse,
  type HandshakeRequest,
  type ProcessedClientAction,
  type RequestedClientAction,
  type SessionType,
} from './payload.ts';
import type { DataKey, EncryptionContext } from './session-cipher.ts';

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

const sessionTypeAction = 'SessionType';
const encryptionAction = 'KMSEncryption';

export interface HandshakeAnswer {
  /** The payload of the HandshakeResponse. */
  readonly response: Uint8Array;
  /** Undefined if this client cannot do what the agent asks; the agent ends the session then. */
  readonly description: SessionDescription | undefined;
}

/** What an agent wants to have encrypted, and with which key. */
export interface EncryptionRequest {
  /** The ARN of a KMS key. */
  readonly keyId: string;
  /** Random text of agents after 3.3.551.0, which binds the data key to this handshake; undefined with others. */
  readonly challenge: string | undefined;
}

/** The encryption that the agent asks for; undefined if it asks for none. */
export function requestedEncryption({ actions }: HandshakeRequest): EncryptionRequest | undefined {
  const action = actions.find(({ actionType }) => actionType === encryptionAction);
  if (action === undefined) return undefined;
  const { KMSKeyId: keyId, Challenge: challenge } = action.parameters;
  return {
    keyId: typeof keyId === 'string' ? keyId : '',
    challenge: typeof challenge === 'string' && challenge !== '' ? challenge : undefined,
  };
}

/** Which session a data key is for. */
export interface EncryptionSubject {
  readonly sessionId: string;
  /** What the session was started on: the node's id. */
  readonly target: string;
}

/** What the data key of a session is bound to (both ends must name the same). */
export function encryptionContext(
  session: EncryptionSubject,
  { challenge }: EncryptionRequest,
): EncryptionContext {
  return {
    'aws:ssm:SessionId': session.sessionId,
    'aws:ssm:TargetId': session.target,
    ...(challenge === undefined ? {} : { 'aws:ssm:RandomChallenge': challenge }),
  };
}

/** Answers what the agent asks for in its HandshakeRequest; `dataKey` is there if it asks for encryption. */
export function answerHandshake(request: HandshakeRequest, dataKey?: DataKey): HandshakeAnswer {
  const challenged = requestedEncryption(request)?.challenge !== undefined;
  const actions = request.actions.map((action) => process(action, dataKey, challenged));
  const typed = request.actions.find((action) => action.actionType === sessionTypeAction);
  const accepted = actions.every((action) => action.ActionStatus === ActionStatus.success);
  return {
    response: encodeHandshakeResponse(clientVersion, actions),
    description: accepted && typed ? describe(request.agentVersion, typed) : undefined,
  };
}

function process(
  action: RequestedClientAction,
  dataKey: DataKey | undefined,
  challenged: boolean,
): ProcessedClientAction {
  const { actionType, parameters } = action;
  if (actionType === encryptionAction && dataKey !== undefined) {
    return answer(actionType, ActionStatus.success, { result: encryptionResult(dataKey, challenged) });
  }
  if (actionType !== sessionTypeAction) {
    return answer(actionType, ActionStatus.unsupported, { error: `Unsupported action ${actionType}` });
  }
  const sessionType = parameters['SessionType'];
  return typeof sessionType === 'string' && sessionTypes.has(sessionType)
    ? answer(actionType, ActionStatus.success)
    : answer(actionType, ActionStatus.failed, { error: `Unknown session type ${String(sessionType)}` });
}

/** Only who has put the challenge into the context may say so; agents without one do not know the word. */
const encryptionResult = (dataKey: DataKey, challenged: boolean): Record<string, unknown> => ({
  KMSCipherTextKey: Buffer.from(dataKey.ciphertext).toString('base64'),
  KMSCipherTextHash: null,
  ...(challenged ? { ChallengeAcknowledgement: true } : {}),
});

const answer = (
  type: string,
  status: number,
  { result = null, error = '' }: { result?: unknown; error?: string } = {},
): ProcessedClientAction => ({
  ActionType: type,
  ActionStatus: status,
  ActionResult: result,
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
