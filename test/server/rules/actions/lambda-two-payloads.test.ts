import { checkFixInBoth, checkInBoth } from '../../../support/both-languages.ts';

const code = 'lambda-two-payloads';

describe(code, () => {
  it('reports both', () => {
    checkInBoth(
      code,
      `schemaVersion: '0.3'
mainSteps:
  - name: a
    action: aws:invokeLambdaFunction
    inputs: { FunctionName: f, InputPayload: { a: b }, Payload: '{}' }
#                                                      ^^^^^^^ lambda-two-payloads: The step has "InputPayload" and "Payload", of which "InputPayload" wins
`,
    );
  });

  it('leaves one or none alone', () => {
    checkInBoth(
      code,
      `schemaVersion: '0.3'
mainSteps:
  - { name: a, action: 'aws:invokeLambdaFunction', inputs: { FunctionName: f, Payload: '{}' } }
  - { name: b, action: 'aws:invokeLambdaFunction', inputs: { FunctionName: f } }
`,
    );
  });

  it('removes the one that is not sent', () => {
    checkFixInBoth(
      code,
      `schemaVersion: '0.3'
mainSteps:
  - name: run
    action: aws:invokeLambdaFunction
    inputs:
      FunctionName: f
      Payload: '{}'
      InputPayload:
        a: b
`,
      `schemaVersion: '0.3'
mainSteps:
  - name: run
    action: aws:invokeLambdaFunction
    inputs:
      FunctionName: f
      InputPayload:
        a: b
`,
    );
  });
});
