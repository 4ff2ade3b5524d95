import type { Field } from '../field.ts';
import type { Plugin } from '../plugins.ts';

const getOptions: Field = {
  name: 'getOptions',
  types: ['String'],
  pattern: '^(branch|commitID):[^:]+$',
  source: 'agent checkoutoptions.go',
  doc: 'Branch or commit to take: branch:name or commitID:sha.',
};

function secret(name: string, doc: string): Field {
  return { name, types: ['String'], doc: `${doc} Write it as {{ssm-secure:name}}.` };
}

/** Keys of `sourceInfo` for each `sourceType` of aws:downloadContent. Source: guide ssm-plugins; agent. */
export const sourceInfoFields: Readonly<Record<string, readonly Field[]>> = {
  GitHub: [
    { name: 'owner', types: ['String'], required: true, doc: 'Owner of the repository.' },
    { name: 'repository', types: ['String'], required: true, doc: 'Name of the repository.' },
    { name: 'path', types: ['String'], doc: 'File or folder in the repository.' },
    getOptions,
    secret('tokenInfo', 'Token for a private repository.'),
  ],
  Git: [
    {
      name: 'repository',
      types: ['String'],
      required: true,
      doc: 'HTTP(S) or SSH address of the repository.',
    },
    getOptions,
    secret('privateSSHKey', 'SSH key; not with an HTTP address.'),
    {
      name: 'skipHostKeyChecking',
      types: ['Boolean', 'String'],
      default: false,
      doc: 'Trusts any host key.',
    },
    secret('username', 'User name; HTTP addresses only.'),
    secret('password', 'Password; HTTP addresses only.'),
  ],
  HTTP: [
    { name: 'url', types: ['String'], required: true, format: 'url', doc: 'Address of the file or folder.' },
    {
      name: 'allowInsecureDownload',
      types: ['Boolean', 'String'],
      default: false,
      doc: 'Allows an http:// address.',
    },
    {
      name: 'authMethod',
      types: ['String'],
      values: ['None', 'Basic', 'Digest'],
      default: 'None',
      doc: 'How to sign in. Digest needs agent 3.0.1181.0.',
    },
    secret('username', 'User name.'),
    secret('password', 'Password.'),
  ],
  S3: [
    {
      name: 'path',
      types: ['String'],
      required: true,
      format: 'url',
      doc: 'HTTPS address of an object or folder.',
    },
  ],
  SSMDocument: [
    {
      name: 'name',
      types: ['String'],
      required: true,
      format: 'command-document',
      doc: 'Name, name:version or ARN of the document.',
    },
  ],
};

/** Plugins that fetch content and run other documents. */
export const content: readonly Plugin[] = [
  {
    name: 'aws:downloadContent',
    summary: 'Fetches documents or scripts from elsewhere to the node.',
    notes: [],
    schemaVersions: ['2.0', '2.2'],
    platforms: ['Linux', 'Windows'],
    inputs: [
      {
        name: 'sourceType',
        types: ['String'],
        required: true,
        values: ['GitHub', 'Git', 'HTTP', 'S3', 'SSMDocument'],
        source: 'agent downloadcontent.go',
        doc: 'Where the content is.',
      },
      {
        name: 'sourceInfo',
        types: ['StringMap', 'Map', 'String'],
        required: true,
        format: 'json',
        fieldsBy: { key: 'sourceType', fields: sourceInfoFields },
        doc: 'What to fetch, as a map or JSON text; the keys depend on sourceType.',
      },
      {
        name: 'destinationPath',
        types: ['String'],
        doc: 'Where to put it on the node; left out, a folder made from the command id.',
      },
    ],
    constraints: [],
    documented: true,
    page: 'documents-command-ssm-plugin-reference#aws-downloadContent',
  },
  {
    name: 'aws:runDocument',
    summary: 'Runs another Command document, from Systems Manager or from the node.',
    notes: ['Documents nest 3 levels deep.', 'A document that uses aws:updateSsmAgent cannot be run so.'],
    schemaVersions: ['2.0', '2.2'],
    platforms: ['Linux', 'Windows'],
    inputs: [
      {
        name: 'documentType',
        types: ['String'],
        required: true,
        values: ['LocalPath', 'SSMDocument'],
        doc: 'Where the document is.',
      },
      {
        name: 'documentPath',
        types: ['String'],
        required: true,
        confidence: 'verified',
        source: 'agent rundocument.go; the guide calls it optional',
        doc: 'Path of the file, or name (with :version) or ARN of the document.',
      },
      {
        name: 'documentParameters',
        types: ['StringMap', 'Map', 'String'],
        format: 'json-or-yaml',
        doc: 'Parameters of the document, as a map or as JSON or YAML text.',
      },
    ],
    constraints: [],
    documented: true,
    page: 'documents-command-ssm-plugin-reference#aws-rundocument',
  },
];
