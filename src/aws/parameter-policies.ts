/** The unit of a policy's period, as AWS spells it. */
export type PolicyUnit = 'Days' | 'Hours';

/**
 * A policy of an advanced parameter. A type that is not known here is kept as AWS wrote it, so that a change of the
 * parameter does not lose it.
 *
 * Source: https://docs.aws.amazon.com/systems-manager/latest/userguide/parameter-store-policies.html
 */
export type ParameterPolicy =
  | { readonly type: 'Expiration'; readonly time: Date }
  | { readonly type: 'ExpirationNotification'; readonly before: number; readonly unit: PolicyUnit }
  | { readonly type: 'NoChangeNotification'; readonly after: number; readonly unit: PolicyUnit }
  | { readonly type: 'other'; readonly name: string; readonly text: string };

/** A policy in an answer. */
interface InlinePolicy {
  readonly PolicyText?: string | undefined;
  readonly PolicyType?: string | undefined;
}

/** The policies of an answer; none of them is lost, whatever it says. */
export function readPolicies(policies: readonly InlinePolicy[] | undefined): ParameterPolicy[] {
  return (policies ?? []).map(({ PolicyText = '{}', PolicyType }) => readPolicy(PolicyText, PolicyType));
}

function readPolicy(text: string, name: string | undefined): ParameterPolicy {
  const policy = parseRecord(text);
  const attributes = asRecord(policy['Attributes']);
  const type = name ?? asText(policy['Type']);
  const unit = asText(attributes['Unit']);
  const count = (attribute: string): number => Number(asText(attributes[attribute]));
  const isUnit = unit === 'Days' || unit === 'Hours';
  const time = new Date(asText(attributes['Timestamp']));
  if (type === 'Expiration' && !Number.isNaN(time.getTime())) return { type, time };
  if (type === 'ExpirationNotification' && isUnit && isWhole(count('Before'))) {
    return { type, before: count('Before'), unit };
  }
  if (type === 'NoChangeNotification' && isUnit && isWhole(count('After'))) {
    return { type, after: count('After'), unit };
  }
  return { type: 'other', name: type, text };
}

const isWhole = (count: number): boolean => Number.isSafeInteger(count) && count > 0;

function parseRecord(text: string): Readonly<Record<string, unknown>> {
  try {
    return asRecord(JSON.parse(text));
  } catch {
    return {};
  }
}

function asRecord(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
}

const asText = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : '';

/**
 * The policies as PutParameter takes them. AWS keeps the former policies where none are sent, so that taking the last
 * one away is an array with an empty policy.
 */
export function writePolicies(policies: readonly ParameterPolicy[]): string {
  if (policies.length === 0) return '[{}]';
  return `[${policies.map(writePolicy).join(',')}]`;
}

function writePolicy(policy: ParameterPolicy): string {
  const write = (Attributes: Readonly<Record<string, string>>): string =>
    JSON.stringify({ Type: policy.type, Version: '1.0', Attributes });
  switch (policy.type) {
    case 'Expiration':
      return write({ Timestamp: policy.time.toISOString() });
    case 'ExpirationNotification':
      return write({ Before: String(policy.before), Unit: policy.unit });
    case 'NoChangeNotification':
      return write({ After: String(policy.after), Unit: policy.unit });
    case 'other':
      return policy.text;
  }
}

/** What a policy does, in a few words: `Deleted on 12/24/2026, 6:00:00 PM`. */
export function describePolicy(policy: ParameterPolicy): string {
  switch (policy.type) {
    case 'Expiration':
      return `Deleted on ${policy.time.toLocaleString()}`;
    case 'ExpirationNotification':
      return `Event ${describePeriod(policy.before, policy.unit)} before that`;
    case 'NoChangeNotification':
      return `Event after ${describePeriod(policy.after, policy.unit)} without a change`;
    case 'other':
      return policy.name === '' ? 'A policy of another type' : policy.name;
  }
}

/** `1 day`, `20 days` */
function describePeriod(count: number, unit: PolicyUnit): string {
  const word = unit.toLowerCase();
  return `${count} ${count === 1 ? word.slice(0, -1) : word}`;
}

/** The limits of the API reference (PutParameter). */
const mostPolicies = 10;
const longestPolicies = 4096;

/** What is wrong with policies together, or undefined. `now` in milliseconds since the epoch. */
export function checkPolicies(policies: readonly ParameterPolicy[], now: number): string | undefined {
  const expirations = policies.filter(({ type }) => type === 'Expiration');
  if (expirations.length > 1) return 'A parameter has one Expiration at most.';
  if (policies.length > mostPolicies) return `A parameter has at most ${mostPolicies} policies.`;
  if (expirations.length === 0 && policies.some(({ type }) => type === 'ExpirationNotification')) {
    return 'A notification before the expiration needs an Expiration.';
  }
  const past = policies.some((policy) => policy.type === 'Expiration' && policy.time.getTime() <= now);
  if (past) return 'The time of the Expiration has passed: AWS would delete the parameter at once.';
  if (writePolicies(policies).length > longestPolicies) {
    return `The policies have at most ${longestPolicies} characters in all.`;
  }
  return undefined;
}

/**
 * Reads a time as people write it: `2026-12-24`, `2026-12-24 18:00`, an ISO 8601 time, or `30 days` from `now`
 * (milliseconds since the epoch). Without an offset it is local time.
 */
export function parseTime(text: string, now: number): Date | undefined {
  const period = parsePeriod(text);
  if (period !== undefined) {
    const time = new Date(now);
    if (period.unit === 'Days') time.setDate(time.getDate() + period.count);
    else time.setTime(now + period.count * 3_600_000);
    return time;
  }
  const match = /^(\d{4}-\d\d-\d\d)(?:[ T](\d\d:\d\d(?::\d\d(?:\.\d+)?)?) ?(Z|[+-]\d\d:\d\d)?)?$/i.exec(
    text.trim(),
  );
  if (match === null) return undefined;
  const [, day = '', time = '00:00', offset = ''] = match;
  const parsed = new Date(`${day}T${time}${offset}`);
  return Number.isNaN(parsed.getTime()) ? undefined : parsed;
}

/** Reads `20 days`, `12 hours` or `20`, which are days. */
export function parsePeriod(text: string): { readonly count: number; readonly unit: PolicyUnit } | undefined {
  const [, digits, word = 'd'] = /^(\d{1,6})\s*(d|days?|h|hours?)?$/i.exec(text.trim()) ?? [];
  if (digits === undefined || Number(digits) === 0) return undefined;
  return { count: Number(digits), unit: word.toLowerCase().startsWith('h') ? 'Hours' : 'Days' };
}
