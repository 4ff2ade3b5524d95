import { checkInBoth } from '../../../support/both-languages.ts';
import { checkFix, checkRule } from '../../../support/check-rule.ts';

const runbook = (rest: string): string => `schemaVersion: '0.3'
mainSteps:
  - { name: launch, action: 'aws:runInstances' }
  - { name: call, action: 'aws:executeAwsApi', outputs: [{ Name: Id, Selector: $.Id }] }
  - { name: repeat, action: 'aws:loop', inputs: { Steps: [{ name: inner, action: 'aws:runCommand' }] } }
  - { name: odd, action: 'aws:nothing' }
${rest}`;

describe('ref-unknown-output', () => {
  const code = 'ref-unknown-output';

  it('reports outputs that a step does not have', () => {
    checkInBoth(
      code,
      runbook(`  - name: read
    inputs:
      A: '{{ launch.InstanceId }}'
#                   ^^^^^^^^^^ ref-unknown-output: Step "launch" has no output "InstanceId"; did you mean "InstanceIds"?
      B: 'first {{ inner.Foo[0] }}'
#                        ^^^ ref-unknown-output: Step "inner" has no output "Foo"; it has "CommandId", "Status", "ResponseCode", "Output" and "OutputPayload"
      C: '{{ call.VpcId }}'
#                 ^^^^^ ref-unknown-output: Step "call" has no output "VpcId"; it has "Id" and "OutputPayload"
`),
    );
  });

  it('leaves declared and built-in outputs, loops, unknown actions and descriptions alone', () => {
    checkInBoth(
      code,
      runbook(`  - name: read
    description: Write {{ launch.Foo }} to read it
    inputs:
      A: '{{ launch.InstanceIds }} {{ call.Id }} {{ call.OutputPayload.Id }} {{ repeat.CurrentIteration }}'
      B: '{{ inner.Output }}'
`),
    );
  });

  it('writes the name that is near', () => {
    checkFix(
      code,
      runbook("  - { name: read, inputs: { A: '{{ launch.InstanceId }}' } }\n"),
      runbook("  - { name: read, inputs: { A: '{{ launch.InstanceIds }}' } }\n"),
    );
  });
});

describe('ref-unknown-step', () => {
  const code = 'ref-unknown-step';

  it('reports steps that do not exist', () => {
    checkInBoth(
      code,
      runbook(`  - name: read
    inputs:
      A: '{{ lunch.InstanceIds }}'
#            ^^^^^ ref-unknown-step: There is no step "lunch" whose InstanceIds could be read; did you mean "launch"?
      B: 'docker ps --format {{ container.Names }}'
#                               ^^^^^^^^^ ref-unknown-step: There is no step "container" whose Names could be read
`),
    );
  });

  it('leaves steps, those in loops too, and other text alone', () => {
    checkInBoth(
      code,
      runbook("  - { name: read, inputs: { A: '{{ inner.Output }}', B: '{{ .Names }} {{print $2}}' } }\n"),
    );
  });

  it('writes the name that is near', () => {
    checkFix(
      code,
      runbook("  - { name: read, inputs: { A: '{{ lunch.InstanceIds }}' } }\n"),
      runbook("  - { name: read, inputs: { A: '{{ launch.InstanceIds }}' } }\n"),
    );
  });
});

describe('ref-doc-outputs', () => {
  const code = 'ref-doc-outputs';

  it('reports braces, unknown steps and unknown outputs', () => {
    checkInBoth(
      code,
      runbook(`outputs:
  - '{{ launch.InstanceIds }}'
# ^^^^^^^^^^^^^^^^^^^^^^^^^^ ref-doc-outputs: Outputs of a runbook are written without braces: launch.InstanceIds
  - nope.Id
#   ^^^^ ref-doc-outputs: There is no step "nope"
  - launch.InstanceId
#          ^^^^^^^^^^ ref-doc-outputs: Step "launch" has no output "InstanceId"; did you mean "InstanceIds"?
  - inner
#   ^^^^^ ref-doc-outputs: Say which output of "inner" to return: "CommandId", "Status", "ResponseCode", "Output" or "OutputPayload"
`).replace('\n# ^^', '\n#   ^^'),
    );
  });

  it('leaves outputs that exist alone', () => {
    checkInBoth(code, runbook('outputs: [launch.InstanceIds, call.Id, inner.Output, call.OutputPayload]\n'));
  });

  it('removes braces', () => {
    checkFix(code, runbook("outputs: ['{{ call.Id }}']\n"), runbook("outputs: ['call.Id']\n"));
  });

  it('reads and mends JSON', () => {
    checkFix(
      code,
      '{ "schemaVersion": "0.3", "outputs": ["a.b"], "mainSteps": [{ "name": "aa", "action": "aws:x" }] }',
      '{ "schemaVersion": "0.3", "outputs": ["aa.b"], "mainSteps": [{ "name": "aa", "action": "aws:x" }] }',
    );
  });
});

describe('outputs in Command documents', () => {
  it('are none', () => {
    checkRule(
      'ref-unknown-step',
      "schemaVersion: '2.2'\nmainSteps: [{ inputs: { runCommand: ['{{ a.b }}'] } }]\n",
    );
  });
});
