import type { AccountValueKind, AccountValuesParams, AccountValuesResult } from '../protocol.ts';

/** Nobody waits longer for a list of completions, in milliseconds. A later answer is there for the next key. */
const PATIENCE = 80;
/** What was answered counts so long, in milliseconds. */
const LIFETIME = 60_000;

const nothing: AccountValuesResult = { values: [], isComplete: false };

interface Answer {
  readonly prefix: string;
  readonly result: AccountValuesResult;
  readonly at: number;
}

export interface AccountValuesOptions {
  /** Milliseconds. */
  readonly patience?: number;
  readonly now?: () => number;
}

/**
 * Values of the AWS account, which the client knows: quickly or not at all. One question per kind is under way at a
 * time; what fails, or is not answered in time, gives no values.
 */
export class AccountValues {
  /** The client has said that it answers. */
  isAnswered = false;
  readonly #request: (params: AccountValuesParams) => Promise<AccountValuesResult>;
  readonly #patience: number;
  readonly #now: () => number;
  readonly #answers = new Map<AccountValueKind, Answer>();
  readonly #asked = new Map<AccountValueKind, Promise<AccountValuesResult>>();

  constructor(
    request: (params: AccountValuesParams) => Promise<AccountValuesResult>,
    { patience = PATIENCE, now = () => performance.now() }: AccountValuesOptions = {},
  ) {
    this.#request = request;
    this.#patience = patience;
    this.#now = now;
  }

  /** What is known of the kind. Never rejects; `isComplete` is false if asking again may give more. */
  async ask(params: AccountValuesParams): Promise<AccountValuesResult> {
    if (!this.isAnswered) return nothing;
    const known = this.#answers.get(params.kind);
    if (known !== undefined && this.#now() - known.at < LIFETIME) {
      if (known.result.isComplete || known.prefix === params.prefix) return known.result;
    }
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<AccountValuesResult>((resolve) => {
      timer = setTimeout(() => resolve(known?.result ?? nothing), this.#patience);
    });
    const result = await Promise.race([this.#asking(params), late]);
    clearTimeout(timer);
    return result;
  }

  /** The account is another one now. */
  forget(): void {
    this.#answers.clear();
    this.#asked.clear();
  }

  #asking(params: AccountValuesParams): Promise<AccountValuesResult> {
    const { kind, prefix } = params;
    const underWay = this.#asked.get(kind);
    if (underWay !== undefined) return underWay;
    const asked = this.#request(params)
      .then((result) => (isResult(result) ? result : nothing))
      .catch(() => nothing)
      .then((result) => {
        // After `forget` the answer is that of another account.
        if (this.#asked.get(kind) === asked) {
          this.#asked.delete(kind);
          this.#answers.set(kind, { prefix, result, at: this.#now() });
        }
        return result;
      });
    this.#asked.set(kind, asked);
    return asked;
  }
}

/** The client is another program, and may answer anything. */
function isResult(result: unknown): result is AccountValuesResult {
  const values: unknown = (result as AccountValuesResult | null)?.values;
  return (
    Array.isArray(values) &&
    values.every((entry) => typeof (entry as { value?: unknown } | null)?.value === 'string')
  );
}
