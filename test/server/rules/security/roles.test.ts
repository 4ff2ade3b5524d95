import { checkFixInBoth, checkInBoth } from '../../../support/both-languages.ts';

const steps = "mainSteps:\n  - { name: wait, action: 'aws:sleep', inputs: { Duration: PT10S } }\n";
const role = 'arn:aws:iam::123456789012:role/Runbook';

describe('assume-role-missing', () => {
  const code = 'assume-role-missing';

  it('reports a runbook that takes no role', () => {
    checkInBoth(
      code,
      `schemaVersion: '0.3'
#              ^^^^^ assume-role-missing: Without assumeRole the runbook has the rights of whoever starts it, for 12 hours at most
${steps}`,
    );
  });

  it('leaves runbooks with a role, and other kinds, alone', () => {
    checkInBoth(code, `schemaVersion: '0.3'\nassumeRole: '{{ Role }}'\n${steps}`);
    checkInBoth(code, `schemaVersion: '2.2'\n${steps}`);
    checkInBoth(
      code,
      `schemaVersion: '0.3'\ntemplateInformation: a\nexecutableRunBooks: [{ name: b }]\n${steps}`,
    );
  });

  it('takes the role from a parameter', () => {
    checkFixInBoth(
      code,
      `schemaVersion: '0.3'\nparameters:\n  Id: { type: String }\n${steps}`,
      `schemaVersion: '0.3'
assumeRole: '{{ AutomationAssumeRole }}'
parameters:
  Id: { type: String }
  AutomationAssumeRole:
    type: AWS::IAM::Role::Arn
    description: Role that the runbook acts as
${steps}`,
    );
    checkFixInBoth(
      code,
      `schemaVersion: '0.3'\nparameters: { AutomationAssumeRole: { type: String } }\n${steps}`,
      `schemaVersion: '0.3'\nassumeRole: '{{ AutomationAssumeRole }}'\nparameters: { AutomationAssumeRole: { type: String } }\n${steps}`,
    );
  });
});

describe('assume-role-literal', () => {
  const code = 'assume-role-literal';

  it('reports the ARN of a role', () => {
    checkInBoth(
      code,
      `schemaVersion: '0.3'
assumeRole: ${role}
#           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ assume-role-literal: This role binds the runbook to the account 123456789012; take the role as a parameter
${steps}`,
    );
  });

  it('leaves parameters and roles of whatever account alone', () => {
    checkInBoth(code, `schemaVersion: '0.3'\nassumeRole: '{{ Role }}'\n${steps}`);
    checkInBoth(
      code,
      `schemaVersion: '0.3'\nassumeRole: 'arn:{{ global:AWS_PARTITION }}:iam::{{ global:ACCOUNT_ID }}:role/Runbook'\n${steps}`,
    );
  });

  it('makes it the default of a parameter', () => {
    checkFixInBoth(
      code,
      `schemaVersion: '0.3'\nassumeRole: ${role}\nparameters:\n  Id: { type: String }\n${steps}`,
      `schemaVersion: '0.3'
assumeRole: '{{ AutomationAssumeRole }}'
parameters:
  Id: { type: String }
  AutomationAssumeRole:
    type: AWS::IAM::Role::Arn
    default: ${role}
${steps}`,
    );
  });
});
