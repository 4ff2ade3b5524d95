import { checkFixInBoth, checkInBoth } from '../../../support/both-languages.ts';

const code = 'step-name-pattern';

describe(code, () => {
  it('reports hyphens and blanks', () => {
    checkInBoth(
      code,
      `schemaVersion: '2.2'
mainSteps:
  - name: my-step
#         ^^^^^^^ step-name-pattern: The name of a step has letters, digits and "_" only, so "my-step" is refused
    action: aws:refreshAssociation
  - name: my step
#         ^^^^^^^ step-name-pattern
    action: aws:refreshAssociation
`,
    );
  });

  it('leaves names alone that begin with a digit', () => {
    checkInBoth(
      code,
      `schemaVersion: '2.2'
mainSteps:
  - { name: 1_step, action: 'aws:refreshAssociation' }
`,
    );
  });

  it('renames links and references, too', () => {
    checkFixInBoth(
      code,
      `schemaVersion: '0.3'
mainSteps:
  - name: get-id
    action: aws:executeAwsApi
    nextStep: use
    inputs: { Service: ec2, Api: DescribeVpcs }
    outputs: [{ Name: Id, Selector: '$.Vpcs[0].VpcId', Type: String }]
  - name: use
    action: aws:sleep
    onFailure: step:get-id
    inputs: { Duration: 'PT{{ get-id.Id }}S' }
`,
      `schemaVersion: '0.3'
mainSteps:
  - name: get_id
    action: aws:executeAwsApi
    nextStep: use
    inputs: { Service: ec2, Api: DescribeVpcs }
    outputs: [{ Name: Id, Selector: '$.Vpcs[0].VpcId', Type: String }]
  - name: use
    action: aws:sleep
    onFailure: step:get_id
    inputs: { Duration: 'PT{{ get_id.Id }}S' }
`,
    );
  });
});
