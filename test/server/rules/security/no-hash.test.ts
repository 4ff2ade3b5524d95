import { checkInBoth } from '../../../support/both-languages.ts';

const code = 'no-hash';

describe(code, () => {
  it('reports a missing hash', () => {
    checkInBoth(
      code,
      `schemaVersion: '2.2'
mainSteps:
  - name: a
    action: aws:psModule
    inputs: { source: 'https://h/m.zip' }
#             ^^^^^^ no-hash: With "sourceHash" (SHA-256) the agent would refuse another file than the one you know
`,
    );
  });

  it('leaves plugins alone that have a hash, or no such input', () => {
    checkInBoth(
      code,
      `schemaVersion: '2.2'
mainSteps:
  - { name: a, action: 'aws:psModule', inputs: { source: 'https://h/m.zip', sourceHash: abc } }
  - { name: b, action: 'aws:updateSsmAgent', inputs: { agentName: amazon-ssm-agent, source: x, allowDowngrade: 'false' } }
`,
    );
  });
});
