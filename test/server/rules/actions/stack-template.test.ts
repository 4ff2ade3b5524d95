import { checkFixInBoth, checkInBoth } from '../../../support/both-languages.ts';

const code = 'stack-template';

describe(code, () => {
  it('reports stacks with no template, and with two', () => {
    checkInBoth(
      code,
      `schemaVersion: '0.3'
mainSteps:
  - name: a
    action: aws:createStack
    inputs: { StackName: web }
#   ^^^^^^ stack-template: aws:createStack needs "TemplateBody" or "TemplateURL"
  - name: b
    action: aws:createStack
    inputs: { StackName: web, TemplateURL: u, TemplateBody: t }
#                             ^^^^^^^^^^^ stack-template: The step has "TemplateBody" and "TemplateURL", which exclude each other
`,
    );
  });

  it('leaves one template alone', () => {
    checkInBoth(
      code,
      `schemaVersion: '0.3'
mainSteps:
  - { name: a, action: 'aws:createStack', inputs: { StackName: web, TemplateURL: u } }
  - { name: b, action: 'aws:createStack', inputs: { StackName: web, TemplateBody: '{{ body }}' } }
`,
    );
  });

  it('removes one of two', () => {
    checkFixInBoth(
      code,
      `schemaVersion: '0.3'
mainSteps:
  - name: run
    action: aws:createStack
    inputs:
      StackName: web
      TemplateURL: https://s3.amazonaws.com/bucket/template.yaml
      TemplateBody: text
`,
      `schemaVersion: '0.3'
mainSteps:
  - name: run
    action: aws:createStack
    inputs:
      StackName: web
      TemplateBody: text
`,
    );
  });
});
