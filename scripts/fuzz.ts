// npm run fuzz [-- --edits N] [--seed N] [--limit MS]: edits documents at random and asks the language server for
// everything after each edit. No input may crash it, take longer than the limit, or more memory than the worker has.
// A failing input lies in out/fuzz afterwards, and ought to become a test.

import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';
import { build } from 'esbuild';
import { listCorpus } from '../test/support/corpus.ts';
import { generatedSamples, type Sample } from '../test/support/fuzz/samples.ts';
import type { FuzzMessage, FuzzOrder } from './fuzz/messages.ts';

const root = path.resolve(import.meta.dirname, '..');
const folder = path.join(root, 'out/fuzz');
/** Longer documents would make a run slow without finding more. */
const MAX_BYTES = 20_000;
/** So long a piece of work may hang before its worker is ended, as a multiple of the limit: the machine may be busy. */
const HANG = 20;
const HEAP_MEGABYTES = 1024;

interface Outcome {
  /** Undefined at the end; otherwise where to go on, behind the input that ended the worker. */
  readonly next: number | undefined;
  readonly edits: number;
}

class FuzzRun {
  failures = 0;
  readonly #samples: readonly Sample[];
  readonly #limit: number;

  constructor(samples: readonly Sample[], limit: number) {
    this.#samples = samples;
    this.#limit = limit;
  }

  /** Works through an order; a worker that crashed or hung is replaced. */
  async work(order: FuzzOrder): Promise<void> {
    let rest = order;
    for (;;) {
      const { next, edits } = await this.#runWorker(rest);
      if (next === undefined) return;
      rest =
        rest.kind === 'edits' ? { ...rest, from: next, edits: rest.edits - edits } : { ...rest, from: next };
    }
  }

  #runWorker(order: FuzzOrder): Promise<Outcome> {
    const worker = new Worker(path.join(folder, 'worker.js'), {
      workerData: { order, samples: this.#samples },
      resourceLimits: { maxOldGenerationSizeMb: HEAP_MEGABYTES },
    });
    let now = { seed: order.from, text: '', language: 'text', doing: 'start' };
    let heard = performance.now();
    let edits = 0;
    return new Promise((resolve) => {
      const give = (outcome: Outcome): void => {
        clearInterval(watchdog);
        void worker.terminate();
        resolve(outcome);
      };
      const watchdog = setInterval(() => {
        if (performance.now() - heard < this.#limit * HANG) return;
        this.#report('hangs', now);
        give({ next: now.seed + 1, edits });
      }, 250);
      worker.on('message', (message: FuzzMessage) => {
        heard = performance.now();
        if (message.kind === 'text') now = message;
        else if (message.kind === 'doing') now = { ...now, doing: message.doing };
        else if (message.kind === 'slow') this.#report(`took ${message.took.toFixed(0)} ms`, message);
        else if (message.kind === 'failed') this.#report(message.message, { ...message, doing: 'fails' });
        else if (message.kind === 'end') give({ next: undefined, edits });
        else {
          edits += message.edits;
          if (order.kind === 'edits' && message.seed % 500 === 0)
            print(`seed ${message.seed}, ${edits} edits`);
        }
      });
      worker.on('error', (error) => {
        this.#report(`ends the process: ${error.message}`, now);
        give({ next: now.seed + 1, edits });
      });
    });
  }

  #report(
    what: string,
    { seed, text, language, doing }: { seed: number; text: string; language: string; doing: string },
  ): void {
    this.failures += 1;
    const file = path.join(folder, `${seed}-${this.failures}.${language}`);
    writeFileSync(file, text);
    print(`FAILED seed ${seed}: ${doing}: ${what}\n  the input is ${path.relative(root, file)}`);
  }
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      edits: { type: 'string', default: '100000' },
      seed: { type: 'string', default: '1' },
      limit: { type: 'string', default: '1000' },
    },
  });
  mkdirSync(folder, { recursive: true });
  cpSync(path.join(root, 'server/catalog/data'), path.join(folder, 'data'), { recursive: true });
  await build({
    entryPoints: [path.join(root, 'scripts/fuzz/worker.ts')],
    outfile: path.join(folder, 'worker.js'),
    bundle: true,
    platform: 'node',
    mainFields: ['module', 'main'],
    sourcemap: 'inline',
    logLevel: 'warning',
  });
  const corpus = listCorpus().filter(({ bytes }) => bytes < MAX_BYTES);
  const samples = [
    ...generatedSamples(),
    ...corpus.map(({ file, language, text }) => ({ name: file, language, text: text() })),
  ];
  const [seed, edits, limit] = [Number(values.seed), Number(values.edits), Number(values.limit)];
  print(
    `${edits} edits of ${samples.length} documents from seed ${seed}, ${limit} ms for each piece of work`,
  );
  const run = new FuzzRun(samples, limit);
  await run.work({ kind: 'hostile', from: 0, limit });
  print('hostile texts done');
  await run.work({ kind: 'edits', from: seed, edits, limit });
  print(run.failures === 0 ? 'No input failed.' : `${run.failures} inputs failed.`);
  if (run.failures > 0) process.exitCode = 1;
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exitCode = 1;
});
