import type { StsHandlers } from '../handler.ts';
import { assumeRoleHandlers } from './assume-role.ts';
import { callerArn } from './caller.ts';

/** What the playground answers for STS. */
export const stsHandlers: StsHandlers = {
  ...assumeRoleHandlers,

  GetCallerIdentity: (_input, context) => ({
    // IAM user ids are AIDA and 17 capital letters or digits (IAM user guide, "IAM identifiers").
    UserId: 'AIDAPLAYGROUNDUSER001',
    Account: context.state.account,
    Arn: callerArn(context),
  }),
};
