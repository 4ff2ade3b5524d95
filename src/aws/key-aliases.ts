import type { Clients } from './clients.ts';
import { paginate, type Page } from './page.ts';

/** The alias of AWS's own key for SecureStrings, which each account has. */
export const defaultKeyAlias = 'alias/aws/ssm';

export interface KeyAlias {
  /** `alias/payments` */
  readonly name: string;
  readonly arn: string | undefined;
  readonly keyId: string | undefined;
}

/**
 * Lists the aliases of KMS keys that can encrypt a SecureString: those of the account, and AWS's own key for Parameter
 * Store. One call per page of 100, the most that ListAliases gives.
 */
export function listKeyAliases(clients: Clients, signal?: AbortSignal): AsyncIterable<Page<KeyAlias>> {
  return paginate(async (nextToken) => {
    const { Aliases = [], NextMarker } = await clients.call(
      'kms:ListAliases',
      { Limit: 100, Marker: nextToken },
      signal,
    );
    const items = Aliases.flatMap(({ AliasName, AliasArn, TargetKeyId }) => {
      if (AliasName === undefined) return [];
      // AWS's keys for other services refuse Parameter Store, and an alias without a key encrypts nothing. AWS's own
      // key for Parameter Store is made when it is first used.
      const isOther = AliasName.startsWith('alias/aws/') || TargetKeyId === undefined;
      if (isOther && AliasName !== defaultKeyAlias) return [];
      return [{ name: AliasName, arn: AliasArn, keyId: TargetKeyId }];
    });
    return { items, nextToken: NextMarker };
  });
}
