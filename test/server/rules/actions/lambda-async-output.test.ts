import { checkInBoth } from '../../../support/both-languages.ts';

const code = 'lambda-async-output';

describe(code, () => {
  it('hints at answers that do not come', () => {
    checkInBoth(
      code,
      `schemaVersion: '0.3'
mainSteps:
  - { name: a, action: 'aws:invokeLambdaFunction', inputs: { FunctionName: f, InvocationType: Event } }
  - name: b
    action: aws:invokeLambdaFunction
    inputs:
      FunctionName: f
      InvocationType: DryRun
      Payload: '{{ a.Payload }}'
#               ^^^^^^^^^^^^^^^ lambda-async-output: An invocation of the type Event has no Payload; only RequestResponse waits for the answer
outputs:
  - b.LogResult
#   ^^^^^^^^^^^ lambda-async-output: An invocation of the type DryRun has no LogResult; only RequestResponse waits for the answer
`,
    );
  });

  it('leaves calls that wait, unknown ones and the status alone', () => {
    checkInBoth(
      code,
      `schemaVersion: '0.3'
mainSteps:
  - { name: a, action: 'aws:invokeLambdaFunction', inputs: { FunctionName: f } }
  - { name: b, action: 'aws:invokeLambdaFunction', inputs: { FunctionName: f, InvocationType: RequestResponse, Payload: '{{ a.Payload }}' } }
  - { name: c, action: 'aws:invokeLambdaFunction', inputs: { FunctionName: f, InvocationType: '{{ t }}', Payload: '{{ b.Payload }}' } }
  - { name: d, action: 'aws:invokeLambdaFunction', inputs: { FunctionName: f, InvocationType: Event, Payload: '{{ c.Payload }}' } }
outputs: [d.StatusCode]
`,
    );
  });
});
