import { checkFixInBoth, checkInBoth } from '../../../support/both-languages.ts';

const code = 'instances-default-type';

describe(code, () => {
  it('reports instances without a type', () => {
    checkInBoth(
      code,
      `schemaVersion: '0.3'
mainSteps:
  - name: a
    action: aws:runInstances
    inputs: { ImageId: '{{ ami }}' }
#   ^^^^^^ instances-default-type: Without InstanceType the instances are m1.small, which most AMIs and Regions no longer take
`,
    );
  });

  it('leaves any type alone', () => {
    checkInBoth(
      code,
      `schemaVersion: '0.3'
mainSteps:
  - { name: a, action: 'aws:runInstances', inputs: { ImageId: '{{ ami }}', instanceType: '{{ type }}' } }
`,
    );
  });

  it('adds a small type', () => {
    checkFixInBoth(
      code,
      `schemaVersion: '0.3'
mainSteps:
  - name: run
    action: aws:runInstances
    inputs:
      ImageId: '{{ ami }}'
`,
      `schemaVersion: '0.3'
mainSteps:
  - name: run
    action: aws:runInstances
    inputs:
      ImageId: '{{ ami }}'
      InstanceType: t3.micro
`,
    );
  });
});
