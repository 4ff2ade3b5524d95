import { checkFixInBoth, checkInBoth } from '../../../support/both-languages.ts';

const code = 'execute-automation-targets';

describe(code, () => {
  it('reports targets without a parameter, and with maps', () => {
    checkInBoth(
      code,
      `schemaVersion: '0.3'
mainSteps:
  - name: a
    action: aws:executeAutomation
    inputs: { DocumentName: d, Targets: [{ Key: 'tag:a', Values: [b] }] }
#                              ^^^^^^^ execute-automation-targets: "Targets" needs "TargetParameterName"
  - name: b
    action: aws:executeAutomation
    inputs: { DocumentName: d, TargetParameterName: p, Targets: [], TargetMaps: [] }
#                                                      ^^^^^^^ execute-automation-targets: The step has "TargetMaps" and "Targets", which exclude each other
`,
    );
  });

  it('leaves complete and missing targets alone', () => {
    checkInBoth(
      code,
      `schemaVersion: '0.3'
mainSteps:
  - { name: a, action: 'aws:executeAutomation', inputs: { DocumentName: d, TargetParameterName: p, Targets: '{{ t }}' } }
  - { name: b, action: 'aws:executeAutomation', inputs: { DocumentName: d, TargetMaps: '{{ t }}' } }
  - { name: c, action: 'aws:executeAutomation', inputs: { DocumentName: d } }
`,
    );
  });

  it('removes one of two', () => {
    checkFixInBoth(
      code,
      `schemaVersion: '0.3'
mainSteps:
  - name: run
    action: aws:executeAutomation
    inputs:
      DocumentName: d
      TargetParameterName: p
      Targets: '{{ t }}'
      TargetMaps: '{{ m }}'
`,
      `schemaVersion: '0.3'
mainSteps:
  - name: run
    action: aws:executeAutomation
    inputs:
      DocumentName: d
      TargetParameterName: p
      TargetMaps: '{{ m }}'
`,
    );
  });
});
