import { checkFixInBoth, checkInBoth } from '../../../support/both-languages.ts';

const code = 'approve-timeout';

describe(code, () => {
  it('reports more than 30 days', () => {
    checkInBoth(
      code,
      `schemaVersion: '0.3'
mainSteps:
  - name: a
    action: aws:approve
    timeoutSeconds: 9999999
#                   ^^^^^^^ approve-timeout: A step of aws:approve ends after 2592000 seconds at the latest
    inputs: { Approvers: [Ana] }
  - name: b
    action: aws:pause
    timeoutSeconds: 9999999
#                   ^^^^^^^ approve-timeout: A step of aws:pause ends after 2592000 seconds at the latest
    inputs: {}
`,
    );
  });

  it('leaves the limit, references and other actions alone', () => {
    checkInBoth(
      code,
      `schemaVersion: '0.3'
mainSteps:
  - { name: a, action: 'aws:approve', timeoutSeconds: 2592000, inputs: { Approvers: [Ana] } }
  - { name: b, action: 'aws:approve', timeoutSeconds: '{{ t }}', inputs: { Approvers: [Ana] } }
  - { name: c, action: 'aws:changeInstanceState', timeoutSeconds: 9999999, inputs: { InstanceIds: ['{{ i }}'], DesiredState: running } }
`,
    );
  });

  it('changes to the limit', () => {
    checkFixInBoth(
      code,
      `schemaVersion: '0.3'
mainSteps:
  - name: run
    action: aws:approve
    timeoutSeconds: 9999999
    inputs:
      Approvers: [Ana]
`,
      `schemaVersion: '0.3'
mainSteps:
  - name: run
    action: aws:approve
    timeoutSeconds: 2592000
    inputs:
      Approvers: [Ana]
`,
    );
  });
});
