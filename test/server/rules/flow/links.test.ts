import { checkFix, checkRule } from '../../../support/check-rule.ts';

const runbook = (steps: string): string => `schemaVersion: '0.3'\nmainSteps:\n${steps}`;

describe('flow-unknown-step', () => {
  const code = 'flow-unknown-step';

  it('reports every kind of link', () => {
    checkRule(
      code,
      runbook(`  - name: stop
    action: aws:branch
    nextStep: gone
#             ^^^^ flow-unknown-step: There is no step "gone"
    onFailure: step:start
#                   ^^^^^ flow-unknown-step: There is no step "start"; did you mean "tart"?
    inputs:
      Choices: [{ NextStep: lost }]
#                           ^^^^ flow-unknown-step: There is no step "lost"
  - name: tart
    onCancel: 'step:nil'
#                   ^^^ flow-unknown-step: There is no step "nil"
`),
    );
  });

  it('says that a step is inside a loop', () => {
    checkRule(
      code,
      runbook(`  - name: a
    nextStep: inner
#             ^^^^^ flow-unknown-step: Step "inner" is inside a loop, where no step outside can lead
  - name: each
    action: aws:loop
    inputs: { Steps: [{ name: inner, nextStep: a }] }
`),
    );
  });

  it('leaves references and known steps alone', () => {
    checkRule(code, runbook("  - { name: a, nextStep: b, onFailure: 'step:{{ Next }}' }\n  - { name: b }\n"));
  });

  it('reads JSON', () => {
    checkRule(
      code,
      `{
  "schemaVersion": "0.3",
  "mainSteps": [
    { "name": "a", "nextStep": "bb" },
//                              ^^ flow-unknown-step: There is no step "bb"; did you mean "b"?
    { "name": "b" }
  ]
}`,
    );
  });

  it('changes to the nearest name', () => {
    checkFix(
      code,
      runbook("  - { name: first, onFailure: 'step:secnd' }\n  - { name: second }\n"),
      runbook("  - { name: first, onFailure: 'step:second' }\n  - { name: second }\n"),
    );
  });
});

describe('flow-end-and-next', () => {
  const code = 'flow-end-and-next';

  it('reports a last step with a next one', () => {
    checkRule(
      code,
      runbook(`  - name: a
    nextStep: b
    isEnd: true
#          ^^^^ flow-end-and-next: A step that ends the run has no next step, but nextStep is "b"
  - name: b
`),
    );
  });

  it('leaves isEnd: false alone', () => {
    checkRule(code, runbook('  - name: a\n    nextStep: b\n    isEnd: false\n  - name: b\n'));
  });

  it('reads and mends JSON', () => {
    checkFix(
      code,
      '{ "schemaVersion": "0.3", "mainSteps": [{ "name": "a", "isEnd": true, "nextStep": "b" }, { "name": "b" }] }',
      '{ "schemaVersion": "0.3", "mainSteps": [{ "name": "a", "nextStep": "b" }, { "name": "b" }] }',
    );
  });
});

describe('flow-onfailure-grammar and flow-oncancel-grammar', () => {
  it('report other words', () => {
    checkRule(
      'flow-onfailure-grammar',
      runbook(
        '  - name: a\n    onFailure: exit\n#              ^^^^ flow-onfailure-grammar: onFailure takes Abort, Continue or step:NAME, not "exit"\n',
      ),
    );
    checkRule(
      'flow-oncancel-grammar',
      runbook(
        '  - name: a\n    onCancel: Continue\n#             ^^^^^^^^ flow-oncancel-grammar: onCancel takes Abort or step:NAME, not "Continue"\n',
      ),
    );
    checkRule('flow-onfailure-grammar', '{"schemaVersion": "0.3", "mainSteps": [{"onFailure": "Continue"}]}');
  });

  it('leave references alone', () => {
    checkRule('flow-onfailure-grammar', runbook("  - { name: a, onFailure: '{{ OnFailure }}' }\n"));
  });

  it('mend the case, and the bare name of a step', () => {
    checkFix('flow-onfailure-grammar', runbook('  - onFailure: abort\n'), runbook('  - onFailure: Abort\n'));
    checkFix('flow-oncancel-grammar', runbook('  - onCancel: Continue\n'), runbook('  - onCancel: Abort\n'));
    checkFix(
      'flow-onfailure-grammar',
      runbook('  - { name: a, onFailure: step b }\n  - { name: b }\n'),
      runbook('  - { name: a, onFailure: step:b }\n  - { name: b }\n'),
    );
    checkFix(
      'flow-oncancel-grammar',
      runbook('  - name: a\n    onCancel: b\n  - name: b\n'),
      runbook('  - name: a\n    onCancel: step:b\n  - name: b\n'),
    );
  });
});

describe('flow-oncancel-target and flow-oncancel-owner', () => {
  const loop = (line: string): string =>
    runbook(`  - name: each
    action: aws:loop
${line}    inputs: { Steps: [{ name: inner }] }
  - name: wait
    action: aws:sleep
  - name: tidy
    action: aws:executeScript
`);

  it('report what a cancelled run cannot do', () => {
    checkRule(
      'flow-oncancel-target',
      loop('').replace(
        'action: aws:executeScript\n',
        'action: aws:executeScript\n    onCancel: step:wait\n#                  ^^^^ flow-oncancel-target: onCancel cannot lead to a step of aws:sleep\n',
      ),
    );
    checkRule(
      'flow-oncancel-owner',
      loop(
        '    onCancel: step:tidy\n#             ^^^^^^^^^ flow-oncancel-owner: aws:loop has no onCancel\n',
      ),
    );
  });

  it('leave Abort and other targets alone', () => {
    checkRule('flow-oncancel-owner', loop('    onCancel: Abort\n'));
    checkRule('flow-oncancel-target', loop('    onCancel: step:tidy\n'));
  });

  it('remove what has no effect', () => {
    checkFix('flow-oncancel-owner', loop('    onCancel: step:tidy\n'), loop(''));
  });
});
