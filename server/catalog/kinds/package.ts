import type { Kind } from '../kinds.ts';
import { description, jsonSchema, schemaVersion } from './fields.ts';

/**
 * Platforms in `packages`. Sources: guide distributor (documented); packages that Amazon publishes for almalinux,
 * fedora, mac_os_x, rocky and _any (observed).
 */
export const packagePlatforms = [
  '_any',
  'almalinux',
  'amazon',
  'centos',
  'debian',
  'fedora',
  'mac_os_x',
  'opensuse',
  'opensuseleap',
  'oracle',
  'redhat',
  'rocky',
  'suse',
  'ubuntu',
  'windows',
] as const;

/** Architectures in `packages`. Source: guide distributor (documented). */
export const packageArchitectures = ['_any', 'x86_64', 'arm64', '386'] as const;

/** Source: guide distributor-working-with-packages-create (documented). */
export const packageKind: Kind = {
  name: 'Package',
  summary: 'Manifest of a Distributor package: which file is for which platform.',
  formats: ['JSON'],
  schemas: [
    {
      version: '2.0',
      fields: [
        schemaVersion('2.0'),
        {
          name: 'version',
          types: ['String'],
          required: true,
          pattern: '^[a-zA-Z0-9_\\-.]{1,128}$',
          doc: 'Version of the package: letters, digits, underscore, hyphen and full stop.',
        },
        { name: 'publisher', types: ['String'], doc: 'Who publishes the package.' },
        {
          name: 'packages',
          types: ['Map'],
          required: true,
          entries: {
            names: packagePlatforms,
            entries: {
              names: ['_any'],
              entries: {
                names: packageArchitectures,
                fields: [
                  {
                    name: 'file',
                    types: ['String'],
                    required: true,
                    format: 'package-file',
                    doc: 'Name of the .zip file, as under files.',
                  },
                ],
              },
            },
          },
          doc: 'Files by platform, platform version (_any, 7.*, or exact) and architecture (x86_64, arm64, _any).',
        },
        {
          name: 'files',
          types: ['Map'],
          required: true,
          entries: {
            fields: [
              {
                name: 'checksums',
                types: ['Map'],
                required: true,
                doc: 'Checksums of the file.',
                fields: [
                  {
                    name: 'sha256',
                    types: ['String'],
                    required: true,
                    doc: 'SHA-256 checksum, in hexadecimal.',
                  },
                ],
              },
              {
                name: 'size',
                types: ['Integer'],
                documented: false,
                confidence: 'observed',
                doc: 'Size in bytes.',
              },
            ],
          },
          doc: 'The .zip files by name, each with checksums.sha256.',
        },
        { ...description, documented: false, confidence: 'observed' },
        {
          name: 'name',
          types: ['String'],
          documented: false,
          confidence: 'observed',
          doc: 'Name of the package.',
        },
        {
          name: 'url',
          types: ['String'],
          documented: false,
          confidence: 'observed',
          doc: 'Address of the package.',
        },
        {
          name: 'packageArn',
          types: ['String'],
          documented: false,
          confidence: 'observed',
          doc: 'ARN of a package by AWS.',
        },
        jsonSchema,
      ],
      notes: [],
    },
  ],
  usedBy: ['Distributor', 'aws:configurePackage'],
  confidence: 'documented',
  page: 'distributor-working-with-packages-create',
};
