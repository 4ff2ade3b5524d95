import { checkRule } from '../../../support/check-rule.ts';

const runbook = (steps: string): string => `schemaVersion: '0.3'\nmainSteps:\n${steps}`;

describe('flow-self and flow-cycle', () => {
  it('report steps that never end', () => {
    checkRule(
      'flow-self',
      runbook('  - name: a\n    nextStep: a\n#             ^ flow-self: Step "a" cannot follow itself\n'),
    );
    checkRule(
      'flow-cycle',
      runbook(`  - name: start
  - name: a
    nextStep: b
  - name: b
    nextStep: a
#             ^ flow-cycle: These steps never end: a → b → a
`),
    );
    checkRule(
      'flow-cycle',
      `{"schemaVersion": "0.3", "mainSteps": [
  {"name": "a", "nextStep": "b"},
  {"name": "b", "nextStep": "a"}
//                           ^ flow-cycle: These steps never end: a → b → a
]}`,
    );
  });

  it('leave circles with a way out alone', () => {
    checkRule(
      'flow-cycle',
      runbook(`  - name: a
  - name: b
    action: aws:branch
    inputs: { Choices: [{ NextStep: a }] }
  - name: c
`),
    );
    checkRule(
      'flow-cycle',
      runbook('  - { name: a, nextStep: b }\n  - { name: b, nextStep: "{{ Next }}" }\n'),
    );
  });

  it('leave the turns of a loop alone', () => {
    checkRule(
      'flow-cycle',
      runbook('  - { name: each, action: aws:loop, inputs: { Steps: [{ name: a }, { name: b }] } }\n'),
    );
  });
});

describe('flow-unreachable', () => {
  it('reports a step that nothing leads to', () => {
    checkRule(
      'flow-unreachable',
      runbook(`  - name: a
    isEnd: true
  - name: b
#         ^ flow-unreachable: No step leads to "b", so it never runs
`),
    );
  });

  it('is silent while a link leads nowhere, for it may be the missing one', () => {
    checkRule('flow-unreachable', runbook('  - { name: a, nextStep: c }\n  - { name: b }\n'));
  });

  it('counts what a failure leads to', () => {
    checkRule(
      'flow-unreachable',
      runbook("  - { name: a, isEnd: true, onFailure: 'step:b' }\n  - { name: b }\n"),
    );
  });
});

describe('references along the flow', () => {
  it('report what runs later', () => {
    checkRule(
      'flow-forward-reference',
      runbook(`  - name: a
    inputs: { x: '{{ b.Out }}' }
#                    ^ flow-forward-reference: Step "b" never runs before "a", so it has no output here yet
  - name: b
`),
    );
  });

  it('report what some ways skip', () => {
    checkRule(
      'flow-maybe-skipped-reference',
      runbook(`  - name: pick
    action: aws:branch
    inputs: { Choices: [{ NextStep: b }], Default: a }
  - name: a
  - name: b
    inputs: { x: '{{ a.Out }}' }
#                    ^ flow-maybe-skipped-reference: Some ways to "b" skip step "a", which leaves its output empty
`),
    );
  });

  it('leave earlier steps, loops and themselves alone', () => {
    const text = runbook(`  - name: a
  - name: each
    action: aws:loop
    inputs:
      LoopCondition: { Variable: '{{ inner.Out }}', StringEquals: x }
      Steps: [{ name: inner, inputs: { x: '{{ each.CurrentIteration }} {{ a.Out }}' } }]
  - name: b
    inputs: { x: '{{ a.Out }} {{ b.Out }} {{ inner.Out }}' }
`);
    checkRule('flow-forward-reference', text);
    checkRule('flow-maybe-skipped-reference', text);
  });
});
