import { checkInBoth } from '../../../support/both-languages.ts';

const code = 'run-document-depth';

describe(code, () => {
  it('reports the document by name and ARN', () => {
    checkInBoth(
      code,
      `schemaVersion: '2.2'
mainSteps:
  - name: a
    action: aws:runDocument
    inputs: { documentType: SSMDocument, documentPath: 'AWS-UpdateSSMAgent:1' }
#                                                      ^^^^^^^^^^^^^^^^^^^^^^ run-document-depth: A document that updates the agent cannot be run from another document; send it by itself
  - name: b
    action: aws:runDocument
    inputs: { documentType: SSMDocument, documentPath: 'arn:aws:ssm:us-east-1::document/AWS-UpdateSSMAgent' }
#                                                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ run-document-depth
`,
    );
  });

  it('leaves other documents alone', () => {
    checkInBoth(
      code,
      `schemaVersion: '2.2'
mainSteps:
  - { name: a, action: 'aws:runDocument', inputs: { documentType: SSMDocument, documentPath: My-AWS-UpdateSSMAgent } }
`,
    );
  });
});
