import { checkInBoth } from '../../../support/both-languages.ts';

const code = 'json-text-invalid';

describe(code, () => {
  it('reports broken JSON', () => {
    checkInBoth(
      code,
      `schemaVersion: '2.2'
mainSteps:
  - name: a
    action: aws:configurePackage
    inputs: { name: x, action: Install, additionalArguments: '{SSM_A: b}' }
#                                                            ^^^^^^^^^^^^ json-text-invalid: "additionalArguments" is JSON text, and this cannot be read as JSON
`,
    );
  });

  it('leaves JSON, references, empty texts and maps alone', () => {
    checkInBoth(
      code,
      `schemaVersion: '0.3'
mainSteps:
  - { name: a, action: 'aws:invokeLambdaFunction', inputs: { FunctionName: f, Payload: '{"a": {{ x }}}' } }
  - { name: b, action: 'aws:invokeLambdaFunction', inputs: { FunctionName: f, Payload: '' } }
  - { name: c, action: 'aws:executeStateMachine', inputs: { stateMachineArn: x, input: '[1]' } }
`,
    );
  });
});
