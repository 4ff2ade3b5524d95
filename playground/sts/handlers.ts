import type { StsHandlers } from '../handler.ts';

/** What the playground answers for STS. */
export const stsHandlers: StsHandlers = {
  GetCallerIdentity: (_input, { caller, state }) => ({
    // IAM user ids are AIDA and 17 capital letters or digits (IAM user guide, "IAM identifiers").
    UserId: 'AIDAPLAYGROUNDUSER001',
    Account: state.account,
    Arn: `arn:aws:iam::${state.account}:user/${caller.accessKeyId}`,
  }),
};
