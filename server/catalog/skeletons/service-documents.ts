// Whole documents of kinds that other tools of AWS read: AppConfig, Incident Manager, Quick Setup, node access. What a
// body holds that nobody describes is not written here either: such a skeleton is an empty map.

import { type DocumentSkeleton, Raw } from './skeleton.ts';

const empty = { what: 'with an empty body, which AWS does not describe', body: {} } as const;

export const serviceDocuments: readonly DocumentSkeleton[] = [
  {
    // Data of any shape. Source: api CreateDocument (documented).
    prefix: 'ssm-app-configuration',
    kind: 'ApplicationConfiguration',
    body: { '«setting»': { '«enabled»': new Raw('«false»') } },
  },
  {
    // AppConfig takes JSON Schema in version 4 for validators. Source: AppConfig guide, about validators (documented).
    prefix: 'ssm-app-configuration-schema',
    kind: 'ApplicationConfigurationSchema',
    body: {
      $schema: 'http://json-schema.org/draft-04/schema#',
      title: '«What is configured»',
      type: 'object',
      properties: {
        '«setting»': {
          type: 'object',
          properties: { '«enabled»': { type: 'boolean' } },
          required: ['«enabled»'],
        },
      },
      required: ['«setting»'],
    },
  },
  { prefix: 'ssm-deployment-strategy', kind: 'DeploymentStrategy', ...empty },
  { prefix: 'ssm-problem-analysis', kind: 'ProblemAnalysis', ...empty },
  {
    // Source: AWSIncidents-PostIncidentAnalysisTemplate (observed).
    prefix: 'ssm-problem-analysis-template',
    kind: 'ProblemAnalysisTemplate',
    body: {
      sections: [
        {
          id: '«overview»',
          name: '«Overview»',
          components: [
            {
              questions: {
                title: '«Summary»',
                description: '«What has to be told here»',
                questions: [{ id: '«S1»', answer: { markdown: {} } }],
              },
            },
          ],
        },
        {
          id: '«metrics»',
          name: '«Metrics»',
          components: [{ metrics: { title: '«Metrics»', description: '«What the metrics show»' } }],
        },
        { id: '«timeline»', name: '«Timeline»', components: [{ timeline: {} }] },
        {
          id: '«questions»',
          name: '«Questions»',
          components: [
            {
              questions: {
                title: '«Detection»',
                description: '«How it was noticed»',
                questions: [
                  { id: '«ID1»', title: '«What would have shown it sooner?»', answer: { text: {} } },
                ],
              },
            },
          ],
        },
      ],
    },
  },
  {
    // Source: AWSQuickSetupType-SSMChangeMgr (observed).
    prefix: 'ssm-quick-setup',
    kind: 'QuickSetup',
    body: {
      schemaVersion: '1.0',
      description: '«What it sets up»',
      subtitle: '«Powered by Systems Manager»',
      deploymentConfig: [
        {
          deploymentSteps: [{ stepTemplates: [{ locationKey: '«CFN_TA»', targetAccountType: '«TA|DA»' }] }],
          deploymentType: '«ORGANIZATION»',
          targetConstraints: { supportedTargetRegions: ['«us-east-1»'] },
        },
      ],
      attachments: {
        '«UX_CreateEditForm.json»': {
          checksums: { sha256: '«0000000000000000000000000000000000000000000000000000000000000000»' },
          size: new Raw('«1024»'),
        },
      },
    },
  },
  { prefix: 'ssm-manual-approval-policy', kind: 'ManualApprovalPolicy', ...empty },
];
