import { checkInBoth } from '../../../support/both-languages.ts';

const code = 'destructive-no-guard';
const runbook = (steps: string): string => `schemaVersion: '0.3'
parameters: { Id: { type: String } }
mainSteps:
${steps}`;
const message =
  'Nothing asks or checks before this takes away what a parameter names; put aws:approve or aws:assertAwsResourceProperty before it';
const remove = "  - { name: remove, action: 'aws:deleteStack', inputs: { StackName: '{{ Id }}' } }\n";

describe(code, () => {
  it('reports what takes away the thing that a parameter names', () => {
    checkInBoth(
      code,
      runbook(`  - name: image
    action: aws:deleteImage
#           ^^^^^^^^^^^^^^^ destructive-no-guard: ${message}
    inputs: { ImageId: '{{ Id }}' }
  - name: node
    action: aws:changeInstanceState
#           ^^^^^^^^^^^^^^^^^^^^^^^ destructive-no-guard
    inputs: { InstanceIds: ['{{ Id }}'], DesiredState: terminated }
  - name: table
    action: aws:executeAwsApi
    inputs:
      Service: dynamodb
      Api: DeleteTable
#          ^^^^^^^^^^^ destructive-no-guard
      TableName: '{{ Id }}'
`),
    );
  });

  it('reports a guard that some ways pass by', () => {
    checkInBoth(
      code,
      runbook(`  - { name: look, action: 'aws:sleep', inputs: { Duration: PT1S }, onFailure: 'step:remove' }
  - { name: ask, action: 'aws:approve', inputs: { Approvers: [a] } }
  - name: remove
    action: aws:deleteStack
#           ^^^^^^^^^^^^^^^ destructive-no-guard
    inputs: { StackName: '{{ Id }}' }
`),
    );
  });

  it('leaves steps behind a guard alone', () => {
    checkInBoth(
      code,
      runbook(`  - { name: ask, action: 'aws:approve', inputs: { Approvers: [a] } }\n${remove}`),
    );
    checkInBoth(
      code,
      runbook(
        `  - { name: check, action: 'aws:assertAwsResourceProperty', inputs: { Service: ec2, Api: X, PropertySelector: $.a, DesiredValues: [b] } }\n${remove}`,
      ),
    );
  });

  it('leaves alone what the runbook makes under the name that the parameter gives', () => {
    checkInBoth(
      code,
      runbook(
        `  - { name: make, action: 'aws:createStack', inputs: { StackName: '{{ Id }}', TemplateURL: a } }\n${remove}`,
      ),
    );
  });

  it('leaves alone what the runbook made or names itself, and what takes nothing away', () => {
    checkInBoth(
      code,
      runbook(`  - { name: make, action: 'aws:createImage', inputs: { InstanceId: '{{ Id }}', ImageName: a } }
  - { name: remove, action: 'aws:deleteImage', inputs: { ImageId: '{{ make.ImageId }}' } }
  - { name: own, action: 'aws:deleteStack', inputs: { StackName: mine } }
  - { name: stop, action: 'aws:changeInstanceState', inputs: { InstanceIds: ['{{ Id }}'], DesiredState: stopped } }
  - { name: tags, action: 'aws:executeAwsApi', inputs: { Service: ec2, Api: DeleteTags, Resources: ['{{ Id }}'] } }
`),
    );
  });
});
