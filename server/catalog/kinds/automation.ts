import type { Field } from '../field.ts';
import type { Kind } from '../kinds.ts';
import { parameterSupport, variableFields } from '../parameters.ts';
import { description, jsonSchema, parameters, schemaVersion } from './fields.ts';

const assumeRole: Field = {
  name: 'assumeRole',
  types: ['String'],
  format: 'role-arn',
  doc: "Role whose rights the runbook has, as an ARN or {{ parameter }}. Without it the caller's own rights count.",
};

const mainSteps: Field = {
  name: 'mainSteps',
  types: ['Steps'],
  required: true,
  minItems: 1,
  doc: 'Steps, run in order unless a step says otherwise.',
};

/** Spellings of the checksum key that documents have (observed). */
export const checksumKeys = ['sha256', 'SHA256', 'sha-256', 'SHA-256'] as const;

const files: Field = {
  name: 'files',
  types: ['Map'],
  entries: {
    fields: [
      {
        name: 'checksums',
        types: ['Map'],
        required: true,
        doc: 'Checksums of the file.',
        fields: [
          { name: 'sha256', types: ['String'], required: true, doc: 'SHA-256 checksum, in hexadecimal.' },
        ],
      },
    ],
  },
  doc: 'Attached files by name, each with its sha256 checksum.',
};

const variables: Field = {
  name: 'variables',
  types: ['Parameters'],
  fields: variableFields,
  doc: 'Values that aws:updateVariable changes during the run, read as {{ variable:name }}.',
};

const outputs: Field = {
  name: 'outputs',
  types: ['StringList'],
  format: 'document-outputs',
  doc: 'What the runbook returns: a list of step.Output, without braces.',
};

/** Sources: guide documents-syntax-data-elements-parameters, automation-actions (documented). */
export const automation: Kind = {
  name: 'Automation',
  summary: 'Runbook: runs steps in the service, over AWS resources and managed nodes.',
  formats: ['YAML', 'JSON'],
  schemas: [
    {
      version: '0.3',
      fields: [
        schemaVersion('0.3'),
        { ...description, format: 'markdown', doc: 'What the runbook does; Markdown.' },
        assumeRole,
        parameters,
        variables,
        mainSteps,
        outputs,
        files,
        jsonSchema,
      ],
      steps: { key: 'mainSteps', family: 'automation', precondition: false },
      parameters: parameterSupport.automation,
      notes: [],
    },
  ],
  usedBy: ['Automation', 'State Manager', 'Maintenance Windows', 'AWS Config', 'Incident Manager'],
  confidence: 'documented',
  page: 'automation-documents',
};

/** Source: guide change-templates-custom-editor (documented). */
export const changeTemplate: Kind = {
  name: 'Automation.ChangeTemplate',
  summary: 'Change template: who approves a change, and which runbooks may then run.',
  formats: ['YAML', 'JSON'],
  schemas: [
    {
      version: '0.3',
      fields: [
        schemaVersion('0.3'),
        description,
        {
          name: 'templateInformation',
          types: ['String'],
          required: true,
          format: 'markdown',
          doc: 'What the requester reads about the template; Markdown.',
        },
        {
          name: 'executableRunBooks',
          types: ['MapList'],
          required: true,
          doc: 'Runbooks that a change may run.',
          fields: [
            {
              name: 'name',
              types: ['String'],
              required: true,
              format: 'automation-document',
              doc: 'Name of the runbook.',
            },
            { name: 'version', types: ['String'], doc: 'Version: a number, $DEFAULT or $LATEST.' },
          ],
        },
        {
          name: 'emergencyChange',
          types: ['Boolean'],
          default: false,
          doc: 'Whether changes go ahead even while a calendar is closed.',
        },
        {
          name: 'autoApprovable',
          types: ['Boolean'],
          default: false,
          doc: 'Whether some users may skip the approval.',
        },
        assumeRole,
        parameters,
        { ...mainSteps, doc: 'aws:approve steps with EnhancedApprovals, one per level.' },
        jsonSchema,
      ],
      steps: { key: 'mainSteps', family: 'automation', precondition: false },
      parameters: parameterSupport.automation,
      notes: [],
    },
  ],
  usedBy: ['Change Manager'],
  status: 'Change Manager takes no new customers since 7 November 2025.',
  confidence: 'documented',
  page: 'change-templates-custom-editor',
};
