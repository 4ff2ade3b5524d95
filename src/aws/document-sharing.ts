import type { Clients } from './clients.ts';
import { paginate, type Page } from './page.ts';

/** Stands for every AWS account in the place of an account's id. */
export const everybody = 'all';

/** The most accounts that one call can add or remove (shape AccountIdList of the API). */
export const maxAccountsAtOnce = 20;

/** Which versions an account may use. */
export type SharedVersion = '$DEFAULT' | '$LATEST' | '$ALL';

/** Someone who may use a document of this account. */
export interface DocumentShare {
  /** Twelve digits, or `everybody`. */
  readonly accountId: string;
  readonly version: SharedVersion;
}

/** Lists with whom a document of this account is shared, one call per page. */
export function listDocumentShares(
  clients: Clients,
  name: string,
  signal?: AbortSignal,
): AsyncIterable<Page<DocumentShare>> {
  return paginate(async (nextToken) => {
    const input = { Name: name, PermissionType: 'Share' as const, NextToken: nextToken };
    const answer = await clients.call('ssm:DescribeDocumentPermission', input, signal);
    const versions = new Map(
      (answer.AccountSharingInfoList ?? []).map(({ AccountId = '', SharedDocumentVersion }) => [
        AccountId.toLowerCase(),
        SharedDocumentVersion,
      ]),
    );
    const items = (answer.AccountIds ?? []).map((id) => {
      const accountId = id.toLowerCase();
      return { accountId, version: (versions.get(accountId) ?? '$DEFAULT') as SharedVersion };
    });
    return { items, nextToken: answer.NextToken };
  });
}

export interface Sharing {
  readonly name: string;
  /** Ids of accounts, at most `maxAccountsAtOnce`, or `everybody` alone. */
  readonly accountIds: readonly string[];
}

/** Lets accounts use a document of this account. One call. */
export async function shareDocument(
  clients: Clients,
  { name, accountIds, version }: Sharing & { readonly version: SharedVersion },
): Promise<void> {
  await clients.call('ssm:ModifyDocumentPermission', {
    Name: name,
    PermissionType: 'Share',
    AccountIdsToAdd: accountIds.map(toWire),
    SharedDocumentVersion: version,
  });
}

/** Takes a document from accounts. One call. */
export async function unshareDocument(clients: Clients, { name, accountIds }: Sharing): Promise<void> {
  await clients.call('ssm:ModifyDocumentPermission', {
    Name: name,
    PermissionType: 'Share',
    AccountIdsToRemove: accountIds.map(toWire),
  });
}

/** What is wrong with a list of account ids that a user has typed, or undefined. */
export function checkAccountIds(text: string): string | undefined {
  const ids = splitAccountIds(text);
  if (ids.length === 0) return 'Type one or several account ids of 12 digits.';
  const wrong = ids.find((id) => !/^\d{12}$/.test(id));
  if (wrong !== undefined) return `"${wrong}" is not an account id of 12 digits.`;
  return ids.length > maxAccountsAtOnce
    ? `AWS takes at most ${maxAccountsAtOnce} accounts at a time, and these are ${ids.length}.`
    : undefined;
}

/** The ids in a text in which commas or blanks stand between them, each once. */
export function splitAccountIds(text: string): string[] {
  // The console and many lists write ids in groups of four digits.
  const plain = text.replace(/\b(\d{4})-(\d{4})-(\d{4})\b/g, '$1$2$3');
  return [...new Set(plain.split(/[\s,;]+/).filter((id) => id !== ''))];
}

/** The service writes the word with a capital letter. */
function toWire(accountId: string): string {
  return accountId === everybody ? 'All' : accountId;
}
