// Parameter policies: a JSON array of Expiration, ExpirationNotification and NoChangeNotification (user guide,
// "Assigning parameter policies").
import type { ParameterInlinePolicy } from '../models/ssm-types.ts';
import { ServiceError } from '../protocol/service-error.ts';

export interface Policy {
  readonly type: string;
  readonly text: string;
  /** Milliseconds since the epoch; Expiration only. */
  readonly expiresAt?: number;
}

const mostPolicies = 10;

/** Reads the policies of PutParameter; `[]` and `[{}]` take all policies away. Throws the service's errors. */
export function parsePolicies(text: string): readonly Policy[] {
  const list = parseList(text).filter((item) => Object.keys(item).length > 0);
  if (list.length > mostPolicies) {
    const message = `You specified more than the maximum number of allowed policies for the parameter. The maximum is ${mostPolicies}.`;
    throw new ServiceError('PoliciesLimitExceededException', message);
  }
  const policies = list.map(parsePolicy);
  if (policies.filter(({ type }) => type === 'Expiration').length > 1) {
    const message = 'There is a conflict in the policies specified for this parameter.';
    throw new ServiceError('IncompatiblePolicyException', message);
  }
  return policies;
}

function parseList(text: string): readonly Record<string, unknown>[] {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw invalidAttribute('The policies are no JSON.');
  }
  const isObject = (item: unknown) => typeof item === 'object' && item !== null && !Array.isArray(item);
  if (!Array.isArray(value) || !value.every(isObject)) {
    throw invalidAttribute('The policies are no JSON array of objects.');
  }
  return value as Record<string, unknown>[];
}

const invalidAttribute = (message: string) => new ServiceError('InvalidPolicyAttributeException', message);

function parsePolicy(policy: Record<string, unknown>): Policy {
  const type = typeof policy['Type'] === 'string' ? policy['Type'] : '';
  const attributes = (policy['Attributes'] ?? {}) as Record<string, unknown>;
  if (policy['Version'] !== '1.0') throw invalidAttribute(`The version of a ${type} policy must be 1.0.`);
  const text = JSON.stringify(policy);
  switch (type) {
    case 'Expiration': {
      const time = typeof attributes['Timestamp'] === 'string' ? Date.parse(attributes['Timestamp']) : NaN;
      if (Number.isNaN(time)) throw invalidAttribute('An Expiration policy needs a Timestamp in ISO 8601.');
      return { type, text, expiresAt: time };
    }
    case 'ExpirationNotification':
      requirePeriod(attributes['Before'], attributes['Unit']);
      return { type, text };
    case 'NoChangeNotification':
      requirePeriod(attributes['After'], attributes['Unit']);
      return { type, text };
    default:
      throw new ServiceError(
        'InvalidPolicyTypeException',
        "The policy type isn't supported. Parameter Store supports the following policy types: Expiration, ExpirationNotification, and NoChangeNotification.",
      );
  }
}

function requirePeriod(count: unknown, unit: unknown): void {
  const whole = typeof count === 'string' && /^[1-9]\d*$/.test(count);
  if (!whole || (unit !== 'Days' && unit !== 'Hours')) {
    throw invalidAttribute('A notification needs a number as text and the Unit Days or Hours.');
  }
}

export const showPolicy = ({ type, text }: Policy): ParameterInlinePolicy => ({
  PolicyText: text,
  PolicyType: type,
  PolicyStatus: 'Pending',
});
