import { systems, type SystemName } from '../fleet/company.ts';
import type { SsmHandlers } from '../handler.ts';
import type { Patch, PatchBaselineIdentity, PatchOrchestratorFilter } from '../models/ssm-types.ts';
import { takeItems } from '../paging.ts';
import { bareId } from '../patching/patching.ts';
import type { Baseline, PatchBaselines } from '../patching/baselines.ts';
import type { CataloguePatch } from '../patching/catalogue.ts';
import { products } from '../patching/products.ts';
import { ServiceError } from '../protocol/service-error.ts';
import type { RegionState } from '../state.ts';
import { invalidTokenValue } from './requests.ts';

/** Baselines, patch groups and the patches that there are. */
export const patchBaselineHandlers: SsmHandlers = {
  DescribePatchBaselines: ({ Filters = [], MaxResults = 100, NextToken }, { state }) => {
    const { baselines } = state.patching;
    const page = takeItems(baselines.list.filter(makeBaselineFilter(Filters)), {
      list: ['DescribePatchBaselines', state.region, Filters],
      nextToken: NextToken,
      size: MaxResults,
      invalidToken: invalidTokenValue,
    });
    return {
      BaselineIdentities: page.items.map((baseline) => identify(baselines, baseline)),
      NextToken: page.nextToken,
    };
  },

  GetPatchBaseline: ({ BaselineId }, { state }) => {
    const baseline = state.patching.baselines.find(BaselineId);
    if (baseline === undefined) {
      const message = `Patch Baseline ${BaselineId} does not exist.`;
      throw new ServiceError('DoesNotExistException', message);
    }
    return baseline;
  },

  GetDefaultPatchBaseline: ({ OperatingSystem = 'WINDOWS' }, { state }) => ({
    BaselineId: defaultOf(state.patching.baselines, OperatingSystem).BaselineId,
    OperatingSystem,
  }),

  GetPatchBaselineForPatchGroup: ({ PatchGroup, OperatingSystem = 'WINDOWS' }, { state }) => {
    const { baselines } = state.patching;
    defaultOf(baselines, OperatingSystem);
    return {
      BaselineId: bareId(baselines.forGroup(PatchGroup, OperatingSystem)),
      PatchGroup,
      OperatingSystem,
    };
  },

  DescribePatchGroups: ({ Filters = [], MaxResults = 100, NextToken }, { state }) => {
    const { baselines } = state.patching;
    const mappings = baselines.list.flatMap((baseline) =>
      baseline.PatchGroups.map((PatchGroup) => ({ PatchGroup, baseline })),
    );
    const matches = makeGroupFilter(Filters);
    const page = takeItems(mappings.filter(matches), {
      list: ['DescribePatchGroups', state.region, Filters],
      nextToken: NextToken,
      size: MaxResults,
      invalidToken: invalidTokenValue,
    });
    return {
      Mappings: page.items.map(({ PatchGroup, baseline }) => ({
        PatchGroup,
        BaselineIdentity: identify(baselines, baseline),
      })),
      NextToken: page.nextToken,
    };
  },

  DescribeAvailablePatches: ({ Filters = [], MaxResults = 100, NextToken }, { state }) => {
    const page = takeItems(availablePatches(state).filter(makePatchFilter(Filters)), {
      list: ['DescribeAvailablePatches', state.region, Filters],
      nextToken: NextToken,
      size: MaxResults,
      invalidToken: invalidTokenValue,
    });
    return { Patches: page.items.map(show), NextToken: page.nextToken };
  },
};

function defaultOf(baselines: PatchBaselines, operatingSystem: Baseline['OperatingSystem']): Baseline {
  if (operatingSystem !== 'RASPBIAN') return baselines.defaultOf(operatingSystem);
  throw new ServiceError('NotSimulated', 'The playground has no baseline for RASPBIAN.');
}

const identify = (baselines: PatchBaselines, baseline: Baseline): PatchBaselineIdentity => ({
  BaselineId: baseline.BaselineId,
  BaselineName: baseline.Name,
  OperatingSystem: baseline.OperatingSystem,
  BaselineDescription: baseline.Description,
  DefaultBaseline: baselines.isDefault(baseline),
});

const invalidKey = (key: string) =>
  new ServiceError('ValidationException', `The filter key ${key} is not valid for this operation.`);

function makeBaselineFilter(filters: readonly PatchOrchestratorFilter[]): (baseline: Baseline) => boolean {
  const tests = filters.map(({ Key = '', Values = [] }) => {
    if (Key === 'NAME_PREFIX') return ({ Name }: Baseline) => Values.some((value) => Name.startsWith(value));
    if (Key === 'OPERATING_SYSTEM') return (baseline: Baseline) => Values.includes(baseline.OperatingSystem);
    if (Key !== 'OWNER') throw invalidKey(Key);
    return ({ BaselineId }: Baseline) => Values.includes(BaselineId.startsWith('arn:') ? 'AWS' : 'Self');
  });
  return (baseline) => tests.every((test) => test(baseline));
}

