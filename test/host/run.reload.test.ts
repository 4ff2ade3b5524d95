import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeEditors } from './editors.ts';
import { gatedRun } from './gated-run.ts';
import { connectToPlayground, playground, showView, untilQuiet } from './playground.ts';
import { afterReload, beforeReload } from './reload.ts';
import { inPage, rowsOf, text, untilInPage } from './results-page.ts';
import { ui } from './ui.ts';

const run = gatedRun('reload');

/** The ids of the commands that the service knows, newest first. */
async function commandIds(): Promise<string[]> {
  const { Commands } = await playground.ssm<{ Commands: { CommandId: string }[] }>('ListCommands', {});
  return Commands.map(({ CommandId }) => CommandId);
}

/** Waits until the window has written down all of these texts: in a browser it does so every few seconds. */
async function untilKept(...texts: readonly string[]): Promise<void> {
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

describe('a command that runs while its window is loaded again', () => {
  beforeReload('goes on, with its results in a tab', async () => {
    await run.clear();
    await connectToPlayground();
    await playground.reset();
    await vscode.commands.executeCommand('ssm.refreshRuns');
    await run.start('released');
    const [id = ''] = await commandIds();
    // The tab, and the command itself: its id, what it ran on and that it has not ended.
    await untilKept('mainThreadWebview-ssm.results', `"commandId":"${id}"`);
  });

  afterReload('is found again and followed to its end, and nothing is sent twice', async () => {
    await untilInPage(`${rowsOf('InProgress')} === 4`);
    assert.equal(await inPage(text('title')), 'AWS-RunShellScript');
    await showView('runs', 'Commands');
    await ui.waitForTreeRow('Commands', '4 running');
    await run.letGo();
    await untilInPage(`${text('status')} === 'Success' && ${rowsOf('Success')} === 4`);
    await ui.waitForTreeRow('Commands', 'Success');
    assert.equal((await commandIds()).length, 1);
    await untilQuiet();
    assert.equal((await playground.calls())['ssm:SendCommand'], 1);
    await run.clear();
    await closeEditors();
  });
});
