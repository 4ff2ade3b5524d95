// Loads the SDK's credential chain, so only src/aws/sdk.ts imports this file: it is in that lazy bundle.
import type { Agent } from 'node:https';
import { fromNodeProviderChain } from '@aws-sdk/credential-providers';
import type { Connection } from './connection.ts';

/** What the chain itself needs in order to reach SSO, STS and the like. */
export interface CredentialOptions {
  /** The agent that trusts the connection's CA bundle. */
  readonly requestHandler?: { readonly httpsAgent: Agent };
}

type CredentialProvider = ReturnType<typeof fromNodeProviderChain>;

/**
 * The credentials of a connection, resolved by the SDK's own chain when a call first needs them and again when they
 * expire. The files are read afresh, so that `aws sso login` in a terminal is seen at once.
 */
export function credentials(connection: Connection, options: CredentialOptions): CredentialProvider {
  if (connection.kind === 'playground') {
    return () => Promise.resolve({ accessKeyId: 'playground', secretAccessKey: 'playground' });
  }
  return fromNodeProviderChain({
    ignoreCache: true,
    clientConfig: { region: connection.region, ...options },
    ...(connection.profile === undefined ? {} : { profile: connection.profile }),
  });
}
