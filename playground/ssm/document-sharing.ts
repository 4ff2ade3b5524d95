import type { SsmHandlers } from '../handler.ts';
import type { AccountSharingInfo } from '../models/ssm-types.ts';
import { takeItems } from '../paging.ts';
import { ServiceError } from '../protocol/service-error.ts';
import { getOwn } from './document-changes.ts';
import { invalidToken } from './requests.ts';

/** Quota of the General Reference: accounts that a private document can be shared with. */
const mostAccounts = 1000;

/** Who may use a document besides its account. */
export const documentSharingHandlers: SsmHandlers = {
  ModifyDocumentPermission: (input, context) => {
    const { Name, AccountIdsToAdd = [], AccountIdsToRemove = [], SharedDocumentVersion = '$DEFAULT' } = input;
    if (AccountIdsToAdd.length + AccountIdsToRemove.length === 0) {
      const message = 'Either AccountIdsToAdd or AccountIdsToRemove must be specified.';
      throw new ServiceError('ValidationException', message);
    }
    const document = getOwn(Name, 'ModifyDocumentPermission', context);
    const [added, removed] = [normalise(AccountIdsToAdd), normalise(AccountIdsToRemove)];
    if (added.includes('all') && context.state.settings.get(publicSharing)?.value === 'Disable') {
      // User guide, "Prevent or allow public sharing of documents"; the text is ours.
      const message = 'Public sharing of documents is blocked in this account.';
      throw new ServiceError('InvalidPermissionType', message);
    }
    const kept = document.sharedWith.filter(
      ({ AccountId = '' }) => !removed.includes(AccountId) && !added.includes(AccountId),
    );
    const shares = added.map((AccountId): AccountSharingInfo => ({ AccountId, SharedDocumentVersion }));
    const sharedWith = [...kept, ...shares];
    if (sharedWith.length > mostAccounts) {
      const message = `A document can be shared with at most ${mostAccounts} accounts.`;
      throw new ServiceError('DocumentPermissionLimit', message);
    }
    document.sharedWith = sharedWith;
    return {};
  },

  DescribeDocumentPermission: ({ Name, MaxResults = 200, NextToken }, context) => {
    const document = getOwn(Name, 'DescribeDocumentPermission', context);
    const page = takeItems(document.sharedWith, {
      list: ['DescribeDocumentPermission', context.state.region, document.name],
      nextToken: NextToken,
      // The list of ids in an answer holds twenty at most.
      size: Math.min(MaxResults, 20),
      invalidToken,
    });
    return {
      AccountIds: page.items.flatMap(({ AccountId }) => AccountId ?? []),
      AccountSharingInfoList: page.items,
      NextToken: page.nextToken,
    };
  },
};

export const publicSharing = '/ssm/documents/console/public-sharing-permission';

/** `All` is `all`, which stands alone (moto has the text). */
function normalise(ids: readonly string[]): string[] {
  const unique = [...new Set(ids.map((id) => id.toLowerCase()))];
  if (unique.includes('all') && unique.length > 1) {
    throw new ServiceError(
      'DocumentPermissionLimit',
      'Accounts can either be all or a group of AWS accounts',
    );
  }
  return unique;
}
