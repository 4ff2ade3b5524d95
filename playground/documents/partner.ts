import type { CompanyDocument } from './seed.ts';

/** Documents that a partner's account has shared with the company. */
export const partnerDocuments: readonly CompanyDocument[] = [
  {
    name: 'Partner-CollectSupportBundle',
    type: 'Command',
    format: 'YAML',
    versions: [
      {
        content: `schemaVersion: '2.2'
description: Collects what the partner's support asks for.
parameters:
  caseId:
    type: String
    description: Number of the support case.
    allowedPattern: ^[0-9]{6}$
mainSteps:
  - action: aws:runShellScript
    name: collect
    inputs:
      runCommand:
        - echo "bundle for case {{ caseId }}"
`,
      },
    ],
  },
];
