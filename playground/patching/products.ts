// What there is to patch on each operating system of the fleet: products, packages and the baselines' names for them.
import type { SystemName } from '../fleet/company.ts';
import type { OperatingSystem } from '../models/ssm-types.ts';

/** An operating system as Patch Manager knows it. */
export interface PatchProduct {
  readonly operatingSystem: OperatingSystem;
  /** The value of the PRODUCT filter. */
  readonly product: string;
  readonly family: string;
  readonly vendor: string;
  /** What stands behind the release number of a package. */
  readonly distribution: string;
  /** Prefix of the vendor's advisories. */
  readonly advisory: string;
}

const product = (
  operatingSystem: OperatingSystem,
  name: string,
  vendor: string,
  [family, distribution, advisory]: readonly [string, string, string],
): PatchProduct => ({ operatingSystem, product: name, vendor, family, distribution, advisory });

export const products: Readonly<Record<SystemName, PatchProduct>> = {
  amazonLinux2023: product('AMAZON_LINUX_2023', 'AmazonLinux2023', 'Amazon', [
    'Amazon',
    'amzn2023',
    'ALAS2023',
  ]),
  amazonLinux2023Arm: product('AMAZON_LINUX_2023', 'AmazonLinux2023', 'Amazon', [
    'Amazon',
    'amzn2023',
    'ALAS2023',
  ]),
  amazonLinux2: product('AMAZON_LINUX_2', 'AmazonLinux2.0', 'Amazon', ['Amazon', 'amzn2', 'ALAS2']),
  ubuntu2204: product('UBUNTU', 'Ubuntu22.04', 'Canonical', ['Ubuntu', 'ubuntu22.04', 'USN']),
  ubuntu2404: product('UBUNTU', 'Ubuntu24.04', 'Canonical', ['Ubuntu', 'ubuntu24.04', 'USN']),
  rhel9: product('REDHAT_ENTERPRISE_LINUX', 'RedhatEnterpriseLinux9.4', 'Red Hat', ['RedHat', 'el9', 'RHSA']),
  debian12: product('DEBIAN', 'Debian12', 'Debian', ['Debian', 'deb12', 'DSA']),
  sles15: product('SUSE', 'Suse15.5', 'SUSE', ['SUSE', '150500', 'SUSE-SU']),
  windows2016: product('WINDOWS', 'WindowsServer2016', 'Microsoft', ['Windows', '', '']),
  windows2019: product('WINDOWS', 'WindowsServer2019', 'Microsoft', ['Windows', '', '']),
  windows2022: product('WINDOWS', 'WindowsServer2022', 'Microsoft', ['Windows', '', '']),
  macOS14: product('MACOS', 'macOS14.6', 'Apple', ['MacOS', '', '']),
  macOS13: product('MACOS', 'macOS13.6', 'Apple', ['MacOS', '', '']),
};

/** A package of a Linux system that gets updates. */
export interface PatchedPackage {
  readonly name: string;
  readonly version: string;
  readonly epoch: number;
  readonly severity: 'Critical' | 'Important' | 'Medium' | 'Low';
  readonly classification: 'Security' | 'Bugfix';
  /** The services whose machines have it; absent: all. */
  readonly services?: readonly string[];
}

const security = (
  name: string,
  version: string,
  severity: PatchedPackage['severity'],
  services?: readonly string[],
): PatchedPackage => ({
  name,
  version,
  epoch: 0,
  severity,
  classification: 'Security',
  ...(services === undefined ? {} : { services }),
});
const bugfix = (name: string, version: string): PatchedPackage => ({
  name,
  version,
  epoch: 0,
  severity: 'Low',
  classification: 'Bugfix',
});

export const linuxPackages: readonly PatchedPackage[] = [
  security('kernel', '6.1.112', 'Important'),
  { ...security('openssl', '3.0.8', 'Critical'), epoch: 1 },
  security('openssl-libs', '3.0.8', 'Critical'),
  security('glibc', '2.34', 'Important'),
  security('curl', '8.5.0', 'Medium'),
  security('libcurl', '8.5.0', 'Medium'),
  security('openssh', '8.7p1', 'Critical'),
  security('openssh-server', '8.7p1', 'Critical'),
  security('sudo', '1.9.15', 'Important'),
  security('systemd', '252.23', 'Medium'),
  security('python3', '3.9.20', 'Important'),
  security('expat', '2.5.0', 'Important'),
  security('libxml2', '2.10.4', 'Medium'),
  security('vim-minimal', '9.1.475', 'Low'),
  security('bind-utils', '9.18.28', 'Medium'),
  { ...security('ca-certificates', '2023.2.68', 'Low'), classification: 'Bugfix' },
  bugfix('chrony', '4.3'),
  bugfix('cloud-init', '22.2.2'),
  bugfix('tzdata', '2024b'),
  bugfix('rsync', '3.2.6'),
  security('nginx', '1.24.0', 'Important', ['storefront', 'search']),
  security('java-17-amazon-corretto', '17.0.13', 'Important', ['checkout', 'search']),
  security('postgresql15', '15.8', 'Important', ['ledger', 'data-warehouse']),
  security('docker', '25.0.6', 'Critical', ['build-runner']),
  security('git', '2.40.1', 'Medium', ['build-runner']),
];

/** Packages that come with the image and stay as they are. */
export const plainPackages: readonly (readonly [name: string, version: string])[] = [
  ['bash', '5.2.15'],
  ['coreutils', '8.32'],
  ['findutils', '4.8.0'],
  ['gawk', '5.1.0'],
  ['grep', '3.8'],
  ['jq', '1.7.1'],
  ['less', '608'],
  ['lsof', '4.94.0'],
  ['sed', '4.8'],
  ['tar', '1.34'],
  ['unzip', '6.0'],
  ['util-linux', '2.37.4'],
  ['wget', '1.21.3'],
  ['zlib', '1.2.11'],
];

/** Software of a Windows or macOS machine, as its list of programs shows it. */
export const programs: Readonly<Record<'Windows' | 'MacOS', readonly (readonly [string, string, string])[]>> =
  {
    Windows: [
      ['AWS Tools for Windows', 'Amazon Web Services Developer Relations', '3.15.2785'],
      ['aws-cfn-bootstrap', 'Amazon Web Services', '2.0.31'],
      ['Microsoft Edge', 'Microsoft Corporation', '130.0.2849.68'],
      ['Microsoft Visual C++ 2022 X64 Minimum Runtime - 14.40.33810', 'Microsoft Corporation', '14.40.33810'],
      ['PowerShell 7-x64', 'Microsoft Corporation', '7.4.6.0'],
      ['Notepad++ (64-bit x64)', 'Notepad++ Team', '8.7'],
      ['7-Zip 24.08 (x64)', 'Igor Pavlov', '24.08'],
    ],
    MacOS: [
      ['Safari', 'Apple', '18.0.1'],
      ['Xcode', 'Apple', '16.1'],
      ['Terminal', 'Apple', '2.14'],
      ['git', 'Homebrew', '2.47.0'],
      ['jq', 'Homebrew', '1.7.1'],
      ['fastlane', 'Homebrew', '2.225.0'],
    ],
  };
