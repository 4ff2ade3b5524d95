import { checkFixInBoth, checkInBoth } from '../../../support/both-languages.ts';

const code = 'param-pattern-unanchored';

describe(code, () => {
  it('reports a pattern that is open on a side', () => {
    checkInBoth(
      code,
      `schemaVersion: '2.2'
parameters:
  a: { type: String, allowedPattern: '^[a-z]+' }
#                                    ^^^^^^^^^ param-pattern-unanchored: The agent looks for this pattern anywhere in the value, so anything may stand around it in "a"
  b: { type: String, allowedPattern: '^x|y$' }
#                                    ^^^^^^^ param-pattern-unanchored
mainSteps:
  - action: aws:runShellScript
    name: run
    inputs:
      runCommand: ['echo {{ a }} {{ b }}']
`,
    );
  });

  it('leaves anchored patterns alone, and values that no script sees', () => {
    checkInBoth(
      code,
      `schemaVersion: '2.2'
parameters:
  a: { type: String, allowedPattern: '^$|^[a-z]+$' }
  b: { type: String, allowedPattern: x }
mainSteps:
  - action: aws:runShellScript
    name: run
    inputs:
      runCommand: ['echo {{ a }}']
      workingDirectory: '{{ b }}'
`,
    );
  });

  it('puts the whole pattern between anchors', () => {
    checkFixInBoth(
      code,
      `schemaVersion: '2.2'
parameters:
  a: { type: String, allowedPattern: '^x|y$' }
mainSteps:
  - { action: 'aws:runShellScript', name: run, inputs: { runCommand: ['echo {{ a }}'] } }
`,
      `schemaVersion: '2.2'
parameters:
  a: { type: String, allowedPattern: '^(?:^x|y$)$' }
mainSteps:
  - { action: 'aws:runShellScript', name: run, inputs: { runCommand: ['echo {{ a }}'] } }
`,
    );
  });

  it('adds only what is missing', () => {
    checkFixInBoth(
      code,
      `schemaVersion: '2.2'
parameters:
  a: { type: String, allowedPattern: '^[a-z]+' }
mainSteps:
  - { action: 'aws:runShellScript', name: run, inputs: { runCommand: ['echo {{ a }}'] } }
`,
      `schemaVersion: '2.2'
parameters:
  a: { type: String, allowedPattern: '^[a-z]+$' }
mainSteps:
  - { action: 'aws:runShellScript', name: run, inputs: { runCommand: ['echo {{ a }}'] } }
`,
    );
  });
});
