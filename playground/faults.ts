// Faults on request: tests, and people who want to see how a client behaves, ask the playground to fail.
import { setTimeout as delay } from 'node:timers/promises';
import type { Caller } from './handler.ts';
import { makeCommonError } from './pipeline.ts';
import type { ServiceError } from './protocol/service-error.ts';
import type { Call } from './services.ts';

const kinds = ['throttle', 'accessDenied', 'expiredToken', 'notSimulated', 'internalError', 'slow'] as const;

/** A fault hits every call that has all the named properties, `times` times or until it is removed. */
export interface Fault {
  readonly kind: (typeof kinds)[number];
  /** `ssm`, `cloudtrail`, `ec2`, `iam`, `kms`, `resource-groups`, `sts`. */
  readonly service?: string;
  readonly operation?: string;
  readonly accessKeyId?: string;
  readonly times?: number;
  /** `slow` only: how long the answer waits. */
  readonly milliseconds?: number;
}

export class Faults {
  #faults: { fault: Fault; left: number }[] = [];
  #closing = new AbortController();

  add(fault: Fault): void {
    this.#faults.push({ fault, left: fault.times ?? Infinity });
  }

  list(): Fault[] {
    return this.#faults.map(({ fault, left }) => (left === Infinity ? fault : { ...fault, times: left }));
  }

  /** Removes all faults and lets slow answers go at once. */
  clear(): void {
    this.#faults = [];
    this.#closing.abort();
    this.#closing = new AbortController();
  }

  /** Waits for `slow`; throws the error of the first other fault that hits `call`. */
  async apply(call: Call, caller: Caller, account: string): Promise<void> {
    for (const entry of this.#faults.filter(({ fault }) => hits(fault, call, caller))) {
      entry.left -= 1;
      if (entry.left <= 0) this.#faults = this.#faults.filter((other) => other !== entry);
      if (entry.fault.kind !== 'slow') throw makeFault(entry.fault.kind, call, caller, account);
      await delay(entry.fault.milliseconds ?? 1000, undefined, { signal: this.#closing.signal }).catch(
        () => undefined,
      );
    }
  }
}

function hits(fault: Fault, call: Call, caller: Caller): boolean {
  return (
    (fault.service ?? call.service.model.service) === call.service.model.service &&
    (fault.operation ?? call.operation) === call.operation &&
    (fault.accessKeyId ?? caller.accessKeyId) === caller.accessKeyId
  );
}

function makeFault(
  kind: Exclude<Fault['kind'], 'slow'>,
  call: Call,
  caller: Caller,
  account: string,
): ServiceError {
  const { model } = call.service;
  const action = `${model.service}:${call.operation}`;
  switch (kind) {
    case 'throttle':
      return makeCommonError(
        model,
        'throttled',
        model.protocol === 'ec2' ? 'Request limit exceeded.' : 'Rate exceeded',
      );
    case 'expiredToken': {
      const json = 'The security token included in the request is expired';
      return makeCommonError(model, 'expiredToken', model.protocol === 'ec2' ? 'Request has expired.' : json);
    }
    case 'accessDenied': {
      const user = `arn:aws:iam::${account}:user/${caller.accessKeyId}`;
      const resource = `arn:aws:${model.service}:${caller.region}:${account}:*`;
      const denied = `User: ${user} is not authorized to perform: ${action} on resource: ${resource} because no identity-based policy allows the ${action} action`;
      const lead = model.protocol === 'ec2' ? 'You are not authorized to perform this operation. ' : '';
      return makeCommonError(model, 'accessDenied', `${lead}${denied}`);
    }
    case 'notSimulated':
      return makeCommonError(model, 'notSimulated', `The playground was told not to simulate ${action}.`);
    case 'internalError':
      return makeCommonError(model, 'internal', 'The playground was told to fail.');
  }
}

/** `value` as a fault; throws a message for the user where it is none. */
export function parseFault(value: unknown): Fault {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new Error(
      'A fault is a JSON object, such as {"kind":"throttle","operation":"SendCommand","times":2}.',
    );
  }
  const fault = value as Record<string, unknown>;
  const types: Readonly<Record<string, string>> = {
    kind: 'string',
    service: 'string',
    operation: 'string',
    accessKeyId: 'string',
    times: 'number',
    milliseconds: 'number',
  };
  for (const [key, item] of Object.entries(fault)) {
    if (types[key] === undefined)
      throw new Error(`A fault has no ${key}; it has ${Object.keys(types).join(', ')}.`);
    if (typeof item !== types[key]) throw new Error(`${key} must be a ${types[key]}.`);
  }
  if (!kinds.some((kind) => kind === fault['kind']))
    throw new Error(`kind must be one of ${kinds.join(', ')}.`);
  return fault as unknown as Fault;
}
