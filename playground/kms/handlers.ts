import { randomBytes } from 'node:crypto';
import type { HandlerContext, KmsHandlers } from '../handler.ts';
import type { Key } from '../keys.ts';
import { takeItems, type Page } from '../paging.ts';
import { ServiceError } from '../protocol/service-error.ts';
import { decrypt, encrypt, keyIdOf } from './key-material.ts';

const createdDate = new Date(Date.UTC(2024, 4, 6, 9));

/** Bytes of a data key by its KeySpec. */
const specLengths = { AES_256: 32, AES_128: 16 } as const;

/** What the playground answers for KMS: which keys there are, and data keys for sessions. */
export const kmsHandlers: KmsHandlers = {
  GenerateDataKey: ({ KeyId, EncryptionContext = {}, NumberOfBytes, KeySpec }, context) => {
    const key = requireEnabledKey(KeyId, context);
    if ((NumberOfBytes === undefined) === (KeySpec === undefined)) {
      throw new ServiceError('ValidationException', 'Please specify either number of bytes or key spec.');
    }
    const plaintext = randomBytes(NumberOfBytes ?? specLengths[KeySpec ?? 'AES_256']);
    return {
      CiphertextBlob: encrypt(key, plaintext, EncryptionContext),
      Plaintext: plaintext,
      KeyId: key.arn,
    };
  },

  Decrypt: ({ CiphertextBlob = new Uint8Array(0), EncryptionContext = {}, KeyId }, context) => {
    const key = context.state.keys.find(keyIdOf(CiphertextBlob));
    if (KeyId !== undefined && requireKey(KeyId, context) !== key) {
      const message = 'The key ID in the request does not identify a CMK that can perform this operation.';
      throw new ServiceError('IncorrectKeyException', message);
    }
    // KMS gives no reason.
    const plaintext = key && decrypt(requireEnabledKey(key.id, context), CiphertextBlob, EncryptionContext);
    if (plaintext === undefined) throw new ServiceError('InvalidCiphertextException', '');
    return { KeyId: key?.arn, Plaintext: plaintext, EncryptionAlgorithm: 'SYMMETRIC_DEFAULT' };
  },

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

function requireEnabledKey(id: string, context: HandlerContext): Key {
  const key = requireKey(id, context);
  if (!key.enabled) throw new ServiceError('DisabledException', `${key.arn} is disabled.`);
  return key;
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
