import { randomBytes } from 'node:crypto';
import type { StsHandlers } from '../handler.ts';
import { roleForPeople } from '../iam/roles.ts';
import { ServiceError } from '../protocol/service-error.ts';
import { callerArn } from './caller.ts';

/** A code that no device shows, for those who want to see the refusal. */
const wrongCode = '000000';

/** Seconds, if the caller names no time (API reference, AssumeRole). */
const defaultDuration = 3600;

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** `ASIA` and 16 letters or digits, as keys of a session begin (IAM user guide, "IAM identifiers"). */
const sessionKeyId = (): string =>
  `ASIA${[...randomBytes(16)].map((byte) => letters.charAt(byte % letters.length)).join('')}`;

/** Roles are assumed by people with an MFA code. Devices belong to nobody here, so any of the account will do. */
export const assumeRoleHandlers: StsHandlers = {
  AssumeRole(
    { RoleArn, RoleSessionName, SerialNumber, TokenCode, DurationSeconds = defaultDuration },
    context,
  ) {
    const { state } = context;
    const role = roleForPeople(state.account, RoleArn);
    const denied = new ServiceError(
      'AccessDenied',
      `User: ${callerArn(context)} is not authorized to perform: sts:AssumeRole on resource: ${RoleArn}`,
    );
    if (role === undefined) throw denied;
    if (SerialNumber !== undefined || TokenCode !== undefined)
      checkCode(state.account, SerialNumber, TokenCode);
    else throw denied;
    const arn = `arn:aws:sts::${state.account}:assumed-role/${role.RoleName}/${RoleSessionName}`;
    const keyId = sessionKeyId();
    state.assumedRoles.set(keyId, arn);
    return {
      Credentials: {
        AccessKeyId: keyId,
        SecretAccessKey: randomBytes(30).toString('base64'),
        SessionToken: randomBytes(96).toString('base64'),
        Expiration: new Date(state.now().getTime() + DurationSeconds * 1000),
      },
      AssumedRoleUser: { AssumedRoleId: `${role.RoleId}:${RoleSessionName}`, Arn: arn },
    };
  },
};

/** The texts are those that people quote when a code is refused, with "AccessDenied". */
function checkCode(account: string, serial: string | undefined, code: string | undefined): void {
  if (serial?.startsWith(`arn:aws:iam::${account}:mfa/`) !== true) {
    throw new ServiceError(
      'AccessDenied',
      'MultiFactorAuthentication failed, unable to validate MFA code.  Please verify your MFA serial number is valid and associated with this user.',
    );
  }
  if (code === undefined || code === wrongCode) {
    throw new ServiceError(
      'AccessDenied',
      'MultiFactorAuthentication failed with invalid MFA one time pass code. ',
    );
  }
}
