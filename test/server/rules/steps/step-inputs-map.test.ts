import { checkInBoth } from '../../../support/both-languages.ts';

const code = 'step-inputs-map';

describe(code, () => {
  it('reports lists and texts', () => {
    checkInBoth(
      code,
      `schemaVersion: '2.2'
mainSteps:
  - name: a
    action: aws:runShellScript
    inputs: [ls]
#           ^^^^ step-inputs-map: "inputs" is a map of names and values, not a list
  - name: b
    action: aws:runShellScript
    inputs: ls
#           ^^ step-inputs-map: "inputs" is a map of names and values, not a text
`,
    );
  });

  it('leaves maps alone', () => {
    checkInBoth(
      code,
      `schemaVersion: '0.3'
mainSteps:
  - { name: a, action: 'aws:pause', inputs: {} }
`,
    );
  });
});
