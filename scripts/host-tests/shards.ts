import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';

/** A file of tests for the host. */
export interface TestFile {
  /** Its path in the folder of the tests. */
  readonly name: string;
  /** In bytes: what stands for the time that its tests take. */
  readonly size: number;
}

/** The `*.test.ts` files in a folder and below it. */
export async function findTestFiles(folder: string): Promise<TestFile[]> {
  const names = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.test.ts'));
  return Promise.all(names.map(async (name) => ({ name, size: (await stat(path.join(folder, name))).size })));
}

/**
 * Deals files out to `count` hosts, so that all have about as much to do: the largest first, each to the host that has
 * the least. The same files are always dealt alike, so that a failure which needs another file's tests comes again.
 *
 * @returns the names for each host, sorted; fewer parts when there are fewer files
 */
export function shardFiles(files: readonly TestFile[], count: number): string[][] {
  const shards = Array.from({ length: Math.min(count, files.length) }, () => ({
    size: 0,
    names: [] as string[],
  }));
  const bySize = files.toSorted((a, b) => b.size - a.size || (a.name < b.name ? -1 : 1));
  for (const { name, size } of bySize) {
    const [least] = shards.toSorted((a, b) => a.size - b.size);
    if (least === undefined) break;
    least.size += size;
    least.names.push(name);
  }
  return shards.map(({ names }) => names.sort());
}
