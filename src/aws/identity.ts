import { sourceName } from '../connection/connection.ts';
import type { Clients } from './clients.ts';

/** Who the credentials belong to. */
export interface Identity {
  /** 12 digits. */
  readonly account: string;
  readonly arn: string;
}

const known = new WeakMap<Clients, Promise<Identity>>();

/** Asks STS who we are, once for the same clients. One call; it needs no permission. */
export async function getIdentity(clients: Clients): Promise<Identity> {
  const asked = known.get(clients) ?? ask(clients);
  known.set(clients, asked);
  // A failure says nothing about the next attempt.
  asked.catch(() => known.delete(clients));
  return asked;
}

async function ask(clients: Clients): Promise<Identity> {
  const { Account = '', Arn = '' } = await clients.call('sts:GetCallerIdentity', {});
  return { account: Account, arn: Arn };
}

const knownAliases = new WeakMap<Clients, Promise<string | undefined>>();

/**
 * The name that the account has given itself, undefined if it has none or if IAM may not be asked. One call for the same
 * clients: a refusal is remembered too, because a name is a nicety.
 */
export async function getAccountAlias(clients: Clients): Promise<string | undefined> {
  const asked = knownAliases.get(clients) ?? askAlias(clients);
  knownAliases.set(clients, asked);
  return asked;
}

async function askAlias(clients: Clients): Promise<string | undefined> {
  // An account has one alias at most, and an endpoint without IAM is to hold up a confirmation for a moment only.
  const { AccountAliases } = await clients
    .call('iam:ListAccountAliases', {}, AbortSignal.timeout(aliasTimeout))
    .catch(() => ({ AccountAliases: undefined }));
  return AccountAliases?.[0];
}

/** Milliseconds. */
const aliasTimeout = 3000;

/**
 * What every confirmation says first on a production connection: `Production account payments (123456789012, prod)`, by
 * the account's alias, number and profile as far as they are known. Undefined for other connections. An account that
 * cannot be asked for does not hold up the confirmation; the profile stands alone then.
 */
export async function productionNote(clients: Clients): Promise<string | undefined> {
  if (!clients.production) return undefined;
  const source = sourceName(clients.connection);
  const [account, alias] = await Promise.all([
    getIdentity(clients).then(
      (identity) => identity.account,
      () => undefined,
    ),
    getAccountAlias(clients),
  ]);
  const name = alias === undefined ? '' : ` ${alias}`;
  if (account === undefined) return `Production account${name} of the profile ${source}`;
  return alias === undefined
    ? `Production account ${account} (${source})`
    : `Production account ${alias} (${account}, ${source})`;
}
