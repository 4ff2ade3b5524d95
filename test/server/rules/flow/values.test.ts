import { checkFixInBoth, checkInBoth } from '../../../support/both-languages.ts';

const runbook = (keys: string): string => `schemaVersion: '0.3'
mainSteps:
  - name: wait
    action: aws:sleep
    inputs: { Duration: PT10S }
${keys}`;

describe('flow-boolean-text', () => {
  const code = 'flow-boolean-text';

  it('reports booleans and numbers that are texts', () => {
    checkInBoth(
      code,
      runbook(`    isEnd: 'true'
#          ^^^^^^ flow-boolean-text: "isEnd" takes true or false, and this is a text; leave the quotes out
    isCritical: 'False'
#               ^^^^^^^ flow-boolean-text: "isCritical" takes true or false, and this is a text; leave the quotes out
    timeoutSeconds: '600'
#                   ^^^^^ flow-boolean-text: "timeoutSeconds" takes a whole number, and this is a text; leave the quotes out
`),
    );
  });

  it('warns of what is neither', () => {
    checkInBoth(
      code,
      runbook(`    isEnd: sometimes
#          ^^^^^^^^^ flow-boolean-text: "isEnd" takes true or false, not "sometimes"
    maxAttempts: some
#                ^^^^ flow-boolean-text: "maxAttempts" takes a whole number, not "some"
`),
    );
  });

  it('leaves values of the right type and references alone', () => {
    checkInBoth(code, runbook("    isEnd: true\n    timeoutSeconds: 600\n    maxAttempts: '{{ Tries }}'\n"));
  });

  it('takes the quotes away', () => {
    checkFixInBoth(code, runbook("    isEnd: 'True'\n"), runbook('    isEnd: true\n'));
    checkFixInBoth(code, runbook("    timeoutSeconds: '60'\n"), runbook('    timeoutSeconds: 60\n'));
  });
});

describe('flow-critical-continue', () => {
  const code = 'flow-critical-continue';

  it('reports a critical step whose failure is passed over', () => {
    checkInBoth(
      code,
      runbook(`    onFailure: Continue
    isCritical: true
#               ^^^^ flow-critical-continue: The run goes on after a failure of this step, and still ends as Failed
`),
    );
  });

  it('leaves steps alone that are not critical, or that stop the run', () => {
    checkInBoth(code, runbook('    onFailure: Continue\n    isCritical: false\n'));
    checkInBoth(code, runbook('    onFailure: Continue\n'));
    checkInBoth(code, runbook('    onFailure: Abort\n    isCritical: true\n'));
    checkInBoth(code, runbook("    onFailure: 'step:wait'\n    isCritical: true\n"));
  });

  it('makes it uncritical', () => {
    checkFixInBoth(
      code,
      runbook('    onFailure: Continue\n    isCritical: true\n'),
      runbook('    onFailure: Continue\n    isCritical: false\n'),
    );
  });
});
