import { checkInBoth } from '../../../support/both-languages.ts';

const code = 'step-no-action';

describe(code, () => {
  it('reports steps without an action', () => {
    checkInBoth(
      code,
      `schemaVersion: '2.2'
mainSteps:
  - name: a
#         ^ step-no-action: Every step needs an "action"
    inputs: {}
  - inputs: {}
#   ^^^^^^ step-no-action: Every step needs an "action"
`,
    );
  });

  it('leaves steps with an action alone', () => {
    checkInBoth(
      code,
      `schemaVersion: '0.3'
mainSteps:
  - { name: a, action: 'aws:pause', inputs: {} }
  - { name: b, action: [x] }
`,
    );
  });
});
