import type { Field, Platform } from '../field.ts';
import type { Plugin } from '../plugins.ts';

function inventoryType(name: string, what: string, platforms?: readonly Platform[]): Field {
  return {
    name,
    types: ['String'],
    values: ['Enabled', 'Disabled'],
    doc: `Whether to collect ${what}.`,
    ...(platforms === undefined ? {} : { platforms }),
  };
}

/** The inventory plugin. */
export const inventory: readonly Plugin[] = [
  {
    name: 'aws:softwareInventory',
    summary: 'Collects inventory of the node.',
    notes: ['Works through State Manager associations only, not through Run Command.'],
    schemaVersions: ['1.2', '2.0', '2.2'],
    platforms: ['Linux', 'Windows', 'MacOS'],
    inputs: [
      inventoryType('applications', 'installed applications'),
      inventoryType('awsComponents', 'AWS components such as the agent'),
      inventoryType('networkConfig', 'the network configuration'),
      inventoryType('billingInfo', 'billing information of licensed AMIs'),
      inventoryType('instanceDetailedInformation', 'details such as CPUs and OS service pack'),
      inventoryType('customInventory', 'custom inventory files'),
      inventoryType('services', 'services', ['Windows']),
      inventoryType('windowsRoles', 'roles', ['Windows']),
      inventoryType('windowsUpdates', 'updates', ['Windows']),
      {
        name: 'files',
        types: ['String'],
        format: 'json',
        doc: 'Files to collect: JSON text of a list of maps with Path, Pattern, Recursive, DirScanLimit.',
      },
      {
        name: 'windowsRegistry',
        types: ['String'],
        format: 'json',
        platforms: ['Windows'],
        doc: 'Registry keys to collect: JSON text of a list of maps with Path, Recursive, ValueNames.',
      },
      {
        name: 'customInventoryDirectory',
        types: ['String'],
        documented: false,
        confidence: 'verified',
        source: 'agent plugins/inventory',
        doc: 'Directory of the custom inventory files.',
      },
    ],
    constraints: [],
    documented: true,
    page: 'documents-command-ssm-plugin-reference#aws-softwareinventory',
  },
];
