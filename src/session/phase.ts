import { PayloadType } from './message.ts';

/** How far the conversation with the agent has come. */
export type Phase = 'starting' | 'handshaking' | 'established';

/** What a stream data message of the agent is for. */
export type Purpose = 'request' | 'challenge' | 'complete' | 'data' | 'exitCode' | 'flag';

const purposes = new Map<number, Purpose>([
  [PayloadType.output, 'data'],
  [PayloadType.standardError, 'data'],
  [PayloadType.exitCode, 'exitCode'],
  [PayloadType.handshakeRequest, 'request'],
  [PayloadType.encryptionChallengeRequest, 'challenge'],
  [PayloadType.handshakeComplete, 'complete'],
  [PayloadType.flag, 'flag'],
]);

const after: Readonly<Record<Phase, Readonly<Partial<Record<Purpose, Phase>>>>> = {
  starting: { request: 'handshaking', data: 'established', exitCode: 'established' },
  handshaking: {
    challenge: 'handshaking',
    complete: 'established',
    data: 'handshaking',
    exitCode: 'handshaking',
  },
  established: { data: 'established', exitCode: 'established', flag: 'established' },
};

/** What a message with this payload type does in `phase`; undefined if it has no place there. */
export function advance(phase: Phase, payloadType: number): { purpose: Purpose; next: Phase } | undefined {
  const purpose = purposes.get(payloadType);
  const next = purpose && after[phase][purpose];
  return purpose && next && { purpose, next };
}
