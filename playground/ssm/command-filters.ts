import type { CommandFilter } from '../models/ssm-types.ts';
import { ServiceError } from '../protocol/service-error.ts';
import type { Command } from '../runs/command.ts';
import type { Invocation } from '../runs/invocation.ts';
import { isFinal, statusOfInvocation } from '../runs/status.ts';

/** Values of the `Status` filter by list (API reference, CommandFilter). */
const commandStatuses = new Set([
  'Pending',
  'InProgress',
  'Success',
  'Cancelled',
  'Failed',
  'TimedOut',
  'AccessDenied',
  'DeliveryTimedOut',
  'ExecutionTimedOut',
  'Incomplete',
  'NoInstancesInTag',
  'LimitExceeded',
]);
const invocationStatuses = new Set([
  'Pending',
  'InProgress',
  'Delayed',
  'Success',
  'Cancelled',
  'Failed',
  'TimedOut',
  'AccessDenied',
  'DeliveryTimedOut',
  'ExecutionTimedOut',
  'Undeliverable',
  'InvalidPlatform',
  'Terminated',
]);

/** A test for the commands that pass every filter. Throws ValidationException. */
export function makeCommandFilter(filters: readonly CommandFilter[]): (command: Command) => boolean {
  const tests = filters.map(({ key, value }): ((command: Command) => boolean) => {
    if (key === 'Status') {
      requireValue(key, value, commandStatuses);
      return ({ state }) => state.status === value || state.details === value;
    }
    if (key === 'ExecutionStage') {
      requireValue(key, value, new Set(['Executing', 'Complete']));
      return (command) => isExecuting(command) === (value === 'Executing');
    }
    return makeRequestTest({ key, value });
  });
  return (command) => tests.every((test) => test(command));
}

/** A test for the invocations that pass every filter. Throws InvalidFilterKey or ValidationException. */
export function makeInvocationFilter(
  filters: readonly CommandFilter[],
): (command: Command, invocation: Invocation) => boolean {
  const tests = filters.map(({ key, value }): ((command: Command, invocation: Invocation) => boolean) => {
    if (key === 'ExecutionStage') throw new ServiceError('InvalidFilterKey', '');
    if (key !== 'Status') return makeRequestTest({ key, value });
    requireValue(key, value, invocationStatuses);
    return (_, { state }) => statusOfInvocation(state) === value || state === value;
  });
  return (command, invocation) => tests.every((test) => test(command, invocation));
}

/** Filters by what the command was asked to be. */
function makeRequestTest({ key, value }: CommandFilter): (command: Command) => boolean {
  if (key === 'DocumentName') return ({ request }) => request.documentName === value;
  const time = Date.parse(value);
  if (Number.isNaN(time)) {
    throw new ServiceError(
      'ValidationException',
      `${key} takes a time such as 2026-07-07T00:00:00Z, not ${value}.`,
    );
  }
  return key === 'InvokedAfter'
    ? ({ requestedAt }) => requestedAt >= time
    : ({ requestedAt }) => requestedAt < time;
}

function requireValue(key: string, value: string, allowed: ReadonlySet<string>): void {
  if (allowed.has(value)) return;
  throw new ServiceError('ValidationException', `${key} is one of ${[...allowed].join(', ')}, not ${value}.`);
}

const isExecuting = ({ visible, invocations }: Command): boolean =>
  !visible || invocations.some(({ state }) => !isFinal(state));
