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

/**
 * What every confirmation says first on a production connection: `Production account 123456789012 (prod)`. Undefined for
 * other connections. An account that cannot be asked for does not hold up the confirmation; the profile stands alone then.
 */
export async function productionNote(clients: Clients): Promise<string | undefined> {
  if (!clients.production) return undefined;
  const source = sourceName(clients.connection);
  const account = await getIdentity(clients).then(
    (identity) => identity.account,
    () => undefined,
  );
  return account === undefined
    ? `Production account of the profile ${source}`
    : `Production account ${account} (${source})`;
}
