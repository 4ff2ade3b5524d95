import { checkFixInBoth, checkInBoth } from '../../../support/both-languages.ts';

const code = 'update-agent-bool';

describe(code, () => {
  it('reports a boolean', () => {
    checkInBoth(
      code,
      `schemaVersion: '2.2'
mainSteps:
  - name: a
    action: aws:updateSsmAgent
    inputs: { agentName: amazon-ssm-agent, source: x, allowDowngrade: false }
#                                                                     ^^^^^ update-agent-bool: The agent reads "allowDowngrade" as a text; put it in quotes
`,
    );
  });

  it('leaves texts and references alone', () => {
    checkInBoth(
      code,
      `schemaVersion: '2.2'
mainSteps:
  - { name: a, action: 'aws:updateSsmAgent', inputs: { agentName: amazon-ssm-agent, source: x, allowDowngrade: '{{ a }}' } }
`,
    );
  });

  it('puts it in quotes', () => {
    checkFixInBoth(
      code,
      `schemaVersion: '2.2'
mainSteps:
  - { name: a, action: 'aws:updateSsmAgent', inputs: { agentName: amazon-ssm-agent, source: x, allowDowngrade: true } }
`,
      `schemaVersion: '2.2'
mainSteps:
  - { name: a, action: 'aws:updateSsmAgent', inputs: { agentName: amazon-ssm-agent, source: x, allowDowngrade: 'true' } }
`,
    );
  });
});
