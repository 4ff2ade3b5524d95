import { checkInBoth } from '../../../support/both-languages.ts';

const code = 'approve-topic';

describe(code, () => {
  it('reports other names', () => {
    checkInBoth(
      code,
      `schemaVersion: '0.3'
mainSteps:
  - name: a
    action: aws:approve
    inputs:
      Approvers: [Ana]
      NotificationArn: arn:aws:sns:us-east-1:123456789012:Ops
#                                                         ^^^ approve-topic: The name of the topic has to start with "Automation", or no one is told
  - name: b
    action: aws:approve
    inputs:
      Approvers: [Ana]
      NotificationArn: arn:aws:sns:{{ global:REGION }}:{{ global:ACCOUNT_ID }}:Ops
#                                                                              ^^^ approve-topic
`,
    );
  });

  it('leaves such names, and names that are not known, alone', () => {
    checkInBoth(
      code,
      `schemaVersion: '0.3'
mainSteps:
  - { name: a, action: 'aws:approve', inputs: { Approvers: [Ana], NotificationArn: 'arn:aws:sns:us-east-1:123456789012:AutomationOps' } }
  - { name: b, action: 'aws:approve', inputs: { Approvers: [Ana], NotificationArn: '{{ topic }}' } }
  - { name: c, action: 'aws:approve', inputs: { Approvers: [Ana], NotificationArn: 'arn:aws:sns:us-east-1:123456789012:{{ topic }}' } }
  - { name: d, action: 'aws:approve', inputs: { Approvers: [Ana] } }
`,
    );
  });
});
