import type * as vscode from 'vscode';
import type { Clients } from '../../aws/clients.ts';
import {
  checkAccountIds,
  everybody,
  listDocumentShares,
  maxAccountsAtOnce,
  shareDocument,
  splitAccountIds,
  unshareDocument,
  type SharedVersion,
} from '../../aws/document-sharing.ts';
import { changeTitle, confirm } from '../../prompts/confirm.ts';
import { askText, back, Cancelled, pickMany, pickOne } from '../../prompts/quick-pick.ts';
import { describeSharedVersion } from '../../views/document-rows.ts';
import { chosenShare } from '../row-arguments.ts';
import { ownDocumentOf, type DocumentParts } from './context.ts';

const operation = 'ssm:ModifyDocumentPermission';

/** Lets accounts, or everybody, use a document, after saying what they will see. One call. */
export async function share(parts: DocumentParts, row: unknown): Promise<void> {
  const { clients, document } = await ownDocumentOf(parts, row, { title: 'Share Document', operation });
  const { name } = document;
  const title = await changeTitle(clients, `Share ${name}`);
  const accountIds = await askAccounts(title);
  const version = await askVersion(title);
  const isPublic = accountIds.includes(everybody);
  const confirmed = await confirm(clients, {
    question: isPublic ? `Make ${name} public?` : `Share ${name} with ${describeAccounts(accountIds)}?`,
    detail: `${isPublic ? 'Everybody with an AWS account' : 'They'} can find it, read its text with every value that is written there, and run ${describeSharedVersion(version)} in this region.`,
    action: isPublic ? 'Make Public' : 'Share',
  });
  if (!confirmed) return;
  await shareDocument(clients, { name, accountIds, version });
  parts.view.documentChanged(name);
}

/** Takes a document from accounts. One call for each 20, and one per page of the list from the palette. */
export async function unshare(parts: DocumentParts, row: unknown): Promise<void> {
  const { clients, document } = await ownDocumentOf(parts, row, { title: 'Stop Sharing', operation });
  const { name } = document;
  const share = chosenShare(row);
  const accountIds = share === undefined ? await chooseShares(clients, name) : [share.accountId];
  const confirmed = await confirm(clients, {
    question: `Stop sharing ${name} with ${describeAccounts(accountIds)}?`,
    detail: 'Whoever runs it from there cannot any more. Copies that were made of it stay.',
    action: 'Stop Sharing',
  });
  if (!confirmed) return;
  await unshareFrom(clients, name, accountIds);
  parts.view.documentChanged(name);
}

/** Takes a document from any number of accounts, as many at a time as AWS takes. */
export async function unshareFrom(
  clients: Clients,
  name: string,
  accountIds: readonly string[],
): Promise<void> {
  for (let start = 0; start < accountIds.length; start += maxAccountsAtOnce) {
    await unshareDocument(clients, { name, accountIds: accountIds.slice(start, start + maxAccountsAtOnce) });
  }
}

async function askAccounts(title: string): Promise<readonly string[]> {
  for (;;) {
    const item = await pickOne(
      [
        { label: '$(account) With Accounts…', description: 'by their ids', isPublic: false },
        { label: '$(globe) With Everybody', description: 'makes it public', isPublic: true },
      ],
      { title, placeholder: 'Share with whom?' },
    );
    if (item === back) throw new Cancelled();
    if (item.isPublic) return [everybody];
    const text = await askText({
      title,
      prompt: `Account ids of 12 digits, up to ${maxAccountsAtOnce}, with commas or blanks between them`,
      canGoBack: true,
      check: checkAccountIds,
    });
    if (text !== back) return splitAccountIds(text);
  }
}

async function askVersion(title: string): Promise<SharedVersion> {
  const versions: readonly (vscode.QuickPickItem & { version: SharedVersion })[] = [
    { label: 'The Default Version', description: 'whichever it is at the time', version: '$DEFAULT' },
    { label: 'The Latest Version', description: 'whichever it is at the time', version: '$LATEST' },
    { label: 'All Versions', version: '$ALL' },
  ];
  const item = await pickOne(versions, { title, placeholder: 'Share which versions?' });
  if (item === back) throw new Cancelled();
  return item.version;
}

async function chooseShares(clients: Clients, name: string): Promise<readonly string[]> {
  const chosen = await pickMany<vscode.QuickPickItem & { accountId: string }>(
    async function* items(signal) {
      for await (const { items } of listDocumentShares(clients, name, signal)) {
        yield items.map(({ accountId, version }) => ({
          label: accountId === everybody ? 'Everybody (public)' : accountId,
          description: describeSharedVersion(version),
          accountId,
        }));
      }
    },
    { title: await changeTitle(clients, `Stop Sharing ${name}`), placeholder: 'Stop sharing with whom?' },
  );
  if (chosen === back) throw new Cancelled();
  return chosen.map(({ accountId }) => accountId);
}

/** `210987654321`, `3 accounts`, or `everybody`. */
export function describeAccounts(accountIds: readonly string[]): string {
  if (accountIds.includes(everybody)) return 'everybody';
  return accountIds.length <= 3 ? accountIds.join(', ') : `${accountIds.length} accounts`;
}
