import type { ManagedNode } from '../fleet/node.ts';
import { archOf, type CataloguePatch, type PatchCatalogue } from '../patching/catalogue.ts';
import { linuxPackages, plainPackages, products, programs } from '../patching/products.ts';
import type { Entry } from './schemas.ts';

/**
 * The software of nodes: what their systems came with, at the versions that patching has brought, their agents, and
 * the packages that were installed since. Nodes of one kind that are patched up to the same patch share a list.
 */
export class Applications {
  readonly #catalogue: PatchCatalogue;
  readonly #shared = new Map<string, readonly Entry[]>();

  constructor(catalogue: PatchCatalogue) {
    this.#catalogue = catalogue;
  }

  of(node: ManagedNode): readonly Entry[] {
    const installed = Object.entries(node.packages).map(([name, version]) => ({
      Name: name,
      Version: version,
      Publisher: 'Amazon Web Services',
    }));
    const all = [...this.#ofSystem(node)];
    // Sorting the whole list for each of 50,000 nodes would take seconds.
    for (const entry of [agentOf(node), ...installed]) {
      const place = all.findIndex((other) => byName(entry, other) < 0);
      all.splice(place === -1 ? all.length : place, 0, entry);
    }
    return all;
  }

  #ofSystem(node: ManagedNode): readonly Entry[] {
    const { platformType, system, service, patching } = node;
    if (platformType !== 'Linux') return programsOf(node, platformType).sort(byName);
    const patches = this.#catalogue.of(system);
    const through = patching?.installedThrough ?? -Infinity;
    const installed = patches.filter(({ releasedAt }) => releasedAt.getTime() <= through).length;
    const key = `${system}/${service}/${installed}`;
    const known = this.#shared.get(key);
    if (known !== undefined) return known;
    const made = [...linuxApplications(node, patches, installed)].sort(byName);
    this.#shared.set(key, made);
    return made;
  }
}

const byName = (a: Entry, b: Entry) => ((a['Name'] ?? '') < (b['Name'] ?? '') ? -1 : 1);

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

/** `installed`: how many of the patches, which come oldest first, are on the node. */
function linuxApplications(
  node: ManagedNode,
  patches: readonly CataloguePatch[],
  installed: number,
): readonly Entry[] {
  const arch = archOf(node.system);
  const { vendor, distribution } = products[node.system];
  const common = {
    ApplicationType: 'Unspecified',
    Publisher: vendor,
    Architecture: arch,
    InstalledTime: imageTime,
  };
  const updated = patches.flatMap((patch, index): Entry[] => {
    if (patch.services !== undefined && !patch.services.includes(node.service)) return [];
    const [before, after] = patch.versions;
    const full = index < installed ? after : before;
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
