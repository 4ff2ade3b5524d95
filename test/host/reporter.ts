import path from 'node:path';
import type { MochaOptions, Runnable, Runner, Suite } from 'mocha';
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
    let began = 0;
    runner.on('suite', (suite) => {
      if (isPart(suite)) began = performance.now();
    });
    runner.on('suite end', (suite) => {
      const seconds = (performance.now() - began) / 1000;
      if (isPart(suite)) push({ type: 'part', file: sourceOf(suite), seconds });
    });
    runner.on('pending', (test) => push({ type: 'skip', title: test.titlePath() }));
    runner.on('fail', (test: Runnable, error: unknown) =>
      push({ type: 'fail', title: test.titlePath(), error: describeError(error) }),
    );
  }
  return reporter as unknown as NonNullable<MochaOptions['reporter']>;
}

/** The outermost suites of a file. */
const isPart = (suite: Suite): boolean => suite.parent?.root === true;

/** The bundles of the tests lie beside that of this module, at the paths of their sources. */
const sourceOf = ({ file = '' }: Suite): string => path.relative(__dirname, file).replace(/js$/, 'ts');

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
