import path from 'node:path';
import { startPlayground } from '../../playground/server.ts';
import { ensureChromium } from '../vscode-host/chromium.ts';
import { installHost } from '../vscode-host/install.ts';
import { onStopSignal } from '../vscode-host/signals.ts';
import { sumCounts, type Counts } from './report.ts';
import { runHostTests, type HostTestOptions } from './run.ts';

export type SharedOptions = Omit<HostTestOptions, 'files' | 'playground'>;

/**
 * Runs each part of the test files in a host of its own, all at the same time. Hosts share nothing that is written:
 * each has its playground, server, browser, home, workspace and folder for failures.
 *
 * With several hosts each line of their reports begins with the number of the host.
 * @returns the sum of the counts
 */
export async function runOnHosts(shards: readonly string[][], options: SharedOptions): Promise<Counts> {
  if (!options.desktop) {
    // Once for all: each would install a VS Code of its own where there is none yet.
    await Promise.all([ensureChromium(options.print), installHost(options.print)]);
  }
  const stops: (() => Promise<void>)[] = [];
  onStopSignal(async () => {
    await Promise.all(stops.map((stop) => stop()));
  });
  const counts = shards.map(async (files, index) => {
    const playground = await startPlayground({ port: 0 });
    stops.push(() => playground.close());
    const own = shards.length === 1 ? options : ownOptions(options, index + 1);
    try {
      return await runHostTests({ ...own, files, playground: playground.url });
    } finally {
      await playground.close();
    }
  });
  const sum = sumCounts(await Promise.all(counts));
  if (sum.passed + sum.failed > 0) return sum;
  options.print('  ✗ No test ran; --grep takes a part of a title.');
  return { ...sum, failed: 1 };
}

function ownOptions(options: SharedOptions, host: number): SharedOptions {
  return {
    ...options,
    failures: path.join(options.failures, `host-${host}`),
    print: (line) => options.print(line.replace(/^/gm, `[${host}] `)),
  };
}
