import { checkFixInBoth, checkInBoth } from '../../../support/both-languages.ts';

const code = 'loop-kind';

describe(code, () => {
  it('reports loops with both, and with none', () => {
    checkInBoth(
      code,
      `schemaVersion: '0.3'
mainSteps:
  - name: a
    action: aws:loop
    inputs:
#   ^^^^^^ loop-kind: aws:loop needs "Iterators" or "LoopCondition"
      Steps: [{ name: b, action: 'aws:sleep', inputs: { Duration: PT1M } }]
  - name: c
    action: aws:loop
    inputs:
      Iterators: '{{ items }}'
      LoopCondition: { Variable: '{{ d.ok }}', BooleanEquals: false }
#     ^^^^^^^^^^^^^ loop-kind: The step has "Iterators" and "LoopCondition", which exclude each other
      Steps: [{ name: d, action: 'aws:sleep', inputs: { Duration: PT1M } }]
`,
    );
  });

  it('leaves one of the two alone', () => {
    checkInBoth(
      code,
      `schemaVersion: '0.3'
mainSteps:
  - name: a
    action: aws:loop
    inputs: { Iterators: [x], Steps: [{ name: b, action: 'aws:sleep', inputs: { Duration: PT1M } }] }
  - name: c
    action: aws:loop
    inputs:
      LoopCondition: { Variable: '{{ d.ok }}', BooleanEquals: false }
      Steps: [{ name: d, action: 'aws:sleep', inputs: { Duration: PT1M } }]
`,
    );
  });

  it('removes the second', () => {
    checkFixInBoth(
      code,
      `schemaVersion: '0.3'
mainSteps:
  - name: run
    action: aws:loop
    inputs:
      Iterators: '{{ i }}'
      LoopCondition: { Variable: '{{ inner.ok }}', BooleanEquals: false }
      Steps:
        - { name: inner, action: 'aws:sleep', inputs: { Duration: PT1M } }
`,
      `schemaVersion: '0.3'
mainSteps:
  - name: run
    action: aws:loop
    inputs:
      Iterators: '{{ i }}'
      Steps:
        - { name: inner, action: 'aws:sleep', inputs: { Duration: PT1M } }
`,
    );
  });
});
