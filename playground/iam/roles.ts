// The roles of the company, which are the same in all regions. Passwords and keys there are none.
import type { AttachedPolicy, InstanceProfile, Role } from '../models/iam-types.ts';
import { seededRandom } from '../fleet/random.ts';

/** A role of the account; for those of managed nodes see fleet/node-factory.ts. */
interface RoleSeed {
  readonly name: string;
  readonly path: string;
  /** Who may assume it: a service, or people of the account who have shown an MFA code. */
  readonly trust: { readonly service: string } | 'people with MFA';
  readonly description: string;
  readonly policies: readonly string[];
}

const seeds: readonly RoleSeed[] = [
  {
    name: 'AutomationRole',
    path: '/',
    trust: { service: 'ssm.amazonaws.com' },
    description: 'Runbooks work with it.',
    policies: ['service-role/AmazonSSMAutomationRole'],
  },
  {
    name: 'HybridNodeRole',
    path: '/service-role/',
    trust: { service: 'ssm.amazonaws.com' },
    description: 'Hybrid nodes register with it.',
    policies: ['AmazonSSMManagedInstanceCore'],
  },
  {
    name: 'ManagedNodeRole',
    path: '/',
    trust: { service: 'ec2.amazonaws.com' },
    description: 'EC2 instances report to Systems Manager with it.',
    policies: ['AmazonSSMManagedInstanceCore', 'CloudWatchAgentServerPolicy'],
  },
  {
    name: 'OperatorRole',
    path: '/',
    trust: 'people with MFA',
    description: 'For people who look after the fleet.',
    policies: ['AmazonSSMFullAccess'],
  },
  {
    name: 'ReportingRole',
    path: '/',
    trust: { service: 'ec2.amazonaws.com' },
    description: 'For reports; Systems Manager is not allowed to it.',
    policies: ['AmazonS3ReadOnlyAccess'],
  },
];

const createdDate = new Date(Date.UTC(2024, 8, 2, 10));
const idOf = (prefix: string, name: string) =>
  `${prefix}${seededRandom(name).text(17, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567')}`;

export const rolesOf = (account: string): readonly Role[] =>
  seeds.map(({ name, path, trust, description }) => ({
    Path: path,
    RoleName: name,
    RoleId: idOf('AROA', name),
    Arn: `arn:aws:iam::${account}:role${path}${name}`,
    CreateDate: createdDate,
    // The service answers it with the escapes of a URL.
    AssumeRolePolicyDocument: encodeURIComponent(
      JSON.stringify({
        Version: '2012-10-17',
        Statement: [statementFor(trust, account)],
      }),
    ),
    Description: description,
    MaxSessionDuration: 3600,
  }));

function statementFor(trust: RoleSeed['trust'], account: string): object {
  const allow = { Effect: 'Allow', Action: 'sts:AssumeRole' };
  return trust === 'people with MFA'
    ? {
        ...allow,
        Principal: { AWS: `arn:aws:iam::${account}:root` },
        Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' } },
      }
    : { ...allow, Principal: { Service: trust.service } };
}

/** The role that a person may assume by this ARN, if there is one. */
export function roleForPeople(account: string, arn: string): Role | undefined {
  const names = seeds.flatMap(({ name, trust }) => (trust === 'people with MFA' ? [name] : []));
  return rolesOf(account).find((role) => role.Arn === arn && names.includes(role.RoleName));
}

export const policiesOf = (roleName: string): readonly AttachedPolicy[] =>
  (seeds.find(({ name }) => name === roleName)?.policies ?? []).map((policy) => ({
    PolicyName: policy.replace(/^.*\//, ''),
    PolicyArn: `arn:aws:iam::aws:policy/${policy}`,
  }));

/** Each role for EC2 has a profile; that of the nodes has another name than its role, as happens. */
export function profilesOf(account: string): readonly InstanceProfile[] {
  const roles = rolesOf(account);
  const rows = [
    ['ManagedNodeProfile', 'ManagedNodeRole'],
    ['ReportingRole', 'ReportingRole'],
  ] as const;
  return rows.map(([name, roleName]) => ({
    Path: '/',
    InstanceProfileName: name,
    InstanceProfileId: idOf('AIPA', name),
    Arn: `arn:aws:iam::${account}:instance-profile/${name}`,
    CreateDate: createdDate,
    Roles: roles.filter(({ RoleName }) => RoleName === roleName),
  }));
}
