import { checkFixInBoth, checkInBoth } from '../../../support/both-languages.ts';

const code = 'sleep-one-of';

describe(code, () => {
  it('reports steps with both, and with none', () => {
    checkInBoth(
      code,
      `schemaVersion: '0.3'
mainSteps:
  - name: a
    action: aws:sleep
    inputs:
      Duration: PT1M
      Timestamp: '2030-01-01T01:00:00Z'
#     ^^^^^^^^^ sleep-one-of: The step has "Duration" and "Timestamp", which exclude each other
  - name: b
    action: aws:sleep
    inputs: {}
#   ^^^^^^ sleep-one-of: aws:sleep needs "Duration" or "Timestamp"
`,
    );
  });

  it('leaves one of the two alone, in any case', () => {
    checkInBoth(
      code,
      `schemaVersion: '0.3'
mainSteps:
  - { name: a, action: 'aws:sleep', inputs: { duration: PT1M } }
  - { name: b, action: 'aws:sleep', inputs: { Timestamp: '{{ when }}' } }
`,
    );
  });

  it('removes the second', () => {
    checkFixInBoth(
      code,
      `schemaVersion: '0.3'
mainSteps:
  - name: run
    action: aws:sleep
    inputs:
      Duration: PT10M
      Timestamp: '2030-01-01T01:00:00Z'
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

  it('removes the first, too', () => {
    checkFixInBoth(
      code,
      `schemaVersion: '0.3'
mainSteps:
  - name: run
    action: aws:sleep
    inputs:
      Duration: PT10M
      Timestamp: '2030-01-01T01:00:00Z'
`,
      `schemaVersion: '0.3'
mainSteps:
  - name: run
    action: aws:sleep
    inputs:
      Timestamp: '2030-01-01T01:00:00Z'
`,
      'Remove Duration',
    );
  });
});
