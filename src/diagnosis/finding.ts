import type { Checked } from './facts.ts';

/** What a check has come to. `unknown`: it could not be made; `skipped`: it does not apply to this node. */
export type Outcome = 'ok' | 'problem' | 'warning' | 'unknown' | 'skipped';

export interface Finding {
  /** What was checked: `EC2 state`. */
  readonly check: string;
  readonly outcome: Outcome;
  /** What was found, as a sentence. */
  readonly found: string;
  /** What to do about it, as sentences. */
  readonly advice?: string;
  /** AWS's page about it. */
  readonly page?: string;
}

/** A fact that could not be read is a finding of its own; the other checks go on. */
export function whenKnown<T>(
  check: string,
  fact: Checked<T>,
  judge: (value: T) => Omit<Finding, 'check'>,
): Finding {
  if ('refused' in fact) return { check, outcome: 'unknown', found: fact.refused };
  return { check, ...judge(fact.value) };
}
