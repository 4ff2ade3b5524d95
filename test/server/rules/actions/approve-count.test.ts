import { checkFixInBoth, checkInBoth } from '../../../support/both-languages.ts';

const code = 'approve-count';

describe(code, () => {
  it('reports more approvals than approvers', () => {
    checkInBoth(
      code,
      `schemaVersion: '0.3'
mainSteps:
  - name: a
    action: aws:approve
    inputs:
      Approvers: [Ana]
      MinRequiredApprovals: 2
#                           ^ approve-count: There are only 1 approver, so 2 approvals never come
`,
    );
  });

  it('reports numbers that no list can reach', () => {
    checkInBoth(
      code,
      `schemaVersion: '0.3'
mainSteps:
  - name: a
    action: aws:approve
    inputs:
      Approvers: '{{ approvers }}'
      MinRequiredApprovals: '11'
#                           ^^^^ approve-count: There are 10 approvers at most, so 11 approvals never come
  - name: b
    action: aws:approve
    inputs:
      Approvers: [Ana]
      MinRequiredApprovals: 0
#                           ^ approve-count: At least one approval has to be asked for
`,
    );
  });

  it('reports none, an empty list, and more than ten approvers', () => {
    checkInBoth(
      code,
      `schemaVersion: '0.3'
mainSteps:
  - name: a
    action: aws:approve
    inputs: { Message: Please }
#   ^^^^^^ approve-count: aws:approve needs "Approvers" or "EnhancedApprovals"
  - name: b
    action: aws:approve
    inputs: { Approvers: [] }
#                        ^^ approve-count: aws:approve needs an approver
  - name: c
    action: aws:approve
    inputs: { Approvers: [a, b, c, d, e, f, g, h, i, j, k] }
#                                                       ^ approve-count: A step takes 10 approvers at most
`,
    );
  });

  it('leaves lists that are long enough, or not known, alone', () => {
    checkInBoth(
      code,
      `schemaVersion: '0.3'
mainSteps:
  - { name: a, action: 'aws:approve', inputs: { Approvers: [Ana, Ben], MinRequiredApprovals: 2 } }
  - { name: b, action: 'aws:approve', inputs: { Approvers: '{{ approvers }}', MinRequiredApprovals: 10 } }
  - { name: c, action: 'aws:approve', inputs: { Approvers: ['{{ approvers }}'], MinRequiredApprovals: 2 } }
  - { name: d, action: 'aws:approve', inputs: { Approvers: [Ana], MinRequiredApprovals: '{{ count }}' } }
  - { name: e, action: 'aws:approve', inputs: { EnhancedApprovals: { Approvers: [{ approver: Ana, type: IamUser }] } } }
`,
    );
  });

  it('asks for as many as there are', () => {
    checkFixInBoth(
      code,
      `schemaVersion: '0.3'
mainSteps:
  - name: run
    action: aws:approve
    inputs:
      Approvers:
        - arn:aws:iam::123456789012:user/Ana
        - arn:aws:iam::123456789012:user/Ben
      MinRequiredApprovals: 3
`,
      `schemaVersion: '0.3'
mainSteps:
  - name: run
    action: aws:approve
    inputs:
      Approvers:
        - arn:aws:iam::123456789012:user/Ana
        - arn:aws:iam::123456789012:user/Ben
      MinRequiredApprovals: 2
`,
    );
  });

  it('asks for one at least', () => {
    checkFixInBoth(
      code,
      `schemaVersion: '0.3'
mainSteps:
  - name: run
    action: aws:approve
    inputs:
      Approvers:
        - arn:aws:iam::123456789012:user/Ana
        - arn:aws:iam::123456789012:user/Ben
      MinRequiredApprovals: 0
`,
      `schemaVersion: '0.3'
mainSteps:
  - name: run
    action: aws:approve
    inputs:
      Approvers:
        - arn:aws:iam::123456789012:user/Ana
        - arn:aws:iam::123456789012:user/Ben
      MinRequiredApprovals: 1
`,
    );
  });
});
