import assert from 'node:assert/strict';
import { rateControl } from '../../../playground/runs/rate-control.ts';
import {
  commandState,
  InvocationCounts,
  type CommandProgress,
  type InvocationState,
} from '../../../playground/runs/status.ts';

type Counts = Partial<Record<InvocationState, number>>;

function state(counts: Counts, progress: Partial<CommandProgress> = {}): string {
  const tally = new InvocationCounts();
  for (const [name, number] of Object.entries(counts)) tally.add(name as InvocationState, number);
  const { status, details } = commandState({
    toleratedErrors: 0,
    cancelled: false,
    ...progress,
    counts: tally,
  });
  return `${status}/${details}`;
}

describe('status of a command', () => {
  const table: [counts: Counts, progress: Partial<CommandProgress>, expected: string][] = [
    [{ Pending: 3 }, {}, 'Pending/Pending'],
    [{ Pending: 2, InProgress: 1 }, {}, 'InProgress/InProgress'],
    [{ Pending: 2, Success: 1 }, {}, 'InProgress/InProgress'],
    [{ InProgress: 1, Failed: 2 }, {}, 'InProgress/InProgress'],
    [{ Success: 3 }, {}, 'Success/Success'],
    [{ Success: 2, Failed: 1 }, {}, 'Failed/Failed'],
    [{ Success: 2, Failed: 1 }, { toleratedErrors: 1 }, 'Failed/Incomplete'],
    [{ Success: 2, Failed: 2 }, { toleratedErrors: 1 }, 'Failed/Failed'],
    [{ Success: 1, ExecutionTimedOut: 1 }, {}, 'TimedOut/ExecutionTimedOut'],
    [{ Failed: 1, ExecutionTimedOut: 1 }, {}, 'Failed/Failed'],
    [{ Failed: 1, Terminated: 5 }, {}, 'Failed/Failed'],
    [{ DeliveryTimedOut: 2 }, {}, 'TimedOut/DeliveryTimedOut'],
    [{ DeliveryTimedOut: 1, Success: 1 }, {}, 'Failed/Incomplete'],
    [{ Undeliverable: 4, Success: 1 }, {}, 'Success/Success'],
    [{ Undeliverable: 4 }, {}, 'Failed/Failed'],
    [{ InvalidPlatform: 4, Success: 1 }, {}, 'Success/Success'],
    [{ InvalidPlatform: 4 }, {}, 'Failed/Failed'],
    [{ Undeliverable: 1, DeliveryTimedOut: 1 }, {}, 'TimedOut/DeliveryTimedOut'],
    [{ Cancelling: 1, Success: 1 }, { cancelled: true }, 'Cancelling/Cancelling'],
    [{ Cancelling: 1, Success: 1 }, {}, 'InProgress/InProgress'],
    [{ Cancelled: 1, Success: 5 }, { cancelled: true }, 'Cancelled/Cancelled'],
    [{ Cancelled: 1, Success: 5 }, {}, 'Failed/Incomplete'],
    [{ Cancelled: 2 }, {}, 'Cancelled/Cancelled'],
    [{ Success: 2 }, { cancelled: true }, 'Success/Success'],
  ];
  for (const [counts, progress, expected] of table) {
    it(`${JSON.stringify(counts)} ${JSON.stringify(progress)} is ${expected}`, () => {
      assert.equal(state(counts, progress), expected);
    });
  }
});

describe('rate control', () => {
  const table: [
    maxConcurrency: string,
    maxErrors: string,
    targets: number,
    concurrency: number,
    errors: number,
  ][] = [
    ['50', '0', 10, 50, 0],
    ['10%', '10%', 50, 5, 5],
    ['10%', '10%', 24, 2, 2],
    ['1%', '1%', 10, 1, 0],
    ['100%', '100%', 7, 7, 7],
  ];
  for (const [maxConcurrency, maxErrors, targets, concurrency, toleratedErrors] of table) {
    it(`${maxConcurrency} at once and ${maxErrors} errors of ${targets} nodes`, () => {
      assert.deepEqual(rateControl(maxConcurrency, maxErrors, targets), { concurrency, toleratedErrors });
    });
  }
});
