import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import * as vscode from 'vscode';
import { closeEditors } from './editors.ts';
import { gatedRun } from './gated-run.ts';
import { clearNotifications } from './notifications.ts';
import { connectToPlayground, playground, untilQuiet } from './playground.ts';
import { click, inPage, rowsOf, text, untilInPage } from './results-page.ts';
import { ui } from './ui.ts';

const run = gatedRun('interrupted');

/** A profile of its own, so that what the SDK learns from being throttled slows no other test. */
async function writeProfile(): Promise<void> {
  await writeFile(
    process.env['AWS_CONFIG_FILE'] ?? '',
    `[profile interrupted]\nregion = us-east-1\nendpoint_url = ${playground.url}\n`,
  );
}

async function writeKeys(id: string): Promise<void> {
  await writeFile(
    process.env['AWS_SHARED_CREDENTIALS_FILE'] ?? '',
    `[interrupted]\naws_access_key_id = ${id}\naws_secret_access_key = example\n`,
  );
}

const problemIs = (words: string): string => `${text('problem')}.includes('${words}')`;

describe('a command whose status cannot be read for a while', () => {
  before(async () => {
    await run.clear();
    await writeProfile();
    await writeKeys('AKIAFORMER');
    await playground.reset();
    await vscode.commands.executeCommand('ssm.managedNodes.focus');
    await ui.runCommand('Systems Manager: Choose Connection…');
    await ui.pick('interrupted');
    await ui.waitFor(
      '.quick-input-widget:has(.quick-input-box input:focus):has-text("Choose a Connection: interrupted")',
    );
    await ui.type('us-east-1');
    await ui.pick('us-east-1');
    // Unlike the playground, a profile is shown by its account.
    await ui.waitFor({ role: 'button', name: 'connected to 123456789012, us-east-1' });
    await ui.waitForTreeRow('Managed Nodes', 'storefront-dev-01');
  });
  after(async () => {
    await run.letGo();
    await playground.clearFaults();
    await closeEditors();
    await vscode.commands.executeCommand('ssm.closeConnection');
    await clearNotifications();
    await connectToPlayground();
    await run.clear();
  });

  it('goes on after throttling and after its credentials were renewed, and is sent once', async () => {
    await run.start('gone on');

    await playground.addFault({ kind: 'throttle', operation: 'ListCommandInvocations' });
    await untilInPage(problemIs('AWS is refusing calls of ssm:ListCommandInvocations'));
    assert.equal(await inPage(rowsOf('InProgress')), 4, 'what is known stays');
    await playground.clearFaults();
    await untilInPage(click('retry'));
    await untilInPage(`${text('problem')} === ''`);

    await playground.addFault({ kind: 'expiredToken', accessKeyId: 'AKIAFORMER' });
    await untilInPage(problemIs('The AWS credentials have expired'));
    await writeKeys('AKIARENEWED');
    await ui.runCommand('Systems Manager: Sign In');
    await ui.waitFor({ text: 'The credentials of the profile interrupted were asked for again.' });
    await untilInPage(`${text('problem')} === ''`);

    await run.letGo();
    await untilInPage(`${text('status')} === 'Success' && ${rowsOf('Success')} === 4`);
    await ui.waitFor({ text: 'AWS-RunShellScript: Success (4 succeeded).' });
    await untilQuiet();
    assert.equal((await playground.calls())['ssm:SendCommand'], 1);
  });
});
