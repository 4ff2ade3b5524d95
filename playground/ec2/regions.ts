import type { Ec2Handlers } from '../handler.ts';
import type { Region } from '../models/ec2-types.ts';
import { invalidValue, refuseDryRun } from './errors.ts';
import { makeFilter, type FilterReader } from './filters.ts';

/** Regions that every account has, and regions that one must opt in to (General Reference, "Regions"). */
const always = [
  'ap-northeast-1',
  'ap-northeast-2',
  'ap-northeast-3',
  'ap-south-1',
  'ap-southeast-1',
  'ap-southeast-2',
  'ca-central-1',
  'eu-central-1',
  'eu-north-1',
  'eu-west-1',
  'eu-west-2',
  'eu-west-3',
  'sa-east-1',
  'us-east-1',
  'us-east-2',
  'us-west-1',
  'us-west-2',
];
const byChoice = [
  'af-south-1',
  'ap-east-1',
  'ap-southeast-3',
  'eu-central-2',
  'eu-south-1',
  'il-central-1',
  'me-south-1',
];

/** The account has opted in to one of them. */
const chosen = 'eu-central-2';

const regions: readonly Region[] = [...always, ...byChoice].sort().map((name) => ({
  RegionName: name,
  Endpoint: `ec2.${name}.amazonaws.com`,
  OptInStatus: always.includes(name) ? 'opt-in-not-required' : name === chosen ? 'opted-in' : 'not-opted-in',
}));

export const regionHandlers: Ec2Handlers = {
  DescribeRegions: ({ RegionNames, AllRegions = false, Filters = [], DryRun }) => {
    refuseDryRun(DryRun);
    const unknown = RegionNames?.find((name) => !regions.some(({ RegionName }) => RegionName === name));
    if (unknown !== undefined) throw invalidValue(`Invalid region provided: [${unknown}]`);
    const matches = makeFilter(Filters, readerOf);
    const wanted = (region: Region) =>
      RegionNames === undefined
        ? AllRegions || region.OptInStatus !== 'not-opted-in'
        : RegionNames.includes(region.RegionName ?? '');
    return { Regions: regions.filter((region) => wanted(region) && matches(region)) };
  },
};

function readerOf(name: string): FilterReader<Region> | undefined {
  const readers: Readonly<Record<string, FilterReader<Region>>> = {
    endpoint: ({ Endpoint = '' }) => [Endpoint],
    'opt-in-status': ({ OptInStatus = '' }) => [OptInStatus],
    'region-name': ({ RegionName = '' }) => [RegionName],
  };
  return Object.hasOwn(readers, name) ? readers[name] : undefined;
}
