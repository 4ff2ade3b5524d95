// The parameters that are there from the start: those of the company's services in each environment, some of AWS's
// public ones, one that a partner shares, and as many more as are asked for.
import { systems } from '../fleet/company.ts';
import { seededRandom } from '../fleet/random.ts';
import { defaultAlias } from '../keys.ts';
import type { ParameterType, Tag } from '../models/ssm-types.ts';
import { parsePolicies } from './policies.ts';
import type { ParameterStore, ParameterVersion, StoredParameter } from './store.ts';

export interface ParameterSite {
  readonly seed: string;
  readonly account: string;
  readonly region: string;
  /** Milliseconds since the epoch. */
  readonly startedAt: number;
  /** How many parameters lie below /catalog/items, besides the others. */
  readonly count: number;
}

const day = 86_400_000;

/** One parameter as the seed knows it; its values are oldest first. */
interface SeededParameter {
  readonly name: string;
  readonly values: readonly string[];
  readonly type?: ParameterType;
  readonly description?: string;
  readonly keyId?: string;
  readonly tier?: ParameterVersion['tier'];
  readonly policies?: string;
  readonly dataType?: string;
  readonly allowedPattern?: string;
  /** Labels of versions, by number. */
  readonly labels?: Readonly<Record<number, readonly string[]>>;
  readonly tags?: readonly Tag[];
  readonly owner?: StoredParameter['owner'];
}

export function seedParameters(store: ParameterStore, site: ParameterSite): void {
  const random = seededRandom(`${site.seed}/parameters`);
  const secret = () => random.text(24, 'abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789');
  const seeds = [...companyParameters(site, secret), ...publicParameters(site), sharedParameter(site)];
  for (const seed of seeds) store.add(makeParameter(seed, site));
  for (let index = 0; index < site.count; index += 1) store.add(makeParameter(catalogItem(index), site));
}

function companyParameters(site: ParameterSite, secret: () => string): SeededParameter[] {
  const services = ['storefront', 'checkout', 'search', 'ledger'] as const;
  const environments = ['dev', 'staging', 'prod'] as const;
  const ofServices = services.flatMap((service) =>
    environments.flatMap((environment) => serviceParameters(service, environment, secret)),
  );
  const image = systems.amazonLinux2023.imageId;
  return [
    ...ofServices,
    {
      name: '/platform/images/base',
      values: [systems.amazonLinux2.imageId, image],
      dataType: 'aws:ec2:image',
      description: 'Image that new machines start from.',
      labels: { 1: ['previous'], 2: ['current'] },
    },
    {
      name: '/platform/maintenance/token',
      values: [secret()],
      type: 'SecureString',
      keyId: 'alias/company-secrets',
      tier: 'Advanced',
      description: 'Lets the maintenance jobs in for a month.',
      policies: JSON.stringify([
        {
          Type: 'Expiration',
          Version: '1.0',
          Attributes: { Timestamp: new Date(site.startedAt + 30 * day).toISOString() },
        },
        { Type: 'ExpirationNotification', Version: '1.0', Attributes: { Before: '3', Unit: 'Days' } },
        { Type: 'NoChangeNotification', Version: '1.0', Attributes: { After: '20', Unit: 'Days' } },
      ]),
    },
    { name: 'legacy-license-key', values: [secret()], type: 'SecureString', keyId: defaultAlias },
    { name: 'motd', values: ['Welcome.'], description: 'Shown when somebody signs in.' },
  ];
}

