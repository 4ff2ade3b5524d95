import process from 'node:process';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

export interface Summary {
  /** Milliseconds. */
  readonly median: number;
  readonly p95: number;
}

interface Rounds<Result> {
  readonly times?: number;
  readonly warmUp?: number;
  /** Tidies up after each piece of work, unmeasured. */
  readonly after?: (result: Result) => unknown;
}

/** Runs `work` for `warmUp` times unmeasured and `times` times measured, one after the other. */
export async function measure<Result>(
  work: () => Result | Promise<Result>,
  { times = 30, warmUp = 5, after }: Rounds<Result> = {},
): Promise<Summary> {
  const durations: number[] = [];
  for (let index = -warmUp; index < times; index += 1) {
    const took = await time(work, after);
    if (index >= 0) durations.push(took);
  }
  return summarize(durations);
}

/** Milliseconds that `work` takes. */
async function time<Result>(
  work: () => Result | Promise<Result>,
  after: Rounds<Result>['after'],
): Promise<number> {
  const start = performance.now();
  const result = await work();
  const took = performance.now() - start;
  await after?.(result);
  return took;
}

/** Median and 95th percentile of times in milliseconds. */
export function summarize(times: readonly number[]): Summary {
  const durations = times.toSorted((a, b) => a - b);
  const at = (part: number): number =>
    durations[Math.min(durations.length - 1, Math.floor(durations.length * part))] ?? 0;
  return { median: at(0.5), p95: at(0.95) };
}

/** Runs two pieces of work in turn, so that what else the machine does slows both alike. */
export async function compare<Work, Floor>(
  work: () => Work | Promise<Work>,
  floor: () => Floor | Promise<Floor>,
  { times = 30, warmUp = 8, after }: Rounds<Work | Floor> = {},
): Promise<{ work: Summary; floor: Summary }> {
  const took: { work: number[]; floor: number[] } = { work: [], floor: [] };
  for (let index = -warmUp; index < times; index += 1) {
    for (const [side, run] of [['floor', floor] as const, ['work', work] as const]) {
      const duration = await time<Work | Floor>(run, after);
      if (index >= 0) took[side].push(duration);
    }
  }
  return { work: summarize(took.work), floor: summarize(took.floor) };
}

/** Prints one line of a bench, with its ratio to a floor or a peer of the same run. */
export function report(
  name: string,
  { median, p95 }: Summary,
  floor?: { name: string; summary: Summary },
): void {
  const ratio =
    floor === undefined
      ? ''
      : `  ${(median / floor.summary.median).toFixed(2)} x ${floor.name} (${floor.summary.median.toFixed(2)} ms)`;
  print(`${name.padEnd(46)} median ${median.toFixed(2)} ms, p95 ${p95.toFixed(2)} ms${ratio}`);
}

export function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** Prints a goal and whether this run reaches it. */
export function goal(
  name: string,
  value: number | undefined,
  { most, unit = '' }: { most: number; unit?: string },
): void {
  const met = value === undefined ? 'not measured' : value <= most ? 'met' : 'MISSED';
  const shown = value === undefined ? '' : `: ${value.toFixed(2)}${unit}`;
  print(`  ${met.padEnd(7)} ${name}, at most ${most.toFixed(most < 10 ? 1 : 0)}${unit}${shown}`);
}

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

/** Bytes that are in use once what is not is collected. */
export function heapUsed(): number {
  collectGarbage();
  return process.memoryUsage().heapUsed;
}

export const seconds = (milliseconds: number): string => `${(milliseconds / 1000).toFixed(1)} s`;
export const megabytes = (bytes: number): string => `${(bytes / 2 ** 20).toFixed(1)} MB`;
export const ratio = (value: number, peer: number): string => (value / peer).toFixed(2);
