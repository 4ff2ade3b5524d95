import type { HandlerContext } from '../handler.ts';

/** Who the credentials of a call belong to: a role that was assumed with them, else a user named after the key. */
export const callerArn = ({ caller, state }: Pick<HandlerContext, 'caller' | 'state'>): string =>
  state.assumedRoles.get(caller.accessKeyId) ?? `arn:aws:iam::${state.account}:user/${caller.accessKeyId}`;
