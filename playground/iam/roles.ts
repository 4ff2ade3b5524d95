// The roles of the company, which are the same in all regions. Passwords and keys there are none.
import type { AttachedPolicy, InstanceProfile, Role } from '../models/iam-types.ts';
import { seededRandom } from '../fleet/random.ts';

/** The account's instance profile and role for managed instances; see fleet/node-factory.ts. */
interface RoleSeed {
  readonly name: string;
  readonly path: string;
  readonly service: string;
  readonly description: string;
  readonly policies: readonly string[];
}

const seeds: readonly RoleSeed[] = [
  {
    name: 'AutomationRole',
    path: '/',
    service: 'ssm.amazonaws.com',
    description: 'Runbooks work with it.',
    policies: ['service-role/AmazonSSMAutomationRole'],
  },
  {
    name: 'HybridNodeRole',
    path: '/service-role/',
    service: 'ssm.amazonaws.com',
    description: 'Hybrid nodes register with it.',
    policies: ['AmazonSSMManagedInstanceCore'],
  },
  {
    name: 'ManagedNodeRole',
    path: '/',
    service: 'ec2.amazonaws.com',
    description: 'EC2 instances report to Systems Manager with it.',
    policies: ['AmazonSSMManagedInstanceCore', 'CloudWatchAgentServerPolicy'],
  },
  {
    name: 'ReportingRole',
    path: '/',
    service: 'ec2.amazonaws.com',
    description: 'For reports; Systems Manager is not allowed to it.',
    policies: ['AmazonS3ReadOnlyAccess'],
  },
];

const createdDate = new Date(Date.UTC(2024, 8, 2, 10));
const idOf = (prefix: string, name: string) =>
  `${prefix}${seededRandom(name).text(17, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567')}`;

export const rolesOf = (account: string): readonly Role[] =>
  seeds.map(({ name, path, service, description }) => ({
    Path: path,
    RoleName: name,
    RoleId: idOf('AROA', name),
    Arn: `arn:aws:iam::${account}:role${path}${name}`,
    CreateDate: createdDate,
    // The service answers it with the escapes of a URL.
    AssumeRolePolicyDocument: encodeURIComponent(
      JSON.stringify({
        Version: '2012-10-17',
        Statement: [{ Effect: 'Allow', Principal: { Service: service }, Action: 'sts:AssumeRole' }],
      }),
    ),
    Description: description,
    MaxSessionDuration: 3600,
  }));

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
