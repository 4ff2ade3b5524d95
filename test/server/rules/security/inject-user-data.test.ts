import { checkFixInBoth, checkInBoth } from '../../../support/both-languages.ts';

const code = 'inject-user-data';

describe(code, () => {
  it('reports parameters in code', () => {
    checkInBoth(
      code,
      `schemaVersion: '0.3'
parameters:
  a: { type: String }
mainSteps:
  - name: x
    action: aws:runInstances
    inputs:
      ImageId: ami-0123456789abcdef0
      UserData: 'abc{{ a }}'
#                   ^^^^^^^ inject-user-data: Any value of "a" is pasted into what becomes code here; bound it by an allowedPattern
`,
    );
  });

  it('leaves a whole value and other inputs alone', () => {
    checkInBoth(
      code,
      `schemaVersion: '0.3'
parameters:
  a: { type: String }
mainSteps:
  - { name: x, action: 'aws:runInstances', inputs: { ImageId: 'ami-{{ a }}', UserData: '{{ a }}' } }
`,
    );
  });

  it('bounds the parameter', () => {
    checkFixInBoth(
      code,
      `schemaVersion: '0.3'
parameters:
  a: { type: String }
mainSteps:
  - { name: x, action: 'aws:createStack', inputs: { StackName: s, TemplateBody: 'x{{ a }}' } }
`,
      `schemaVersion: '0.3'
parameters:
  a: { type: String, allowedPattern: '^[a-zA-Z0-9_./:@-]+$' }
mainSteps:
  - { name: x, action: 'aws:createStack', inputs: { StackName: s, TemplateBody: 'x{{ a }}' } }
`,
    );
  });
});
