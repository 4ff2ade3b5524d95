import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import {
  calls,
  choose,
  expand,
  own,
  refresh,
  row,
  showDocuments,
  tree,
  untilRowIsGone,
  withSampleDocuments,
} from './documents-view.ts';
import { connectToPlayground, playground, startPlayground, untilCalled } from './playground.ts';
import { ui } from './ui.ts';

/** Waits until the last row says so, going after it while the list grows. */
async function waitForMore(text: string): Promise<string> {
  for (;;) {
    const more = (await ui.treeRows(tree)).find((shown) => shown.includes(text));
    if (more !== undefined) return more;
    await vscode.commands.executeCommand('list.focusLast');
  }
}

/** Makes documents in the account by calls of their own, as a program would. */
async function createDocuments(count: number): Promise<void> {
  const step = { action: 'aws:runShellScript', name: 'run', inputs: { runCommand: ['true'] } };
  const Content = JSON.stringify({ schemaVersion: '2.2', description: 'One of many.', mainSteps: [step] });
  for (let number = 1; number <= count; number++) {
    await playground.ssm('CreateDocument', { Name: `Sample-${number}`, Content, DocumentType: 'Command' });
  }
}

describe('the Documents view shows', () => {
  withSampleDocuments();

  it('the documents of the account first, after one call', async () => {
    await refresh();
    assert.match(await row(own), /Command/);
    for (const group of ['Owned by Me', 'Shared with Me', 'Owned by Amazon', 'Published by Vendors']) {
      await row(group);
    }
    assert.deepEqual(await calls('ListDocuments', 'DescribeDocument', 'GetDocument'), [
      1,
      undefined,
      undefined,
    ]);
  });

  it('what is shared with the account by name and account', async () => {
    await expand('Shared with Me');
    assert.match(await row('Partner-CollectSupportBundle'), /from 210987654321/);
    assert.deepEqual(await calls('ListDocuments'), [1]);
  });

  it('versions, with the default and the latest marked in words', async () => {
    await expand(own);
    assert.deepEqual(await calls('ListDocumentVersions', 'DescribeDocument'), [undefined, undefined]);
    await expand('Versions');
    assert.match(await row('Version 3'), /default · latest · with-date/);
    assert.deepEqual(await calls('ListDocumentVersions', 'DescribeDocument'), [1, 1]);
    await ui.waitFor(
      `[role="tree"][aria-label="${tree}"] [aria-label^="Version 3, default, latest, with-date"]`,
    );
  });

  it('that nothing is attached or shared', async () => {
    await expand(own);
    await expand('Attachments');
    await row('No attachments');
    await expand('Sharing');
    await row('Not shared');
    assert.deepEqual(await calls('GetDocument', 'DescribeDocumentPermission'), [1, 1]);
  });

  it('everything in spite of throttling that passes by itself', async () => {
    await playground.addFault({ kind: 'throttle', operation: 'ListDocuments', times: 1 });
    await refresh();
    // What was there before stays until the second attempt has come back.
    await untilCalled('ssm:ListDocuments', 2);
    await ui.untilTreeRests(tree);
    await row(own);
  });

  it('how to sign in when the credentials have expired', async () => {
    // Without a search, documents that tests before have opened would stand where the words are to be.
    await ui.runCommand('Systems Manager: Search Documents…');
    await ui.answer('Storefront*');
    await untilRowIsGone('Owned by Me');
    await row(own);
    await playground.addFault({ kind: 'expiredToken' });
    await refresh();
    await ui.waitFor({ text: 'The credentials of this connection are missing or have expired.' });
    await playground.clearFaults();
    await ui.click({ role: 'button', name: 'Try Again' });
    await row(own);
  });

  it('what was searched for, with the search in the title, and what to do when nothing matches', async () => {
    await ui.runCommand('Systems Manager: Search Documents…');
    await ui.answer('Storefront*');
    await untilRowIsGone('Owned by Me');
    await row(own);
    await ui.waitFor({ text: 'names that begin with "Storefront"' });
    assert.deepEqual(await calls('ListDocuments'), [1]);
    await ui.runCommand('Systems Manager: Search Documents…');
    await ui.answer('no such words');
    await ui.waitFor({ text: 'No document matches the search' });
    await ui.click({ role: 'button', name: 'Show All Documents' });
    await row('Owned by Amazon');
  });

  it('groups by type, and reads only those that are opened', async () => {
    await ui.runCommand('Systems Manager: Group Documents…');
    await playground.clearCalls();
    await ui.pick('By Owner and Type');
    await expand('Automation Runbooks');
    await row('Platform-PatchAndVerify');
    assert.deepEqual(await calls('ListDocuments'), [1]);
    await ui.runCommand('Systems Manager: Group Documents…');
    await ui.pick('By Owner');
    await row(own);
  });

  it('pages of 50 on demand, and all of them on request', async () => {
    await createDocuments(110);
    await refresh();
    await vscode.commands.executeCommand('list.focusLast');
    assert.match(await waitForMore('50 shown'), /Load more…/);
    assert.deepEqual(await calls('ListDocuments'), [1]);
    await choose('Load more…', 'Load All');
    await untilCalled('ssm:ListDocuments', 3);
    await untilRowIsGone('shown');
    assert.deepEqual(await calls('ListDocuments'), [3]);
  });

  it('the documents of another connection after a switch', async () => {
    const other = await startPlayground([]);
    try {
      await connectToPlayground(other.url);
      await showDocuments();
      // The rows of the connection before look alike.
      await untilCalled('ssm:ListDocuments', 1, other);
      await ui.untilTreeRests(tree);
      await row(own);
      assert.equal((await other.calls())['ssm:ListDocuments'], 1);
    } finally {
      await connectToPlayground();
      await showDocuments();
      other.stop();
    }
  });

  it('when the endpoint cannot be reached', async () => {
    const gone = await startPlayground([]);
    gone.stop();
    try {
      await connectToPlayground(gone.url);
      await showDocuments();
      assert.match(await row('Could not load documents'), /cannot be reached/);
    } finally {
      await connectToPlayground();
      await showDocuments();
    }
  });
});
