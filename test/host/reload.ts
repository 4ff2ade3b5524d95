import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { context } from './context.ts';
import { ui } from './ui.ts';

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

/** Waits until the window has written down all of these texts: in a browser it does so every few seconds. */
export async function untilKept(...texts: readonly string[]): Promise<void> {
  if (vscode.env.uiKind === vscode.UIKind.Desktop) return;
  const read = `(async () => {
    const found = [];
    for (const { name } of await indexedDB.databases()) {
      if (!name.startsWith('vscode-web-state-db-')) continue;
      const database = await new Promise((resolve, reject) => {
        const opening = indexedDB.open(name);
        opening.onsuccess = () => resolve(opening.result);
        opening.onerror = () => reject(opening.error);
      });
      for (const store of database.objectStoreNames) {
        const all = database.transaction(store).objectStore(store).getAll();
        await new Promise((resolve) => { all.onsuccess = all.onerror = resolve; });
        found.push(...(all.result ?? []));
      }
      database.close();
    }
    return found.join(' ');
  })()`;
  let kept = '';
  for (let tries = 0; tries < 150; tries++) {
    kept = String(await ui.evaluate(read));
    if (texts.every((text) => kept.includes(text))) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  assert.fail(`the window has not kept ${texts.filter((text) => !kept.includes(text)).join(', ')}`);
}
