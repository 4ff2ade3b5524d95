// The patches that there are, per operating system, made from the seed and the moment at which the playground started.
import type { SystemName } from '../fleet/company.ts';
import { systems } from '../fleet/company.ts';
import { seededRandom } from '../fleet/random.ts';
import { linuxPackages, products, type PatchedPackage, type PatchProduct } from './products.ts';

/** One patch that a vendor has released. */
export interface CataloguePatch {
  /** A UUID for Windows, else `name.arch`. */
  readonly id: string;
  /** What DescribeInstancePatches calls KBId: `KB5048654`, or `openssl.x86_64`. */
  readonly kbId: string;
  readonly title: string;
  /** The package, or the KB number. */
  readonly name: string;
  readonly classification: string;
  readonly severity: string;
  readonly releasedAt: Date;
  readonly cveIds: readonly string[];
  readonly advisoryIds: readonly string[];
  readonly epoch: number;
  /** Before and after the patch. */
  readonly versions: readonly [installed: string, patched: string];
  readonly release: string;
  readonly arch: string;
  readonly services: readonly string[] | undefined;
  readonly product: PatchProduct;
}

const day = 86_400_000;

/** Updates of Windows: how many months of them there are, how long a month is, and how old the newest is, in days. */
const months = 8;
const month = 365.25 / 12;
const newestAge = 5;

/** The patches of one region, made per operating system when they are first asked for. */
export class PatchCatalogue {
  readonly #seed: string;
  readonly #startedAt: number;
  readonly #patches = new Map<SystemName, readonly CataloguePatch[]>();

  constructor(seed: string, startedAt: number) {
    this.#seed = seed;
    this.#startedAt = startedAt;
  }

  /** The patches for `system`, oldest first. */
  of(system: SystemName): readonly CataloguePatch[] {
    const known = this.#patches.get(system);
    if (known !== undefined) return known;
    const made = [...this.#make(system)].sort((a, b) => a.releasedAt.getTime() - b.releasedAt.getTime());
    this.#patches.set(system, made);
    return made;
  }

  #make(system: SystemName): CataloguePatch[] {
    const product = products[system];
    if (product.operatingSystem === 'WINDOWS') return this.#windows(product);
    if (product.operatingSystem === 'MACOS') return this.#macOS(product);
    const arch = archOf(system);
    return linuxPackages.map((item) => this.#linux(product, item, arch));
  }

  #linux(product: PatchProduct, item: PatchedPackage, arch: string): CataloguePatch {
    const random = seededRandom(`${this.#seed}/patch/${product.product}/${item.name}`);
    const releasedAt = this.#daysAgo(random.integer(1, 100));
    const build = random.integer(2, 30);
    const release = `${build}.${product.distribution}`;
    const version = `${item.version}-${release}`;
    const isSecurity = item.classification === 'Security';
    const number = random.integer(100, 2000);
    return {
      id: `${item.name}.${arch}`,
      kbId: `${item.name}.${arch}`,
      title: `${item.name}.${arch}:${item.epoch}:${version}`,
      name: item.name,
      classification: item.classification,
      severity: item.severity,
      releasedAt,
      cveIds: isSecurity ? [`CVE-${releasedAt.getUTCFullYear()}-${random.integer(10_000, 59_999)}`] : [],
      advisoryIds: isSecurity ? [`${product.advisory}-${releasedAt.getUTCFullYear()}-${number}`] : [],
      epoch: item.epoch,
      versions: [`${item.version}-${build - 1}.${product.distribution}`, version],
      release,
      arch,
      services: item.services,
      product,
    };
  }

  /**
   * Each month brings a cumulative update, one for .NET and the removal tool. They come so long before the start, and
   * not on the second Tuesday: what nodes lack must not depend on the day of the start.
   */
  #windows(product: PatchProduct): CataloguePatch[] {
    const label = `Windows Server ${product.product.slice(-4)}`;
    return Array.from({ length: months }, (_, index) => index).flatMap((index) => {
      const releasedAt = this.#daysAgo(newestAge + (months - 1 - index) * month);
      const named = releasedAt.toISOString().slice(0, 7);
      const random = seededRandom(`${this.#seed}/patch/${product.product}/${index}`);
      const kb = () => `KB50${random.integer(40_000, 79_999)}`;
      const cumulative = `${named} Cumulative Update for ${label} for x64-based Systems`;
      const framework = `${named} Cumulative Update for .NET Framework 4.8 for ${label} for x64`;
      const removal = 'Windows Malicious Software Removal Tool x64 - v5.' + String(120 + index);
      const rows = [
        [cumulative, kb(), 'SecurityUpdates', index % 3 === 0 ? 'Critical' : 'Important'],
        [
          framework,
          kb(),
          index % 2 === 0 ? 'SecurityUpdates' : 'Updates',
          index % 2 === 0 ? 'Important' : 'Unspecified',
        ],
        [removal, kb(), 'UpdateRollups', 'Unspecified'],
      ] as const;
      return rows.map(([title, kbId, classification, severity]) =>
        plainPatch({
          id: uuid(random.hex(32)),
          kbId,
          title: `${title} (${kbId})`,
          classification,
          severity,
          releasedAt,
          product,
          cveIds:
            classification === 'SecurityUpdates'
              ? [`CVE-${releasedAt.getUTCFullYear()}-${random.integer(20_000, 59_999)}`]
              : [],
        }),
      );
    });
  }

  #macOS(product: PatchProduct): CataloguePatch[] {
    const random = seededRandom(`${this.#seed}/patch/${product.product}`);
    const rows = [
      ['Safari', 'Security', 12],
      ['MRTConfigData', 'Recommended', 25],
      ['XProtectPlistConfigData', 'Recommended', 40],
      ['Command Line Tools for Xcode', 'Recommended', 55],
      ['Security Update', 'Security', 70],
    ] as const;
    return rows.map(([name, classification, age]) => {
      const releasedAt = this.#daysAgo(age + random.integer(0, 9));
      return plainPatch({
        id: name,
        kbId: name,
        title: `${name} ${product.product.slice('macOS'.length)}.${random.integer(1, 9)}`,
        classification,
        severity: '',
        releasedAt,
        product,
        cveIds: [],
      });
    });
  }

  /** That many days before the start, to the moment: what nodes lack must not depend on the hour of the start. */
  #daysAgo(days: number): Date {
    return new Date(this.#startedAt - days * day);
  }
}

type PlainPatch = Pick<
  CataloguePatch,
  'id' | 'kbId' | 'title' | 'classification' | 'severity' | 'releasedAt' | 'product' | 'cveIds'
>;

/** A patch that is no package: it has no version before and after. */
const plainPatch = (patch: PlainPatch): CataloguePatch => ({
  ...patch,
  name: patch.kbId,
  advisoryIds: [],
  epoch: 0,
  versions: ['', ''],
  release: '',
  arch: '',
  services: undefined,
});

export const uuid = (hex: string) => hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/, '$1-$2-$3-$4-$5');

/** How a distribution names the architecture of packages for `system`. */
export function archOf(system: SystemName): string {
  const { architecture, platformName } = systems[system];
  const debian = platformName === 'Ubuntu' || platformName.startsWith('Debian');
  if (architecture === 'arm64') return debian ? 'arm64' : 'aarch64';
  return debian ? 'amd64' : 'x86_64';
}
