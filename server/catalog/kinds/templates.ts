import type { Field } from '../field.ts';
import type { Kind } from '../kinds.ts';
import { description, jsonSchema, schemaVersion } from './fields.ts';

function templateBody(doc: string): Field {
  return { name: 'templateBody', types: ['Map'], required: true, doc };
}

/** Kinds that carry a template or settings of another service; that inside is not ours to check. */
export const templateKinds: readonly Kind[] = [
  {
    // Sources: aws/aws-cli#8253 (reported); 34 documents that Amazon publishes (observed).
    name: 'CloudFormation',
    summary: 'A CloudFormation template in the template library of Application Manager.',
    formats: ['JSON', 'YAML'],
    schemas: [
      {
        version: '1.0',
        fields: [
          schemaVersion('1.0'),
          description,
          templateBody('The CloudFormation template, as a map.'),
          jsonSchema,
        ],
        notes: ['A bare template is refused.'],
      },
    ],
    usedBy: ['Application Manager'],
    confidence: 'observed',
    page: 'application-manager-working-templates-overview',
  },
  {
    // Source: 115 documents that Amazon publishes (observed).
    name: 'ConformancePackTemplate',
    summary: 'A conformance pack of AWS Config.',
    formats: ['YAML'],
    schemas: [
      {
        version: '1.0',
        fields: [
          schemaVersion('1.0'),
          description,
          templateBody('The conformance pack template, as a map: Parameters, Resources, Conditions.'),
          jsonSchema,
        ],
        notes: ['A bare template is refused.'],
      },
    ],
    usedBy: ['AWS Config'],
    confidence: 'observed',
    page: 'documents',
  },
  {
    // Source: 14 documents that Amazon publishes (observed).
    name: 'QuickSetup',
    summary: 'A configuration type of Quick Setup, made by AWS.',
    formats: ['JSON'],
    schemas: [
      {
        version: '1.0',
        fields: [
          schemaVersion('1.0'),
          description,
          { name: 'subtitle', types: ['String'], doc: 'Second line of the title.' },
          { name: 'deploymentConfig', types: ['List'], required: true, doc: 'What to deploy, and where.' },
          { name: 'attachments', types: ['Map'], doc: 'Attached files.' },
          { name: 'consoleConfig', types: ['Map'], doc: 'How the console shows it.' },
        ],
        notes: [],
      },
    ],
    usedBy: ['Quick Setup'],
    confidence: 'observed',
    page: 'systems-manager-quick-setup',
  },
  {
    // Source: AWSIncidents-PostIncidentAnalysisTemplate (observed).
    name: 'ProblemAnalysisTemplate',
    summary: 'Template of a post-incident analysis.',
    formats: ['JSON'],
    schemas: [
      {
        fields: [
          {
            name: 'sections',
            types: ['MapList'],
            required: true,
            doc: 'Sections of the analysis, each with id, name and components.',
          },
        ],
        notes: [],
      },
    ],
    usedBy: ['Incident Manager'],
    confidence: 'observed',
    page: 'documents',
  },
];
