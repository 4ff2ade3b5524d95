import { checkFixInBoth, checkInBoth } from '../../../support/both-languages.ts';

const code = 'stack-rollback';

describe(code, () => {
  it('reports both', () => {
    checkInBoth(
      code,
      `schemaVersion: '0.3'
mainSteps:
  - name: a
    action: aws:createStack
    inputs: { StackName: web, TemplateURL: u, DisableRollback: true, OnFailure: DELETE }
#                                                                    ^^^^^^^^^ stack-rollback: The step has "DisableRollback" and "OnFailure", which exclude each other
`,
    );
  });

  it('leaves one or none alone', () => {
    checkInBoth(
      code,
      `schemaVersion: '0.3'
mainSteps:
  - { name: a, action: 'aws:createStack', inputs: { StackName: web, TemplateURL: u, DisableRollback: true } }
  - { name: b, action: 'aws:createStack', inputs: { StackName: web, TemplateURL: u } }
`,
    );
  });

  it('removes the second', () => {
    checkFixInBoth(
      code,
      `schemaVersion: '0.3'
mainSteps:
  - name: run
    action: aws:createStack
    inputs:
      StackName: web
      TemplateURL: https://s3.amazonaws.com/bucket/template.yaml
      DisableRollback: true
      OnFailure: DELETE
`,
      `schemaVersion: '0.3'
mainSteps:
  - name: run
    action: aws:createStack
    inputs:
      StackName: web
      TemplateURL: https://s3.amazonaws.com/bucket/template.yaml
      DisableRollback: true
`,
    );
  });
});
