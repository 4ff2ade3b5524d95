import type { Clients } from './clients.ts';

/** Who the credentials belong to. */
export interface Identity {
  /** 12 digits. */
  readonly account: string;
  readonly arn: string;
}

/** Asks STS who we are. One call; it needs no permission. */
export async function getIdentity(clients: Clients, signal?: AbortSignal): Promise<Identity> {
  const { Account = '', Arn = '' } = await clients.call('sts:GetCallerIdentity', {}, signal);
  return { account: Account, arn: Arn };
}
