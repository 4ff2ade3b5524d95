import type { ManagedNode } from '../fleet/node.ts';
import { archOf } from '../patching/catalogue.ts';
import type { Patching } from '../patching/patching.ts';
import { linuxPackages, plainPackages, products, programs } from '../patching/products.ts';
import type { Entry } from './schemas.ts';

/** The software of a node: what its system came with, at the versions that patching has brought, and its agent. */
export function applicationsOf(node: ManagedNode, patching: Patching): Entry[] {
  const own =
    node.platformType === 'Linux' ? linuxApplications(node, patching) : programsOf(node, node.platformType);
  const installed = Object.entries(node.packages).map(([name, version]) => ({
    Name: name,
    Version: version,
    Publisher: 'Amazon Web Services',
  }));
  const all: Entry[] = [...own, agentOf(node), ...installed];
  return all.sort((a, b) => ((a['Name'] ?? '') < (b['Name'] ?? '') ? -1 : 1));
}

const imageTime = '2025-03-11T09:00:00Z';

function agentOf(node: ManagedNode): Entry {
  const windows = node.platformType === 'Windows';
  return {
    Name: windows ? 'Amazon SSM Agent' : 'amazon-ssm-agent',
    Publisher: windows ? 'Amazon Web Services' : 'Amazon.com',
    Version: node.agentVersion,
    ApplicationType: 'System',
    InstalledTime: `${node.registrationDate.toISOString().slice(0, 19)}Z`,
    Architecture: windows ? 'x86_64' : archOf(node.system),
  };
}

function linuxApplications(node: ManagedNode, patching: Patching): Entry[] {
  const arch = archOf(node.system);
  const { vendor, distribution } = products[node.system];
  const patched = new Set(
    (patching.patchesOf(node) ?? [])
      .filter(({ state }) => state.startsWith('Installed'))
      .map(({ patch }) => patch.name),
  );
  const common = {
    ApplicationType: 'Unspecified',
    Publisher: vendor,
    Architecture: arch,
    InstalledTime: imageTime,
  };
  const updated = patching.catalogue.of(node.system).flatMap((patch): Entry[] => {
    if (patch.services !== undefined && !patch.services.includes(node.service)) return [];
    const [before, after] = patch.versions;
    const full = patched.has(patch.name) ? after : before;
    const [version = '', release = ''] = full.split(/-(?=[^-]*$)/);
    const summary = linuxPackages.find(({ name }) => name === patch.name)?.classification ?? '';
    return [
      {
        ...common,
        Name: patch.name,
        Version: version,
        Release: release,
        Epoch: String(patch.epoch),
        Summary: `${summary} updates`,
      },
    ];
  });
  const plain = plainPackages.map(([Name, Version]) => ({
    ...common,
    Name,
    Version,
    Release: `1.${distribution}`,
    Epoch: '0',
  }));
  return [...updated, ...plain];
}

const programsOf = (node: ManagedNode, platform: 'Windows' | 'MacOS'): Entry[] =>
  programs[platform].map(([Name, Publisher, Version]) => ({
    Name,
    Publisher,
    Version,
    ApplicationType: 'Unspecified',
    InstalledTime: imageTime,
    Architecture: platform === 'Windows' ? 'x86_64' : node.architecture.replace(/_mac$/, ''),
  }));
