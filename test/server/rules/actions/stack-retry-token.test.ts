import { checkFixInBoth, checkInBoth } from '../../../support/both-languages.ts';

const code = 'stack-retry-token';

describe(code, () => {
  it('reports several attempts without a token', () => {
    checkInBoth(
      code,
      `schemaVersion: '0.3'
mainSteps:
  - name: a
    action: aws:createStack
    maxAttempts: 3
#                ^ stack-retry-token: More than one attempt needs ClientRequestToken, so that no second stack is created
    inputs: { StackName: web, TemplateURL: u }
`,
    );
  });

  it('leaves single attempts, tokens and other actions alone', () => {
    checkInBoth(
      code,
      `schemaVersion: '0.3'
mainSteps:
  - { name: a, action: 'aws:createStack', maxAttempts: 1, inputs: { StackName: web, TemplateURL: u } }
  - { name: b, action: 'aws:createStack', maxAttempts: 3, inputs: { StackName: web, TemplateURL: u, ClientRequestToken: '{{ t }}' } }
  - { name: c, action: 'aws:deleteStack', maxAttempts: 3, inputs: { StackName: web } }
`,
    );
  });

  it('adds a token', () => {
    checkFixInBoth(
      code,
      `schemaVersion: '0.3'
mainSteps:
  - name: run
    action: aws:createStack
    maxAttempts: 3
    inputs:
      StackName: web
      TemplateURL: https://s3.amazonaws.com/bucket/template.yaml
`,
      `schemaVersion: '0.3'
mainSteps:
  - name: run
    action: aws:createStack
    maxAttempts: 3
    inputs:
      StackName: web
      TemplateURL: https://s3.amazonaws.com/bucket/template.yaml
      ClientRequestToken: 'run-{{ automation:EXECUTION_ID }}'
`,
    );
  });
});
