import { limits } from '../limits.ts';
import type { Plugin } from '../plugins.ts';

/** Plugins that install software. */
export const packages: readonly Plugin[] = [
  {
    name: 'aws:configurePackage',
    summary: 'Installs or removes a Distributor package.',
    notes: ['macOS: stated by the agent and by an older page, left out by the plugin page.'],
    schemaVersions: ['2.0', '2.2'],
    platforms: ['Linux', 'Windows', 'MacOS'],
    inputs: [
      { name: 'name', types: ['String'], required: true, doc: 'Name or ARN of the package.' },
      {
        name: 'action',
        types: ['String'],
        required: true,
        values: ['Install', 'Uninstall'],
        doc: 'What to do.',
      },
      {
        name: 'installationType',
        types: ['String'],
        values: ['Uninstall and reinstall', 'In-place update'],
        default: 'Uninstall and reinstall',
        doc: 'How to replace an installed version. In-place update is not for packages by AWS.',
      },
      {
        name: 'additionalArguments',
        types: ['String'],
        format: 'json',
        maxLength: limits.command.additionalArguments,
        source: 'agent configurepackage.go:301, :347',
        doc: 'JSON text of a map for the scripts of the package; every key starts with SSM_. The agent drops a map.',
      },
      {
        name: 'version',
        types: ['String'],
        doc: 'Version; left out, the newest to install and every one to uninstall.',
      },
      {
        name: 'source',
        types: ['String'],
        documented: false,
        deprecated: 'is refused by the agent when it is not empty',
        confidence: 'verified',
        source: 'agent configurepackage.go:322',
        doc: 'Not supported.',
      },
      {
        name: 'repository',
        types: ['String'],
        values: ['beta', 'gamma'],
        documented: false,
        confidence: 'verified',
        source: 'agent configurepackage.go',
        doc: 'For use inside AWS.',
      },
    ],
    constraints: [],
    documented: true,
    page: 'documents-command-ssm-plugin-reference#aws-configurepackage',
  },
  {
    name: 'aws:applications',
    summary: 'Installs, repairs or removes an MSI application on Windows.',
    notes: [],
    schemaVersions: ['1.2', '2.0', '2.2'],
    platforms: ['Windows'],
    inputs: [
      {
        name: 'action',
        types: ['String'],
        required: true,
        values: ['Install', 'Repair', 'Uninstall'],
        doc: 'What to do.',
      },
      {
        name: 'source',
        types: ['String'],
        required: true,
        format: 'url',
        doc: 'Address or path of the .msi file.',
      },
      { name: 'sourceHash', types: ['String'], doc: 'SHA-256 of the .msi file.' },
      { name: 'parameters', types: ['String'], doc: 'Arguments for the installer.' },
    ],
    constraints: [],
    documented: true,
    page: 'documents-command-ssm-plugin-reference#aws-applications',
  },
];