interface Mapping {
  readonly PatchGroup: string;
  readonly baseline: Baseline;
}

function makeGroupFilter(filters: readonly PatchOrchestratorFilter[]): (mapping: Mapping) => boolean {
  const tests = filters.map(({ Key = '', Values = [] }) => {
    if (Key === 'NAME_PREFIX')
      return ({ PatchGroup }: Mapping) => Values.some((value) => PatchGroup.startsWith(value));
    if (Key !== 'OPERATING_SYSTEM') throw invalidKey(Key);
    return ({ baseline }: Mapping) => Values.includes(baseline.OperatingSystem);
  });
  return (mapping) => tests.every((test) => test(mapping));
}

/** The patches of all systems; two systems of one product that differ in their processor have their own. */
function availablePatches({ patching }: RegionState): readonly CataloguePatch[] {
  return (Object.keys(systems) as SystemName[]).flatMap((system) => patching.catalogue.of(system));
}

const patchReaders: Readonly<Record<string, (patch: CataloguePatch) => readonly string[]>> = {
  ADVISORY_ID: ({ advisoryIds }) => advisoryIds,
  ARCH: ({ arch }) => [arch],
  CLASSIFICATION: ({ classification }) => [classification],
  CVE_ID: ({ cveIds }) => cveIds,
  EPOCH: ({ epoch }) => [String(epoch)],
  MSRC_SEVERITY: ({ severity, product }) => (isWindows(product.product) ? [severity] : []),
  NAME: ({ name, product }) => (isWindows(product.product) ? [] : [name]),
  PATCH_ID: ({ kbId }) => [kbId],
  PATCH_SET: () => ['OS'],
  PRODUCT: ({ product }) => [product.product],
  PRODUCT_FAMILY: ({ product }) => [product.family],
  RELEASE: ({ release }) => [release],
  SEVERITY: ({ severity, product }) => (isWindows(product.product) ? [] : [severity]),
  VERSION: ({ versions }) => [versions[1].split(/-(?=[^-]*$)/)[0] ?? ''],
};

const isWindows = (product: string) => product.startsWith('Windows');

/** Keys that Linux patches are found by only together with PRODUCT (API reference, DescribeAvailablePatches). */
const linuxKeys = new Set([
  'ADVISORY_ID',
  'ARCH',
  'CVE_ID',
  'EPOCH',
  'NAME',
  'RELEASE',
  'SEVERITY',
  'VERSION',
]);

function makePatchFilter(filters: readonly PatchOrchestratorFilter[]): (patch: CataloguePatch) => boolean {
  const keys = filters.map(({ Key = '' }) => Key);
  if (keys.some((key) => linuxKeys.has(key)) && !keys.includes('PRODUCT')) {
    throw new ServiceError(
      'ValidationException',
      'The filter PRODUCT is required with filters of Linux patches.',
    );
  }
  const tests = filters.map(({ Key = '', Values = [] }) => {
    const read = Object.hasOwn(patchReaders, Key) ? patchReaders[Key] : undefined;
    if (read === undefined) throw invalidKey(Key);
    return (patch: CataloguePatch) => read(patch).some((value) => Values.includes(value));
  });
  // Without filters the service lists the patches of Windows.
  const family = filters.length === 0 ? products.windows2022.family : undefined;
  return (patch) =>
    (family === undefined || patch.product.family === family) && tests.every((test) => test(patch));
}

function show(patch: CataloguePatch): Patch {
  const { product } = patch;
  const common = {
    Id: patch.id,
    ReleaseDate: patch.releasedAt,
    Title: patch.title,
    Description: `${patch.classification} of ${product.vendor}.`,
    Vendor: product.vendor,
    ProductFamily: product.family,
    Product: product.product,
    Classification: patch.classification,
    Language: 'All',
    CVEIds: patch.cveIds,
  };
  if (isWindows(product.product)) {
    const ContentUrl = `https://support.microsoft.com/en-us/kb/${patch.kbId.slice('KB'.length)}`;
    return { ...common, ContentUrl, MsrcSeverity: patch.severity, KbNumber: patch.kbId, MsrcNumber: '' };
  }
  return {
    ...common,
    AdvisoryIds: patch.advisoryIds,
    BugzillaIds: [],
    Name: patch.name,
    Epoch: patch.epoch,
    Version: patch.versions[1].split(/-(?=[^-]*$)/)[0] ?? '',
    Release: patch.release,
    Arch: patch.arch,
    Severity: patch.severity,
    Repository: 'updates',
  };
}
