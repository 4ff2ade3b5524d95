import process from 'node:process';

export interface Summary {
  /** Milliseconds. */
  readonly median: number;
  readonly p95: number;
}

/** Runs `work` for `warmUp` times unmeasured and `times` times measured, one after the other. */
export async function measure(
  work: () => unknown,
  { times = 30, warmUp = 5 }: { times?: number; warmUp?: number } = {},
): Promise<Summary> {
  for (let index = 0; index < warmUp; index += 1) await work();
  const durations: number[] = [];
  for (let index = 0; index < times; index += 1) {
    const start = performance.now();
    await work();
    durations.push(performance.now() - start);
  }
  durations.sort((a, b) => a - b);
  const at = (part: number): number =>
    durations[Math.min(durations.length - 1, Math.floor(durations.length * part))] ?? 0;
  return { median: at(0.5), p95: at(0.95) };
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
