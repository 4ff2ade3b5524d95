import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';

/** A file of tests for the host. */
export interface TestFile {
  /** Its path in the folder of the tests. */
  readonly name: string;
  /** How long its tests take, as they did when they were measured last. */
  readonly seconds: number;
}

/** Beside the test files: the seconds that each took, by its name. `npm run test:host -- --measure` writes it. */
export const measured = 'seconds.json';

/** How long it takes, in seconds, what a test waits for, with what goes before and after. */
const perWait = 0.35;

/** The `*.test.ts` files in a folder and below it. The time of one that was not measured yet is told by how often it waits. */
export async function findTestFiles(folder: string): Promise<TestFile[]> {
  const table = await readFile(path.join(folder, measured), 'utf8').catch(() => '{}');
  const known = JSON.parse(table) as Readonly<Record<string, number>>;
  const names = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.test.ts'));
  return Promise.all(
    names.map(async (name) => {
      const text = await readFile(path.join(folder, name), 'utf8');
      const waits = text.match(/\bawait\b/g)?.length ?? 0;
      return { name, seconds: known[name] ?? waits * perWait };
    }),
  );
}

/**
 * Deals files out to `count` hosts, so that all have about as much to do: the longest first, each to the host that has
 * the least. The same files are always dealt alike, so that a failure which needs another file's tests comes again.
 *
 * @returns the names for each host, sorted; fewer parts when there are fewer files
 */
export function shardFiles(files: readonly TestFile[], count: number): string[][] {
  const shards = Array.from({ length: Math.min(count, files.length) }, () => ({
    seconds: 0,
    names: [] as string[],
  }));
  const longestFirst = files.toSorted((a, b) => b.seconds - a.seconds || (a.name < b.name ? -1 : 1));
  for (const { name, seconds } of longestFirst) {
    const [least] = shards.toSorted((a, b) => a.seconds - b.seconds);
    if (least === undefined) break;
    least.seconds += seconds;
    least.names.push(name);
  }
  return shards.map(({ names }) => names.sort());
}
