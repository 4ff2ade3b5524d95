// Fuzzes in a thread of its own, so that a hang can be seen and ended from outside.

import process from 'node:process';
import { parentPort, workerData } from 'node:worker_threads';
import { exercise, fuzz, FuzzFailure, type Watch } from '../../test/support/fuzz/fuzz.ts';
import { hostileTexts } from '../../test/support/fuzz/hostile-texts.ts';
import type { Sample } from '../../test/support/fuzz/samples.ts';
import type { FuzzMessage, FuzzOrder } from './messages.ts';

const { order, samples } = workerData as { order: FuzzOrder; samples: readonly Sample[] };

const tell = (message: FuzzMessage): void => parentPort?.postMessage(message);

/** Tells what begins, and what took longer than `order.limit` milliseconds. */
function watching(seed: number): Watch {
  let last: { text: string; language: 'yaml' | 'json' | 'text'; doing: string } | undefined;
  let since = clock();
  return (work) => {
    const took = since();
    if (last !== undefined && took > order.limit) tell({ kind: 'slow', seed, took, ...last });
    // Only when it differs: the text is the same for many questions.
    if (last?.text !== work.text) tell({ kind: 'text', seed, ...work });
    else tell({ kind: 'doing', doing: work.doing });
    last = work;
    since = clock();
  };
}

/** Milliseconds since now that were worked: the processor's time, where a busy machine let the thread wait. */
function clock(): () => number {
  const start = performance.now();
  const { user, system } = process.cpuUsage();
  return () => {
    const used = process.cpuUsage();
    return Math.min(performance.now() - start, (used.user + used.system - user - system) / 1000);
  };
}

async function attempt(seed: number, work: (watch: Watch) => Promise<void>): Promise<void> {
  const watch = watching(seed);
  try {
    await work(watch);
    watch({ text: '', language: 'text', doing: 'nothing' });
  } catch (error) {
    const { text, language } = error instanceof FuzzFailure ? error : { text: '', language: 'text' as const };
    const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
    tell({ kind: 'failed', seed, message, text, language });
  }
}

async function run(): Promise<void> {
  if (order.kind === 'hostile') {
    for (const [index, [, language, make]] of hostileTexts(1).entries()) {
      if (index < order.from) continue;
      await attempt(index, (watch) => exercise(make(), language, watch));
      tell({ kind: 'done', seed: index, edits: 0 });
    }
  } else {
    let edits = 0;
    for (let seed = order.from; edits < order.edits; seed += 1) {
      let made = 1;
      await attempt(seed, async (watch) => {
        made = await fuzz(samples, seed, watch);
      });
      edits += made;
      tell({ kind: 'done', seed, edits: made });
    }
  }
  tell({ kind: 'end' });
}

void run();
