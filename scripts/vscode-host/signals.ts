import os from 'node:os';

/** How long the clean-up may take before the process ends without it. */
const patience = 5000;

/**
 * Cleans up and exits when the process is asked to end: Ctrl-C, a closed terminal, a CI that gives up. The exit
 * code is 128 + the signal's number, as shells have it. What `startChild` started ends in any case.
 */
export function onStopSignal(stop: () => Promise<void>): void {
  let stopping = false;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      // npm and tsx pass a Ctrl-C on that we have already got from the terminal.
      if (stopping) return;
      stopping = true;
      const leave = (): never => process.exit(128 + os.constants.signals[signal]);
      setTimeout(leave, patience).unref();
      stop().then(leave, leave);
    });
  }
}
