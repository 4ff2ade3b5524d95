// What is written down of the sessions of a window, so that the next one finds them again after a reload. No token and
// no key is among it: ResumeSession gives a new token for the id.
import type { SessionDescription } from '../session/events.ts';
import type { TakenOver } from '../session/take-over.ts';
import type { SessionPurpose } from './shell-session.ts';
import { isRecord } from '../aws/record.ts';

export interface SavedSession {
  readonly sessionId: string;
  readonly nodeId: string;
  readonly nodeLabel: string;
  /** `connectionKey` of the connection that it belongs to. */
  readonly connection: string;
  readonly documentName?: string | undefined;
  readonly purpose?: SessionPurpose | undefined;
  /** Epoch milliseconds. */
  readonly startedAt: number;
  /** Undefined: nobody can go on with it, so it is to be ended. */
  readonly takeOver?: TakenOver | undefined;
}

/** VS Code's workspace state in the extension, a variable in tests. */
export interface SessionMemory {
  read(): unknown;
  write(sessions: readonly SavedSession[]): void;
}

/** Sequence numbers that a session may use before it has to be written down again. */
export const reserve = 64;
/** From how few of them on it is written down at once. */
const scarce = 16;

/** Writes the sessions of a window down whenever what is written is no longer good enough. */
export class SavedSessions {
  readonly #memory: SessionMemory;
  #former: readonly SavedSession[];
  #written: string;
  #limits = new Map<string, number>();

  constructor(memory: SessionMemory) {
    this.#memory = memory;
    const value = memory.read();
    this.#former = Array.isArray(value) ? value.filter(isSaved) : [];
    this.#written = JSON.stringify(value ?? []);
  }

  /** What the former window has left, as far as it can be read. It stays written until `settle`. */
  get former(): readonly SavedSession[] {
    return this.#former;
  }

  /** It is known what becomes of a session of the former window. */
  settle(sessionId: string): void {
    this.#former = this.#former.filter((session) => session.sessionId !== sessionId);
  }

  /** Writes the sessions of this window down, if anything has changed. */
  write(own: readonly SavedSession[]): void {
    const sessions = [...this.#former, ...own];
    const text = JSON.stringify(sessions);
    if (text === this.#written) return;
    this.#written = text;
    this.#limits = new Map(
      sessions.map(({ sessionId, takeOver }) => [sessionId, takeOver?.limit ?? Infinity]),
    );
    this.#memory.write(sessions);
  }

  /** True if a session is about to use numbers that nobody has written down. */
  isUrgent(sessionId: string, takeOver: TakenOver | undefined): boolean {
    if (takeOver === undefined) return false;
    return takeOver.limit - reserve > (this.#limits.get(sessionId) ?? 0) - scarce;
  }
}

function isSaved(value: unknown): value is SavedSession {
  if (!isRecord(value)) return false;
  const texts = ['sessionId', 'nodeId', 'nodeLabel', 'connection'].every(
    (key) => typeof value[key] === 'string',
  );
  return (
    texts &&
    typeof value['startedAt'] === 'number' &&
    (value['takeOver'] === undefined || isTakeOver(value['takeOver']))
  );
}

function isTakeOver(value: unknown): value is TakenOver {
  if (!isRecord(value) || !isRecord(value['position']) || !isRecord(value['description'])) return false;
  const numbers = [value['limit'], value['position']['expected'], value['position']['next']];
  const { sessionType, agentVersion } = value['description'] as Partial<SessionDescription>;
  const told = typeof sessionType === 'string' && typeof agentVersion === 'string';
  return told && numbers.every((number) => Number.isSafeInteger(number) && Number(number) >= 0);
}
