import assert from 'node:assert/strict';
import type { Clients, Input, Operation, Output } from '../../src/aws/clients.ts';
import { AwsError } from '../../src/aws/errors.ts';
import type { Connection } from '../../src/connection/connection.ts';

/** What one call gets: an answer, or an error as the SDK throws it. */
type Answer = object | Error;
type Script = readonly Answer[] | ((input: never) => Answer);

export interface ScriptedCall {
  readonly name: Operation;
  readonly input: Record<string, unknown>;
}

export interface ScriptedClients extends Clients {
  /** Every call so far, in order. */
  readonly calls: readonly ScriptedCall[];
  /** The names of the calls, in order. */
  names(): string[];
  /** Fails if an answer was never asked for. */
  assertFinished(): void;
}

export const testConnection: Connection = { kind: 'account', profile: 'dev', region: 'eu-central-1' };

/**
 * Clients that answer from a script: by operation, the answers in order, or a function of the input. A call that the
 * script does not have fails the test.
 */
export function scriptedClients(
  script: Partial<Record<Operation, Script>>,
  connection: Connection = testConnection,
): ScriptedClients {
  const calls: ScriptedCall[] = [];
  const used = new Map<string, number>();
  return {
    connection,
    readOnly: false,
    production: false,
    calls,
    names: () => calls.map(({ name }) => name),
    close: () => undefined,
    assertFinished() {
      for (const [name, answers] of Object.entries(script)) {
        if (typeof answers !== 'function')
          assert.equal(used.get(name) ?? 0, answers.length, `calls of ${name}`);
      }
    },
    async call<Name extends Operation>(
      name: Name,
      input: Input<Name>,
      signal?: AbortSignal,
    ): Promise<Output<Name>> {
      await Promise.resolve();
      signal?.throwIfAborted();
      // As JSON, so that members without a value do not count.
      calls.push({ name, input: JSON.parse(JSON.stringify(input)) as Record<string, unknown> });
      const answers = script[name];
      const index = used.get(name) ?? 0;
      used.set(name, index + 1);
      const answer = typeof answers === 'function' ? answers(input as never) : answers?.[index];
      if (answer === undefined)
        assert.fail(`unexpected call ${index + 1} of ${name}: ${JSON.stringify(input)}`);
      if (answer instanceof Error) throw AwsError.from(answer, name, connection);
      return answer as Output<Name>;
    },
  };
}

/** An error as the SDK throws it. */
export function sdkError(name: string, options: { message?: string; status?: number } = {}): Error {
  const error = new Error(options.message ?? name);
  error.name = name;
  return Object.assign(error, {
    $metadata: { httpStatusCode: options.status ?? 400, requestId: 'request-1' },
  });
}
