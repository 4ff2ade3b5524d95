import { checkFixInBoth, checkInBoth } from '../../../support/both-languages.ts';

const code = 'instances-user-data';

describe(code, () => {
  it('reports plain text', () => {
    checkInBoth(
      code,
      `schemaVersion: '0.3'
mainSteps:
  - name: a
    action: aws:runInstances
    inputs: { ImageId: '{{ ami }}', InstanceType: t3.micro, UserData: '#!/bin/bash' }
#                                                                     ^^^^^^^^^^^^^ instances-user-data: EC2 reads UserData as base64, and this is plain text
  - name: b
    action: aws:runInstances
    inputs: { ImageId: '{{ ami }}', InstanceType: t3.micro, UserData: 'echo "{{ x }}"' }
#                                                                     ^^^^^^^^^^^^^^^^ instances-user-data: EC2 reads UserData as base64, and this is plain text; encode the whole text in a step before
`,
    );
  });

  it('leaves base64, in several lines too, and references alone', () => {
    checkInBoth(
      code,
      `schemaVersion: '0.3'
mainSteps:
  - { name: a, action: 'aws:runInstances', inputs: { ImageId: '{{ ami }}', InstanceType: t, UserData: 'IyEvYmluL2Jhc2g=' } }
  - { name: b, action: 'aws:runInstances', inputs: { ImageId: '{{ ami }}', InstanceType: t, UserData: '{{ data.Payload }}' } }
  - name: c
    action: aws:runInstances
    inputs:
      ImageId: '{{ ami }}'
      InstanceType: t
      UserData: |
        IyEvYmlu
        L2Jhc2g=
`,
    );
  });

  it('encodes the text', () => {
    checkFixInBoth(
      code,
      `schemaVersion: '0.3'
mainSteps:
  - name: run
    action: aws:runInstances
    inputs:
      ImageId: '{{ ami }}'
      InstanceType: t3.micro
      UserData: '#!/bin/bash'
`,
      `schemaVersion: '0.3'
mainSteps:
  - name: run
    action: aws:runInstances
    inputs:
      ImageId: '{{ ami }}'
      InstanceType: t3.micro
      UserData: 'IyEvYmluL2Jhc2g='
`,
    );
  });

  it('encodes a block', () => {
    checkFixInBoth(
      code,
      `schemaVersion: '0.3'
mainSteps:
  - name: run
    action: aws:runInstances
    inputs:
      ImageId: '{{ ami }}'
      InstanceType: t3.micro
      UserData: |
        #!/bin/bash
        echo hé
`,
      `schemaVersion: '0.3'
mainSteps:
  - name: run
    action: aws:runInstances
    inputs:
      ImageId: '{{ ami }}'
      InstanceType: t3.micro
      UserData: 'IyEvYmluL2Jhc2gKZWNobyBow6kK'
`,
    );
  });
});
