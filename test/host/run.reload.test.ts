import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeEditors } from './editors.ts';
import { gatedRun } from './gated-run.ts';
import { connectToPlayground, playground, showView, untilQuiet } from './playground.ts';
import { afterReload, beforeReload, untilKept } from './reload.ts';
import { rowsOf, text, untilInPage } from './results-page.ts';
import { ui } from './ui.ts';

const run = gatedRun('reload');

/** The ids of the commands that the service knows, newest first. */
async function commandIds(): Promise<string[]> {
  const { Commands } = await playground.ssm<{ Commands: { CommandId: string }[] }>('ListCommands', {});
  return Commands.map(({ CommandId }) => CommandId);
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
    await untilInPage(`${text('title')} === 'AWS-RunShellScript'`);
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
