import { checkInBoth } from '../../../support/both-languages.ts';

const code = 'step-after-exit';

describe(code, () => {
  it('reports what never runs', () => {
    checkInBoth(
      code,
      `schemaVersion: '2.2'
mainSteps:
  - { name: a, action: 'aws:runShellScript', inputs: { onSuccess: exit, onFailure: successAndExit, runCommand: [ls] } }
  - { name: b, action: 'aws:runShellScript', inputs: { runCommand: [ls] } }
#           ^ step-after-exit: This step never runs where "a" has run, because that one ends the document either way
`,
    );
  });

  it('leaves final steps, other platforms and conditional ends alone', () => {
    checkInBoth(
      code,
      `schemaVersion: '2.2'
mainSteps:
  - { name: a, action: 'aws:runShellScript', inputs: { onSuccess: exit, onFailure: exit, runCommand: [ls] } }
  - { name: b, action: 'aws:psModule', inputs: { source: 'https://example.com/m.zip' } }
  - { name: c, action: 'aws:runShellScript', inputs: { finallyStep: true, runCommand: [ls] } }
`,
    );
  });

  it('leaves a step with a precondition alone', () => {
    checkInBoth(
      code,
      `schemaVersion: '2.2'
mainSteps:
  - name: a
    action: aws:runShellScript
    precondition: { StringEquals: ['{{ p }}', x] }
    inputs: { onSuccess: exit, onFailure: exit, runCommand: [ls] }
  - { name: b, action: 'aws:runShellScript', inputs: { runCommand: [ls] } }
`,
    );
  });
});
