// What a view costs beside the SDK with the same calls: its first page, and all of its pages.

import { createClients, type Clients } from '../src/aws/clients.ts';
import { playgroundConnection } from '../src/connection/connection.ts';
import type { Branch } from '../src/views/branch.ts';
import { heapUsed, measure, megabytes, print, ratio, report, seconds } from './measure.ts';
import type { BenchPlayground } from './playground.ts';

/** Our clients of a playground, and the settings of a client of the SDK for the same. */
export function connect({ url }: BenchPlayground): {
  readonly clients: Clients;
  readonly settings: {
    readonly endpoint: string;
    readonly region: string;
    readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string };
  };
} {
  const connection = playgroundConnection(url);
  const credentials = { accessKeyId: 'playground', secretAccessKey: 'playground' };
  return {
    clients: createClients({ connection, version: 'bench', env: {} }),
    settings: { endpoint: url, region: connection.region, credentials },
  };
}

export interface FirstPage {
  /** The view, of which nothing was read yet. */
  readonly open: () => Branch;
  /** What the SDK is called for, and by what name that is printed. */
  readonly peer: () => Promise<unknown>;
  readonly name: string;
}

/** How long a view takes to its first page, and its calls for one. */
export async function reportFirstPage(
  playground: BenchPlayground,
  { open, peer, name }: FirstPage,
): Promise<void> {
  const sdk = await measure(peer);
  await playground.forgetCalls();
  const view = await measure(() => open().loadFirst());
  const opened = 35;
  report('first page on screen', view, { name, summary: sdk });
  print(`${''.padEnd(46)} ${((await playground.calls()) / opened).toFixed(1)} calls`);
}

export interface AllPages<T> {
  readonly open: () => Branch;
  readonly pages: () => AsyncGenerator<readonly T[], undefined>;
  /** What else is read for a page of the SDK. */
  readonly besides?: (page: readonly T[]) => Promise<void>;
}

/** A view and the answers of the SDK, both read to the end. Times in milliseconds, memory in bytes. */
export interface Read {
  readonly branch: Branch;
  /** The items in all answers of the SDK. */
  readonly count: number;
  readonly time: { readonly sdk: number; readonly view: number };
  readonly memory: { readonly sdk: number; readonly view: number };
}

/** Reads page by page in turns, so that whatever else the computer does slows both. */
export async function readInTurns<T>({ open, pages, besides }: AllPages<T>): Promise<Read> {
  const before = heapUsed();
  const branch = open();
  const kept: { answers: T[] } = { answers: [] };
  const time = { sdk: 0, view: 0 };
  for (const answers = pages(); ;) {
    const start = performance.now();
    const page = await answers.next();
    if (page.done === true) break;
    await besides?.(page.value);
    kept.answers.push(...page.value);
    const half = performance.now();
    await branch.load();
    if (branch.error !== undefined) throw new Error('A page could not be read.', { cause: branch.error });
    time.sdk += half - start;
    time.view += performance.now() - half;
  }
  const count = kept.answers.length;
  if (branch.more || branch.looked !== count) throw new Error(`The view has read ${branch.looked}.`);
  const both = heapUsed() - before;
  kept.answers = [];
  const view = heapUsed() - before;
  return { branch, count, time, memory: { sdk: both - view, view } };
}

/** @param what names what was read: "all 50000 nodes", and what is kept of it: "memory of their rows" */
export function reportAll(
  { time, memory }: Read,
  what: { readonly all: string; readonly kept: string },
): void {
  print(
    what.all.padEnd(46) +
      ` ${seconds(time.view)}  ${ratio(time.view, time.sdk)} x the SDK's paginator (${seconds(time.sdk)})`,
  );
  print(
    what.kept.padEnd(46) +
      ` ${megabytes(memory.view)}  ${ratio(memory.view, memory.sdk)} x the SDK's answers (${megabytes(memory.sdk)})`,
  );
}

/** Reads a view to its end, to count its calls. */
export async function countCalls(
  playground: BenchPlayground,
  branch: Branch,
): Promise<{ readonly calls: number; readonly branch: Branch }> {
  await playground.forgetCalls();
  while (branch.more) await branch.load();
  return { calls: await playground.calls(), branch };
}
