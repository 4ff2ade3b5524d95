// Loads the SDK's credential chain, so only src/aws/sdk.ts imports this file: it is in that lazy bundle.
import { fromNodeProviderChain } from '@aws-sdk/credential-providers';
import type { Connection } from './connection.ts';
import type { TransportSettings } from './transport.ts';

type CredentialProvider = ReturnType<typeof fromNodeProviderChain>;

/** Asks the user for the code of the MFA device with this serial number or ARN; rejects if there is no answer. */
export type AskMfaCode = (serial: string) => Promise<string>;

export interface CredentialOptions {
  readonly transport: TransportSettings;
  readonly askMfaCode?: AskMfaCode;
}

/**
 * The credentials of a connection, resolved by the SDK's own chain when a call first needs them and again when they
 * expire: profiles (SSO, roles with MFA, processes, web identity, keys), else the environment, the container, the
 * instance. Callers share one answer, because an MFA code counts once. SSO and STS are reached over the same transport.
 * The files are read afresh, so that `aws sso login` in a terminal is seen at once.
 */
export function credentials(connection: Connection, options: CredentialOptions): CredentialProvider {
  if (connection.kind === 'playground') {
    return () => Promise.resolve({ accessKeyId: 'playground', secretAccessKey: 'playground' });
  }
  const { transport, askMfaCode } = options;
  return fromNodeProviderChain({
    ignoreCache: true,
    // The region of the connection is where roles are assumed. It must not stand in `clientConfig`: there it would go
    // before the region of IAM Identity Center, which is often another one.
    parentClientConfig: { region: connection.region },
    clientConfig: { ...transport },
    ...(askMfaCode === undefined ? {} : { mfaCodeProvider: askMfaCode }),
    ...(connection.profile === undefined ? {} : { profile: connection.profile }),
  });
}
