import type { HandlerContext, KmsHandlers } from '../handler.ts';
import type { Key } from '../keys.ts';
import { takeItems, type Page } from '../paging.ts';
import { ServiceError } from '../protocol/service-error.ts';

const createdDate = new Date(Date.UTC(2024, 4, 6, 9));

/** What the playground answers for KMS: which keys there are. */
export const kmsHandlers: KmsHandlers = {
  ListKeys: ({ Limit = 100, Marker }, { state }) => {
    const page = takeKeys(state.keys.list, { list: ['ListKeys', state.region], Limit, Marker });
    return { Keys: page.items.map(({ id, arn }) => ({ KeyId: id, KeyArn: arn })), ...endOf(page) };
  },

  ListAliases: ({ KeyId, Limit = 50, Marker }, context) => {
    const { state } = context;
    const keys = KeyId === undefined ? state.keys.list : [requireKey(KeyId, context)];
    const aliases = keys.flatMap((key) => key.aliases.map((alias) => ({ key, alias })));
    const page = takeKeys(aliases, { list: ['ListAliases', state.region, KeyId], Limit, Marker });
    const entries = page.items.map(({ key, alias }) => ({
      AliasName: alias,
      AliasArn: state.keys.aliasArn(alias),
      TargetKeyId: key.id,
      CreationDate: createdDate,
      LastUpdatedDate: createdDate,
    }));
    return { Aliases: entries, ...endOf(page) };
  },

  DescribeKey: ({ KeyId }, context) => {
    const key = requireKey(KeyId, context);
    return {
      KeyMetadata: {
        AWSAccountId: context.state.account,
        KeyId: key.id,
        Arn: key.arn,
        CreationDate: createdDate,
        Enabled: key.enabled,
        Description: key.description,
        KeyUsage: 'ENCRYPT_DECRYPT',
        KeyState: key.enabled ? 'Enabled' : 'Disabled',
        Origin: 'AWS_KMS',
        KeyManager: key.manager,
        KeySpec: 'SYMMETRIC_DEFAULT',
        CustomerMasterKeySpec: 'SYMMETRIC_DEFAULT',
        EncryptionAlgorithms: ['SYMMETRIC_DEFAULT'],
        MultiRegion: false,
      },
    };
  },
};

function requireKey(id: string, { state }: HandlerContext): Key {
  const key = state.keys.find(id);
  if (key !== undefined) return key;
  const message = id.startsWith('alias/')
    ? `Alias ${state.keys.aliasArn(id)} is not found.`
    : `Key '${id.startsWith('arn:') ? id : `arn:aws:kms:${state.region}:${state.account}:key/${id}`}' does not exist`;
  throw new ServiceError('NotFoundException', message);
}

interface PageInput {
  readonly list: unknown;
  readonly Limit: number;
  readonly Marker: string | undefined;
}

const takeKeys = <T>(items: readonly T[], { list, Limit, Marker }: PageInput): Page<T> =>
  takeItems(items, {
    list,
    nextToken: Marker,
    size: Limit,
    invalidToken: () => new ServiceError('InvalidMarkerException', 'Could not deserialize marker'),
  });

const endOf = ({ nextToken }: Page<unknown>) =>
  nextToken === undefined ? { Truncated: false } : { Truncated: true, NextMarker: nextToken };
