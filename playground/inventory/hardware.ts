import type { ManagedNode } from '../fleet/node.ts';
import type { Random } from '../fleet/random.ts';
import type { Entry } from './schemas.ts';

const kernels: Readonly<Record<string, string>> = {
  amazonLinux2023: '6.1.112-122.189.amzn2023.x86_64',
  amazonLinux2023Arm: '6.1.112-122.189.amzn2023.aarch64',
  amazonLinux2: '5.10.226-214.879.amzn2.x86_64',
  ubuntu2204: '6.8.0-1017-aws',
  ubuntu2404: '6.8.0-1018-aws',
  rhel9: '5.14.0-427.40.1.el9_4.x86_64',
  debian12: '6.1.0-26-cloud-amd64',
  sles15: '5.14.21-150500.55.83-default',
};

/** Processors by the size in the instance type's name. */
const cores: Readonly<Record<string, number>> = {
  large: 2,
  xlarge: 4,
  '2xlarge': 8,
  '4xlarge': 16,
  metal: 8,
};

export function hardwareOf(node: ManagedNode): Entry {
  const size = node.ec2?.instanceType.split('.')[1] ?? 'large';
  const count = cores[size] ?? 2;
  const arm = node.architecture.startsWith('arm64');
  return {
    CPUModel: arm
      ? node.platformType === 'MacOS'
        ? 'Apple M1'
        : 'Neoverse-V1'
      : 'Intel(R) Xeon(R) Platinum 8375C CPU @ 2.90GHz',
    CPUCores: String(arm ? count : count / 2),
    CPUs: String(count),
    CPUSpeedMHz: arm ? '2600' : '2900',
    CPUSockets: '1',
    CPUHyperThreadEnabled: String(!arm),
    OSServicePack: '0',
    KernelVersion: kernels[node.system] ?? node.platformVersion,
  };
}

export function networkOf(node: ManagedNode, random: Random): Entry[] {
  const mac = ['02', ...Array.from({ length: 5 }, () => random.hex(2))].join(':');
  const [first = '', second = '', third = ''] = node.ipAddress.split('.');
  const name = { Linux: 'eth0', Windows: 'Ethernet', MacOS: 'en0' }[node.platformType];
  const loopback = { Name: 'lo', SubnetMask: '255.0.0.0', MacAddress: '', IPV4: '127.0.0.1', IPV6: '::1' };
  return [
    ...(node.platformType === 'Linux' ? [loopback] : []),
    {
      Name: name,
      SubnetMask: '255.255.240.0',
      Gateway: `${first}.${second}.${third}.1`,
      DHCPServer: `${first}.${second}.${third}.1`,
      DNSServer: `${first}.${second}.0.2`,
      MacAddress: mac,
      IPV4: node.ipAddress,
      IPV6: `fe80::${random.hex(4)}:${random.hex(4)}`,
    },
  ];
}