function serviceParameters(service: string, environment: string, secret: () => string): SeededParameter[] {
  const path = `/${service}/${environment}`;
  const tags = [
    { Key: 'env', Value: environment },
    { Key: 'service', Value: service },
  ];
  const keyId = service === 'ledger' || service === 'checkout' ? 'alias/payments' : defaultAlias;
  return [
    { name: `${path}/log-level`, values: ['info', environment === 'prod' ? 'warn' : 'debug'], tags },
    {
      name: `${path}/hosts`,
      values: [`${service}-1.${environment},${service}-2.${environment}`],
      type: 'StringList',
      tags,
    },
    {
      name: `${path}/port`,
      values: ['8080'],
      allowedPattern: '^\\d{2,5}$',
      description: 'Port that the service listens on.',
      tags,
    },
    {
      name: `${path}/database/url`,
      values: [`postgres://${service}.${environment}.internal:5432/${service}`],
      tags,
    },
    {
      name: `${path}/database/password`,
      values: [secret(), secret(), secret()],
      type: 'SecureString',
      keyId,
      description: 'Rotated each quarter.',
      labels: { 2: ['previous'], 3: ['current'] },
      tags,
    },
  ];
}

/** Names of AWS's public parameters; the images are those of the fleet. */
function publicParameters(site: ParameterSite): SeededParameter[] {
  const latest = '/aws/service/ami-amazon-linux-latest';
  const regions = ['eu-west-1', 'us-east-1', 'us-west-2'];
  const rows: (readonly [string, string, string?])[] = [
    [`${latest}/al2023-ami-kernel-default-x86_64`, systems.amazonLinux2023.imageId, 'aws:ec2:image'],
    [`${latest}/al2023-ami-kernel-default-arm64`, systems.amazonLinux2023Arm.imageId, 'aws:ec2:image'],
    [`${latest}/amzn2-ami-hvm-x86_64-gp2`, systems.amazonLinux2.imageId, 'aws:ec2:image'],
    [
      '/aws/service/ami-windows-latest/Windows_Server-2022-English-Full-Base',
      systems.windows2022.imageId,
      'aws:ec2:image',
    ],
    ...regions.flatMap((region) => [
      [`/aws/service/global-infrastructure/regions/${region}`, region] as const,
      [`/aws/service/global-infrastructure/regions/${region}/partition`, 'aws'] as const,
    ]),
    ['/aws/service/global-infrastructure/current-region', site.region],
  ];
  return rows.map(([name, value, dataType = 'text']) => ({
    name,
    values: [value],
    dataType,
    owner: 'public',
  }));
}

const sharedParameter = ({ region }: ParameterSite): SeededParameter => ({
  name: `arn:aws:ssm:${region}:210987654321:parameter/partner/api/endpoint`,
  values: ['https://api.partner.example.com/v2'],
  tier: 'Advanced',
  description: 'Where the partner is reached.',
  owner: 'shared',
});

/** The account may have 10,000 standard parameters, so the later ones of a large catalogue are advanced. */
const catalogItem = (index: number): SeededParameter => ({
  name: `/catalog/items/${String(Math.floor(index / 100)).padStart(3, '0')}/item-${String(index).padStart(5, '0')}`,
  values: [`{"id":${index},"price":${((index * 37) % 9000) + 100}}`],
  tier: index < 5000 ? 'Standard' : 'Advanced',
});

function makeParameter(
  seed: SeededParameter,
  { account, region, startedAt }: ParameterSite,
): StoredParameter {
  const { name, values, type = 'String', owner = 'self' } = seed;
  const slash = name.startsWith('/') ? '' : '/';
  const ownArn = `arn:aws:ssm:${region}:${owner === 'public' ? '' : account}:parameter${slash}${name}`;
  return {
    name,
    arn: owner === 'shared' ? name : ownArn,
    owner,
    type,
    tags: seed.tags ?? [],
    versions: values.map((value, index) => ({
      version: index + 1,
      value,
      description: seed.description,
      keyId: seed.keyId,
      allowedPattern: seed.allowedPattern,
      tier: seed.tier ?? 'Standard',
      policies: seed.policies === undefined ? [] : parsePolicies(seed.policies),
      dataType: seed.dataType ?? 'text',
      modifiedDate: new Date(startedAt - (values.length - index) * 31 * day),
      modifiedBy: `arn:aws:iam::${account}:user/deploy`,
      labels: seed.labels?.[index + 1] ?? [],
    })),
  };
}
