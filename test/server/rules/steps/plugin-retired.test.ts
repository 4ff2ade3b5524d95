import { checkInBoth } from '../../../support/both-languages.ts';

const code = 'plugin-retired';

describe(code, () => {
  it('reports retired plugins', () => {
    checkInBoth(
      code,
      `schemaVersion: '2.2'
mainSteps:
  - name: a
    action: aws:updateAgent
#           ^^^^^^^^^^^^^^^ plugin-retired: EC2Config belongs to Windows Server 2012 R2 and older; use aws:updateSsmAgent or EC2Launch v2
    inputs: { agentName: Ec2Config, source: 'https://example.com/m.json' }
`,
    );
  });

  it('leaves plugins in use alone', () => {
    checkInBoth(
      code,
      `schemaVersion: '2.2'
mainSteps:
  - { name: a, action: 'aws:refreshAssociation' }
`,
    );
  });
});
