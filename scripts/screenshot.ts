// npm run screenshot -- <scenario> [--theme light|dark|hc-black|hc-light|all]: pictures of the demo's window.
import path from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { photograph } from './screenshots/photograph.ts';
import { scenarios } from './screenshots/scenarios.ts';
import { themes, type Theme } from './vscode-host/settings.ts';

const root = path.resolve(import.meta.dirname, '..');
const print = (line: string): void => void process.stdout.write(`${line}\n`);

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { theme: { type: 'string', default: 'light' } },
  });
  const [name] = positionals;
  const chosen = readThemes(values.theme);
  const scenario = scenarios.find((candidate) => candidate.name === name);
  if (scenario !== undefined) {
    await photograph(scenario, { root, themes: chosen, print });
    return;
  }
  print('npm run screenshot -- <scenario> [--theme light|dark|hc-black|hc-light|all]');
  for (const { name, description } of scenarios) print(`  ${name.padEnd(8)} ${description}`);
  if (name !== undefined) throw new Error(`There is no scenario "${name}".`);
}

function readThemes(wanted: string): Theme[] {
  const all = Object.keys(themes) as Theme[];
  const chosen = all.filter((theme) => wanted === 'all' || wanted === theme);
  if (chosen.length === 0)
    throw new Error(`There is no theme "${wanted}"; there are ${all.join(', ')} and all.`);
  return chosen;
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
