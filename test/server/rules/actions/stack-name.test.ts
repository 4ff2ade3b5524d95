import { checkFixInBoth, checkInBoth } from '../../../support/both-languages.ts';

const code = 'stack-name';

describe(code, () => {
  it('reports other names', () => {
    checkInBoth(
      code,
      `schemaVersion: '0.3'
mainSteps:
  - name: a
    action: aws:createStack
    inputs: { StackName: my_stack, TemplateURL: u }
#                        ^^^^^^^^ stack-name: The name of a stack is a letter, then letters, digits and hyphens
  - name: b
    action: aws:createStack
    inputs: { StackName: '9-{{ automation:EXECUTION_ID }}', TemplateURL: u }
#                        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ stack-name
  - name: c
    action: aws:createStack
    inputs: { StackName: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa, TemplateURL: u }
#                        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ stack-name: The name of a stack has 128 characters at most
`,
    );
  });

  it('leaves names that fit, with references in them, alone', () => {
    checkInBoth(
      code,
      `schemaVersion: '0.3'
mainSteps:
  - { name: a, action: 'aws:createStack', inputs: { StackName: 'web-{{automation:EXECUTION_ID}}', TemplateURL: u } }
  - { name: b, action: 'aws:createStack', inputs: { StackName: '{{ my_step.Name }}', TemplateURL: u } }
  - { name: c, action: 'aws:createStack', inputs: { StackName: '{{ name }}-9', TemplateURL: u } }
  - { name: d, action: 'aws:deleteStack', inputs: { StackName: 'arn:aws:cloudformation:us-east-1:123456789012:stack/my/1' } }
`,
    );
  });

  it('writes hyphens', () => {
    checkFixInBoth(
      code,
      `schemaVersion: '0.3'
mainSteps:
  - name: run
    action: aws:createStack
    inputs:
      StackName: 'my_big stack-{{ my_step.Name }}'
      TemplateURL: https://s3.amazonaws.com/bucket/template.yaml
`,
      `schemaVersion: '0.3'
mainSteps:
  - name: run
    action: aws:createStack
    inputs:
      StackName: 'my-big-stack-{{ my_step.Name }}'
      TemplateURL: https://s3.amazonaws.com/bucket/template.yaml
`,
    );
  });
});
