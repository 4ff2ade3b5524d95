import { checkInBoth } from '../../../support/both-languages.ts';
import { checkFix, checkRule } from '../../../support/check-rule.ts';

const runbook = (steps: string): string => `schemaVersion: '0.3'\nmainSteps:\n${steps}`;

describe('action-unknown', () => {
  const code = 'action-unknown';

  it('reports names that do not exist, and which one is meant', () => {
    checkInBoth(
      code,
      runbook(`  - name: a
    action: aws:wait
#           ^^^^^^^^ action-unknown: There is no action "aws:wait"; did you mean "aws:sleep"?
  - name: b
    action: aws:ExecuteScript
#           ^^^^^^^^^^^^^^^^^ action-unknown: There is no action "aws:ExecuteScript"; did you mean "aws:executeScript"?
  - name: c
    action: custom:thing
#           ^^^^^^^^^^^^ action-unknown: There is no action "custom:thing"
`),
    );
  });

  it('warns of undocumented actions', () => {
    checkRule(
      code,
      runbook(`  - name: a
    action: aws:shareSQLMedia
#           ^^^^^^^^^^^^^^^^^ action-unknown: aws:shareSQLMedia is not documented; it stands only in runbooks that Amazon owns
`),
    );
  });

  it('leaves actions, and plugins, which have a rule of their own', () => {
    checkInBoth(code, runbook('  - action: aws:loop\n  - action: aws:runShellScript\n  - name: c\n'));
  });

  it('writes the right name', () => {
    const bad = runbook("  - { name: a, action: 'aws:executeScrip' }\n");
    checkFix(code, bad, bad.replace('executeScrip', 'executeScript'));
  });
});

describe('action-inputs-missing', () => {
  const code = 'action-inputs-missing';

  it('reports steps without inputs', () => {
    checkInBoth(
      code,
      runbook(`  - name: a
    action: aws:pause
#           ^^^^^^^^^ action-inputs-missing: A step of aws:pause needs inputs, even though they may be empty
  - name: b
    action: aws:copyImage
#           ^^^^^^^^^^^^^ action-inputs-missing: A step of aws:copyImage needs inputs, with "SourceRegion", "SourceImageId" and "ImageName"
`),
    );
  });

  it('leaves empty inputs and unknown actions alone', () => {
    checkInBoth(code, runbook("  - { action: 'aws:pause', inputs: {} }\n  - { action: 'aws:nothing' }\n"));
  });

  it('adds empty inputs where that is enough', () => {
    checkFix(
      code,
      runbook('  - name: a\n    action: aws:pause\n'),
      runbook('  - name: a\n    action: aws:pause\n    inputs: {}\n'),
    );
  });
});
