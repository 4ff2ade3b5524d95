import type { MochaOptions, Runnable, Runner } from 'mocha';
import type { HostTestError, HostTestEvent } from '../../scripts/host-tests/events.ts';

/** Sends events one after the other, so that they arrive in the order in which they happened. */
export interface EventQueue {
  readonly push: (event: HostTestEvent) => void;
  /** Resolves when all events so far have arrived. Rejects when one could not be sent. */
  readonly flush: () => Promise<void>;
}

export function createEventQueue(send: (event: HostTestEvent) => Promise<unknown>): EventQueue {
  let last: Promise<unknown> = Promise.resolve();
  return {
    push(event) {
      last = last.then(() => send(event));
    },
    async flush() {
      await last;
    },
  };
}

/** A mocha reporter that sends events. mocha takes any function of the runner, though its types want a class. */
export function reporterTo(queue: EventQueue): NonNullable<MochaOptions['reporter']> {
  function reporter(runner: Runner): void {
    const { push } = queue;
    runner.on('start', () => push({ type: 'start', total: runner.total }));
    runner.on('test', (test) => push({ type: 'test', title: test.titlePath() }));
    runner.on('pass', (test) =>
      push({ type: 'pass', title: test.titlePath(), duration: test.duration ?? 0 }),
    );
    runner.on('pending', (test) => push({ type: 'skip', title: test.titlePath() }));
    runner.on('fail', (test: Runnable, error: unknown) =>
      push({ type: 'fail', title: test.titlePath(), error: describeError(error) }),
    );
  }
  return reporter as unknown as NonNullable<MochaOptions['reporter']>;
}

/** What was thrown, which may be anything, as text. */
export function describeError(error: unknown): HostTestError {
  if (!(error instanceof Error)) return { message: String(error), stack: '' };
  return { message: error.message, stack: withCauses(error) };
}

/** The stack of the error, then those of what caused it. */
function withCauses(error: Error): string {
  const stack = error.stack ?? `${error.name}: ${error.message}`;
  return error.cause instanceof Error ? `${stack}\nCaused by: ${withCauses(error.cause)}` : stack;
}
