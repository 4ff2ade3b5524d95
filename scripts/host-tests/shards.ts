import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';

/** A file of tests for the host. */
export interface TestFile {
  /** Its path in the folder of the tests. */
  readonly name: string;
  /** How often it waits: what stands for the time that its tests take, better than their number or their length. */
  readonly waits: number;
}

/** The `*.test.ts` files in a folder and below it. */
export async function findTestFiles(folder: string): Promise<TestFile[]> {
  const names = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.test.ts'));
  return Promise.all(
    names.map(async (name) => {
      const text = await readFile(path.join(folder, name), 'utf8');
      return { name, waits: text.match(/\bawait\b/g)?.length ?? 0 };
    }),
  );
}

/**
 * Deals files out to `count` hosts, so that all have about as much to do: those that wait most first, each to the host that has
 * the least. The same files are always dealt alike, so that a failure which needs another file's tests comes again.
 *
 * @returns the names for each host, sorted; fewer parts when there are fewer files
 */
export function shardFiles(files: readonly TestFile[], count: number): string[][] {
  const shards = Array.from({ length: Math.min(count, files.length) }, () => ({
    waits: 0,
    names: [] as string[],
  }));
  const byWaits = files.toSorted((a, b) => b.waits - a.waits || (a.name < b.name ? -1 : 1));
  for (const { name, waits } of byWaits) {
    const [least] = shards.toSorted((a, b) => a.waits - b.waits);
    if (least === undefined) break;
    least.waits += waits;
    least.names.push(name);
  }
  return shards.map(({ names }) => names.sort());
}
