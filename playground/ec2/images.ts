import { systems, type OperatingSystem } from '../fleet/company.ts';
import type { Ec2Handlers } from '../handler.ts';
import type { Image } from '../models/ec2-types.ts';
import { takeItems } from '../paging.ts';
import { ServiceError } from '../protocol/service-error.ts';
import type { RegionState } from '../state.ts';
import { invalidValue, pageSize, refuseDryRun } from './errors.ts';
import { makeFilter, type FilterReader } from './filters.ts';

/** The account of Amazon's images. */
const amazonAccount = '137112412989';

/** Images that the company has made, besides those that its nodes were started from. */
const golden: readonly (readonly [id: string, name: string, system: keyof typeof systems])[] = [
  ['ami-0c0ffee0000a12023', 'company-base-al2023-2026.11', 'amazonLinux2023'],
  ['ami-0c0ffee0000a1002a', 'company-base-al2-2026.09', 'amazonLinux2'],
  ['ami-0c0ffee00003222aa', 'company-base-windows2022-2026.10', 'windows2022'],
];

export const imageHandlers: Ec2Handlers = {
  DescribeImages: (input, { state }) => {
    const { ImageIds, Owners, Filters = [], MaxResults, NextToken, DryRun } = input;
    refuseDryRun(DryRun);
    const all = imagesOf(state);
    const malformed = ImageIds?.find((id) => !/^ami-[0-9a-f]{8,17}$/.test(id));
    if (malformed !== undefined) {
      throw new ServiceError('InvalidAMIID.Malformed', `Invalid id: "${malformed}"`);
    }
    const missing = ImageIds?.find((id) => !all.some(({ ImageId }) => ImageId === id));
    if (missing !== undefined) {
      throw new ServiceError('InvalidAMIID.NotFound', `The image id '[${missing}]' does not exist`);
    }
    const matches = makeFilter(Filters, readerOf);
    const isOwned = ({ OwnerId = '', ImageOwnerAlias = '' }: Image) =>
      Owners?.some(
        (owner) =>
          owner === OwnerId || owner === ImageOwnerAlias || (owner === 'self' && OwnerId === state.account),
      ) ?? true;
    const chosen = all.filter(
      (image) => (ImageIds?.includes(image.ImageId ?? '') ?? true) && isOwned(image) && matches(image),
    );
    const page = takeItems(chosen, {
      list: ['DescribeImages', state.region, ImageIds, Owners, Filters],
      nextToken: NextToken,
      size: pageSize(MaxResults),
      invalidToken: () => invalidValue(`Value (${NextToken ?? ''}) for parameter nextToken is invalid.`),
    });
    return { Images: page.items, NextToken: page.nextToken };
  },
};

function imagesOf({ account }: RegionState): readonly Image[] {
  const ofAmazon = Object.values(systems).map((system: OperatingSystem) => ({
    ...describe(system, `${system.platformName} ${system.platformVersion}`),
    ImageId: system.imageId,
    OwnerId: amazonAccount,
    ImageOwnerAlias: 'amazon',
    Public: true,
  }));
  const own = golden.map(([ImageId, name, system]) => ({
    ...describe(systems[system], name),
    ImageId,
    OwnerId: account,
    Public: false,
    Tags: [{ Key: 'team', Value: 'platform' }],
  }));
  return [...own, ...ofAmazon];
}

function describe(system: OperatingSystem, name: string): Image {
  const windows = system.platformType === 'Windows';
  return {
    Name: name,
    Description: name,
    ImageLocation: `company/${name}`,
    State: 'available',
    ImageType: 'machine',
    Architecture: system.architecture,
    CreationDate: '2026-09-01T08:00:00.000Z',
    PlatformDetails: windows ? 'Windows' : 'Linux/UNIX',
    Platform: windows ? 'Windows' : undefined,
    RootDeviceType: 'ebs',
    RootDeviceName: windows ? '/dev/sda1' : '/dev/xvda',
    VirtualizationType: 'hvm',
    Hypervisor: 'xen',
    EnaSupport: true,
  };
}

function readerOf(name: string): FilterReader<Image> | undefined {
  if (name.startsWith('tag:')) {
    const key = name.slice('tag:'.length);
    return ({ Tags = [] }) => Tags.flatMap((tag) => (tag.Key === key ? [tag.Value ?? ''] : []));
  }
  const readers: Readonly<Record<string, FilterReader<Image>>> = {
    architecture: ({ Architecture = '' }) => [Architecture],
    description: ({ Description = '' }) => [Description],
    'image-id': ({ ImageId = '' }) => [ImageId],
    'image-type': ({ ImageType = '' }) => [ImageType],
    'is-public': ({ Public = false }) => [String(Public)],
    name: ({ Name = '' }) => [Name],
    'owner-alias': ({ ImageOwnerAlias = '' }) => [ImageOwnerAlias],
    'owner-id': ({ OwnerId = '' }) => [OwnerId],
    platform: ({ Platform }) => (Platform === undefined ? [] : ['windows']),
    state: ({ State = '' }) => [State],
    'virtualization-type': ({ VirtualizationType = '' }) => [VirtualizationType],
  };
  return Object.hasOwn(readers, name) ? readers[name] : undefined;
}
