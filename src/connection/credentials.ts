// Loads the SDK's credential chain, so only src/aws/sdk.ts imports this file: it is in that lazy bundle.
import { fromNodeProviderChain } from '@aws-sdk/credential-providers';
import type { Connection } from './connection.ts';
import type { TransportSettings } from './transport.ts';

type CredentialProvider = ReturnType<typeof fromNodeProviderChain>;

/**
 * The credentials of a connection, resolved by the SDK's own chain when a call first needs them and again when they
 * expire; SSO and STS are reached over the same transport. The files are read afresh, so that `aws sso login` in a terminal is seen at once.
 */
export function credentials(connection: Connection, transport: TransportSettings): CredentialProvider {
  if (connection.kind === 'playground') {
    return () => Promise.resolve({ accessKeyId: 'playground', secretAccessKey: 'playground' });
  }
  return fromNodeProviderChain({
    ignoreCache: true,
    clientConfig: { region: connection.region, ...transport },
    ...(connection.profile === undefined ? {} : { profile: connection.profile }),
  });
}
