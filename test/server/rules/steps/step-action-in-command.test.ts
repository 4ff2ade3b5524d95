import { checkInBoth } from '../../../support/both-languages.ts';

const code = 'step-action-in-command';

describe(code, () => {
  it('reports an action of runbooks', () => {
    checkInBoth(
      code,
      `schemaVersion: '2.2'
mainSteps:
  - name: a
    action: aws:sleep
#           ^^^^^^^^^ step-action-in-command: "aws:sleep" is an action of runbooks (schema 0.3); steps of Command documents are plugins that run on the node
`,
    );
  });

  it('leaves runbooks alone', () => {
    checkInBoth(
      code,
      `schemaVersion: '0.3'
mainSteps:
  - { name: a, action: 'aws:sleep', inputs: { Duration: PT1M } }
`,
    );
  });
});
