import { context } from './context.ts';

// A test over a reload of the window is two tests in one file `*.reload.test.ts`. What both know stands in the file;
// nothing else is handed over but what the window and the playground keep.

const reloads = context.reloads ?? 0;

/** Runs as one of the last tests in the first window, and leaves something behind. */
export function beforeReload(title: string, run: () => Promise<void>): void {
  if (reloads === 0) it(title, run);
}

/** Runs when that window has been loaded again, in another extension host. */
export function afterReload(title: string, run: () => Promise<void>): void {
  if (reloads === 1) it(title, run);
}
