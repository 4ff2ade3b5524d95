import { fork } from 'node:child_process';
import path from 'node:path';

/** A playground in a process of its own, so that neither its work nor its memory counts. */
export interface BenchPlayground {
  readonly url: string;
  forgetCalls(): Promise<void>;
  /** The calls since then. */
  calls(): Promise<number>;
  stop(): void;
}

export async function startPlayground(args: readonly string[]): Promise<BenchPlayground> {
  const script = path.resolve(import.meta.dirname, '../dist/playground.js');
  const child = fork(script, ['--port', '0', ...args], {
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
    execArgv: [],
  });
  const url = await new Promise<string>((resolve, reject) => {
    child.stdout?.on('data', (chunk: Buffer) => {
      const ready = /^ready (\S+)$/m.exec(chunk.toString())?.[1];
      if (ready !== undefined) resolve(ready);
    });
    child.once('exit', (code) => reject(new Error(`The playground ended with ${String(code)}.`)));
  });
  return {
    url,
    async forgetCalls() {
      await fetch(`${url}/_playground/calls`, { method: 'DELETE' });
    },
    async calls() {
      const answer = await fetch(`${url}/_playground/calls`);
      const { counts } = (await answer.json()) as { counts: Record<string, number> };
      return Object.values(counts).reduce((sum, count) => sum + count, 0);
    },
    stop: () => void child.kill(),
  };
}
