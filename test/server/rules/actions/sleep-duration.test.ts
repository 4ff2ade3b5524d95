import { checkFixInBoth, checkInBoth } from '../../../support/both-languages.ts';

const code = 'sleep-duration';

describe(code, () => {
  it('reports other forms, negative and too long ones', () => {
    checkInBoth(
      code,
      `schemaVersion: '0.3'
mainSteps:
  - name: s0
    action: aws:sleep
    inputs: { Duration: 10 minutes }
#                       ^^^^^^^^^^ sleep-duration: "10 minutes" is no ISO 8601 duration, such as PT10M
  - name: s1
    action: aws:sleep
    inputs: { Duration: soon }
#                       ^^^^ sleep-duration: "soon" is no ISO 8601 duration, such as PT10M
  - name: s2
    action: aws:sleep
    inputs: { Duration: -PT5M }
#                       ^^^^^ sleep-duration: "-PT5M" is no ISO 8601 duration, such as PT5M
  - name: s3
    action: aws:sleep
    inputs: { Duration: PT1D }
#                       ^^^^ sleep-duration: "PT1D" is no ISO 8601 duration, such as P1D
  - name: s4
    action: aws:sleep
    inputs: { Duration: P1DT }
#                       ^^^^ sleep-duration: "P1DT" is no ISO 8601 duration, such as PT10M
  - name: s5
    action: aws:sleep
    inputs: { Duration: PT604800S }
#                       ^^^^^^^^^ sleep-duration: aws:sleep waits 604799 seconds at most, and PT604800S is longer
  - name: s6
    action: aws:sleep
    inputs: { Duration: P7D }
#                       ^^^ sleep-duration: aws:sleep waits 604799 seconds at most, and P7D is longer
  - name: s7
    action: aws:sleep
    inputs: { Duration: P1W }
#                       ^^^ sleep-duration: aws:sleep waits 604799 seconds at most, and P1W is longer
  - name: s8
    action: aws:sleep
    inputs: { Duration: P10M }
#                       ^^^^ sleep-duration: aws:sleep waits 604799 seconds at most, and P10M is longer; did you mean PT10M?
`,
    );
  });

  it('leaves durations up to the limit and references alone', () => {
    checkInBoth(
      code,
      `schemaVersion: '0.3'
mainSteps:
  - { name: s0, action: 'aws:sleep', inputs: { Duration: 'PT0S' } }
  - { name: s1, action: 'aws:sleep', inputs: { Duration: 'PT0.5S' } }
  - { name: s2, action: 'aws:sleep', inputs: { Duration: 'pt5m' } }
  - { name: s3, action: 'aws:sleep', inputs: { Duration: 'PT1H30M' } }
  - { name: s4, action: 'aws:sleep', inputs: { Duration: 'P1D' } }
  - { name: s5, action: 'aws:sleep', inputs: { Duration: 'P6DT23H59M59S' } }
  - { name: s6, action: 'aws:sleep', inputs: { Duration: 'PT604799S' } }
  - { name: s7, action: 'aws:sleep', inputs: { Duration: '{{ wait }}' } }
  - { name: s8, action: 'aws:sleep', inputs: { Duration: 'PT{{ wait }}S' } }
`,
    );
  });

  it('writes what is meant', () => {
    checkFixInBoth(
      code,
      `schemaVersion: '0.3'
mainSteps:
  - name: run
    action: aws:sleep
    inputs:
      Duration: 10 minutes
`,
      `schemaVersion: '0.3'
mainSteps:
  - name: run
    action: aws:sleep
    inputs:
      Duration: PT10M
`,
    );
  });

  it('writes a bare number as seconds', () => {
    checkFixInBoth(
      code,
      `schemaVersion: '0.3'
mainSteps:
  - name: run
    action: aws:sleep
    inputs:
      Duration: 90
`,
      `schemaVersion: '0.3'
mainSteps:
  - name: run
    action: aws:sleep
    inputs:
      Duration: PT90S
`,
    );
  });

  it('mends the place of the T', () => {
    checkFixInBoth(
      code,
      `schemaVersion: '0.3'
mainSteps:
  - name: run
    action: aws:sleep
    inputs:
      Duration: P10M
`,
      `schemaVersion: '0.3'
mainSteps:
  - name: run
    action: aws:sleep
    inputs:
      Duration: PT10M
`,
    );
  });

  it('shortens to the limit', () => {
    checkFixInBoth(
      code,
      `schemaVersion: '0.3'
mainSteps:
  - name: run
    action: aws:sleep
    inputs:
      Duration: P30D
`,
      `schemaVersion: '0.3'
mainSteps:
  - name: run
    action: aws:sleep
    inputs:
      Duration: PT604799S
`,
    );
  });
});
