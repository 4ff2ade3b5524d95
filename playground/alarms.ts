/** The states of an alarm of CloudWatch (CloudWatch API reference, DescribeAlarms). */
export const alarmStates = ['OK', 'ALARM', 'INSUFFICIENT_DATA'] as const;

export type AlarmState = (typeof alarmStates)[number];

/** The alarms that are there from the start; others are made by setting their state. */
const samples = ['storefront-errors', 'checkout-latency'];

/** CloudWatch's alarms as commands see them. Nothing is measured here: people and tests set the states. */
export class Alarms {
  readonly #states = new Map<string, AlarmState>(samples.map((name) => [name, 'OK']));
  readonly #listeners = new Set<(name: string) => void>();

  /** Undefined if there is no such alarm. */
  stateOf(name: string): AlarmState | undefined {
    return this.#states.get(name);
  }

  set(name: string, state: AlarmState): void {
    this.#states.set(name, state);
    for (const listener of [...this.#listeners]) listener(name);
  }

  list(): Readonly<Record<string, AlarmState>> {
    return Object.fromEntries(this.#states);
  }

  /** @returns takes the listener away again */
  onChange(listener: (name: string) => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }
}

/** What the control endpoint was told, such as {"name":"storefront-errors","state":"ALARM"}. */
export function parseAlarmOrder(value: unknown): {
  readonly name: string;
  readonly state: AlarmState;
  readonly region: string | undefined;
} {
  const { name, state, region } = (value ?? {}) as Record<string, unknown>;
  if (typeof name !== 'string' || name === '') throw new Error('name must be the name of an alarm.');
  const known = alarmStates.find((one) => one === state);
  if (known === undefined) throw new Error(`state must be one of ${alarmStates.join(', ')}.`);
  if (region !== undefined && typeof region !== 'string') throw new Error('region must be a text.');
  return { name, state: known, region };
}
