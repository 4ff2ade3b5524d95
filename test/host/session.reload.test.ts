import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import * as vscode from 'vscode';
import { context } from './context.ts';
import { eventually } from './editors.ts';
import { clearNotifications } from './notifications.ts';
import { connectToPlayground, playground } from './playground.ts';
import { afterReload, beforeReload, untilKept } from './reload.ts';
import { ui } from './ui.ts';

/** Holds the id of the encrypted session. */
const encryptedFile = path.join(context.folder, 'encrypted-session');

/** The sessions that the service knows, newest first. */
async function sessionIds(State: 'Active' | 'History'): Promise<string[]> {
  const { Sessions } = await playground.ssm<{ Sessions: { SessionId: string }[] }>('DescribeSessions', {
    State,
  });
  return Sessions.map(({ SessionId }) => SessionId);
}

/** Another half may have its commands in this playground, so nothing is reset here. */
async function encryptSessions(): Promise<() => Promise<unknown>> {
  const Name = 'SSM-SessionManagerRunShell';
  const inputs = { kmsKeyId: 'alias/company-secrets' };
  const Content = JSON.stringify({ schemaVersion: '1.0', sessionType: 'Standard_Stream', inputs });
  const { DocumentDescription } = await playground.ssm<{
    DocumentDescription: { DocumentVersion: string };
  }>('UpdateDocument', { Name, Content, DocumentVersion: '$LATEST' });
  const { Document } = await playground.ssm<{ Document: { DefaultVersion: string } }>('DescribeDocument', {
    Name,
  });
  const choose = (DocumentVersion: string): Promise<unknown> =>
    playground.ssm('UpdateDocumentDefaultVersion', { Name, DocumentVersion });
  await choose(DocumentDescription.DocumentVersion);
  return () => choose(Document.DefaultVersion);
}

describe('sessions that are open while their window is loaded again', () => {
  beforeReload('are written down, an encrypted one without a way to go on', async () => {
    await connectToPlayground();
    await ui.runCommand('Systems Manager: Start Session…');
    await ui.pick('storefront-staging-09');
    await ui.waitForTerminal('Starting a session on storefront-staging-09');
    await ui.typeInTerminal('kept=41; echo "ke""pt" $kept');
    await ui.waitForTerminal('kept 41');
    const decrypt = await encryptSessions();
    await ui.runCommand('Systems Manager: Start Session…');
    await ui.pick('checkout-staging-10');
    await ui.waitForTerminal('This session is encrypted using AWS KMS.');
    await decrypt();
    const [encrypted = ''] = await sessionIds('Active');
    await writeFile(encryptedFile, encrypted);
    await untilKept('"nodeLabel":"storefront-staging-09"', '"nodeLabel":"checkout-staging-10"');
  });

  afterReload('go on in a terminal, and the encrypted one is ended, which is said', async () => {
    const terminal = (node: string): vscode.Terminal | undefined =>
      vscode.window.terminals.find(({ name }) => name === node);
    (await eventually(() => terminal('storefront-staging-09'), 'the session goes on')).show();
    await ui.waitForTerminal('The session goes on.');
    await ui.typeInTerminal('echo sum=$((kept + 1))');
    await ui.waitForTerminal('sum=42');
    // The message may have left the screen meanwhile; the list keeps it.
    await vscode.commands.executeCommand('notifications.showList');
    await ui.waitFor({
      text: 'Ended now, because they cannot be continued: the sessions on checkout-staging-10.',
    });
    await clearNotifications();
    assert.equal(terminal('checkout-staging-10'), undefined);
    const ended = await sessionIds('History');
    assert.ok(ended.includes(await readFile(encryptedFile, 'utf8')), 'it is ended at the service, too');
    for (const terminal of vscode.window.terminals) terminal.dispose();
    await vscode.commands.executeCommand('workbench.action.closePanel');
  });
});
