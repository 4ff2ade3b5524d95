// npm run bench [-- NAME…]: speed and memory, as ratios to a floor or a peer of the same run.

import process from 'node:process';
import { benchActivation } from './activation.ts';
import { benchLanguage } from './language.ts';
import { print } from './measure.ts';
import { benchNodes } from './nodes.ts';
import { benchRuns } from './runs.ts';
import { benchParameters } from './parameters.ts';
import { benchSession } from './session.ts';
import { benchStartUp } from './start-up.ts';

const benches: Readonly<Record<string, () => Promise<void>>> = {
  language: benchLanguage,
  activation: benchActivation,
  nodes: benchNodes,
  runs: benchRuns,
  parameters: benchParameters,
  session: benchSession,
};

/** What is a part of another bench, to be run by its name alone. */
const parts: Readonly<Record<string, () => Promise<void>>> = { 'start-up': () => benchStartUp() };

async function main(names: readonly string[]): Promise<void> {
  const chosen = names.length === 0 ? benches : { ...benches, ...parts };
  for (const [name, bench] of Object.entries(chosen)) {
    if (names.length > 0 && !names.includes(name)) continue;
    print(`\n${name}`);
    await bench();
  }
}

main(process.argv.slice(2)).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exitCode = 1;
});
