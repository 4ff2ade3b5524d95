/**
 * How a command spreads over its nodes, from MaxConcurrency and MaxErrors, which are numbers or percentages of the
 * targets (user guide, "Using targets and rate controls"). A percentage is rounded down; at least one node runs.
 */
export interface RateControl {
  /** Nodes that may have the command at the same time. */
  readonly concurrency: number;
  /** Errors that are still fine; with one more the command goes to no further node. */
  readonly toleratedErrors: number;
}

export function rateControl(maxConcurrency: string, maxErrors: string, targets: number): RateControl {
  return {
    concurrency: Math.max(1, share(maxConcurrency, targets)),
    toleratedErrors: share(maxErrors, targets),
  };
}

function share(text: string, targets: number): number {
  const number = Number.parseInt(text, 10);
  return text.endsWith('%') ? Math.floor((targets * number) / 100) : number;
}
