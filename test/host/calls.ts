import assert from 'node:assert/strict';
import { playground, untilCalled, untilQuiet, type Playground } from './playground.ts';

/** How often each `service:Operation` is to be called. */
export type Calls = Readonly<Record<string, number>>;

export interface CallsOptions {
  /** Another playground than that of the test run. */
  readonly at?: Playground;
  /** False for operations that do not count. */
  readonly counted?: (operation: string) => boolean;
}

/**
 * Who we are is asked as soon as a connection has answered for the first time, and commands of tests before may still be
 * followed.
 */
const inBackground: readonly string[] = [
  'sts:GetCallerIdentity',
  'ssm:ListCommands',
  'ssm:ListCommandInvocations',
];

/**
 * Asserts what was called since `clearCalls`, no more and no less: once each operation was called so often, and nothing
 * is asked for any more. What goes on in the background counts only where it is expected.
 */
export async function assertCalls(
  expected: Calls,
  { at = playground, counted = () => true }: CallsOptions = {},
): Promise<void> {
  for (const [operation, times] of Object.entries(expected)) await untilCalled(operation, times, at);
  await untilQuiet(at);
  const calls = Object.entries(await at.calls()).filter(
    ([operation]) => operation in expected || (counted(operation) && !inBackground.includes(operation)),
  );
  assert.deepEqual(Object.fromEntries(calls), expected);
}
