// Distributor packages: documents whose content is a manifest, with a file per platform attached. The names of
// Amazon's are real, the files are not.
import { createHash } from 'node:crypto';
import type { PlatformType } from '../models/ssm-types.ts';
import type { Attachment } from './store.ts';

/** A package as the seed knows it, oldest version first. */
export interface SeededPackage {
  readonly name: string;
  /** `Amazon`, a vendor, or undefined for the company's own. */
  readonly owner?: string;
  readonly publisher: string;
  readonly versions: readonly string[];
  readonly platforms: readonly PlatformType[];
}

export const packages: readonly SeededPackage[] = [
  {
    name: 'AmazonCloudWatchAgent',
    owner: 'Amazon',
    publisher: 'Amazon Web Services',
    versions: ['1.247359.1', '1.300041.0', '1.300049.1'],
    platforms: ['Windows', 'Linux', 'MacOS'],
  },
  {
    name: 'AWSNVMe',
    owner: 'Amazon',
    publisher: 'Amazon Web Services',
    versions: ['1.5.0', '1.5.1'],
    platforms: ['Windows'],
  },
  {
    name: 'AWSPVDriver',
    owner: 'Amazon',
    publisher: 'Amazon Web Services',
    versions: ['8.4.3', '8.5.0'],
    platforms: ['Windows'],
  },
  {
    name: 'Company-BackupAgent',
    publisher: 'Example Corp',
    versions: ['3.9.7', '4.2.0', '4.2.1'],
    platforms: ['Windows', 'Linux'],
  },
  {
    name: 'ExampleVendor-EndpointSensor',
    owner: 'ExampleVendor',
    publisher: 'Example Vendor',
    versions: ['7.18.0'],
    platforms: ['Windows', 'Linux'],
  },
];

/** How manifests name the systems of a platform. */
const manifestNames: Readonly<Record<PlatformType, readonly string[]>> = {
  Windows: ['windows'],
  Linux: ['amazon', 'debian', 'redhat', 'suse', 'ubuntu'],
  MacOS: ['macos'],
};

/** The platform that a key below `packages` of a manifest stands for; `_any` is all Linux and Windows has its own. */
export function platformOfManifestName(name: string): PlatformType {
  if (name === 'windows') return 'Windows';
  return name === 'macos' ? 'MacOS' : 'Linux';
}

const fileOf = (item: SeededPackage, version: string, platform: PlatformType) =>
  `${item.name}-${version}-${platform.toLowerCase()}.zip`;

/** The manifest of one version, schema 2.0, and its attached files. */
export function packageVersion(
  item: SeededPackage,
  version: string,
): { readonly content: string; readonly attachments: readonly Attachment[] } {
  const attachments = item.platforms.map((platform): Attachment => {
    const name = fileOf(item, version, platform);
    return { name, hash: createHash('sha256').update(name).digest('hex'), size: name.length };
  });
  const systems = item.platforms.flatMap((platform) =>
    manifestNames[platform].map((system) => [
      system,
      { _any: { x86_64: { file: fileOf(item, version, platform) } } },
    ]),
  );
  const manifest = {
    schemaVersion: '2.0',
    version,
    publisher: item.publisher,
    packages: Object.fromEntries(systems) as unknown,
    files: Object.fromEntries(attachments.map(({ name, hash }) => [name, { checksums: { sha256: hash } }])),
  };
  return { content: `${JSON.stringify(manifest, undefined, 2)}\n`, attachments };
}
