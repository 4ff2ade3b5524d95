import type { Counts } from '../host-tests/report.ts';

/** Mocha's summary: `  12 passing (3s)`, `  2 pending`, `  1 failing`. What a failing test prints is indented deeper. */
const mochaLine = /^ {2}(\d+) (?:(passing) \([\d.]+[a-z]+\)|(pending|failing))$/gm;

/** The last line of `npm run test:host`. */
const hostLine = /^(\d+) passed, (\d+) failed(?:, (\d+) skipped)?$/gm;

/** How many steps of a run ended with an error. */
export interface BrokenSteps {
  /** Steps that run tests: their failures are counted, or one when they broke without saying which test. */
  tests: number;
  /** Other steps: each is one failure. */
  checks: number;
}

/** Sums the tests in the output of a whole run, of mocha and of the host. */
export function countTests(output: string, broken: BrokenSteps): Counts {
  const counts: Counts = { passed: 0, failed: 0, skipped: 0 };
  const names = { passing: 'passed', failing: 'failed', pending: 'skipped' } as const;
  for (const [, number, passing, other] of output.matchAll(mochaLine)) {
    counts[names[(passing ?? other) as keyof typeof names]] += Number(number);
  }
  for (const [, passed, failed, skipped] of output.matchAll(hostLine)) {
    counts.passed += Number(passed);
    counts.failed += Number(failed);
    counts.skipped += Number(skipped ?? 0);
  }
  counts.failed = Math.max(counts.failed, broken.tests) + broken.checks;
  return counts;
}
