import { checkFixInBoth, checkInBoth } from '../../../support/both-languages.ts';

const code = 'image-reboots';

describe(code, () => {
  it('reports images without NoReboot', () => {
    checkInBoth(
      code,
      `schemaVersion: '0.3'
mainSteps:
  - name: a
    action: aws:createImage
    inputs: { InstanceId: '{{ i }}', ImageName: n }
#   ^^^^^^ image-reboots: The step restarts the instance; say so by NoReboot: false, or leave it running by NoReboot: true
`,
    );
  });

  it('leaves any choice alone', () => {
    checkInBoth(
      code,
      `schemaVersion: '0.3'
mainSteps:
  - { name: a, action: 'aws:createImage', inputs: { InstanceId: '{{ i }}', ImageName: n, NoReboot: true } }
  - { name: b, action: 'aws:createImage', inputs: { InstanceId: '{{ i }}', ImageName: n, NoReboot: false } }
`,
    );
  });

  it('writes what happens anyway', () => {
    checkFixInBoth(
      code,
      `schemaVersion: '0.3'
mainSteps:
  - name: run
    action: aws:createImage
    inputs:
      InstanceId: '{{ i }}'
      ImageName: n
`,
      `schemaVersion: '0.3'
mainSteps:
  - name: run
    action: aws:createImage
    inputs:
      InstanceId: '{{ i }}'
      ImageName: n
      NoReboot: false
`,
    );
  });

  it('writes the other choice', () => {
    checkFixInBoth(
      code,
      `schemaVersion: '0.3'
mainSteps:
  - name: run
    action: aws:createImage
    inputs:
      InstanceId: '{{ i }}'
      ImageName: n
`,
      `schemaVersion: '0.3'
mainSteps:
  - name: run
    action: aws:createImage
    inputs:
      InstanceId: '{{ i }}'
      ImageName: n
      NoReboot: true
`,
      'Add "NoReboot: true"',
    );
  });
});
